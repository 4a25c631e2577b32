"""What a comparison folds away, and what stays in sight."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from policies.templatetags.folding import (
    LINES_FROM,
    Stood,
    items,
    lines_folded,
    lines_in_sight,
    lines_named,
    rows,
)
from policies.templatetags.plain_html import KEPT_LETTERS, unchanged_html
from policies.templatetags.redline_html import section_html
from policies.text.redline import redline
from policies.text.section import SectionText

LIST = "Gifts are listed.\n" + "\n".join(
    f"({letter}) List {letter}:\n(1) on paper;\n(2) bound." for letter in "abcd"
)


def section(text: str, label: str = "1", key: str = "k1") -> SectionText:
    return SectionText("section", label, f"Heading {label}", text, key)


def lines(old: str, new: str):
    (drawn,) = redline([section(old)], [section(new)]).sections
    return drawn, [line for line in drawn.paragraphs if line.old or line.new]


def seen(old: str, new: str) -> list[str]:
    _, found = lines(old, new)
    shown = lines_in_sight(found)
    return [(one.new or one.old).text for one, is_seen in zip(found, shown, strict=True) if is_seen]


def test_a_change_deep_in_a_list_keeps_its_neighbours_and_what_it_hangs_under():
    new = LIST.replace("(2) bound.\n(d)", "(2) bound twice.\n(d)")
    assert seen(LIST, new) == ["List c:", "on paper;", "bound twice.", "List d:"]


def test_a_fold_is_named_by_the_places_of_its_ends():
    drawn, found = lines(LIST, LIST.replace("(2) bound.\n(d)", "(2) bound twice.\n(d)"))
    folds = [lines_named(drawn, run) for is_folded, run in lines_folded(found) if is_folded]
    assert folds == ["¶1 to (b)(2)"]


def test_a_few_lines_are_not_folded():
    text = "(a) One.\n(b) Two.\n(c) Three.\n(d) Four."
    _, found = lines(text, text.replace("One", "Five"))
    assert [(is_folded, len(run)) for is_folded, run in lines_folded(found)] == [(False, 2), (False, 2)]


WORDS = st.lists(st.sampled_from(["(a) one two", "(1) three", "(b) four", "five six", ""]), max_size=12).map(
    "\n".join
)


@given(WORDS, WORDS)
def test_no_line_is_lost_and_no_change_is_folded(old, new):
    _, found = lines(old, new)
    runs = list(lines_folded(found))
    assert [line for _, run in runs for line in run] == found
    folded = [run for is_folded, run in runs if is_folded]
    assert all(line.kind == "same" for run in folded for line in run)
    assert all(len(run) >= LINES_FROM for run in folded)


def law(*labels: str) -> list[SectionText]:
    return [section(f"The text of {label} stands here.", label, f"k{label}") for label in labels]


def test_where_a_section_stood_comes_after_what_stood_before_it():
    drawn = redline(law("1", "2", "3", "4", "5"), law("1", "3", "4", "2", "5"))
    told = [
        ("stood", one.section.section.label) if isinstance(one, Stood) else one.section.label
        for one in items(drawn)
    ]
    assert told == ["1", ("stood", "2"), "3", "4", "2", "5"]


def test_what_stood_first_and_what_stood_last_is_told_too():
    drawn = redline(law("1", "2", "3", "4"), law("2", "3", "4", "1"))
    assert isinstance(next(items(drawn)), Stood)
    backwards = list(items(redline(law("2", "3", "4", "1"), law("1", "2", "3", "4"))))
    assert isinstance(backwards[-1], Stood)


def test_a_place_where_something_stood_parts_the_unchanged_sections():
    drawn = redline(law(*"123456789"), law(*"124567389"))
    assert [(kind, len(row)) for kind, row in rows(drawn)] == [
        ("same", 2),
        ("", 1),
        ("same", 4),
        ("", 1),
        ("same", 2),
    ]


def test_renumbered_sections_are_one_row_from_the_third_on():
    old = law("1", "2", "3", "4")
    for count, kinds in ((2, ["same", ""]), (3, ["same", "renumbered"])):
        new = [*old[: 4 - count], *(replace(one, label=f"9.{one.label}") for one in old[4 - count :])]
        assert [kind for kind, _ in rows(redline(old, new))] == kinds


def test_a_section_that_is_asked_for_stands_apart():
    drawn = redline(law(*"123"), law(*"123"))
    assert [kind for kind, _ in rows(drawn, drawn.sections[1])] == ["same", "", "same"]


@given(WORDS)
def test_what_stays_is_drawn_as_a_redline_draws_it(text):
    """White space apart, which no page shows."""
    drawn = redline([section(text)], [section(text, "2")]).sections[0]
    shown = section_html(drawn, "strike-underline")
    for sides in (False, True):
        for line in unchanged_html(text, sides).split("<div")[1:]:
            assert "<del" not in line
    assert unchanged_html(text) in shown
    assert [word for word in text.replace("\n", " ").split() if word not in shown] == []


def test_a_text_of_any_length_is_drawn_and_a_long_one_is_not_kept():
    long = "x <b> " * KEPT_LETTERS
    assert unchanged_html(long).count("&lt;b&gt;") == KEPT_LETTERS
