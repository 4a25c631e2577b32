"""More papers: a board of aldermen, an administrative policy, a resolution of numbered clauses, a code."""

from datetime import date

import pytest

from policies.text.ledger import check
from policies.text.numbering import provisions
from tests.policies.exchange.scans import reading_of, scan


@pytest.mark.parametrize("name", ["aldermen", "admin_policy", "numbered_resolution", "codified"])
def test_the_ledger_balances(name):
    check(reading_of(name).ledger, scan(name))


def test_both_numbers_on_one_line_and_a_clause_in_small_letters():
    instrument = reading_of("aldermen").instrument
    assert (instrument.bill_number, instrument.ordinance_number.value) == ("18-042", "4521")
    assert instrument.sponsors == ("Alderwoman T. Grant", "Alderman R. Pell")
    assert instrument.enacting_clause.startswith("Be it ordained by the Board of Aldermen")
    assert reading_of("aldermen").file_id == "Ord 4521"


def test_that_sections_be_amended_enacted_and_deleted():
    found = reading_of("aldermen").instrument.instructions
    assert [(each.operation, each.target, each.caption) for each in found] == [
        ("amend", "125.040", ""),
        ("add", "125.045", "Personal Opinions"),
        ("repeal", "125.050", ""),
    ]
    assert [each.section.label for each in reading_of("aldermen").sections] == ["125.040", "125.045"]
    assert reading_of("aldermen").findings == ()


def test_read_two_times_and_passed_this_day():
    found = [
        (each.role, each.name, each.date.earliest) for each in reading_of("aldermen").instrument.signatures
    ]
    assert found == [
        ("president of the board", None, date(2018, 8, 7)),
        ("mayor", "Harold Dent", date(2018, 8, 8)),
        ("city clerk", "Ruth Bell", None),
    ]


def test_one_misread_word_and_no_name_is_queued():
    queued = [(each.text, each.candidates) for each in reading_of("aldermen").ledger.queued]
    assert queued == [("behaif", ("behalf",))]


def test_roman_titles_with_lettered_and_numbered_items():
    sections = [each.section for each in reading_of("admin_policy").sections]
    assert [(each.label, each.heading) for each in sections[1:]] == [
        ("I", "PURPOSE"),
        ("II", "DEFINITIONS"),
        ("III", "RULES"),
        ("IV", "VIOLATIONS"),
    ]
    paths = [each.path for each in provisions(sections[3].text)]
    assert paths == [("A",), ("B",), ("B", "1"), ("B", "2"), ("B", "3")]
    assert (reading_of("admin_policy").instrument, reading_of("admin_policy").extent) == (None, "partial")


def test_a_resolution_of_numbered_clauses():
    reading = reading_of("numbered_resolution")
    instrument = reading.instrument
    assert (instrument.kind, instrument.ordinance_number.value) == ("resolution", "2022-31")
    assert [(each.number, each.kind) for each in instrument.bill_sections] == [
        ("1", "instruction"),
        ("2", "other"),
        ("3", "effective"),
    ]
    assert [(each.operation, each.caption) for each in instrument.instructions] == [
        ("adopt", "Code of Conduct")
    ]
    assert instrument.recitals.count("WHEREAS") == 2
    assert [(each.role, each.name) for each in instrument.signatures] == [
        ("mayor", "Teresa Vaughn"),
        ("town clerk", "Paul Ortiz"),
    ]
    assert [each.text for each in reading.ledger.dropped] == ["Resolution 2022-31 Page 1"]


def test_a_code_with_articles_reserved_numbers_and_history_notes():
    found = [(each.section.level, each.section.label) for each in reading_of("codified").sections]
    assert found == [
        ("section", "2-31"),
        ("section", "2-32"),
        ("article", "II"),
        ("section", "2-41"),
        ("section", "2-42—2-50"),
    ]
    assert reading_of("codified").instrument is None
    assert reading_of("codified").ledger.queued == ()
