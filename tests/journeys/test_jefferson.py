"""Jefferson: a bill of the shape of 2012-119, from its clauses to the print that two have signed."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from policies.dates import PartialDate
from policies.models import ActKind
from policies.services import acts
from tests import make
from tests.journeys.door import sign_in
from tests.journeys.jefferson import HEADING, bill_of_2012

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "An ordinance amending the personnel policy manual regarding the use of e-mail and social media."
ENACTING = "Be it enacted by the Council of the City of River City, Missouri, as follows:"
EFFECT = "This ordinance is in full force and effect from and after the date of its passage and approval."
ERROR = "Section 3 of the bill calls 3-11B “Social media”; the section set out is headed"
SIGNATURES = "Passed: Presiding Officer\nApproved: Mayor\nAttest: City Clerk"
NOTE = "Drafter's Note: Deleted text is shown"


@pytest.fixture
def edition(browser):
    """The bill in a city whose bills bear a drafter's note on every page."""
    found = bill_of_2012()
    profile = found.municipality.profile
    profile.redline_style = "jefferson-city-mo"
    profile.save()
    found.instrument.sponsors = ["Councilwoman Ada Ames"]
    found.instrument.save()
    return found


def says(page, *words):
    for each in words:
        expect(page.get_by_role("main")).to_contain_text(each)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def in_order(page, *parts):
    said = " ".join(page.get_by_role("article").inner_text().split())
    places = [said.find(each) for each in parts]
    assert -1 not in places, (parts[places.index(-1)], said)
    assert places == sorted(places)


def write_clauses(page):
    page.get_by_role("link", name="Write its title and clauses").click()
    for label, words in (
        ("Long title", TITLE),
        ("Enacting clause", ENACTING),
        ("Words about the effective date", EFFECT),
        ("Signatures", SIGNATURES),
    ):
        page.get_by_label(label).fill(words)
    page.get_by_label("Once it has been both passed and approved").check()
    press(page, "Save these words")
    says(page, "The words of this text are saved.")


def put_the_error_right(page):
    page.get_by_text("Worth a look, and no hindrance").click()
    found = page.get_by_role("listitem").filter(has_text=ERROR)
    found.get_by_role("link", name="Go to Section 3 of the bill").click()
    page.locator(f"#{page.url.partition('#')[2]}").fill(HEADING)
    page.get_by_label("Its words").nth(2).fill("")
    press(page, "Save these sections")


def read_the_draft(page):
    page.get_by_role("link", name="As it would be printed").click()
    in_order(
        page,
        "City of River City, Missouri",
        "Bill No. 2012-119",
        "Sponsored by Councilwoman Ada Ames",
        "Draft, as introduced",
        TITLE,
        ENACTING,
        "Section 1. Section 3-11 (Computers and e-mail) of the Personnel policy manual is hereby amended",
        "Section 2. The Personnel policy manual is hereby amended by adding a new Section 3-11A (Social",
        f"Section 3. The Personnel policy manual is hereby amended by adding a new Section 3-11B ({HEADING})",
        f"Section 4. {EFFECT}",
        "Passed this ____",
        "Approved this ____",
    )
    page.go_back()


def fix(page):
    page.get_by_role("link", name="Check it and freeze it…").click()
    press(page, "Freeze it for ever")
    press(page, "Publish it")
    says(page, "is public.")


def sign(edition):
    """The presiding officer passes it, the mayor approves it nine days later."""
    bill = edition.instrument
    for kind, day, by in (
        (ActKind.PASSED, 3, "City Council"),
        (ActKind.PRESIDING_SIGNED, 3, "Bo Lind"),
        (ActKind.APPROVED, 12, "Mayor Cy Moss"),
    ):
        on = PartialDate.on(date(2026, 11, day))
        clerk = make.clerk_of(edition.municipality)
        acts.record_act(by=clerk, instrument=bill, edition=edition, kind=kind, on=on, by_whom=by)


def test_a_bill_is_written_printed_signed_twice_and_law_on_the_later_day(edition, open_page):
    page = open_page()
    city, slug = edition.municipality.slug, edition.instrument.slug
    sign_in(page, make.clerk_of(edition.municipality), reverse("desk:edition", args=[city, slug, 1]))
    write_clauses(page)
    put_the_error_right(page)
    read_the_draft(page)
    fix(page)
    sign(edition)
    page.goto(reverse("site:matter", args=[city, slug]))
    says(page, "In force since Thursday, November 12, 2026")
    page.get_by_role("link", name="Printed: Bill 2012-119, as introduced").click()
    in_order(
        page,
        "As introduced; the text that became law",
        "Passed: November 3, 2026, Bo Lind, Presiding Officer",
        "Approved: November 12, 2026, Mayor Cy Moss",
        "Attest: City Clerk",
    )
    set_out = page.locator(".in-set-out")
    expect(set_out.nth(0).locator("ins")).to_contain_text([", and is kept"])
    expect(set_out.nth(1).locator("ins").last).to_contain_text("Nobody posts in the name of the City.")
    page.emulate_media(media="print")
    footer = page.locator(".law-legend")
    expect(footer).to_be_visible()
    expect(footer).to_contain_text("Bill 2012-119.")
    expect(footer).to_contain_text(NOTE)
