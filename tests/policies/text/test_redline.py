"""A redline of sections: what is paired, how it is named, what the list of changes says."""

import pickle
from dataclasses import replace

import pytest

from policies.text.redline import Change, Op, Redline, Run, accept, redline, reject
from policies.text.section import SectionText

GIFTS = SectionText(
    "section",
    "2.60.070",
    "Gifts",
    "(a) A covered person shall not accept a gift worth more than fifty dollars ($50.00).\n"
    "(b) Gifts from one person are added together.\n"
    "(c) A covered person shall keep a list of gifts received.",
    "gifts",
)
TRAVEL = SectionText(
    "section", "2.60.080", "Travel", "No one travels far at public expense without a vote.", "travel"
)
BOARD = SectionText(
    "section",
    "2.60.090",
    "Board of ethics",
    "The board has five members who serve for three years each.",
    "board",
)
LAW = [GIFTS, TRAVEL, BOARD]


def without_keys(*sections: SectionText) -> list[SectionText]:
    return [replace(section, key=None) for section in sections]


def kinds(drawn: Redline) -> list[tuple[str, str | None]]:
    return [(section.kind, section.section.label) for section in drawn.sections]


def told(drawn: Redline) -> list[tuple[int, str, str, str]]:
    return [(change.number, change.citation, change.kind, change.sentence) for change in drawn.changes]


def only(*changed: SectionText) -> Redline:
    """The redline in which the gifts section becomes these."""
    return redline([GIFTS], list(changed))


# Sections


def test_equal_texts_have_nothing_to_mark() -> None:
    drawn = redline(LAW, LAW)
    assert kinds(drawn) == [("same", "2.60.070"), ("same", "2.60.080"), ("same", "2.60.090")]
    assert drawn.changes == ()
    assert (drawn.words_inserted, drawn.words_deleted, drawn.sections_changed) == (0, 0, 0)
    assert {run.op for section in drawn.sections for line in section.paragraphs for run in line.runs} == {
        Op.SAME
    }


@pytest.mark.parametrize("keyed", [True, False])
def test_a_section_is_inserted_and_one_is_deleted(keyed: bool) -> None:
    register = SectionText("section", "2.60.075", "Register", "The clerk publishes it.", "register")
    old, new = [GIFTS, TRAVEL, BOARD], [GIFTS, register, BOARD]
    drawn = redline(old, new) if keyed else redline(without_keys(*old), without_keys(*new))
    assert kinds(drawn) == [
        ("same", "2.60.070"),
        ("deleted", "2.60.080"),
        ("inserted", "2.60.075"),
        ("same", "2.60.090"),
    ]
    assert told(drawn) == [
        (1, "2.60.080", "deleted", "deletes the section “Travel” (11 words)"),
        (2, "2.60.075", "inserted", "adds the section “Register” (5 words)"),
    ]
    assert drawn.sections_changed == 2


def test_all_of_a_whole_new_section_is_marked_but_numbered_once() -> None:
    section = redline([], [GIFTS]).sections[0]
    assert (section.number, section.words_inserted, section.words_deleted) == (1, 32, 0)
    assert {line.kind for line in section.paragraphs} == {"inserted"}
    assert {line.number for line in section.paragraphs} == {None}
    assert section.label_runs == (Run(Op.INSERTED, "2.60.070"),)
    assert section.heading_runs == (Run(Op.INSERTED, "Gifts"),)


@pytest.mark.parametrize("keyed", [True, False])
def test_a_renumbered_section_marks_its_label_alone(keyed: bool) -> None:
    old, new = LAW, [GIFTS, TRAVEL, replace(BOARD, label="2.60.100")]
    drawn = redline(old, new) if keyed else redline(without_keys(*old), without_keys(*new))
    section = drawn.sections[2]
    assert section.kind == "renumbered"
    assert section.label_runs == (Run(Op.DELETED, "2.60.090"), Run(Op.INSERTED, "2.60.100"))
    assert {line.kind for line in section.paragraphs} == {"same"}
    assert told(drawn) == [(1, "2.60.090", "renumbered", "becomes 2.60.100")]
    assert (drawn.words_inserted, drawn.words_deleted) == (0, 0)


@pytest.mark.parametrize("keyed", [True, False])
def test_a_section_put_first_renumbers_the_others(keyed: bool) -> None:
    first = SectionText(
        "section", "2.60.070", "Purpose", "This chapter keeps the trust of the people.", "purpose"
    )
    new = [
        first,
        replace(GIFTS, label="2.60.080"),
        replace(TRAVEL, label="2.60.090"),
        replace(BOARD, label="2.60.100", text=BOARD.text.replace("five", "seven")),
    ]
    drawn = redline(LAW, new) if keyed else redline(without_keys(*LAW), without_keys(*new))
    assert [section.kind for section in drawn.sections] == ["inserted", "renumbered", "renumbered", "amended"]
    assert told(drawn)[3:] == [
        (4, "2.60.090", "amended", "becomes 2.60.100"),
        (5, "2.60.100", "amended", "“five” becomes “seven”"),
    ]


@pytest.mark.parametrize("keyed", [True, False])
def test_a_moved_section_is_shown_once_where_it_is_now(keyed: bool) -> None:
    new = [TRAVEL, BOARD, GIFTS]
    drawn = redline(LAW, new) if keyed else redline(without_keys(*LAW), without_keys(*new))
    assert kinds(drawn) == [("same", "2.60.080"), ("same", "2.60.090"), ("moved", "2.60.070")]
    assert told(drawn) == [(1, "2.60.070", "moved", "moves to after 2.60.090")]
    assert [section.label for section in reject(drawn)] == ["2.60.070", "2.60.080", "2.60.090"]


def test_a_moved_section_may_be_amended_too() -> None:
    moved = replace(BOARD, label="2.60.060", text=BOARD.text.replace("three", "four"))
    drawn = redline(without_keys(*LAW), without_keys(moved, GIFTS, TRAVEL))
    assert kinds(drawn)[0] == ("moved", "2.60.060")
    assert told(drawn) == [
        (1, "2.60.090", "moved", "becomes 2.60.060; moves to the beginning"),
        (2, "2.60.060", "amended", "“three” becomes “four”"),
    ]


def test_other_keys_never_pair_whatever_the_words() -> None:
    drawn = redline([GIFTS], [replace(GIFTS, key="another")])
    assert [section.kind for section in drawn.sections] == ["deleted", "inserted"]


def test_one_key_pairs_whatever_the_words() -> None:
    other = SectionText("section", "9", "Other", "Nothing of it is left.", "gifts")
    assert [section.kind for section in redline([GIFTS], [other]).sections] == ["amended"]


def test_a_section_without_a_key_pairs_with_one_that_has_one() -> None:
    assert kinds(redline([replace(GIFTS, key=None)], [GIFTS])) == [("same", "2.60.070")]


def test_the_same_number_under_other_words_is_another_section() -> None:
    new = SectionText("section", "2.60.080", "Meals", "Council pays lunch on session days only.")
    drawn = redline(without_keys(GIFTS, TRAVEL), without_keys(GIFTS, replace(TRAVEL, label="2.60.085"), new))
    assert kinds(drawn) == [("same", "2.60.070"), ("renumbered", "2.60.085"), ("inserted", "2.60.080")]


def test_a_heading_and_a_level_that_change_are_one_change() -> None:
    drawn = only(replace(GIFTS, heading="Gifts and favours", level="article"))
    assert told(drawn) == [
        (1, "Article 2.60.070", "amended", "becomes an article; in the heading, adds “and favours”")
    ]
    assert drawn.words_inserted == 2


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [(None, "5", "gets the number 5"), ("5", None, "loses its number")],
)
def test_a_section_gets_or_loses_its_number(old: str | None, new: str | None, sentence: str) -> None:
    drawn = redline([replace(GIFTS, label=old)], [replace(GIFTS, label=new)])
    assert [(change.kind, change.sentence) for change in drawn.changes] == [("renumbered", sentence)]


def test_anchors_are_stable_and_unique() -> None:
    sections = [
        GIFTS,
        replace(TRAVEL, label="2.60.070"),
        replace(BOARD, label=None),
        SectionText("chapter", "4½", "Fees", ""),
        SectionText("section", None, "Loose", ""),
    ]
    assert [section.anchor for section in redline([], sections).sections] == [
        "s-2-60-070",
        "s-2-60-070-2",
        "s-board",
        "chapter-4½",
        "s-5",
    ]


def test_changes_are_numbered_in_reading_order() -> None:
    new = [
        replace(GIFTS, heading="Gift", text=GIFTS.text.replace("fifty", "ten")),
        replace(TRAVEL, text="A vote comes first."),
        SectionText("section", "3", "", "New."),
    ]
    drawn = redline(LAW, new)
    assert [change.number for change in drawn.changes] == list(range(1, len(drawn.changes) + 1))
    assert drawn.changes[0] == Change(
        1, "2.60.070", "amended", "in the heading, “Gifts” becomes “Gift”", "s-2-60-070"
    )
    numbers = []
    for section in drawn.sections:
        numbers += [section.number, *(line.number for line in section.paragraphs)]
    assert [number for number in numbers if number] == [change.number for change in drawn.changes]


def test_a_redline_can_be_cached() -> None:
    drawn = redline(LAW, [replace(GIFTS, text="Nothing."), BOARD])
    assert pickle.loads(pickle.dumps(drawn)) == drawn


def test_nothing_against_nothing() -> None:
    drawn = redline([], [])
    assert (drawn.sections, drawn.changes) == ((), ())
    assert accept(drawn) == reject(drawn) == ()


def test_white_space_that_goes_is_not_quoted() -> None:
    old, new = (replace(GIFTS, text=f"A fee{space}waiver.") for space in (" ", "\u200b"))
    assert [change.sentence for change in redline([old], [new]).changes] == ["adds “\u200b”"]
