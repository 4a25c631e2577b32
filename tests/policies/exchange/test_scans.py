"""Papers of other cities: a clean ordinance, a resolution on one line, marks that survived, bad scans."""

from datetime import date

import pytest

from policies.exchange import read
from policies.text.ledger import check
from policies.text.numbering import provisions
from tests.policies.exchange.scans import reading_of, scan

ALL = (
    "ordinance",
    "resolution",
    "bracketed",
    "garbled_bill",
    "overstruck",
    "plain_marks",
    "policy_page",
    "two_columns",
)


def rules(name):
    return [each.rule for each in reading_of(name).findings]


def instructions(name):
    return [(each.number, each.operation, each.target) for each in reading_of(name).instrument.instructions]


def outline(name):
    return [
        (each.section.level, each.section.label, each.section.heading) for each in reading_of(name).sections
    ]


@pytest.mark.parametrize("name", ALL)
def test_the_ledger_balances(name):
    check(reading_of(name).ledger, scan(name))


@pytest.mark.parametrize("name", ALL)
def test_line_ends_of_other_systems_change_nothing(name):
    other = read(scan(name).replace("\n", "\r\n").encode("utf-16"))
    assert other.sections == reading_of(name).sections
    assert other.marks == reading_of(name).marks
    assert len(other.ledger.queued) == len(reading_of(name).ledger.queued)


def test_a_clean_ordinance_with_recitals_and_three_sponsors():
    instrument = reading_of("ordinance").instrument
    assert (instrument.kind, instrument.bill_number) == ("ordinance", None)
    assert instrument.ordinance_number.value == "24-19"
    assert instrument.sponsors == (
        "Councilmember Priya Raman",
        "Councilmember Tom McGill",
        "Councilmember Ana Ruiz",
    )
    assert instrument.title.startswith("AN ORDINANCE OF THE CITY OF ALDERBROOK RESTORING CHAPTER 2.60")
    assert instrument.recitals.count("WHEREAS") == 2
    assert instrument.enacting_clause.startswith("NOW, THEREFORE, BE IT ORDAINED")


def test_restore_amend_repeal_and_renumber():
    assert instructions("ordinance") == [
        ("1", "restore", "2.60"),
        ("2", "amend", "2.04.010"),
        ("3", "repeal", "2.08.030"),
        ("3", "repeal", "2.08.040"),
        ("4", "renumber", "2.08.050"),
    ]
    found = reading_of("ordinance").instrument.instructions
    assert found[0].caption == "Code of Ethics"
    assert found[4].becomes == "2.08.030"


def test_clauses_that_change_no_text_are_no_instructions():
    kinds = [(each.number, each.kind) for each in reading_of("ordinance").instrument.bill_sections]
    assert kinds[4:] == [("5", "severability"), ("6", "repealer"), ("7", "emergency")]
    assert "shall take effect upon its passage" in reading_of("ordinance").instrument.effective_clause
    assert rules("ordinance") == ["repeals-without-naming"]


def test_sections_set_out_and_their_provisions():
    assert outline("ordinance") == [
        ("section", "2.60.010", "Purpose"),
        ("section", "2.60.020", "Gifts"),
        ("section", "2.04.010", "Regular meetings"),
    ]
    gifts = reading_of("ordinance").sections[1].section
    assert [each.path for each in provisions(gifts.text)] == [("a",), ("b",), ("b", "1"), ("b", "2")]


def test_a_word_broken_at_the_end_of_a_line_is_whole_again_and_the_hyphen_is_in_the_ledger():
    reading = reading_of("ordinance")
    assert "the confidence of the residents whom" in reading.sections[0].section.text
    hyphens = [each for each in reading.ledger.dropped if each.reason == "hyphen at the end of a line"]
    assert [each.text for each in hyphens] == ["-", "-"]


def test_readings_passage_and_approval_have_dates_and_names():
    found = [
        (each.role, each.name, each.date.earliest) for each in reading_of("ordinance").instrument.signatures
    ]
    assert found == [
        ("first reading", None, date(2024, 5, 7)),
        ("second reading", None, date(2024, 5, 21)),
        ("council", None, date(2024, 6, 4)),
        ("mayor", "Dolores Whitfield", date(2024, 6, 4)),
        ("city clerk", "Henry Oyelaran", None),
        ("city attorney", None, None),
    ]


def test_footers_and_the_running_head_leave_the_text():
    dropped = [(each.text, each.reason) for each in reading_of("ordinance").ledger.dropped]
    assert ("Ordinance No. 24-19 | Page 1", "page footer") in dropped
    assert dropped.count(("CITY OF ALDERBROOK, WASHAKIE COUNTY", "running head")) == 2
    assert (reading_of("ordinance").extent, reading_of("ordinance").marks) == ("whole", "none")


def test_a_resolution_on_one_line_with_an_exhibit():
    reading = reading_of("resolution")
    assert reading.instrument.kind == "resolution"
    assert reading.instrument.ordinance_number.value == "2021-044"
    assert reading.file_id == "RES2021-044"
    assert instructions("resolution") == [("1", "adopt", None), ("2", "repeal", None)]
    captions = [each.caption for each in reading.instrument.instructions]
    assert captions == ["Social Media Policy", "Resolution No. 2015-12"]
    assert outline("resolution") == [
        ("exhibit", "A", "SOCIAL MEDIA POLICY"),
        ("section", "1-1", "Purpose"),
        ("section", "1-2", "Rules"),
    ]
    assert reading.pages == (1, 2, 3)
    signed = [(each.role, each.name) for each in reading.instrument.signatures]
    assert signed == [("village president", "Lena Fischer"), ("village clerk", "Omar Haddad")]


def test_a_list_inside_a_line_gets_its_lines_back():
    rules_section = reading_of("resolution").sections[2].section
    assert [each.path for each in provisions(rules_section.text)] == [("¶1",), ("a",), ("b",), ("c",)]


def test_brackets_and_underscores_that_a_legend_explains_are_known_marks():
    reading = reading_of("bracketed")
    assert reading.marks == "known"
    assert reading.ledger.queued == ()
    assert [each.text for each in reading.ledger.dropped] == [
        "Deleted text is shown in [brackets]. New text is shown _underscored_.",
        "“",
        "”",
    ]
    assert "[fifty dollars ($50.00)] _twenty-five dollars ($25.00)_" in reading.sections[0].section.text


def test_sections_counted_in_words_and_a_blank_date():
    instrument = reading_of("bracketed").instrument
    assert [each.number for each in instrument.bill_sections] == ["1", "2"]
    assert instrument.sponsors == ("Alderman John Okafor, Ward 3",)
    assert [(each.role, str(each.date)) for each in instrument.signatures] == [
        ("council", "Sunday, March 12, 2023"),
        ("approved", "date unknown"),
        ("city recorder", "date unknown"),
    ]


def test_marks_written_in_braces_need_no_legend():
    assert reading_of("plain_marks").marks == "known"
    assert reading_of("plain_marks").instrument is None


def test_a_badly_read_bill_keeps_what_can_be_read():
    instrument = reading_of("garbled_bill").instrument
    assert instrument.bill_number == "09-31"
    assert (instrument.ordinance_number.value, instrument.ordinance_number.raw) == (None, "~~|2")
    assert instrument.sponsors == ("Councilman Halvorsen", "Councilwoman De La Cruz")
    assert instructions("garbled_bill") == [("1", "amend", "2-15")]
    assert outline("garbled_bill") == [
        ("section", "2-15", "Conduct of officers"),
        ("section", "2-15.1", "Complaints"),
    ]
    assert {"number-unreadable", "date-unreadable", "marks-unknown", "set-out-unnamed"} <= set(
        rules("garbled_bill")
    )


def test_a_legend_misread_in_three_words_is_still_a_legend():
    reasons = [each.reason for each in reading_of("garbled_bill").ledger.dropped if "truck" in each.text]
    assert reasons == ["legend of the marks", "legend of the marks, misread"]


def test_a_policy_page_with_numbered_titles_letters_and_bullets():
    assert [label for _, label, _ in outline("policy_page")] == [None, "1", "2", "3"]
    assert (reading_of("policy_page").extent, reading_of("policy_page").pages) == ("partial", (2,))
    use = reading_of("policy_page").sections[2].section
    assert [each.path[-1] for each in provisions(use.text)] == ["¶1", "a", "b", "c"]


def test_traces_of_overstrike_without_a_legend():
    reading = reading_of("overstruck")
    assert (reading.marks, reading.extent) == ("unknown", "partial")
    assert "courteous_to" in reading.sections[0].section.text


def test_two_columns_are_pointed_out():
    assert rules("two_columns") == ["two-columns"]
