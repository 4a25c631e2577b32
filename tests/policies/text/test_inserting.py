"""Words put into a text between two of its lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.text.inserting import inserted


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("a\nb", 0, "new\na\nb"),
        ("a\nb", 1, "a\nnew\nb"),
        ("a\nb", 2, "a\nb\nnew"),
        ("a\nb", 99, "a\nb\nnew"),
        ("", 3, "new"),
    ],
)
def test_words_stand_on_lines_of_their_own(text, after, expected):
    assert inserted(text, "new", after) == expected


lines = st.lists(st.text("ab", min_size=1, max_size=3), min_size=1, max_size=5)


@given(lines, lines, st.integers(0, 6))
def test_every_line_is_there_once_and_the_order_stays(text, words, after):
    found = inserted("\n".join(text), "\n".join(words), after).split("\n")
    at = min(after, len(text))
    assert found[:at] + found[at + len(words) :] == text
    assert found[at : at + len(words)] == words
