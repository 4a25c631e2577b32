"""Numbers that a text keeps free for later sections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.text.outline import read_outline
from policies.text.reserving import MOST, Reserve, read_reserve, reserved_section, reserves


@pytest.mark.parametrize(
    ("label", "heading", "found"),
    [
        ("3-13—3-19", "Reserved", Reserve("3-", 13, 19)),
        ("3-13–3-19", "[RESERVED.]", Reserve("3-", 13, 19)),
        ("3-13", "Reserved", Reserve("3-", 13, 13)),
        ("3-13", "Reserved seats", None),
        ("3-13—4-19", "Reserved", None),
        ("3-19—3-13", "Reserved", None),
        (f"1—{MOST + 1}", "Reserved", None),
        (None, "Reserved", None),
    ],
)
def test_what_a_section_reserves(label, heading, found):
    assert read_reserve(label, heading) == found


def test_a_reserve_is_read_from_paper_and_written_the_same():
    paper = read_outline(
        "Sec. 3-11. Mail.\nIt is kept.\n\nSecs. 3-13—3-19. Reserved.\n\nSec. 3-20. Pay.\nNone."
    )
    found = [each.section for each in paper.sections]
    assert reserves(found) == [Reserve("3-", 13, 19)]
    assert reserved_section("3-13", "3-19") == found[1]


@pytest.mark.parametrize(("first", "last"), [("3-13", "4-19"), ("3-19", "3-13"), ("A", "B"), ("1", "5000")])
def test_what_is_no_row_of_numbers_is_not_reserved(first, last):
    with pytest.raises(ValueError, match=f"{first} to {last} are no numbers in a row"):
        reserved_section(first, last)


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ("3-13", ["3-14—3-19"]),
        ("3-19", ["3-13—3-18"]),
        ("3-15", ["3-13—3-14", "3-16—3-19"]),
        ("3-14", ["3-13", "3-15—3-19"]),
        ("3-13A", ["3-13—3-19"]),
        ("3-20", ["3-13—3-19"]),
    ],
)
def test_a_section_takes_its_number_out_of_the_reserve(taken, left):
    assert [each.label for each in Reserve("3-", 13, 19).without(taken)] == left


@given(st.integers(0, 999), st.integers(0, 40), st.integers(0, 1050))
def test_no_number_is_lost_or_kept_twice(first, length, taken):
    whole = Reserve("2.", first, first + length)
    left = [n for each in whole.without(f"2.{taken}") for n in range(each.first, each.last + 1)]
    assert sorted([*left, *([taken] if whole.has(f"2.{taken}") else [])]) == list(
        range(first, first + length + 1)
    )


def test_numbers_keep_the_zeros_in_front_of_them():
    found = reserved_section("2.60.040", "2.60.049")
    assert found.label == "2.60.040—2.60.049"
    reserve = read_reserve(found.label)
    assert [each.label for each in reserve.without("2.60.045")] == ["2.60.040—2.60.044", "2.60.046—2.60.049"]
