"""Numbered lines: broken by us, the same on every copy, and nothing lost on the way."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.text.changes import Op, Run, merged
from policies.text.marks import plain, plain_runs
from policies.text.numbered import WIDTH, NumberedLine, numbered, wrapped
from policies.text.redline import redline
from policies.text.section import SectionText

WORDS = st.lists(st.sampled_from(["a", "clerk", "keeps,", "(a)", "x" * 9, " ", "  ", "\t"]), max_size=6).map(
    " ".join
)
RUNS = st.lists(st.builds(Run, st.sampled_from(list(Op)), WORDS), max_size=8)
LONG = "No officer or employee of the City takes a gift worth more than fifty dollars ($50.00) in a year."
LESS = LONG.replace("fifty dollars ($50.00)", "ten dollars")
OLD = [
    SectionText("section", "1", "Gifts", f"(a) {LONG}\n  (1) Food counts.\n\n(b) A list is kept.", "k1"),
    SectionText("section", "2", "Gone", "It goes.", "k2"),
]
NEW = [
    SectionText(
        "section",
        "1",
        "Gifts",
        f"(a) {LESS}\n  (1) Food counts.\n\n(b) A list is kept.",
        "k1",
    ),
    SectionText("section", "3", "New", "(a) It comes.", "k3"),
]


def lines(old: list[SectionText], new: list[SectionText], clean: bool = False) -> list[NumberedLine]:
    return [line for one in numbered(redline(old, new), clean) for line in (*one.heading, *one.lines)]


def text(line: NumberedLine) -> str:
    return "".join(run.text for run in line.runs).rstrip()


@given(RUNS, st.integers(min_value=4, max_value=20))
def test_the_lines_joined_are_the_runs_to_the_character(runs: list[Run], width: int):
    broken = wrapped(runs, width)
    assert merged([run for line in broken for run in line]) == merged(runs)
    for line in broken:
        assert len("".join(run.text for run in line).rstrip()) <= width


@given(RUNS, st.integers(min_value=12, max_value=20))
def test_no_word_is_torn_apart_that_fits_on_a_line(runs: list[Run], width: int):
    broken = wrapped(runs, width)
    for line, following in pairwise(broken):
        swap = {line[-1].op, following[0].op} == {Op.DELETED, Op.INSERTED}
        apart = line[-1].text[-1].isspace() or following[0].text[0].isspace()
        before = re.split(r"\s", "".join(run.text for run in line))[-1]
        after = re.split(r"\s", "".join(run.text for run in following))[0]
        assert apart or swap or len(before + after) > width


def test_a_new_comma_stays_with_its_word():
    runs = [Run(Op.SAME, "the people who live"), Run(Op.INSERTED, ", work"), Run(Op.SAME, " here")]
    assert [text(NumberedLine(1, line)) for line in wrapped(runs, 18)] == [
        "the people who",
        "live, work here",
    ]


def test_a_word_longer_than_a_line_is_cut():
    assert [len(line[0].text) for line in wrapped([Run(Op.SAME, "x" * 25)], 10)] == [10, 10, 5]


def test_every_line_with_words_has_the_next_number_and_no_other_has_one():
    found = lines(OLD, NEW)
    assert [line.number for line in found] == list(range(1, len(found) + 1))
    assert all(text(line) for line in found)


def test_lines_are_set_in_as_deep_as_they_are_nested_and_keep_the_width():
    found = lines(OLD, NEW)
    assert {text(line): line.indent for line in found}["(1) Food counts."] == 3
    assert max(line.indent + len(text(line)) for line in found) <= WIDTH


def test_a_mark_over_a_line_end_is_closed_and_opened_again():
    runs = (Run(Op.SAME, "a gift worth more than "), Run(Op.DELETED, "fifty dollars ($50.00)"))
    printed = [plain_runs(line, "carmel-in") for line in wrapped(runs, 30)]
    assert printed == ["a gift worth more than {-fifty-} ", "{-dollars ($50.00)-}"]


def test_plain_text_is_numbered_where_the_style_asks_for_it():
    printed = plain(redline(OLD, NEW), "carmel-in")
    assert "    3  than {-fifty dollars ($50.00)-} {+ten dollars+} in a year." in printed
    assert re.findall(r"^ +(\d+)  ", printed, re.MULTILINE) == [str(one.number) for one in lines(OLD, NEW)]


def test_a_clean_copy_has_numbers_of_its_own_and_no_word_that_goes():
    found = lines(OLD, NEW, clean=True)
    assert [line.number for line in found] == list(range(1, len(found) + 1))
    words = " ".join(text(line) for line in found)
    assert words.split() == " ".join(f"{one.label} {one.heading} {one.text}" for one in NEW).split()
    assert all(run.op == Op.SAME for line in found for run in line.runs)


def test_what_moved_says_so_on_its_last_line_and_in_no_clean_copy():
    items = (LONG, "A list is kept by the clerk.", "It is open to all who ask.", "A fine is paid at once.")
    old, new = (
        [
            SectionText(
                "section",
                "1",
                "Gifts",
                "\n".join(f"({n}) {item}" for n, item in zip("abcd", order, strict=True)),
                "k",
            )
        ]
        for order in (items, (*items[1:], items[0]))
    )
    noted = [(text(line), line.note) for line in lines(old, new) if line.note]
    assert [note for _, note in noted] == ["moved to (d)", "moved here from (a)"]
    assert all(words.endswith("in a year.") for words, _ in noted)
    assert not any(line.note for line in lines(old, new, clean=True))


def test_a_paragraph_joined_to_another_is_one_in_the_clean_copy():
    old = [SectionText("section", "1", "Gifts", "(a) A list is kept.\n(b) It is open to all who ask.", "k")]
    new = [SectionText("section", "1", "Gifts", "(a) A list is kept. It is open to all who ask.", "k")]
    assert [text(line) for line in lines(old, new, clean=True)] == ["1  Gifts", new[0].text]


@pytest.mark.parametrize("clean", [True, False])
def test_without_sections_there_are_no_lines(clean: bool):
    assert lines([], [], clean) == []


def test_every_change_begins_on_one_line():
    bare = [*OLD, SectionText("section", None, "", "It stays.", "k9")]
    more = [
        *NEW,
        SectionText("section", None, "", "It stays.", "k9"),
        SectionText("section", None, "", "Last.", "k8"),
    ]
    for old, new in ((OLD, NEW), (bare, more), ([], NEW), (OLD, [])):
        begun = [line.change for line in lines(old, new) if line.change]
        assert begun == [change.number for change in redline(old, new).changes]
