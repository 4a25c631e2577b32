"""The clerk takes a draft to law: bill, text, freezing, publishing, acts. In a browser, by visible names."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from policies.models import Act, Edition
from policies.services import composing, freezing
from policies.services.instruments import begin_bill
from policies.text.outline import SectionText
from tests import make
from tests.journeys.door import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)


@pytest.fixture
def city(browser):
    """A code in force and a draft that lowers its limit; ``browser`` first, so that a skip costs nothing."""
    made = make.demonstration("elm-fork", at=NOW, name="City of Elm Fork")
    code = make.policy(made, "code-of-ethics", title="Code of ethics")
    law = make.law(code, make.keyed(make.SECTIONS))
    first, second = (row.as_text() for row in law.sections.order_by("position"))
    changed = SectionText("section", second.label, "Gifts", "No gift over $25 is taken.", second.key)
    make.draft(code, [first, changed], base=law)
    return made


def says(page, words):
    expect(page.get_by_role("main")).to_contain_text(words)


def follow(page, name):
    page.get_by_role("link", name=name, exact=True).click()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def begin(page):
    page.get_by_role("navigation", name="Desk").get_by_role("link", name="Bills").click()
    page.get_by_role("link", name="Begin a bill").first.click()
    page.get_by_label("Ordinance").check()
    page.get_by_label("The council, by a vote").check()
    page.get_by_label("Short title").fill("A lower limit on gifts")
    page.get_by_label("Bill number").fill("26-14")
    press(page, "Begin the bill")
    says(page, "Bill 26-14 is begun.")


def compose(page):
    follow(page, "Put a draft or a repeal in")
    page.get_by_label("Code of ethics, draft 2: changes version 1").check()
    press(page, "Put the draft in")
    says(page, "1 of 2 sections changed")
    says(page, "amends Section 2.52.020")
    says(page, "It has no title: write its long title.")
    follow(page, "Write its title and clauses")
    page.get_by_label("Long title").fill("An ordinance amending the code of ethics")
    page.get_by_label("Once it has been both passed and approved").check()
    press(page, "Save these words")
    says(page, "The words of this text are saved.")


def fix(page):
    follow(page, "Check it and freeze it…")
    says(page, "fifty dollars ($50.00)")
    says(page, "This cannot be taken back.")
    press(page, "Freeze it for ever")
    says(page, "The text as introduced is frozen.")
    says(page, "Everybody will be able to read it at once")
    press(page, "Publish it")
    says(page, "Bill 26-14, as introduced is public.")


def record(page, what, meaning, button="Record it", called="", **typed):
    follow(page, "Record an act")
    page.get_by_label("What happened").select_option(label=what)
    for name, value in typed.items():
        page.get_by_label(name.replace("_", " ")).fill(value)
    press(page, "See what it does")
    says(page, meaning)
    press(page, button)
    says(page, f"Recorded: {called or what}")


@pytest.mark.parametrize(
    ("javascript", "width"), [(True, 1280), (False, 375)], ids=["desk", "phone without JavaScript"]
)
def test_a_draft_becomes_law(city, open_page, javascript, width):
    page = open_page(javascript=javascript, width=width)
    sign_in(page, make.clerk_of(city), reverse("desk:home", args=[city.slug]))
    begin(page)
    compose(page)
    fix(page)
    record(page, "Read", "It is not law by this.", called="First reading", When="November 3, 2026")
    record(page, "Passed", "The mayor approves it first", When="11/17/2026", Vote="6 to 1")
    law = "Code of ethics: in force since Wednesday, November 18, 2026."
    record(page, "Approved", law, "Record that it is law", When="11/18/2026", By_whom="Mayor Ben Ito")
    says(page, "In force since Wednesday, November 18, 2026.")
    follow(page, "Give its number")
    page.get_by_label("Number in law").fill("26-9")
    press(page, "Save these facts")
    says(page, "Ordinance 26-9: A lower limit on gifts")
    says(page, "Nothing is left to do.")
    follow(page, "What residents see")
    says(page, "Passed")
    says(page, "Vote: 6 to 1.")
    follow(page, "Work on it at the desk")
    says(page, "What happened to it")


@pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
def test_a_mistaken_act_is_corrected_and_stays(city, open_page, javascript):
    edition = public_bill(city)
    page = open_page(javascript=javascript)
    sign_in(page, make.clerk_of(city), reverse("desk:home", args=[city.slug]))
    page.goto(reverse("desk:bill", args=[city.slug, edition.instrument.slug]))
    record(page, "Referred", "It is not law by this.", When="Oct. 20")
    page.get_by_role("link", name=re.compile("^Correct.*Referred")).click()
    page.get_by_label("When").fill("October 20, 2026")
    press(page, "See what it does")
    says(page, "Stays in the record and does not count any more.")
    press(page, "Record it")
    says(page, "It does not count. In its place: Referred, Tuesday, October 20, 2026.")
    assert Act.objects.filter(instrument=edition.instrument).count() == 2


@pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
def test_a_substitute_is_made_from_the_text_as_introduced(city, open_page, javascript):
    edition = public_bill(city)
    page = open_page(javascript=javascript)
    sign_in(page, make.clerk_of(city), reverse("desk:home", args=[city.slug]))
    page.goto(reverse("desk:bill", args=[city.slug, edition.instrument.slug]))
    follow(page, "Make a new text from the last one")
    page.get_by_label("Which text this will be").fill("substitute")
    press(page, "Make the new text")
    says(page, "The text substitute is a draft. Its changes were copied.")
    follow(page, "Check it and freeze it…")
    press(page, "Freeze it for ever")
    press(page, "Publish it")
    says(page, "Bill 26-14, substitute is public.")
    assert Edition.objects.published().filter(instrument=edition.instrument).count() == 2


def draft_bill(city, **facts):
    clerk = make.clerk_of(city)
    facts = {"kind": "ordinance", "title": "A lower limit on gifts", "bill_number": "26-14", **facts}
    return begin_bill(by=clerk, municipality=city, **facts).editions.get()


def public_bill(city):
    """Bill 26-14 with the draft in it, published as introduced."""
    edition, clerk = draft_bill(city), make.clerk_of(city)
    draft = city.policies.get(slug="code-of-ethics").versions.get(number=2)
    composing.put_in(by=clerk, edition=edition, draft=draft)
    seen = composing.state_of_clauses(edition, None)
    composing.change_clauses(by=clerk, edition=edition, seen=seen, long_title="An ordinance on gifts")
    freezing.freeze_edition(by=clerk, edition=edition)
    freezing.publish_edition(by=clerk, edition=edition)
    return edition


@pytest.fixture
def pages(city):
    """Every page of bills, with something on each."""
    clerk, public = make.clerk_of(city), public_bill(city)
    matter = public.instrument
    act = make.acts.record_act(
        by=clerk, instrument=matter, kind="read", on=make.PartialDate.unknown("Oct."), edition=public
    )
    make.acts.record_act(
        by=clerk, instrument=matter, kind="read", on=make.PartialDate.year(2026), corrects=act
    )
    last = make.acts.last_act(matter)
    code = city.policies.get(slug="code-of-ethics")
    law = code.versions.get(number=1)
    draft = make.draft(code, [row.as_text() for row in law.sections.all()][:1], base=law)
    work = draft_bill(city, title="One section less", bill_number="26-15")
    amendment = composing.put_in(by=clerk, edition=work, draft=draft)
    other = make.draft(make.policy(city, "records", title="Records policy"))
    hidden = draft_bill(city, title="Records", bill_number="26-16")
    composing.put_in(by=clerk, edition=hidden, draft=other)
    freezing.freeze_edition(by=clerk, edition=hidden)
    free = make.draft(make.policy(city, "travel", title="Travel policy"))
    names = {
        "bills": (),
        "bill-new": (),
        "bill": (matter.slug,),
        "bill-facts": (matter.slug,),
        "edition-new": (matter.slug,),
        "act-new": (matter.slug,),
        "act-correct": (matter.slug, last),
        "edition": (work.instrument.slug, 1),
        "edition-clauses": (work.instrument.slug, 1),
        "edition-put-in": (work.instrument.slug, 1),
        "edition-steps": (work.instrument.slug, 1, amendment.pk),
        "edition-freeze": (work.instrument.slug, 1),
        "edition-publish": (hidden.instrument.slug, 1),
        "draft-into-bill": ("travel", free.number),
    }
    return {name: reverse(f"desk:{name}", args=[city.slug, *rest]) for name, rest in names.items()}


@pytest.mark.parametrize(
    "options",
    [{"width": 375, "color_scheme": "dark"}],
    ids=["dark phone"],
)
def test_no_page_of_bills_has_a_barrier_or_is_wider_than_the_screen(
    city, pages, open_page, hindrances, options
):
    page = open_page(**options)
    sign_in(page, make.clerk_of(city), reverse("desk:home", args=[city.slug]))
    found = {}

    def look(name):
        if said := hindrances(page):
            found[name] = said

    for name, path in pages.items():
        assert page.goto(path).status == 200, name
        look(name)
    page.goto(pages["act-new"])
    press(page, "See what it does")
    expect(page.get_by_role("heading", name="There is a problem: 1 thing to put right")).to_be_visible()
    look("errors of an act")
    page.get_by_label("What happened").select_option(label="Adopted")
    press(page, "See what it does")
    says(page, "This is what the record will say")
    look("preview of an act")
    assert found == {}


def test_what_is_wrong_is_said_first_and_takes_the_focus(city, pages, open_page):
    page = open_page()
    sign_in(page, make.clerk_of(city), reverse("desk:home", args=[city.slug]))
    page.goto(pages["edition-steps"])
    page.get_by_role("group", name="One more").get_by_label("Section of the policy").fill("9-9")
    press(page, "Save these sections")
    expect(page.locator(":focus").get_by_role("heading", name="There is a problem")).to_be_visible()
    page.get_by_role("link", name="Choose what this section does").click()
    expect(page.get_by_role("group", name="One more").get_by_label("What it does")).to_be_focused()
