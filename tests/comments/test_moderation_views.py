"""What was withheld is nowhere to be read; that it was, and on what ground, is."""

import pytest
from django.urls import reverse

from comments.content import Target
from comments.services import moderating
from tests import make
from tests.comments.pages import all_of, said, words_of

pytestmark = pytest.mark.django_db
CANARY = "Zanzibar-canary-7731"
SENDER = "Quillon Featherstonehaugh"


@pytest.fixture
def docket():
    city = make.city()
    docket = make.docket(city)
    make.meeting(city, docket.items.get().edition)
    return docket


def say(docket, words=CANARY, **fields):
    """On the section that the bill changes, so that it stands on every page that shows comments."""
    edition = docket.items.get().edition
    key = str(edition.amendments.get().proposed.sections.get(position=2).key)
    return make.comment(docket, words, name=SENDER, targets=(Target(edition.pk, key),), **fields)


def addresses(docket, comment):
    """Every public page that says anything of a call's comments."""
    city = docket.municipality
    known = {"city": city.slug, "number": docket.number}
    session = city.meetings.get().address
    edition = docket.items.get().edition
    work = reverse("worksession:page", kwargs={"city": city.slug, "meeting": session})
    key = edition.amendments.get().proposed.sections.get(position=2).key
    return [
        reverse("site:home", args=[city.slug]),
        reverse("site:matter", args=[city.slug, edition.instrument.slug]),
        reverse("comments:docket", kwargs=known),
        reverse("comments:comments", kwargs=known),
        reverse("comments:comments", kwargs=known) + f"?comment={comment.pk}",
        reverse("comments:moderation", kwargs=known),
        reverse("comments:docket-feed", kwargs=known),
        reverse("comments:docket-calendar", kwargs=known),
        reverse("comments:docket-call", kwargs=known),
        reverse("site:feed", args=[city.slug]),
        reverse("site:calendar", args=[city.slug]),
        reverse("comments:receipt", kwargs={"city": city.slug, "code": comment.receipt_code}),
        work,
        f"{work}?section={key}",
        f"{work}?section=whole",
        f"{work}?view=wall&section={key}",
        f"{work}?view=packet",
    ]


def ledger(docket):
    return reverse("comments:moderation", args=[docket.municipality.slug, docket.number])


def test_nothing_that_was_withheld_can_be_read_anywhere(docket, client):
    comment = say(docket)
    shown = [page for page in addresses(docket, comment) if CANARY in client.get(page).content.decode()]
    assert len(shown) >= 5, "the canary must be seen where comments are shown"
    make.withheld(comment, note=f"{CANARY} is a home address.")
    for page in addresses(docket, comment):
        response = client.get(page)
        assert response.status_code == 200
        assert CANARY not in response.content.decode(), page
        assert SENDER not in response.content.decode(), page


def test_in_place_of_the_words_stand_number_and_ground_and_it_is_counted(docket, client):
    comment = say(docket)
    make.withheld(comment)
    page = client.get(reverse("comments:comments", args=[docket.municipality.slug, docket.number]))
    assert "1 comment received" in words_of(page)
    (card,) = all_of(page, "article")
    assert f"Comment {comment.pk}" in said(card)
    assert "Withheld on this ground: Private data of a person. It is still counted" in said(card)


def test_a_restored_comment_is_read_again(docket, client):
    comment = say(docket)
    make.withheld(comment)
    moderating.restore(by=make.clerk_of(docket.municipality), comment=comment, note="A mistake.")
    page = client.get(reverse("comments:comments", args=[docket.municipality.slug, docket.number]))
    assert CANARY in words_of(page)


def test_the_receipt_says_what_was_done_and_whom_to_ask(docket, client):
    comment = say(docket)
    make.withheld(comment, ground="impersonation")
    page = words_of(client.get(reverse("comments:receipt", args=[docket.municipality.slug, comment.code])))
    assert "Withheld on this ground: Sent in the name of somebody else." in page
    assert "write to the clerk: the ground is looked at again" in page


def test_the_ledger_counts_by_ground_and_tells_every_act(docket, client):
    first, second = say(docket), make.comment(docket, "Buy my pills.")
    make.withheld(first)
    make.withheld(second, ground="advertising")
    moderating.restore(by=make.clerk_of(docket.municipality), comment=first, note="A mistake.")
    page = words_of(client.get(ledger(docket)))
    assert "1 of 2 comments is withheld now. 1 was restored." in page
    assert "Private data of a person 0 withheld now; used 1 time in all" in page
    assert "Advertising 1 withheld now; used 1 time in all" in page
    assert "A true threat Not used" in page
    assert f"Comment {first.pk}: Restored" in page
    assert f"Comment {second.pk}: Withheld: Advertising" in page
    assert "A mistake." not in page


def test_an_empty_ledger_says_so(docket, client):
    assert "Nothing was withheld." in words_of(client.get(ledger(docket)))


def test_a_call_in_preparation_has_no_ledger(client):
    docket = make.docket(make.city(), opened=False)
    assert client.get(ledger(docket)).status_code == 404


def test_a_comment_that_waits_for_review_is_nowhere_to_be_read(client):
    city = make.city(reviews_comments=True)
    docket = make.docket(city)
    comment = make.comment(docket, CANARY)
    page = reverse("comments:comments", args=[city.slug, docket.number])
    assert CANARY not in words_of(client.get(page))
    assert "Comments are shown after the clerk has looked at them." in words_of(client.get(page))
    moderating.show(by=make.clerk_of(city), comment=comment)
    assert CANARY in words_of(client.get(page))
    receipt = client.get(reverse("comments:receipt", args=[city.slug, comment.code]))
    assert "Shown with the others" in words_of(receipt)


@pytest.mark.parametrize("count", [1, 12])
def test_the_ledger_costs_the_same_however_much_was_withheld(docket, client, count, assert_queries_at_most):
    for number in range(count):
        make.withheld(make.comment(docket, f"Words {number}"), ground="flood")
    with assert_queries_at_most(12):
        page = client.get(ledger(docket))
    assert words_of(page).count("Withheld: A flood of one sender") == count
