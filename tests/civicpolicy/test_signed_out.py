"""Somebody's time ran out while they typed: their words come back, and are sent once they are signed in."""

import pytest
from django.test import Client
from django.urls import reverse

from policies.models import Role
from policies.queries import sections_of
from tests import make
from tests.civicpolicy.desk.policies.conftest import LAW, typed
from tests.comments.pages import form_of

pytestmark = pytest.mark.django_db
WORDS = "No gift over ten dollars ($10.00) is taken."
HERE, ELSEWHERE = "http://testserver", "https://elsewhere.example"


@pytest.fixture
def draft():
    law = make.law(make.policy(make.city(), "code"), LAW)
    return make.draft(law.policy, [row.as_text() for row in sections_of(law)], base=law)


@pytest.fixture
def address(draft):
    city, row = draft.municipality.slug, sections_of(draft)[1]
    return reverse("desk:section", args=[city, "code", draft.number, row.key])


def send(client, address, fields, origin=HERE):
    return client.post(address, fields, HTTP_ORIGIN=origin, HTTP_REFERER=f"{origin or ELSEWHERE}{address}")


def test_what_was_typed_comes_back_and_is_saved_after_signing_in(client, draft, address):
    answer = send(client, address, typed(draft, 1, text=WORDS) | {"save": "yes"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert f'<blockquote class="own-words">{WORDS}</blockquote>' in page
    assert f'href="/accounts/login/?next={address.replace("/", "%2F")}"' in page
    client.force_login(make.clerk_of(draft.municipality, Role.DRAFTER))
    assert send(client, address, form_of(answer)).status_code == 303
    assert sections_of(draft)[1].text == WORDS


def test_a_form_that_was_proved_by_an_older_sign_in_is_sent_by_one_more_press(draft, address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make.clerk_of(draft.municipality, Role.DRAFTER))
    answer = send(client, address, typed(draft, 1, text=WORDS) | {"save": "yes"})
    assert answer.status_code == 403
    proof = {"csrfmiddlewaretoken": str(answer.context["csrf_token"])}
    assert send(client, address, form_of(answer) | proof).status_code == 303
    assert sections_of(draft)[1].text == WORDS


@pytest.mark.parametrize("origin", [ELSEWHERE, "null", ""])
def test_nobody_else_puts_words_before_a_clerk_with_a_button_under_them(draft, address, origin):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make.clerk_of(draft.municipality, Role.DRAFTER))
    for visitor in (client, Client()):
        answer = send(visitor, address, typed(draft, 1, text=WORDS), origin)
        assert answer.status_code == 403
        assert WORDS not in answer.content.decode() and "Send it again" not in answer.content.decode()
        assert "go back with your browser" in answer.content.decode()
        assert "?next=" not in answer.content.decode()


def test_a_page_that_is_only_looked_at_leads_to_the_door(client, address):
    assert client.get(address).url == f"/accounts/login/?next={address}"


def test_signing_in_leads_back_to_the_page_of_the_form_and_not_to_where_it_was_sent(client, draft, address):
    city, row = draft.municipality.slug, sections_of(draft)[1]
    move = reverse("desk:section-move", args=[city, "code", draft.number, row.key])
    answer = client.post(move, {"to": "1"}, HTTP_ORIGIN=HERE, HTTP_REFERER=f"{HERE}{address}")
    assert f'href="/accounts/login/?next={address.replace("/", "%2F")}"' in answer.content.decode()
