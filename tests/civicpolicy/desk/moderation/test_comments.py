"""The clerk reads the comments of a call, shows those that wait, withholds on a fixed ground, restores."""

import pytest
from django.urls import reverse

from comments.services import moderating
from policies.models import Role
from tests import make
from tests.comments.pages import errors_of, form_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def docket():
    return make.docket(make.city())


@pytest.fixture
def clerk(docket, client):
    client.force_login(make.clerk_of(docket.municipality))
    return client


def comments_page(docket):
    return reverse("desk:comments", args=[docket.municipality.slug, docket.number])


def act_page(comment, act):
    docket = comment.docket
    known = {"city": docket.municipality.slug, "number": docket.number, "comment": comment.pk}
    return reverse("desk:comment-moderate", kwargs={**known, "act": act})


def test_a_comment_is_withheld_and_restored(docket, clerk):
    comment = make.comment(docket, "Call me at 555-0100.", name="Ray")
    form = form_of(clerk.get(act_page(comment, "withhold")))
    typed = {**form, "ground": "private_data", "note": "A phone number."}
    done = clerk.post(act_page(comment, "withhold"), typed, follow=True)
    assert f"Comment {comment.pk} is withheld. The act stands in the public ledger." in words_of(done)
    withheld = words_of(clerk.get(comments_page(docket) + "?show=withheld"))
    assert "Call me at 555-0100." in withheld
    assert "Note: A phone number." in withheld
    done = clerk.post(act_page(comment, "restore"), {"note": "It is the city's."}, follow=True)
    assert f"Comment {comment.pk} is restored." in words_of(done)
    assert [entry.action for entry in comment.moderation.all()] == ["withheld", "restored"]


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"note": "Why."}, [("Choose one of the fixed grounds", "ground")]),
        ({"note": "Why.", "ground": "off_topic"}, [("Choose one of the fixed grounds", "ground")]),
        ({"ground": "flood", "note": " "}, [("Say why in a sentence", "note")]),
        (
            {"ground": "flood", "note": "a\0b"},
            [("There is a character in it that cannot be kept: type it again", "note")],
        ),
    ],
)
def test_a_withholding_without_ground_or_note_is_refused_and_nothing_is_lost(docket, clerk, typed, errors):
    comment = make.comment(docket)
    answer = clerk.post(act_page(comment, "withhold"), typed)
    assert (answer.status_code, errors_of(answer)) == (422, errors)
    assert form_of(answer)["note"].strip() == typed["note"].strip()
    assert not comment.moderation.exists()


def test_the_second_clerk_is_told_and_keeps_the_note(docket, clerk):
    comment = make.comment(docket)
    make.withheld(comment)
    answer = clerk.post(act_page(comment, "withhold"), {"ground": "flood", "note": "Ten times the same."})
    assert errors_of(answer) == [("This comment is withheld already.", None)]
    assert form_of(answer)["note"].strip() == "Ten times the same."


def test_where_comments_are_reviewed_the_queue_is_first_and_gets_shorter(client):
    city = make.city(reviews_comments=True)
    docket = make.docket(city)
    client.force_login(make.clerk_of(city))
    first, second = make.comment(docket, "The first."), make.comment(docket, "The second.")
    assert "Waiting for you (2)" in words_of(client.get(comments_page(docket)))
    show = reverse("desk:comment-show", args=[city.slug, docket.number, first.pk])
    done = words_of(client.post(show, follow=True))
    assert f"Comment {first.pk} is shown to everybody." in done
    assert "Waiting for you (1)" in done
    assert "The second." in done
    assert "The first." not in done
    assert "was looked at before" in words_of(client.post(show, follow=True))
    moderating.show(by=make.clerk_of(city), comment=second)
    assert "No comment waits for you." in words_of(client.get(comments_page(docket)))


def test_only_the_clerk_finds_these_pages(docket, client):
    comment = make.comment(docket)
    neighbour = make.comment(make.docket(make.city()))
    pages = [comments_page(docket), act_page(comment, "withhold"), act_page(comment, "restore")]
    assert {client.get(page).status_code for page in pages} == {302}
    for person in (make.clerk_of(make.city()), make.clerk_of(docket.municipality, Role.DRAFTER)):
        client.force_login(person)
        assert {client.get(page).status_code for page in pages} == {404}
    client.force_login(make.clerk_of(docket.municipality))
    assert {client.get(page).status_code for page in pages} == {200}
    assert client.get(act_page(comment, "erase")).status_code == 404
    elsewhere = pages[1].replace(f"/{comment.pk}/", f"/{neighbour.pk}/")
    assert client.get(elsewhere).status_code == 404
    assert "no-store" in client.get(pages[0])["Cache-Control"]


@pytest.mark.parametrize("count", [1, 20])
def test_the_page_costs_the_same_however_many_comments(docket, clerk, count, assert_queries_at_most):
    for number in range(count):
        make.withheld(make.comment(docket, f"Words {number}"))
    clerk.get(comments_page(docket))
    with assert_queries_at_most(12):
        page = clerk.get(comments_page(docket))
    assert words_of(page).count("The public reads number and ground only.") == count
