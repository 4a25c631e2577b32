"""The bill of the seeds: one line of text, footers inside sentences, marks lost, a wrong caption."""

from itertools import pairwise

from policies.dates import Precision
from policies.text.numbering import provisions
from tests.policies.exchange.seeds import BILL, needs_seeds, queued, reading_of, rules

pytestmark = needs_seeds


def instrument():
    return reading_of(BILL).instrument


def section(label):
    return next(each.section for each in reading_of(BILL).sections if each.section.label == label)


def test_numbers_and_sponsor():
    assert instrument().kind == "ordinance"
    assert instrument().bill_number == "2012-119"
    assert instrument().sponsors == ("Councilwoman Carroll",)
    assert instrument().ordinance_number.value is None
    assert instrument().ordinance_number.raw == "15n,\ufffd2 -7"


def test_clauses():
    assert instrument().title.startswith(
        "AN ORDINANCE OF THE CITY OF JEFFERSON, MISSOURI, AMENDING THE PERSONNEL"
    )
    assert instrument().title.endswith("SOCIAL MEDIA.")
    assert instrument().enacting_clause.startswith("BE IT ENACTED BY THE COUNCIL OF THE City OF")
    assert instrument().enacting_clause.endswith("AS FOLLOWS:")
    assert instrument().effective_clause.endswith("from and after the date of its passage and approval.")


def test_the_bills_own_sections_are_told_from_those_they_change():
    bill_sections = instrument().bill_sections
    assert [each.number for each in bill_sections] == ["1", "2", "3", "4"]
    text = reading_of(BILL).text
    for each in bill_sections:
        assert text[slice(*each.span)].startswith(f"Section {each.number}. ")
    assert all(first.span[1] <= second.span[0] for first, second in pairwise(bill_sections))


def test_three_instructions():
    found = instrument().instructions
    assert [(each.number, each.operation, each.target, each.caption) for each in found] == [
        ("1", "amend", "3-11", "Computer, Internet and E-mail Usage"),
        ("2", "add", "3-11A", "Social Media"),
        ("3", "add", "3-11B", "Social Media"),
    ]
    assert "3-11 B (Social Media)" in found[2].raw
    assert found[0].raw.startswith("Article 3 (General Employee Policies) Section 11 (Computer")


def test_target_sections_with_their_headings():
    found = [
        (each.section.level, each.section.label, each.section.heading) for each in reading_of(BILL).sections
    ]
    assert found == [
        ("section", "3-11", "Computer,Internet and E-mail Usage"),
        ("section", "3-11A", "Social Media"),
        ("section", "3-11B", "Taking Pictures or video of scenes prohibited"),
    ]
    assert [each.bill_section for each in reading_of(BILL).sections] == ["1", "2", "3"]


def test_six_numbered_provisions_and_the_words_after_them():
    found = provisions(section("3-11A").text)
    assert [each.path for each in found] == [("¶1",), ("1",), ("2",), ("3",), ("4",), ("5",), ("6",), ("¶2",)]
    assert found[4].text.startswith("Involves an employee representing themselves as a spokesperson")
    assert found[6].text.endswith("employee posting the message.")
    assert found[7].text.startswith("The City of Jefferson prohibits")
    assert "words-after-list" in rules(reading_of(BILL))


def test_signatures_with_dates_nobody_can_read():
    found = [(each.role, each.act, each.name, each.date.precision) for each in instrument().signatures]
    assert found == [
        ("presiding officer", "passed", None, Precision.UNKNOWN),
        ("mayor", "approved", None, Precision.UNKNOWN),
        ("city clerk", "attest", None, Precision.UNKNOWN),
        ("city counselor", "form", None, Precision.UNKNOWN),
    ]
    assert [each.date.raw for each in instrument().signatures[:2]] == ["I", "\ufffd\ufffd oZ 06"]


def test_furniture_is_dropped_with_its_reason():
    dropped = [(each.text, each.reason) for each in reading_of(BILL).ledger.dropped]
    assert [text for text, reason in dropped if reason == "page footer"] == [
        f"Bill 2012-119—Page {page}" for page in (1, 2, 3)
    ]
    legends = [reason for text, reason in dropped if text.startswith("Drafter's Note: Deleted text")]
    assert legends == ["legend of the marks", "legend of the marks, misread", "legend of the marks"]
    chrome = [text for text, reason in dropped if reason == "records portal, not the paper"]
    assert chrome == ["Loading...", "HomeMy Public PortalAboutORD15067"]
    assert len(dropped) == 8


def test_marks_extent_and_file_id():
    reading = reading_of(BILL)
    assert (reading.marks, reading.extent, reading.file_id) == ("unknown", "whole", "ORD15067")


def test_findings_a_clerk_can_answer():
    reading = reading_of(BILL)
    sentences = {each.rule: each.sentence for each in reading.findings}
    assert "“Social Media”" in sentences["caption-differs"]
    assert "“Taking Pictures or video of scenes prohibited”" in sentences["caption-differs"]
    assert "“3-11 B”" in sentences["space-in-number"]
    assert sentences["number-unreadable"].endswith("Which number is it?")
    assert "ORD15067" in sentences["number-differs-from-portal"]
    assert rules(reading).count("date-unreadable") == 2
    assert rules(reading).count("caption-differs") == 1


def test_suspect_words_are_proposed_and_stay_as_read():
    found = queued(reading_of(BILL))
    assert found["iournal"][0] == "journal"
    assert found["subiect"] == ("subject",)
    assert found["bloc"] == ("blog",)
    assert found["uv"] == ("up",)
    assert found["emplo eve"] == ("employee",)
    assert found["Computer,Internet"] == ("Computer, Internet",)
    assert found["AA-EST:"] == ("ATTEST",)
    assert found["Presiding Of6cer"] == ("Presiding Officer",)
    assert "a-mails" in found
    for word in ("iournal", "subiect", "emplo eve", "bloc"):
        assert word in section("3-11A").text
