"""A bill is looked over on its pages: what stands in the way before the button, the rest folded."""

from datetime import timedelta

import pytest
from django.urls import reverse

from policies.dates import PartialDate
from policies.exchange import read
from policies.models import Edition
from policies.services import acts, composing
from policies.services.importing import save_reading
from policies.services.noting import write_note
from policies.text.outline import SectionText
from tests import make
from tests.civicpolicy.desk.bills.conftest import NOW
from tests.civicpolicy.desk.bills.pressing import ADOPTED, findings_of, ways_of
from tests.comments.pages import all_of, form_of, page_of, words_of

pytestmark = pytest.mark.django_db
MANUAL = (
    SectionText("section", "3-10", "City vehicles", "A car is driven on business."),
    SectionText("section", "3-11", "Computers and mail", "Mail is a record."),
)
PICTURES = "Pictures and recordings of scenes"


@pytest.fixture
def manual(clerk, bill, city):
    """The shape of a bill of 2012: it amends one section, adds two, and calls both by one name."""
    policy = make.policy(city, title="Personnel manual", slug="manual")
    law = make.law(policy, make.keyed(MANUAL))
    kept, mail = (row.as_text() for row in law.sections.order_by("position"))
    draft = make.draft(
        policy,
        [
            kept,
            SectionText("section", "3-11", mail.heading, "Mail is a record, and may be read.", mail.key),
            *make.keyed(
                [
                    SectionText("section", "3-11A", "Social media", "Nobody posts in the name of the City."),
                    SectionText("section", "3-11B", PICTURES, "Nobody takes a picture of a scene."),
                ]
            ),
        ],
        base=law,
    )
    composing.put_in(by=clerk.person, edition=bill, draft=draft)
    clerk.post(
        bill, "clauses", long_title="An ordinance on the manual", effective_rule="passage_and_approval"
    )
    page = f"{bill.amendments.get().pk}/sections"
    raw = "Article 3 is amended by adding a new Section 3-11 B (Social media), as follows:"
    clerk.post(bill, page, **{"step-2-caption": "Social media", "step-2-raw": raw})
    return bill


def test_the_drafting_error_is_named_with_the_field_that_has_it(clerk, manual):
    answer = clerk.get(manual)
    wrong = (
        f"Section 3 of the bill calls 3-11B “Social media”; the section set out is headed “{PICTURES}”. "
        "“Social media” is the heading of 3-11A."
    )
    assert wrong in findings_of(answer)["folded"]
    assert (
        "Section 3 of the bill prints “3-11 B”; the section set out is 3-11B."
        in findings_of(answer)["folded"]
    )
    assert f"Perhaps: {PICTURES}" in words_of(answer)
    (way,) = ways_of(answer, "“Social media” is the heading")
    assert way == clerk.address(manual, f"{manual.amendments.get().pk}/sections") + "#id_step-2-caption"
    page, _, field = way.partition("#")
    assert [each.get("value") for each in all_of(clerk.client.get(page), f"input[@id='{field}']")] == [
        "Social media"
    ]
    assert wrong in findings_of(clerk.get(manual, "freeze"))["folded"]


def test_every_way_leads_to_a_place_that_is_there(clerk, manual, city):
    clerk.post(
        manual, "clauses", long_title="", enacting_clause="", effective_clause="", effective_rule="unknown"
    )
    clerk.post(manual.instrument, "facts", bill_number="")
    draft = manual.amendments.get().proposed
    draft.sections.filter(label="3-11B").update(text="As section 3-11Z says, no \u202epicture is taken.")
    draft.sections.filter(label="3-11A").update(label="3-11C")
    code = make.policy(city, title="Code")
    composing.put_repeal(by=clerk.person, edition=manual, policy=make.law(code).policy)
    make.law(code, make.SECTIONS[:1], effective=PartialDate.year(2020))
    found = page_of(clerk.get(manual)).findall(".//ul[@class='findings']/li/div")
    ways = [link.get("href").partition("#") for row in found for link in row.iter("a")]
    assert len(ways) == len(found) >= 10
    for page, _, place in ways:
        shown = clerk.client.get(page)
        assert shown.status_code == 200, page
        assert not place or [each for each in page_of(shown).iter() if each.get("id") == place], (page, place)


def test_what_was_put_right_is_not_found_again(clerk, manual):
    page = f"{manual.amendments.get().pk}/sections"
    raw = "Article 3 is amended by adding a new Section 3-11B (Pictures of scenes), as follows:"
    clerk.post(manual, page, **{"step-2-caption": PICTURES, "step-2-raw": raw})
    assert not [each for each in findings_of(clerk.get(manual))["folded"] if each.startswith("Section 3")]


def test_a_blocker_of_the_words_leaves_no_button(clerk, ready, draft):
    row = draft.sections.get(label="2.52.020")
    row.text = "No gift \u202eis\u202c taken."
    row.save()
    answer = clerk.get(ready, "freeze")
    (found,) = findings_of(answer)["open"]
    assert "turn the order of the words around: U+202E (right-to-left override)" in found
    assert all_of(answer, "button[@name='freeze']") == []
    (way,) = ways_of(answer, "U+202E")
    city, policy = ready.municipality.slug, draft.policy.slug
    assert way == reverse("desk:section", args=[city, policy, draft.number, row.key]) + "#to-look-at"
    assert 'id="to-look-at"' in clerk.client.get(way.partition("#")[0]).text
    shown = form_of(clerk.get(ready))
    refused = clerk.client.post(clerk.address(ready, "freeze"), {**shown, "seen": "x"})
    assert refused.status_code == 409
    assert not Edition.objects.get(pk=ready.pk).is_frozen


def test_a_section_numbered_anew_after_its_instruction_stands_in_the_way(clerk, ready, draft):
    draft.sections.filter(label="2.52.030").update(label="2.52.035")
    (found,) = findings_of(clerk.get(ready))["open"]
    assert found == "Section 2 of the bill names 2.52.030; the section that it is about is 2.52.035."


def test_a_clause_leads_to_its_field(clerk, ready):
    clerk.post(ready, "clauses", enacting_clause="")
    answer = clerk.get(ready)
    assert findings_of(answer)["open"] == ["It has no enacting clause."]
    (way,) = ways_of(answer, "no enacting clause")
    assert way == clerk.address(ready, "clauses") + "#id_enacting_clause"
    assert "Perhaps: Be it ordained by the governing body:" in words_of(answer)


def test_findings_say_of_which_policy_where_there_are_several(clerk, ready, city):
    other = make.draft(
        make.policy(city, title="Council policy"),
        make.keyed([SectionText("section", "1", "One", "See section 9.")]),
    )
    composing.put_in(by=clerk.person, edition=ready, draft=other)
    folded = findings_of(clerk.get(ready))["folded"]
    assert "Council policy: 1 refers to 9, and there is no section with that number." in folded


def test_a_section_of_another_policy_is_known_and_missed_once_it_is_repealed(clerk, ready, draft, city):
    draft.sections.filter(label="2.52.020").update(text="As section 9.10.010 says.")
    assert not any("9.10.010" in each for each in findings_of(clerk.get(ready))["folded"])
    rules = make.policy(city, title="Personnel rules")
    law = make.law(rules, make.keyed([SectionText("section", "9.10.010", "Pay", "Pay is paid.")]))
    assert not any("9.10.010" in each for each in findings_of(clerk.get(ready))["folded"])
    day = PartialDate.on(make.date(2020, 1, 1))
    acts.repeal(
        by=clerk.person, instrument=make.instrument(city), policy=rules, base=law, on=day, effective=day
    )
    assert (
        "2.52.020 refers to 9.10.010, a section of the Personnel rules, which is repealed."
        in findings_of(clerk.get(ready))["folded"]
    )


def test_the_page_of_the_bill_says_what_needs_no_text(clerk, bill):
    found = findings_of(clerk.get(bill.instrument))
    assert found["open"] == [
        "It changes nothing yet: put a draft of a policy into it. One that changes no policy says what "
        "it has to say in further sections, with its title and clauses.",
        "It has no title: write its long title.",
    ]
    assert "No rule says from which day it would be in force: that day stays unknown." in found["folded"]


@pytest.mark.parametrize("many", [1, 100])
def test_the_looks_ask_no_more_with_many_sections_and_policies(
    clerk, bill, city, many, assert_queries_at_most
):
    for number in range(3):
        make.law(
            make.policy(city, title=f"Policy {number}"),
            make.keyed([SectionText("section", f"9.{number}", "Pay", "Paid.")]),
        )
    code = make.policy(city)
    rows = [SectionText("section", f"2.{n}", "Gifts", "No gift.") for n in range(many)]
    base = make.law(code, make.keyed(rows))
    changed = [
        SectionText("section", row.label, "Gifts", "As section 9.1 says.", str(row.key))
        for row in base.sections.order_by("position")
    ]
    composing.put_in(by=clerk.person, edition=bill, draft=make.draft(code, changed, base=base))
    clerk.post(bill, "clauses", long_title="An ordinance", effective_rule="adoption")
    for page in ("", "freeze"):
        with assert_queries_at_most(12):
            assert clerk.get(bill, page).status_code == 200
    with assert_queries_at_most(12):
        assert clerk.get(bill.instrument).status_code == 200
    clerk.post(bill, "freeze")
    with assert_queries_at_most(12):
        assert clerk.get(bill, "publish").status_code == 200
    clerk.post(bill, "publish")
    make.docket(city, bill, opens_at=NOW, closes_at=NOW + timedelta(days=20))
    shown = {**form_of(clerk.get(bill.instrument, "acts/new")), **ADOPTED}
    with assert_queries_at_most(12):
        assert "It becomes law" in words_of(
            clerk.client.post(clerk.address(bill.instrument, "acts/new"), shown)
        )


def test_a_clause_that_a_paper_lacks_is_only_worth_a_look(clerk, city):
    data = b"BILL NO. 26-3\n\nAN ORDINANCE ADOPTING A CODE\n\nSection 1. Purpose.\nThis code sets rules.\n"
    made = save_reading(
        by=clerk.person, municipality=city, reading=read(data), data=data, name="bill.txt", publish=False
    )
    for row in (made.edition, made.instrument):
        found = findings_of(clerk.get(row))
        assert "It has no enacting clause." in found["folded"], row
        assert "It has no enacting clause." not in found["open"], row


def test_open_notes_and_a_day_that_is_past_are_said_before_it_is_frozen(clerk, ready, draft):
    for words in ("Ask the attorney.", "And the board."):
        write_note(by=clerk.person, version=draft, words=words)
    clerk.post(ready, "clauses", effective_rule="given", day="January 1, 2020", effective_clause="")
    folded = findings_of(clerk.get(ready, "freeze"))["folded"]
    assert any("2 notes to drafters are open on the Code of ethics" in each for each in folded)
    assert any("a day that is past: Wednesday, January 1, 2020" in each for each in folded)
