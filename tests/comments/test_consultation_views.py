"""A closed consultation as its parties see it: the text, their own comments, nothing of the others."""

import pytest
from django.urls import reverse

from comments.services.parties import withdraw_party
from tests import make
from tests.comments.pages import TYPED, errors_of, form_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def docket():
    """Open, over a text that is not published."""
    city = make.city()
    code = make.policy(city)
    text = make.edition(
        make.instrument(city), (code, make.draft(code, make.keyed(make.SECTIONS))), published=False
    )
    return make.closed(city, text, opened=True, title="The code before it is public")


@pytest.fixture
def union(docket, client):
    party = make.party(docket, "Police, Lodge 30")
    client.force_login(party.person)
    return party


def address(docket, name="consultation", **parts):
    return reverse(
        f"comments:{name}", kwargs={"city": docket.municipality.slug, "number": docket.number, **parts}
    )


def test_a_party_reads_the_text_and_is_told_who_sees_what(docket, union, client):
    page = words_of(client.get(address(docket)))
    assert "You are asked as Police, Lodge 30." in page
    assert "No gift over fifty dollars ($50.00) is taken." in page
    listed = client.get(reverse("comments:consultations", args=[docket.municipality.slug]))
    assert "The code before it is public" in words_of(listed)
    assert "no-store" in listed["Cache-Control"]


def test_a_comment_is_seen_sent_once_and_answered_by_a_receipt(docket, union, client):
    there = address(docket)
    page = client.get(there)
    preview = client.post(there, {**form_of(page), **TYPED, "preview": "yes"})
    assert "Business owner, for Police, Lodge 30" in words_of(preview)
    back = client.post(there, {**form_of(preview), "change": "yes"})
    assert form_of(back)["name"] == "Dana Whitfield"
    sent = {**form_of(preview), "send": "yes"}
    first, again = client.post(there, sent), client.post(there, sent)
    assert (first.status_code, again.url) == (303, first.url)
    comment = docket.comments.get()
    assert (comment.party, comment.verdict) == (union, "on_time")
    receipt = words_of(client.get(first.url))
    assert "Received, on time" in receipt and "Party Police, Lodge 30" in receipt
    assert "Keep the register." in words_of(client.get(there))


def test_a_section_is_added_and_errors_keep_what_was_typed(docket, union, client):
    there = address(docket)
    page = client.get(there)
    row = docket.items.get().edition
    key = str(row.amendments.get().proposed.sections.get(position=2).key)
    chosen = client.post(there, {**form_of(page), **TYPED, "add": f"{row.pk}-{key}"})
    assert form_of(chosen)["sections"] == [f"{row.pk}-{key}"]
    wrong = client.post(there, {**form_of(chosen), "email": "nobody", "preview": "yes"})
    assert (wrong.status_code, len(errors_of(wrong))) == (422, 1)
    assert form_of(wrong)["name"] == "Dana Whitfield"
    other = client.post(there, {**form_of(chosen), "sections": ["1-x"], "key": "", "preview": "yes"})
    assert other.status_code == 422 and form_of(other)["key"]
    changed = client.post(there, {**form_of(chosen), "send": "yes"})
    assert changed.status_code == 303
    again = client.post(there, {**form_of(chosen), "words": "Other words.", "send": "yes"})
    assert "sent before with other words" in errors_of(again)[0][0]


def test_one_party_sees_nothing_of_another(docket, union, client):
    other = make.party(docket, "Civilian employees")
    theirs = make.comment(docket, "Words of the others.", party=other, name="Somebody else")
    page = client.get(address(docket)).content.decode()
    assert "Words of the others." not in page and "Civilian employees" not in page
    assert "comment received" not in page and "comments received" not in page
    receipt = address(docket, "consultation-receipt", code=theirs.receipt_code)
    assert client.get(receipt).status_code == 404
    client.force_login(other.person)
    assert "Words of the others." in words_of(client.get(receipt))


def test_what_is_withheld_is_said_on_the_own_receipt(docket, union, client):
    comment = make.comment(docket, "A phone number.", party=union)
    make.withheld(comment)
    page = words_of(client.get(address(docket, "consultation-receipt", code=comment.receipt_code)))
    assert "Withheld on this ground" in page and "A phone number." not in page


def test_nobody_else_finds_it(docket, union, client):
    comment = make.comment(docket, party=union)
    pages = [address(docket), address(docket, "consultation-receipt", code=comment.receipt_code)]
    stranger = make.party(make.closed(docket.municipality, opened=True)).person
    withdraw_party(by=docket.created_by, party=union)
    for person in (union.person, stranger, make.clerk_of(docket.municipality), make.clerk_of(make.city())):
        client.force_login(person)
        assert {client.get(page).status_code for page in pages} == {404}
    client.logout()
    assert {client.get(page).status_code for page in pages} == {302}


def test_before_its_period_is_recorded_only_staff_see_it(client):
    docket = make.closed(make.city())
    client.force_login(make.party(docket).person)
    assert client.get(address(docket)).status_code == 404
    listed = client.get(reverse("comments:consultations", args=[docket.municipality.slug]))
    assert "Nothing waits for you." in words_of(listed)


@pytest.mark.parametrize("count", [1, 60])
def test_its_pages_cost_the_same_however_many(docket, union, client, count, assert_queries_at_most):
    for number in range(count):
        make.comment(docket, f"Comment {number}.", party=union)
    client.get(address(docket))
    with assert_queries_at_most(12):
        client.get(address(docket))
    with assert_queries_at_most(12):
        client.get(reverse("comments:consultations", args=[docket.municipality.slug]))
