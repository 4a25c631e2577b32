"""What stands in the way of freezing an edition: rules as values, each with one that does not break it."""

from dataclasses import replace

import pytest

from policies.readiness import Base, ChangeState, EditionState, findings, is_blank
from policies.text.section import SectionText

GIFTS = SectionText("section", "1", "Gifts", "No gift is taken.")
CHANGE = ChangeState("Code", (GIFTS,), Base.LAW)
SOUND = EditionState(
    kind="ordinance",
    bill_number="26-1",
    by_council=True,
    long_title="An ordinance",
    enacting_clause="Be it ordained",
    effective_clause="On adoption.",
    effective_rule="adoption",
    changes=(CHANGE,),
)


def found(**other):
    return [(each.sentence, each.blocks) for each in findings(replace(SOUND, **other))]


def of_change(**other):
    return found(changes=(replace(CHANGE, **other),))


def test_a_sound_edition_has_no_finding():
    assert found() == []


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"changes": ()}, "changes nothing yet"),
        ({"long_title": " "}, "no title"),
    ],
)
def test_what_blocks_an_edition(other, words):
    assert [blocks for sentence, blocks in found(**other) if words in sentence] == [True]


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"long_title": "", "kind": "executive_order"}, "no title"),
        ({"enacting_clause": ""}, "no enacting clause"),
        ({"bill_number": ""}, "no number yet"),
        ({"effective_rule": "unknown"}, "stays unknown"),
        ({"effective_clause": ""}, "no words of its own"),
        ({"effective_rule": "given"}, "no day is given"),
    ],
)
def test_what_only_warns_of_an_edition(other, words):
    assert [blocks for sentence, blocks in found(**other) if words in sentence] == [False]


@pytest.mark.parametrize(
    "other",
    [
        {"enacting_clause": "", "kind": "resolution"},
        {"bill_number": "", "by_council": False},
        {"effective_rule": "given", "changes": (replace(CHANGE, has_day=True),)},
    ],
)
def test_what_is_not_asked_of_every_kind(other):
    assert found(**other) == []


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"sections": ()}, "has no section"),
        ({"is_changed": False}, "changes nothing of the law"),
        ({"base": Base.OVERTAKEN}, "no longer the law in force"),
        ({"base": Base.MISSING}, "was not made from it"),
        ({"sections": (replace(GIFTS, text=" "),)}, "Code: 1 Gifts has no text."),
        ({"waiting": 1}, "1 place of"),
        ({"waiting": 3}, "3 places of"),
        ({"marks_unknown": True}, "marks of the imported paper"),
        ({"sections": None, "base": Base.PAST}, "not the law in force"),
        ({"sections": None, "base": Base.NONE}, "not the law in force"),
    ],
)
def test_what_blocks_a_change(other, words):
    assert [blocks for sentence, blocks in of_change(**other) if words in sentence] == [True]


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"base": Base.UNSURE}, "not known which text"),
        ({"coming": ("Ordinance 9",)}, "Ordinance 9 has been adopted"),
        ({"rivals": ("Bill 8",)}, "Bill 8 would change it too"),
        ({"instructions": 0}, "no section of the bill"),
        ({"strays": ("9-9",)}, "9-9, which stands in neither text"),
    ],
)
def test_what_only_warns_of_a_change(other, words):
    assert [blocks for sentence, blocks in of_change(**other) if words in sentence] == [False]


@pytest.mark.parametrize("base", [Base.LAW, Base.UNSURE])
def test_a_policy_in_force_can_be_repealed(base):
    assert not any(blocks for _, blocks in of_change(sections=None, base=base))


@pytest.mark.parametrize("base", [Base.NONE, Base.PAST])
def test_a_new_text_and_a_text_brought_back_need_no_law(base):
    assert of_change(base=base) == []


def test_blockers_come_first():
    told = found(bill_number="", changes=())
    assert [blocks for _, blocks in told] == sorted([blocks for _, blocks in told], reverse=True)


@pytest.mark.parametrize(("heading", "blank"), [("Code of ethics", False), (" ", True)])
def test_a_heading_without_a_number_is_a_title(heading, blank):
    assert is_blank(SectionText("section", None, heading, "")) is blank


@pytest.mark.parametrize(
    ("level", "heading", "text", "blank"),
    [
        ("section", "Gifts", "", True),
        ("subsection", "", "\n", True),
        ("section", "", "Words", False),
        ("section", "Reserved", "", False),
        ("section", "[Repealed by Ord. 9]", "", False),
        ("chapter", "Ethics", "", False),
    ],
)
def test_a_section_says_something_unless_it_is_reserved(level, heading, text, blank):
    assert is_blank(SectionText(level, "1", heading, text)) is blank
