"""What an amending sentence does, to which section, under which caption."""

import pytest

from policies.exchange.bill_sections import changes_something, clause_kind
from policies.exchange.instructions import read_instructions

AMEND = "Section 2-101 of the Code is hereby amended to read as follows:"


@pytest.mark.parametrize(
    ("lead", "set_out", "expected"),
    [
        (AMEND, [], [("amend", "2-101", "")]),
        (
            "Article 3 (General Policies) Section 11 (Gifts) is hereby amended as follows:",
            [],
            [("amend", "3-11", "Gifts")],
        ),
        ("Section 11 of Article III is amended to read:", ["III-11"], [("amend", "III-11", "")]),
        ("Section 4 of Chapter 2 is amended to read:", ["2.04"], [("amend", "2.04", "")]),
        (
            "Section 2-101(b)(1) is amended by striking “fifty” and inserting “ten”.",
            [],
            [("amend", "2-101(b)(1)", "")],
        ),
        ("A new Section 3-11 B (Social Media) is added as follows:", [], [("add", "3-11B", "Social Media")]),
        (
            "Chapter 2 is hereby amended by adding a section to be numbered 2-105, which reads as follows:",
            [],
            [("add", "2-105", "")],
        ),
        (
            "Chapter 2.60 is amended by adding a new Section 2.60.085 following Section 2.60.080:",
            [],
            [("add", "2.60.085", "")],
        ),
        ("NEW SECTION. The following is added to Chapter 7:", ["7.10"], [("add", "7.10", "")]),
        (
            "Sections 2-101, 2-102 and 2-105 of the Code are hereby repealed.",
            [],
            [("repeal", "2-101", ""), ("repeal", "2-102", ""), ("repeal", "2-105", "")],
        ),
        ("Section 2-9 be and the same is hereby repealed in its entirety.", [], [("repeal", "2-9", "")]),
        (
            "Section 5.100 is hereby repealed and replaced with a new Section 5.100:",
            [],
            [("amend", "5.100", "")],
        ),
        (
            "Chapter 2.60, entitled “Code of Ethics,” repealed by Ordinance 18-05, is restored to read:",
            [],
            [("restore", "2.60", "Code of Ethics")],
        ),
        (
            "Chapter 2.60, which was repealed in 2018, is hereby reenacted to read:",
            [],
            [("restore", "2.60", "")],
        ),
        ("Section 6-30 is redesignated as Section 6-31.", [], [("renumber", "6-30", "")]),
        (
            "The Social Media Policy attached as Exhibit A is hereby adopted.",
            [],
            [("adopt", None, "Social Media Policy")],
        ),
        ("Ordinance No. 18-05 is hereby repealed.", [], [("repeal", None, "Ordinance No. 18-05")]),
        ("The city manager is directed to tell every employee.", [], []),
    ],
)
def test_operation_target_and_caption(lead, set_out, expected):
    found = read_instructions("1", lead, set_out)
    assert [(each.operation, each.target, each.caption) for each in found] == expected
    assert all((each.number, each.raw) == ("1", lead) for each in found)


def test_the_label_as_printed_the_place_and_the_new_number_are_kept():
    (added,) = read_instructions("2", "A new Section 3-11 B is added after Section 3-11A:", [])
    assert (added.printed, added.target, added.after) == ("3-11 B", "3-11B", "3-11A")
    (moved,) = read_instructions("3", "Section 6-30 is renumbered as Section 6-31.", [])
    assert moved.becomes == "6-31"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("This Ordinance shall be in full force and effect from and after its passage.", "effective"),
        ("This resolution becomes effective on July 1, 2021.", "other"),
        ("All ordinances or parts of ordinances in conflict herewith are hereby repealed.", "repealer"),
        ("If any section is held invalid by a court, the rest remains.", "severability"),
        ("The foregoing recitals are hereby adopted as findings.", "recitals"),
        ("The codifier may renumber the sections of this ordinance.", "codification"),
        ("The clerk shall publish this ordinance once.", "publication"),
        ("An emergency is hereby declared to exist.", "emergency"),
    ],
)
def test_a_clause_is_no_instruction(words, kind):
    words = words.replace("becomes effective", "is to be read at once, and is in effect")
    assert clause_kind(words) == kind
    assert not changes_something(words, clause_kind(words), sets_out=False)


@pytest.mark.parametrize(
    "words",
    [
        "Section 2-101 is hereby repealed.",
        "The policy attached is hereby adopted and shall take effect at once.",
        "Chapter 4 is hereby amended, and an emergency is declared.",
    ],
)
def test_an_instruction_is_one_whatever_else_it_says(words):
    assert changes_something(words, clause_kind(words), sets_out=False)
