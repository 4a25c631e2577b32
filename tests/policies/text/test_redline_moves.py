"""A provision that moved, one that was split, two that were joined: said as such, and still exact."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.text.changes import Op, side
from policies.text.changes_json import redline_as_json
from policies.text.marks import plain, plain_in_words
from policies.text.moving import CELLS, moved_lines
from policies.text.paragraphs import enumerated, pair_lines
from policies.text.redline import Redline, accept, redline, reject, runs
from policies.text.section import SectionText

MOVES = Path(__file__).parents[4] / "shared/redline/moves.json"
ITEMS = (
    "Every officer files a statement of interests each spring.",
    "The clerk keeps the statements in a register open to all.",
    "No officer votes on a matter in which the officer has an interest.",
    "A gift worth more than fifty dollars ($50.00) is declined or reported.",
    "The board hears complaints and answers within sixty days.",
)


def section(*items: str) -> SectionText:
    lines = [f"({letter}) {item}" for letter, item in zip("abcdefgh", items, strict=False)]
    return SectionText("section", "2.60.070", "Duties", "\n".join(lines))


def changed(old: SectionText, new: SectionText) -> Redline:
    drawn = redline([old], [new])
    assert accept(drawn) == (new,)
    assert reject(drawn) == (old,)
    return drawn


def lines_by_kind(drawn: Redline, kind: str) -> list[str]:
    found = [one for one in drawn.sections[0].paragraphs if one.kind == kind]
    return ["".join(run.text for run in one.runs) for one in found]


def test_an_item_that_moves_is_one_move_and_its_siblings_are_renumbered():
    old, new = section(*ITEMS), section(*ITEMS[1:4], ITEMS[0], ITEMS[4])
    drawn = changed(old, new)
    paragraphs = drawn.sections[0].paragraphs
    away, here = (one for one in paragraphs if one.twin is not None)
    assert (away.kind, here.kind) == ("deleted", "inserted")
    assert paragraphs[away.twin] is here
    assert paragraphs[here.twin] is away
    assert [one.kind for one in paragraphs if one.twin is None] == ["renumbered"] * 3 + ["same"]
    assert (drawn.words_moved, drawn.words_inserted, drawn.words_deleted) == (9, 0, 0)


def test_the_list_of_changes_says_both_ends_of_a_move():
    drawn = changed(section(*ITEMS), section(*ITEMS[1:4], ITEMS[0], ITEMS[4]))
    told = {one.citation: (one.kind, one.sentence) for one in drawn.changes if one.kind == "moved"}
    assert told == {
        "2.60.070(a)": ("moved", "is moved to (d)"),
        "2.60.070(d)": ("moved", "is moved here from (a)"),
    }


def test_a_line_that_moves_and_changes_says_what_changed_on_the_way():
    amended = ITEMS[3].replace("fifty dollars ($50.00)", "ten dollars ($10.00)")
    drawn = changed(section(*ITEMS), section(amended, *ITEMS[:3], ITEMS[4]))
    here = next(one for one in drawn.sections[0].paragraphs if one.inner_runs)
    assert side(here.inner_runs, Op.INSERTED).strip() == ITEMS[3]
    assert side(here.inner_runs, Op.DELETED).strip() == amended
    assert [run.text for run in here.inner_runs if run.op == Op.INSERTED] == ["ten dollars ($10.00)"]
    assert (drawn.words_inserted, drawn.words_deleted) == (3, 3)
    sentence = next(one.sentence for one in drawn.changes if "from" in one.sentence)
    assert sentence == "is moved here from (d); “fifty dollars ($50.00)” becomes “ten dollars ($10.00)”"


def test_two_short_items_do_not_move_when_one_long_one_does():
    long_item = " ".join(ITEMS)
    drawn = changed(section(long_item, *ITEMS[1:3]), section(*ITEMS[1:3], long_item))
    away = [one for one in drawn.sections[0].paragraphs if one.twin is not None and one.kind == "deleted"]
    assert [enumerated("".join(run.text for run in one.runs))[1].strip() for one in away] == [long_item]


def test_another_number_alone_is_no_move():
    drawn = changed(section(*ITEMS), section("The council adopts this code.", *ITEMS))
    assert drawn.words_moved == 0
    assert not [one for one in drawn.changes if one.kind == "moved"]


def test_few_words_and_words_that_stand_twice_move_nowhere():
    few = section("Gifts.", *ITEMS, "Travel.")
    drawn = changed(few, section("Travel.", *ITEMS, "Gifts."))
    assert drawn.words_moved == 0
    twice = changed(section(ITEMS[0], *ITEMS[1:3], ITEMS[0]), section(*ITEMS[1:3], ITEMS[0], "It is kept."))
    assert twice.words_moved == 0


def test_many_changed_lines_are_compared_for_equal_words_only():
    size = int(CELLS**0.5) + 1
    old = [f"({n}) word{n} " + " ".join(f"old{n}x{k}" for k in range(9)) for n in range(size)]
    new = [f"({n}) word{n} " + " ".join(f"new{n}x{k}" for k in range(9)) for n in range(size)]
    pairs = [*((n, None) for n in range(size)), *((None, n) for n in range(size))]
    assert moved_lines(old, new, pairs) == []
    assert moved_lines(old, [*new[1:], old[0]], pairs) == [(0, size - 1)]


def test_a_move_is_said_in_plain_text_and_in_words():
    drawn = changed(section(*ITEMS), section(*ITEMS[1:4], ITEMS[0], ITEMS[4]))
    for printed in (plain(drawn, "strike-underline"), plain_in_words(drawn)):
        assert printed.count("[moved to (d)]") == 1
        assert printed.count("[moved here from (a)]") == 1


def test_a_paragraph_that_is_split_keeps_its_words():
    old = section(f"{ITEMS[0]} {ITEMS[1]}", ITEMS[2])
    new = section(*ITEMS[:3])
    drawn = changed(old, new)
    assert lines_by_kind(drawn, "split") == [f"(b) {ITEMS[1]}"]
    assert (drawn.words_inserted, drawn.words_deleted) == (0, 0)
    split = next(one for one in drawn.changes if one.kind == "split")
    assert (split.citation, split.sentence) == ("2.60.070(b)", "becomes a paragraph of its own")
    assert "(b) The clerk" in plain(drawn, "strike-capitals").replace("{+(b)+}", "(b)")
    assert "[new paragraph]" in plain(drawn, "strike-underline")


def test_two_paragraphs_that_are_joined_keep_their_words():
    old, new = section(*ITEMS[:3]), section(f"{ITEMS[0]} {ITEMS[1]}", ITEMS[2])
    drawn = changed(old, new)
    assert [one.kind for one in drawn.sections[0].paragraphs] == ["same", "joined", "renumbered"]
    assert (drawn.words_inserted, drawn.words_deleted) == (0, 0)
    assert "is joined to the paragraph before it" in [one.sentence for one in drawn.changes]
    assert "[joined to the paragraph before it]" in plain(drawn, "brackets-underscore")


def test_a_split_with_an_amendment_marks_the_amended_words_only():
    old = section(f"{ITEMS[0]} {ITEMS[1]}")
    new = section(ITEMS[0].replace("each spring", "every January"), ITEMS[1])
    drawn = changed(old, new)
    assert (drawn.words_inserted, drawn.words_deleted) == (2, 2)


def test_lines_wrapped_anew_mark_the_new_words_only():
    old = "The clerk keeps a register of gifts\nand of travel, and shows it to\nanybody who asks for it."
    new = (
        "The clerk keeps a public register\nof gifts and of travel, and shows\nit to anybody who asks for it."
    )
    marked = [text.strip() for op, text in runs(old, new) if op != "equal" and text.strip()]
    assert marked == ["public"]


def test_a_change_does_not_cross_from_one_item_to_the_next():
    old = "(a) The officer and the clerk sign the form of disclosure.\n(b) The mayor keeps it."
    new = "(a) The officer signs.\n(b) The clerk signs the form of disclosure; the mayor keeps it."
    drawn = redline([SectionText("section", "1", "", old)], [SectionText("section", "1", "", new)])
    assert not {one.kind for one in drawn.sections[0].paragraphs} & {"split", "joined"}


def test_moves_and_splits_are_in_the_download():
    moved = changed(section(*ITEMS), section(*ITEMS[1:4], ITEMS[0], ITEMS[4]))
    rows = redline_as_json(moved)["sections"][0]["paragraphs"]
    twins = [(row["kind"], rows[row["twin"]]["kind"]) for row in rows if "twin" in row]
    assert twins == [("deleted", "inserted"), ("inserted", "deleted")]
    split = changed(section(f"{ITEMS[0]} {ITEMS[1]}"), section(*ITEMS[:2]))
    assert [row.get("line_break") for row in redline_as_json(split)["sections"][0]["paragraphs"]] == [
        None,
        "inserted",
    ]


@settings(max_examples=150)
@given(st.permutations(range(5)), st.lists(st.sampled_from(["\n", " "]), min_size=4, max_size=4))
def test_any_order_and_any_joining_is_exact(order: list[int], ends: list[str]):
    shuffled = [ITEMS[n] for n in order]
    text = "".join(a + b for a, b in zip(shuffled, [*ends, ""], strict=True))
    changed(section(*ITEMS), SectionText("section", "2.60.070", "Duties", text))


@pytest.mark.skipif(not MOVES.exists(), reason="the corpus of real moves is not beside this checkout")
def test_every_real_move_is_found_and_none_is_false():
    found, false = 0, 0
    cases = json.loads(MOVES.read_text(encoding="utf-8"))
    for case in cases:
        drawn = redline(*([SectionText("section", "1", "", case[which])] for which in ("old", "new")))
        away = [one for one in drawn.sections[0].paragraphs if one.twin is not None and one.kind == "deleted"]
        hits = [one for one in away if one.old is not None and one.old.text.strip() == case["body"].strip()]
        found += bool(hits)
        false += len(away) - len(hits)
    assert (found, false) == (len(cases), 0)


def test_pairs_of_lines_stay_in_order_around_a_move():
    old, new = section(*ITEMS).text.split("\n"), section(*ITEMS[1:], ITEMS[0]).text.split("\n")
    assert moved_lines(old, new, pair_lines(old, new)) == [(0, 4)]
