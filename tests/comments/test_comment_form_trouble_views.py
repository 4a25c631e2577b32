"""When something is in the way of a comment: a form sent twice, a strange key, a trap, an hour, a mistake."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from comments.keys import new_key
from comments.models import Comment
from policies.services import municipalities
from tests import make
from tests.comments.pages import (
    TYPED,
    address,
    all_of,
    errors_of,
    form_of,
    open_form,
    page_of,
    press,
    said,
    words_of,
)

pytestmark = pytest.mark.django_db
CLOSES = datetime(2026, 8, 31, 6, 0, tzinfo=UTC)


@pytest.fixture
def docket():
    return make.docket(make.city())


def standing_docket(at):
    """A docket that closes on 31 August, in a demonstration city whose clock stands at an instant."""
    city = make.demonstration(at=CLOSES - timedelta(days=10))
    docket = make.docket(city, opens_at=CLOSES - timedelta(days=9), closes_at=CLOSES)
    municipalities.set_clock(municipality=city, stands_at=at)
    return docket


def test_pressing_send_twice_stores_one_comment(client, docket):
    preview = press(client, docket, open_form(client, docket), "preview", **TYPED)
    first, second = (press(client, docket, preview, "send") for _ in range(2))
    assert (first.url, Comment.objects.count()) == (second.url, 1)


def test_going_back_and_sending_other_words_is_said_and_then_possible(client, docket):
    form = open_form(client, docket)
    preview = press(client, docket, form, "preview", words="For it.")
    press(client, docket, preview, "send")
    again = press(client, docket, preview, "send", words="Against it.")
    assert errors_of(again) == [
        ("This form was sent before with other words. Open a new form to send another comment.", None)
    ]
    assert form_of(again)["words"].strip() == "Against it."
    press(client, docket, press(client, docket, again, "preview"), "send")
    assert Comment.objects.count() == 2


@pytest.mark.parametrize("key", [None, "", "x", "x" * 10_000, "tampered", "elsewhere"])
def test_a_key_that_is_not_this_form_s_loses_nothing(client, docket, key):
    form = form_of(open_form(client, docket))
    good = form["key"]
    key = {
        "tampered": good[:-1] + ("a" if good[-1] != "a" else "b"),
        "elsewhere": new_key(make.docket(make.city())),
    }.get(key, key)
    posted = {**form, **TYPED, "send": "yes", "key": key}
    response = client.post(
        address(docket), {name: value for name, value in posted.items() if value is not None}
    )
    ((sentence, _),) = errors_of(response)
    assert (response.status_code, sentence) == (
        422,
        "This form could not be recognised, so nothing was sent. Preview your words again.",
    )
    assert form_of(response)["words"].split() == TYPED["words"].split()
    assert form_of(response)["key"] not in (key, good)
    assert press(client, docket, response, "send").status_code == 303


def test_a_hidden_field_filled_by_a_program_asks_once_more(client, docket):
    form = open_form(client, docket)
    preview = press(client, docket, form, "preview", homepage="http://x.example", **TYPED)
    asked = press(client, docket, preview, "send")
    assert "One more time, please." in words_of(asked)
    assert Comment.objects.count() == 0
    sent = client.post(address(docket), {**form_of(asked), "send": "again"})
    assert (sent.status_code, Comment.objects.get().content.words[:4]) == (303, "Keep")
    assert [one.get("value") for one in all_of(asked, "button[@name='send']")] == ["again"]


@pytest.mark.parametrize(("seconds", "stored"), [(0, 0), (30, 1)])
def test_a_web_address_typed_faster_than_anyone_types_asks_once_more(client, docket, seconds, stored):
    with time_machine.travel(datetime.now(UTC) - timedelta(seconds=seconds)):
        form = open_form(client, docket)
    preview = press(client, docket, form, "preview", words="See HTTPS://mail.example/cheap")
    response = press(client, docket, preview, "send")
    assert (Comment.objects.count(), response.status_code) == (stored, 303 if stored else 200)


def test_before_the_opening_the_page_says_when(client):
    docket = standing_docket(CLOSES - timedelta(days=9, seconds=1))
    response = open_form(client, docket)
    assert "Comments open Saturday, August 22, 2026, 12:00 a.m. Mountain Time." in words_of(response)
    assert all_of(response, "form") == []


def test_after_the_close_one_is_warned_and_the_comment_is_kept_as_late(client):
    docket = standing_docket(CLOSES + timedelta(seconds=41))
    form = open_form(client, docket)
    assert (
        "Comments closed Sunday, August 30, 2026, 11:59 p.m. Mountain Time. You can still write."
        in words_of(form)
    )
    sent = press(client, docket, press(client, docket, form, "preview", **TYPED), "send")
    assert Comment.objects.get().verdict == "late"
    assert "Received, late by 41 seconds" in words_of(client.get(sent.url))


def test_what_is_wrong_is_said_first_and_leads_to_its_field(client, docket):
    form = open_form(client, docket)
    response = press(client, docket, form, "preview", email="dana.whitfield@", name="Dana")
    assert response.status_code == 422
    assert sorted(errors_of(response)) == [
        ("Enter an e-mail address like name@example.com", "email"),
        ("Write your comment, or say which position you take", "words"),
    ]
    assert (form_of(response)["email"], form_of(response)["name"]) == ("dana.whitfield@", "Dana")
    assert words_of(response, "title").startswith("Error: ")
    first = next(one for one in page_of(response).find(".//main").iter() if one.tag in ("h1", "h2"))
    assert said(first) == "There is a problem: 2 things to put right"
    (email,) = all_of(response, "input[@name='email']")
    assert email.get("aria-invalid") == "true"
    assert "left." in words_of(response).partition("Nothing is lost")[2]


def test_a_form_without_its_cookie_says_what_happened_and_shows_the_words(docket):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(address(docket), {**TYPED, "send": "yes"})
    assert response.status_code == 403
    assert "And say in (a) for how long." in words_of(response)
    again = strict.post(
        address(docket),
        {**form_of(response), "csrfmiddlewaretoken": response.context["csrf_token"], "change": ""},
    )
    assert (again.status_code, form_of(again)["words"].split()) == (200, TYPED["words"].split())
    assert Comment.objects.count() == 0


def test_another_city_s_docket_and_a_draft_are_not_there(client, docket):
    draft = make.docket(docket.municipality, opened=False)
    elsewhere = reverse("comments:comment-form", kwargs={"city": make.city().slug, "number": docket.number})
    assert [client.get(place).status_code for place in (address(draft), elsewhere)] == [404, 404]
    assert [client.post(place, TYPED).status_code for place in (address(draft), elsewhere)] == [404, 404]
