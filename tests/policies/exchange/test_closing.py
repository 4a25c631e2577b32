"""What is read of the end of a bill: a clause that can be told for certain, and else nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.exchange import UnreadableFile, read
from policies.exchange.closing import Closing, read_closing
from tests.policies.exchange.scans import reading_of

HEAD = (
    "BILL NO. 7-1\nSPONSORED BY TRUSTEE Lee\nAN ORDINANCE AMENDING THE PERSONNEL MANUAL.\n"
    "BE IT ORDAINED AS FOLLOWS:\nSection 1. Section 3-2 is amended to read:\nSec. 3-2. Gifts.\nNo gift.\n"
)
SIGNED = "Passed: May 4, 2020\nPresiding Officer\nApproved: May 5, 2020\nMayor\nAttest:\nCity Clerk\n"
SEVERABLE = "If any part of this ordinance is held invalid, the remainder is not affected."
REPEALS = "All ordinances in conflict herewith are hereby repealed."
CODIFIED = "The clerk shall codify this ordinance in Chapter 3."
FINED = "The penalty for a violation of this ordinance is a fine of fifty dollars."
EFFECT = "This ordinance shall take effect on July 1, 2020."


def closing_of(*clauses, end=SIGNED):
    sections = [f"Section {number}. {words}" for number, words in enumerate(clauses, 2)]
    return read_closing(read("\n".join([HEAD.strip(), *sections, end]).encode()))


def test_each_clause_stands_in_its_place_with_the_number_of_the_paper():
    found = closing_of(REPEALS, FINED, SEVERABLE, CODIFIED, EFFECT)
    assert found == Closing(
        severability=f"Section 4. {SEVERABLE}",
        repealer=f"Section 2. {REPEALS}",
        codification=f"Section 5. {CODIFIED}",
        further=f"Section 3. {FINED}",
        signature_lines="Passed: Presiding Officer\nApproved: Mayor\nAttest: City Clerk",
    )


def test_several_further_clauses_stand_apart():
    recitals = "The foregoing recitals are true."
    found = closing_of(FINED, recitals, EFFECT).further
    assert found == f"Section 2. {FINED}\n\nSection 3. {recitals}"


@pytest.mark.parametrize(
    ("clauses", "end"),
    [
        ((f"{SEVERABLE} {REPEALS}", EFFECT), SIGNED),
        ((SEVERABLE, SEVERABLE, EFFECT), SIGNED),
        ((f"{SEVERABLE} {'So it is meant. ' * 200}", EFFECT), SIGNED),
        (("If any part of this ordlnance is held invalid, no other is.", EFFECT), SIGNED),
        (("Copies are kept by the clerk for this ordinance.", EFFECT), SIGNED),
        ((EFFECT, SEVERABLE), "and so on without an end"),
    ],
)
def test_a_clause_that_is_in_doubt_is_none(clauses, end):
    found = closing_of(*clauses, end=end)
    assert (found.severability, found.repealer, found.codification, found.further) == ("", "", "", "")


def test_what_says_when_is_the_clause_of_its_effect_alone():
    assert closing_of("An emergency is declared; this ordinance shall take effect at once.").further == ""


@pytest.mark.parametrize(
    "block",
    [
        "Passed: May 4, 2020\nApproved: May 5, 2020\nAttest:\nCity Clerk\n",
        "Passed and approved this 4th day of May, 2020.\nMayor\nAttest:\nCity Clerk\n",
        "Passed: May 4, 2020\nPresiding Of6cer\nApproved: May 5, 2020\nMayor\n",
    ],
)
def test_signature_lines_in_doubt_are_none(block):
    assert closing_of(EFFECT, end=block).signature_lines == ""


def test_a_resolution_is_adopted():
    assert reading_of("resolution").instrument.kind == "resolution"
    lines = read_closing(reading_of("resolution")).signature_lines
    assert lines == "Adopted: Village President\nAttest: Village Clerk"
    board = read_closing(reading_of("aldermen")).signature_lines
    assert board == "Passed: President of the Board\nApproved: Mayor\nAttest: City Clerk"


@pytest.mark.parametrize("name", ["garbled_bill", "bracketed", "policy_page"])
def test_a_paper_with_marks_and_one_that_is_no_bill_have_no_closing(name):
    assert read_closing(reading_of(name)) == Closing()


CLAUSES = st.lists(
    st.sampled_from([SEVERABLE, REPEALS, CODIFIED, FINED, EFFECT, "Word.", "\ufffd"]), max_size=7
)


@settings(max_examples=80, deadline=None)
@given(CLAUSES, st.sampled_from([SIGNED, "", "Attest: City Clerk"]))
def test_no_section_of_a_bill_stands_in_two_places(clauses, end):
    """Every clause is one section of the paper, word for word, and none is taken twice."""
    sections = [f"Section {number}. {words}" for number, words in enumerate(clauses, 2)]
    try:
        reading = read("\n".join([HEAD.strip(), *sections, end]).encode())
    except UnreadableFile:
        return
    found = read_closing(reading)
    bill = reading.instrument
    taken = [found.severability, found.repealer, found.codification, *found.further.split("\n\n")]
    taken = [words for words in taken if words]
    known = {f"Section {each.number}. {each.text}" for each in bill.bill_sections}
    assert len(set(taken)) == len(taken) and set(taken) <= known
    assert not any(words.endswith(f". {bill.effective_clause}") for words in taken if bill.effective_clause)
