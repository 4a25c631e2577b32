"""A union is asked in confidence: the clerk names it, its person writes; in a browser, by visible names."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from policies.models import Role
from policies.services import municipalities
from tests import make
from tests.journeys.door import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = datetime(2019, 8, 20, 16, 0, tzinfo=UTC)


@pytest.fixture
def docket(browser):
    """A closed consultation over an unpublished text; ``browser`` first, so that a skip costs nothing."""
    city = make.demonstration("elm-fork", at=NOW, name="City of Elm Fork")
    code = make.policy(city, title="Code of conduct")
    draft = make.draft(code, make.keyed(make.SECTIONS))
    text = make.edition(make.instrument(city), (code, draft), published=False)
    known = {"number": "2019-07", "title": "Code of conduct"}
    return make.closed(city, text, opened=True, opens_at=NOW, closes_at=NOW + timedelta(days=9), **known)


@pytest.fixture
def ada(docket):
    """A reviewer whom nobody has named yet."""
    person = make.user(name="Ada Stone", email="ada@union.example")
    municipalities.join(municipality=docket.municipality, user=person, role=Role.REVIEWER)
    return person


def signed_in(page, person, name, **parts):
    sign_in(page, person, reverse(name, kwargs={"city": "elm-fork", **parts}))


@pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
def test_a_party_is_named_and_answers_in_confidence(docket, ada, open_page, javascript):
    page = open_page(javascript=javascript)
    signed_in(page, make.clerk_of(docket.municipality), "desk:docket", number="2019-07")
    page.get_by_role("link", name="Name a party").click()
    page.get_by_label("Party").fill("Fire Fighters, Local 904")
    page.get_by_label("Ada Stone").check()
    page.get_by_role("button", name="Name this party").click()
    expect(page.locator("body")).to_contain_text("Ada Stone can now read this consultation")

    other = open_page(javascript=javascript)
    signed_in(other, ada, "comments:consultations")
    other.get_by_role("link", name="Code of conduct").click()
    expect(other.locator("main")).to_contain_text("You are asked as Fire Fighters, Local 904.")
    other.get_by_label("Your comment").fill("Say what a gift is.")
    other.get_by_role("button", name="Preview my comment").last.click()
    other.get_by_role("button", name="Send my comment").click()
    expect(other.locator("main")).to_contain_text("Received, on time")
    assert docket.comments.get().content.words == "Say what a gift is."


@pytest.mark.parametrize(("width", "look"), [(375, {"color_scheme": "dark"})])
def test_no_page_has_a_barrier_or_is_wider_than_the_screen(docket, ada, open_page, hindrances, width, look):
    party = make.party(docket)
    comment = make.comment(docket, party=party)
    number = {"number": "2019-07"}
    clerks = [
        ("desk:docket", number),
        ("desk:docket-new-closed", {}),
        ("desk:party-new", number),
        ("desk:party-withdraw", {**number, "party": party.pk}),
    ]
    own = [
        ("comments:consultations", {}),
        ("comments:consultation", number),
        ("comments:consultation-receipt", {**number, "code": comment.receipt_code}),
    ]
    found = {}
    for person, pages in ((make.clerk_of(docket.municipality), clerks), (party.person, own)):
        page = open_page(width=width)
        page.emulate_media(**look)
        signed_in(page, person, "site:home")
        for name, parts in pages:
            page.goto(reverse(name, kwargs={"city": "elm-fork", **parts}))
            found[name] = hindrances(page)
    assert found == {name: [] for name in found}
