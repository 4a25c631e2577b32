"""Two bills, one section: one becomes law, the other is brought up to it, and no word is lost."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from policies.dates import PartialDate
from policies.models import Role, Section
from policies.queries import sections_of
from policies.services import acts, composing, freezing, instruments
from policies.text.section import SectionText
from tests import make
from tests.journeys.door import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LAW = make.keyed(
    (
        SectionText("section", "2.60.010", "Purpose", "This chapter sets rules."),
        SectionText("section", "2.60.020", "Gifts", "No gift over fifty dollars is taken by an officer."),
        SectionText("section", "2.60.030", "Records", "The clerk keeps a register."),
    )
)
TWENTY = "No gift over twenty dollars is taken by an officer."
TEN = "No gift over ten dollars is taken by an officer."
HAND = "No gift over ten dollars, nor gifts over twenty dollars in a year, is taken by an officer."
REGISTER = "The clerk keeps a register, open to everybody."


@pytest.fixture
def law(browser):
    """Bill 24-9 makes the limit twenty dollars and is not law yet; draft 3 makes it ten."""
    return make.law(make.policy(make.city("juniper-bend"), "ethics"), LAW)


def bill(law, title, gift, records):
    rows = [(LAW[0].text), gift, records]
    texts = [
        SectionText(row.level, row.label, row.heading, text, row.key)
        for row, text in zip(LAW, rows, strict=True)
    ]
    draft = make.draft(law.policy, texts, base=law)
    made = instruments.begin_bill(by=None, municipality=law.municipality, kind="ordinance", title=title)
    edition = made.editions.get()
    composing.put_in(by=None, edition=edition, draft=draft)
    return draft, edition


def adopt(edition):
    by = make.clerk_of(edition.municipality)
    edition.effective_rule = "adoption"
    edition.save()
    freezing.freeze_edition(by=by, edition=edition)
    freezing.publish_edition(by=by, edition=edition)
    acts.adopt(by=by, edition=edition, on=PartialDate.on(date(2024, 5, 6)))


@pytest.mark.parametrize(
    ("script", "width"), [(True, 1280), (False, 375)], ids=["with-javascript", "without-javascript-at-375"]
)
def test_the_second_bill_is_brought_up_to_what_the_first_made_law(law, open_page, hindrances, script, width):
    city = law.municipality
    _, first = bill(law, "Twenty dollars", TWENTY, REGISTER)
    draft, second = bill(law, "Ten dollars", TEN, LAW[2].text)
    adopt(first)
    page = open_page(javascript=script, width=width)
    sign_in(
        page,
        make.clerk_of(city, Role.DRAFTER),
        reverse("desk:bill", args=[city.slug, second.instrument.slug]),
    )
    expect(page.get_by_text("The law has changed since this draft was begun")).to_be_visible()
    expect(page.get_by_text("1 section of it is also changed here")).to_be_visible()
    page.get_by_role("link", name="Bring the draft up to the law").first.press("Enter")
    expect(page.get_by_role("heading", name="Bring this draft up to the law")).to_be_visible()
    assert sections_of(draft)[1].text == TEN
    decide(page, hindrances if script else None)
    page.get_by_role("button", name="Bring the draft up to the law").press("Enter")
    expect(page.get_by_text("is brought up to the law")).to_be_visible()
    assert [row.text for row in sections_of(draft)] == [LAW[0].text, HAND, REGISTER]
    no_word_is_lost(page, draft)
    expect(page.get_by_text("Behind the law")).to_have_count(0)


def decide(page, hindrances):
    """Both sides are read; nothing is chosen beforehand; the words by hand begin with those of both."""
    now = page.get_by_role("region", name="The law now: 2.60.020 Gifts, the words")
    expect(now.get_by_role("insertion")).to_contain_text("twenty")
    expect(now.get_by_role("deletion")).to_contain_text("fifty")
    own = page.get_by_role("region", name="The draft: 2.60.020 Gifts, the words")
    expect(own.get_by_role("insertion")).to_contain_text("ten")
    page.get_by_role("button", name="Preview the draft").press("Enter")
    expect(page.get_by_text("Choose what shall stand here").first).to_be_visible()
    words = page.get_by_label("Your words for 2.60.020 Gifts, the words")
    expect(words).to_have_value("No gift over twenty ten dollars is taken by an officer.")
    page.get_by_label("Write it by hand in the field below").check()
    words.fill(HAND)
    page.get_by_label("Reason for the change").fill("Ten at once, twenty in a year.")
    page.get_by_role("button", name="Preview the draft").press("Enter")
    drawn = page.get_by_role("region", name="The draft as it would be, against the law as it stands")
    expect(drawn.get_by_role("insertion").first).to_be_visible()
    expect(words).to_have_value(HAND)
    if hindrances:
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")
        assert not hindrances(page)


def no_word_is_lost(page, draft):
    """The words of the draft before stand in its history, with the reason; those of the law in the law."""
    kept = Section.history.filter(version_id=draft.pk, label="2.60.020").order_by("history_id")
    assert [each.text for each in kept] == [TEN, HAND]
    assert kept.last().history_change_reason == "Ten at once, twenty in a year."
    draft.refresh_from_db()
    assert sections_of(draft.base)[1].text == TWENTY
    assert draft.proposed_by.get().base_id == draft.base_id
