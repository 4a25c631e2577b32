"""Lancaster: a mayor authorizes a code of conduct and a social media policy on one day. Nobody votes."""

import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from policies.queries import in_force
from policies.text.outline import SectionText
from tests import make
from tests.journeys.door import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 9, 1, 16, 0, tzinfo=UTC)
POLICIES = {
    "code-of-conduct": ("Code of conduct", "Employees act so that the city is responsible, fair and open."),
    "social-media": ("Social media policy", "When in doubt, stop. Do not post until you are free of doubt."),
}
OF_A_COUNCIL = re.compile(r"\b(votes?|voted|readings?|council|roll call)\b", re.IGNORECASE)


@pytest.fixture
def city(browser):
    """A city of Pennsylvania with two drafts and no policy before them."""
    made = make.demonstration(
        "lancaster", at=NOW, state="Pennsylvania", time_zone="America/New_York", name="City of Lancaster"
    )
    for slug, (title, words) in POLICIES.items():
        make.draft(make.policy(made, slug, title=title), [SectionText("section", "1", "Principles", words)])
    return made


def silent(page):
    """What an executive makes never speaks of a vote."""
    assert OF_A_COUNCIL.findall(page.get_by_role("main").inner_text()) == []


def press(page, name):
    silent(page)
    page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    silent(page)
    page.get_by_role("link", name=name, exact=True).click()


def begin(page, city, title, number):
    page.goto(reverse("desk:bill-new", args=[city.slug]))
    page.get_by_label("Executive order").check()
    page.get_by_label("The executive").check()
    page.get_by_label("Short title").fill(f"Authorizing the {title.lower()}")
    page.get_by_label("Bill number").fill(number)
    page.get_by_role("button", name="Begin the bill").click()


def compose(page, title):
    follow(page, "Put a draft or a repeal in")
    page.get_by_label(re.compile(title)).check()
    press(page, "Put the draft in")
    follow(page, "Write its title and clauses")
    page.get_by_label("Long title").fill(f"{title} for employees of the City of Lancaster")
    page.get_by_label("On the day on which it is adopted").check()
    press(page, "Save these words")
    follow(page, "Check it and freeze it…")
    press(page, "Freeze it for ever")
    press(page, "Publish it")


def authorise(page):
    """Who, with the office, and when: nothing else is asked."""
    follow(page, "Record an act")
    page.get_by_label("What happened").select_option(label="Signed by the executive (authorized)")
    page.get_by_label("When").fill("August 30, 2026")
    expect(page.get_by_label("Vote")).to_have_count(0)
    press(page, "See what it does")
    expect(page.get_by_role("heading", name="There is a problem: 1 thing to put right")).to_be_visible()
    page.get_by_label("By whom").fill("Mayor Ida Bell")
    press(page, "See what it does")
    expect(page.get_by_role("main")).to_contain_text("in force since Sunday, August 30, 2026.")
    press(page, "Record that it is law")


def read_as_resident(page, title):
    """All of it is new: nothing to compare it with, so nothing is marked."""
    main = page.get_by_role("main")
    follow(page, "What residents see")
    expect(main).to_contain_text("Executive order, authorized")
    expect(main).to_contain_text("Mayor Ida Bell")
    expect(main).to_contain_text(f"{title}: a new text")
    expect(main.locator("ins, del")).to_have_count(0)
    silent(page)
    main.get_by_role("link", name=title, exact=True).first.click()
    expect(main).to_contain_text("In force since Sunday, August 30, 2026.")
    silent(page)


def test_two_policies_are_authorized_on_one_day(city, open_page):
    page = open_page()
    sign_in(page, make.clerk_of(city), reverse("desk:home", args=[city.slug]))
    for number, (title, _) in zip(("EO 26-1", "EO 26-2"), POLICIES.values(), strict=True):
        begin(page, city, title, number)
        compose(page, title)
        authorise(page)
        read_as_resident(page, title)
    days = {str(in_force(policy, date(2026, 9, 1)).standing.since) for policy in city.policies.all()}
    assert days == {"Sunday, August 30, 2026"}
    assert all(in_force(policy, date(2026, 8, 29)).version is None for policy in city.policies.all())
