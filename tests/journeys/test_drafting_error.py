"""A bill with the drafting error of a real one of 2012: named on its page, put right where it stands, gone.

Its third section adds 3-11B under the caption of the section before, as Jefferson City's Bill 2012-119 did.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import make
from tests.journeys.door import sign_in
from tests.journeys.jefferson import HEADING, bill_of_2012

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WRONG = "Section 3 of the bill calls 3-11B “Social media”; the section set out is headed"


@pytest.fixture
def edition(browser):
    """The bill as its drafter left it; ``browser`` first, so that a skip costs nothing."""
    return bill_of_2012()


def address(edition, name, *rest):
    return reverse(f"desk:{name}", args=[edition.municipality.slug, edition.instrument.slug, *rest])


@pytest.mark.parametrize("javascript", [True, False])
def test_it_is_named_put_right_and_gone(edition, open_page, javascript):
    page = open_page(javascript=javascript)
    sign_in(page, make.clerk_of(edition.municipality), reverse("desk:home", args=[edition.municipality.slug]))
    page.goto(address(edition, "edition", edition.number))
    expect(page.get_by_text(WRONG)).to_be_hidden()
    page.get_by_text("Worth a look, and no hindrance").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(WRONG)).to_be_visible()
    found = page.get_by_role("listitem").filter(has_text=WRONG)
    expect(found).to_contain_text("“Social media” is the heading of 3-11A.")
    expect(found).to_contain_text(f"Perhaps: {HEADING}")
    found.get_by_role("link", name="Go to Section 3 of the bill").click()
    caption = page.locator(f"#{page.url.partition('#')[2]}")
    expect(caption).to_have_value("Social media")
    caption.fill(HEADING)
    words = page.get_by_label("Its words").nth(2)
    words.fill("A new Section 3-11B is added as follows:")
    page.get_by_role("button", name="Save these sections").click()
    expect(page.get_by_role("main")).to_contain_text("Worth a look")
    expect(page.get_by_role("main")).not_to_contain_text("Section 3 of the bill")


def test_what_is_found_has_no_barrier(edition, open_page, hindrances):
    section = edition.amendments.get().proposed.sections.get(label="3-11B")
    section.text = "As section 3-11C(a) says, no \u202epicture\u202c is posted."
    section.save()
    page = open_page(width=375)
    sign_in(page, make.clerk_of(edition.municipality), reverse("desk:home", args=[edition.municipality.slug]))
    for way in (
        address(edition, "edition", edition.number),
        address(edition, "edition-freeze", edition.number),
        address(edition, "bill"),
    ):
        page.goto(way)
        page.locator(".findings-folded > summary").click()
        expect(page.locator(".findings").last).to_be_visible()
        assert hindrances(page) == [], way
    page.goto(address(edition, "edition", edition.number))
    page.get_by_role("link", name="Go to 3-11B").first.click()
    expect(page.locator("#to-look-at")).to_contain_text("U+202E")
    assert hindrances(page) == []
