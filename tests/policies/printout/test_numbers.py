"""The next number of a bill in a city's own format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.printout.numbers import is_format, next_number


@pytest.mark.parametrize(
    ("text", "taken", "found"),
    [
        ("{year}-{n}", ["2026-4", "2026-11", "2025-90"], "2026-12"),
        ("{year}-{n:3}", [], "2026-001"),
        ("{yy}-{n:2}", ["26-09"], "26-10"),
        ("O{year}-{n}", ["O2026-1", "2026-7"], "O2026-2"),
        ("{n}", ["15067", "15066"], "15068"),
        ("", ["2026-4", "2026-11"], "2026-5"),
        ("", ["15067"], "15068"),
        ("", ["A-09"], "A-10"),
        ("", ["2025-90"], ""),
        ("", ["Fifth"], ""),
        ("", [], ""),
        ("{n}-{n}", ["7"], "8"),
        ("{number}", ["7"], "8"),
    ],
)
def test_the_next_number(text, taken, found):
    assert next_number(text, taken, 2026) == found


@pytest.mark.parametrize("text", ["", "{n}{n}", "{year}", "{n:0}", "{n", "x" * 60 + "{n}"])
def test_what_is_no_format(text):
    assert not is_format(text)


@given(
    st.sampled_from(["{year}-{n}", "{n:4}", "No. {yy}/{n:2}"]),
    st.lists(st.integers(1, 5_000), max_size=5),
    st.integers(1900, 2100),
)
def test_a_proposed_number_is_never_taken(text, numbers, year):
    taken = []
    for _ in numbers:
        taken.append(next_number(text, taken, year))
    assert len(set(taken)) == len(numbers)
    assert next_number(text, taken, year) not in taken
