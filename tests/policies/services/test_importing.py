"""A paper that was read enters the record of a city, once, as it was read."""

from dataclasses import replace
from datetime import date

import pytest

from policies.exchange import read
from policies.models import Act, ActKind, Extent, Instruction, Marks, Source
from policies.queries import sections_of
from policies.refusals import Duplicate, NothingToFreeze
from policies.services.importing import save_reading
from policies.text.ledger import Dropped, Ledger, Placed, Queued, check
from policies.text.section import SectionText
from tests import make
from tests.policies.exchange.scans import scan

pytestmark = pytest.mark.django_db

LAW = (
    SectionText("section", "2.04.010", "Regular meetings", "The council meets on Mondays."),
    SectionText("section", "2.08.030", "Minutes", "The clerk keeps minutes."),
    SectionText("section", "2.08.050", "Agenda", "The clerk posts the agenda."),
)
BILL = (
    "BILL NO. 7-1\nSPONSORED BY TRUSTEE Lee\nAN ORDINANCE AMENDING THE PERSONNEL MANUAL.\n"
    "BE IT ORDAINED AS FOLLOWS:\n{}\nPassed: May 4, 2020\nApproved: smudge\n"
)


def enter(city, text, name="paper.txt", **options):
    data = text.encode()
    by = make.clerk_of(city)
    return save_reading(by=by, municipality=city, reading=read(data), data=data, name=name, **options)


def test_a_bill_becomes_an_instrument_an_edition_and_a_published_text():
    imported = enter(make.city(), scan("ordinance"))
    instrument, edition = imported.instrument, imported.edition
    assert (instrument.slug, instrument.designation) == ("ordinance-24-19", "Ordinance 24-19")
    assert instrument.sponsors[0] == "Councilmember Priya Raman"
    assert edition.long_title.startswith("AN ORDINANCE OF THE CITY OF ALDERBROOK")
    assert edition.recitals.count("WHEREAS") == 2
    assert edition.effective_rule == "passage_and_approval"
    assert edition.publications.count() == imported.version.publications.count() == 1
    assert (imported.policy.title, imported.policy.kind) == ("Code of Ethics", "code_of_ethics")
    labels = [section.label for section in sections_of(imported.version)]
    assert labels == ["2.60.010", "2.60.020", "2.04.010"]
    assert imported.version.extent == Extent.PARTIAL


def test_the_clauses_of_the_paper_stand_in_the_edition_and_the_ledger_has_each_once():
    imported = enter(make.city(), scan("ordinance"))
    edition, ledger = imported.edition, imported.source.ledger
    assert edition.severability_clause.startswith("Section 5. Severability. If any section")
    assert edition.repealer_clause.startswith("Section 6. All ordinances or parts of ordinances")
    assert (
        edition.signature_lines == "Approved: Mayor\nAttest: City Clerk\nApproved as to form: City Attorney"
    )
    assert (edition.further_clauses, edition.codification_clause) == ("", "")
    places = [each["place"] for each in ledger["placed"] if each["place"].startswith("bill section ")]
    assert {"bill section 5: severability", "bill section 6: repealer"} <= set(places)
    for each in ledger["placed"]:
        words = imported.source.text[slice(*each["span"])]
        assert ("the remainder is not affected" in words) == (each["place"] == "bill section 5: severability")


def test_the_day_of_effect_and_the_last_day_are_read_from_the_clause_of_the_paper():
    section = "Section 1. Section 3-2 is amended to read:\nSec. 3-2. Gifts.\nNo gift.\nSection 2. {}"
    clause = "This ordinance shall take effect July 1st, 2020 and expires June 30, 2021."
    edition = enter(make.city(), BILL.format(section.format(clause))).edition
    (amendment,) = edition.amendments.all()
    assert (edition.effective_rule, amendment.date.earliest) == ("given", date(2020, 7, 1))
    assert amendment.in_force_through == date(2021, 6, 30)


def test_a_codified_text_is_not_what_a_paper_amends():
    city = make.city()
    law = make.law(make.policy(city), make.keyed(LAW))
    text = make.draft(
        law.policy, [replace(each.as_text(), heading="X") for each in sections_of(law)], base=law
    )
    reasons = [(each.key, "heading", "As in the title.") for each in sections_of(law)]
    make.codified(text, *reasons)
    paper = BILL.format("Section 1. Section 2.08.030 is amended to read:\nSec. 2.08.030. Minutes.\nNone.")
    assert enter(city, paper, policy=law.policy).version.base == law


def test_each_instruction_points_to_the_section_it_sets_out():
    imported = enter(
        make.city(), BILL.format("Section 1. Section 3-2 is amended to read:\nSec. 3-2. Gifts.\nNo gift.")
    )
    (row,) = Instruction.objects.all()
    (section,) = sections_of(imported.version)
    assert (row.number, row.operation, row.target, row.target_key) == ("1", "amend", "3-2", section.key)
    assert row.raw == "Section 3-2 is amended to read:"


def test_acts_are_recorded_with_the_dates_that_the_paper_has():
    enter(make.city(), scan("ordinance"))
    found = [(act.kind, act.date.earliest, act.by_whom) for act in Act.objects.order_by("pk")]
    assert found == [
        (ActKind.READ, date(2024, 5, 7), "Council"),
        (ActKind.READ, date(2024, 5, 21), "Council"),
        (ActKind.PASSED, date(2024, 6, 4), "Council"),
        (ActKind.APPROVED, date(2024, 6, 4), "Dolores Whitfield, mayor"),
    ]


def test_a_date_that_could_not_be_read_is_recorded_as_unknown_with_its_words():
    enter(make.city(), BILL.format("Section 1. Section 3-2 is amended to read:\nSec. 3-2. Gifts.\nNo gift."))
    act = Act.objects.get(kind=ActKind.APPROVED)
    assert (act.date.earliest, act.date.precision, act.date.raw) == (None, "unknown", "smudge")


def test_a_blank_in_the_signature_block_records_nothing():
    enter(make.city(), scan("bracketed"))
    assert [act.kind for act in Act.objects.all()] == [ActKind.PASSED]


def test_a_resolution_adopts():
    imported = enter(make.city(), scan("resolution"))
    assert [act.kind for act in Act.objects.all()] == [ActKind.ADOPTED]
    assert imported.instrument.file_number == "RES2021-044"
    assert imported.policy.title == "Social Media Policy"
    assert imported.edition.amendments.get().date.earliest == date(2021, 7, 1)


def test_the_source_keeps_the_file_and_where_every_word_went():
    imported = enter(make.city(), scan("overstruck"), name="page 7.txt")
    source = Source.objects.get(pk=imported.source.pk)
    assert (source.name, source.marks, source.extent) == ("page 7.txt", Marks.UNKNOWN, Extent.PARTIAL)
    assert source.imported_at is not None
    entries = source.ledger
    ledger = Ledger(
        tuple(Placed(tuple(each["span"]), each["place"]) for each in entries["placed"]),
        tuple(Dropped(tuple(each["span"]), each["text"], each["reason"]) for each in entries["dropped"]),
        tuple(Queued(tuple(each["span"]), each["text"], each["reason"]) for each in entries["queued"]),
    )
    check(ledger, source.text)
    assert [each["rule"] for each in source.findings] == ["marks-unknown", "partial"]


def test_a_policy_page_becomes_a_text_without_an_instrument():
    imported = enter(make.city(), scan("overstruck"))
    assert (imported.instrument, imported.edition) == (None, None)
    assert (imported.version.marks, imported.version.extent) == (Marks.UNKNOWN, Extent.PARTIAL)
    assert imported.version.publications.count() == 1


def test_a_draft_is_neither_frozen_nor_published():
    imported = enter(make.city(), scan("overstruck"), publish=False)
    assert not imported.version.is_frozen
    assert imported.version.publications.count() == 0


def test_the_same_file_is_not_entered_twice_in_one_city():
    city = make.city()
    enter(city, scan("policy_page"))
    with pytest.raises(Duplicate, match="imported already, as “paper"):
        enter(city, scan("policy_page"), name="again.txt")
    assert enter(make.city(), scan("policy_page")).source.name == "paper.txt"


def test_with_the_law_on_file_the_instructions_are_carried_out():
    city = make.city()
    code = make.policy(city)
    base = make.law(code, make.keyed(LAW))
    text = BILL.format(
        "Section 1. Section 2.04.010 is amended to read:\n2.04.010 Regular meetings.\n"
        "The council meets on Tuesdays.\n\n"
        "Section 2. Section 2.08.030 is hereby repealed.\n\n"
        "Section 3. Section 2.08.050 is renumbered as Section 2.08.060.\n\n"
        "Section 4. A new Section 2.08.020 is added to read:\n2.08.020 Quorum.\nFive members are a quorum.\n"
    )
    imported = enter(city, text, policy=code)
    rows = sections_of(imported.version)
    assert imported.version.base == base
    assert imported.version.extent == Extent.WHOLE
    assert [(row.label, row.text) for row in rows] == [
        ("2.04.010", "The council meets on Tuesdays."),
        ("2.08.020", "Five members are a quorum."),
        ("2.08.060", "The clerk posts the agenda."),
    ]
    keys = {row.label: row.key for row in sections_of(base)}
    assert rows[0].key == keys["2.04.010"]
    assert rows[2].key == keys["2.08.050"]


def test_with_marks_lost_only_what_is_set_out_is_stored():
    city = make.city()
    code = make.policy(city)
    make.law(code, make.keyed((*LAW, SectionText("section", "2-15", "Conduct", "Be kind."))))
    imported = enter(city, scan("garbled_bill"), policy=code)
    assert [row.label for row in sections_of(imported.version)] == ["2-15", "2-15.1"]
    assert (imported.version.marks, imported.version.extent) == (Marks.UNKNOWN, Extent.PARTIAL)


def test_a_bill_without_text_on_a_policy_not_on_file_is_refused():
    with pytest.raises(NothingToFreeze, match="Enter the policy that it changes first"):
        enter(make.city(), BILL.format("Section 1. Section 3-2 is hereby repealed."))
    assert not Source.objects.exists()


def test_a_null_character_is_stored_as_its_sign():
    imported = enter(make.city(), "The clerk keeps\x00 the record of every meeting.")
    assert imported.source.text == "The clerk keeps\u2400 the record of every meeting."
    assert imported.source.ledger["dropped"][0]["text"] == "\u2400"
