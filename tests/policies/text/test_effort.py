"""What a redline may cost: beyond it the redline is coarser, says so, and is as exact as any other."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.text.effort import UNITS, bounded, give_up, may_spend
from policies.text.parts import MOST_LINES
from policies.text.redline import MOST_PLAIN_LINES, accept, redline, reject, runs
from policies.text.section import SectionText

LINES = st.lists(
    st.sampled_from(["(a) the fee", "(b) the tax of the city", "fee", "", "the clerk shall keep it"])
)


def law(*texts: str) -> list[SectionText]:
    return [SectionText("section", str(n), f"Heading {n}", text) for n, text in enumerate(texts, 1)]


def both_sides(old: str, new: str) -> tuple[str, str]:
    drawn = runs(old, new)
    return tuple("".join(text for op, text in drawn if op != other) for other in ("insert", "delete"))  # type: ignore[return-value]


def test_an_effort_is_spent_until_nothing_is_left() -> None:
    with bounded(10) as effort:
        assert may_spend(6)
        assert not may_spend(5)
        assert may_spend(4)
        assert (effort.left, effort.refusals) == (0, 1)


def test_what_is_drawn_inside_another_redline_shares_its_effort() -> None:
    with bounded(10) as outer, bounded(UNITS) as inner:
        assert inner is outer


def test_without_a_redline_anything_may_be_spent() -> None:
    assert may_spend(10 * UNITS)
    give_up()


@settings(deadline=None, max_examples=200)
@given(LINES, LINES, st.integers(0, 400))
def test_with_any_effort_the_redline_is_exact(before: list[str], after: list[str], units: int) -> None:
    old, new = "\n".join(before), "\n".join(after)
    with bounded(units):
        assert both_sides(old, new) == (old, new)
        drawn = redline(law(old, "The end."), law(new, "The end."))
    assert (reject(drawn), accept(drawn)) == (tuple(law(old, "The end.")), tuple(law(new, "The end.")))


def test_the_section_that_was_too_dear_says_that_it_is_coarse() -> None:
    before, after = law("A fee of $5.", "The clerk keeps it."), law("A fee of $6.", "The clerk has it.")
    with bounded() as first:
        redline(before[:1], after[:1])
    with bounded(UNITS - first.left):
        drawn = redline(before, after)
    assert drawn.is_coarse
    assert [section.is_coarse for section in drawn.sections] == [False, True]
    assert [(one.words_deleted, one.words_inserted) for one in drawn.sections] == [(1, 1), (4, 4)]


def test_what_an_ordinary_redline_costs_is_far_from_the_bound() -> None:
    texts = ["\n".join(f"({n}) The clerk shall keep register {n} for {n} years." for n in range(100))] * 20
    with bounded() as effort:
        drawn = redline(law(*texts), law(*(text.replace("shall", "must") for text in texts)))
    assert not drawn.is_coarse
    assert effort.left > UNITS // 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["fee"] * (MOST_LINES + 1), ["fee"] * MOST_LINES + ["tax"]),
        ([""], ["fee"] * (MOST_LINES + 1)),
        (["fee", "tax"], ["fee"] * (MOST_LINES + 1)),
    ],
)
def test_a_section_of_too_many_lines_is_compared_as_one(before: Sequence[str], after: Sequence[str]) -> None:
    old, new = law("\n".join(before)), law("\n".join(after))
    drawn = redline(old, new)
    assert (reject(drawn), accept(drawn)) == (tuple(old), tuple(new))
    assert drawn.is_coarse
    assert len(drawn.sections[0].paragraphs) <= 3


def test_what_changes_in_a_section_of_too_many_lines_is_a_change() -> None:
    before = [f"The clerk keeps book {n}." for n in range(MOST_LINES + 1)]
    after = [*before[:7], "The clerk keeps no book.", *before[8:]]
    drawn = redline(law("\n".join(before)), law("\n".join(after)))
    assert (drawn.sections[0].kind, drawn.sections_changed) == ("amended", 1)
    assert [(change.number, change.citation) for change in drawn.changes] == [(1, "1")]
    come = redline([], law("\n".join(after))).sections[0].paragraphs
    assert [line.new is not None for line in come] == [True]


def test_a_plain_text_of_too_many_lines_is_compared_as_one() -> None:
    old, new = "fee\n" * (MOST_PLAIN_LINES + 1), "fee\n" * MOST_PLAIN_LINES + "tax"
    assert both_sides(old, new) == (old, new)


def test_lines_from_seven_are_compared_without_looking_at_every_pair() -> None:
    one = [f"line {n * n % 7} of seven." for n in range(4000)]
    other = [f"line {n * n * n % 7} of seven." for n in range(4000)]
    with bounded() as effort:
        assert both_sides("\n".join(one), "\n".join(other)) == ("\n".join(one), "\n".join(other))
    assert effort.refusals == 0
    assert effort.left > UNITS // 2
