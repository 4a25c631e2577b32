"""Casper: a code repealed, a gap, the code restored after three readings. In a browser, by visible names."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from policies.dates import PartialDate
from policies.services import acts
from tests import make
from tests.journeys.door import sign_in
from tests.journeys.test_clerk_adopts import follow, press, record, says

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
FEW = "an ordinance is read on 3 different days (Wyoming Statutes 15-1-115"


@pytest.fixture
def city(browser):
    """The code of 2011, repealed in 2018; ``browser`` first, so that a skip costs nothing."""
    made = make.demonstration("casper", at=NOW, name="City of Casper Bend")
    code = make.policy(made, "code-of-ethics", title="Code of ethics", citation="Chapter 2.52")
    law = make.law(code, make.keyed(make.SECTIONS))
    day = PartialDate.on(date(2018, 6, 5))
    repeal = make.instrument(made, ordinance_number="18-09", title="Repealing the code of ethics")
    acts.repeal(by=make.clerk_of(made), instrument=repeal, policy=code, base=law, on=day, effective=day)
    return made


def take_over_local_law(page):
    says(page, "Wyoming Statutes 15-1-115")
    press(page, "Take these rules over")
    says(page, "The rules of the preset stand in the profile.")


def draft_from_the_repealed_text(page, city):
    page.goto(reverse("desk:policy", args=[city.slug, "code-of-ethics"]))
    says(page, "Repealed Tuesday, June 5, 2018, by Ordinance 18-09.")
    page.get_by_role("link", name="Start a draft from this").click()
    press(page, "Start the draft")
    page.get_by_role("main").get_by_role("link", name="2.52.020 Gifts").click()
    page.get_by_label("Text of the section").fill("No gift over twenty-five dollars ($25.00) is taken.")
    press(page, "Save the section")
    follow(page, "Draft 2")


def bring_in_the_bill(page):
    follow(page, "Put into a bill")
    press(page, "Go on")
    page.get_by_label("Ordinance").check()
    page.get_by_label("The council, by a vote").check()
    page.get_by_label("Short title").fill("Restoring the code of ethics")
    page.get_by_label("Bill number").fill("26-19")
    press(page, "Begin the bill")
    follow(page, "Write its title and clauses")
    page.get_by_label("Long title").fill("An ordinance restoring Chapter 2.52")
    page.get_by_label("Words about the effective date").fill("It takes effect on the day of its publication.")
    page.get_by_label("As its own words say").check()
    press(page, "Save these words")
    says(page, "On the day it is published")
    follow(page, "Check it and freeze it…")
    says(page, "fifty dollars ($50.00)")
    press(page, "Freeze it for ever")
    press(page, "Publish it")
    says(page, "Bill 26-19, as introduced is public.")


def read_three_times_and_pass(page):
    record(page, "Introduced", "It is not law by this.", When="November 3, 2026", Note="First reading")
    bill = page.url
    follow(page, "Record an act")
    page.get_by_label("What happened").select_option(label="Passed")
    page.get_by_label("When").fill("11/17/2026")
    press(page, "See what it does")
    says(page, FEW)
    page.goto(bill)
    record(page, "Read", "It is not law by this.", called="Second reading", When="November 10, 2026")
    record(page, "Passed", "It is not law by this.", When="11/17/2026")
    waits = "the day on which it takes effect is not known yet."
    record(page, "Approved", waits, "Record that it is law", When="11/18/2026")


def ask_for_a_day(page, city):
    page.goto(reverse("site:policy", args=[city.slug, "code-of-ethics"]))
    says(page, "Adopted, not yet in force.")
    says(page, "It takes effect when it is published.")
    page.get_by_label("Day").fill("2024-01-01")
    press(page, "Show that day")
    says(page, "Nothing was in force on Monday, January 1, 2024.")
    page.goto(reverse("policies:section-on", args=[city.slug, "code-of-ethics", "2.52.020", "2018-06-04"]))
    says(page, "No gift over fifty dollars ($50.00) is taken.")
    page.get_by_role("textbox", name="Day").fill("2018-06-05")
    press(page, "Show that day")
    says(page, "Nothing: this section was not in force on Tuesday, June 5, 2018.")
    says(page, "Repealed Tuesday, June 5, 2018, by Ordinance 18-09.")


def read_the_time_line(page):
    follow(page, "Which text stood when")
    says(page, "Nothing was in force")
    says(page, "From Tuesday, June 5, 2018 until Friday, November 20, 2026.")
    follow(page, "What changed from version 1 to version 2")
    says(page, "twenty-five dollars ($25.00)")
    expect(page.get_by_role("main").locator("del", has_text="fifty").first).to_be_visible()


def test_a_repealed_code_is_restored_and_the_gap_answers_nothing(city, open_page):
    page = open_page()
    sign_in(page, make.clerk_of(city), reverse("desk:preset", args=[city.slug, "wyoming-city"]))
    take_over_local_law(page)
    draft_from_the_repealed_text(page, city)
    bring_in_the_bill(page)
    read_three_times_and_pass(page)
    bill = page.url
    ask_for_a_day(page, city)
    page.goto(bill)
    day = "Code of ethics: in force since Friday, November 20, 2026."
    record(page, "Published", day, When="November 20, 2026")
    page.goto(reverse("site:policy", args=[city.slug, "code-of-ethics"]))
    says(page, "In force since Friday, November 20, 2026.")
    read_the_time_line(page)
