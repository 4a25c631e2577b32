"""Markers at the start of a line, split off without a loss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.text.numbering import split_enumerator

SPLIT = [
    ("(a) Text", "", "(a)", "a", "lower", "(x)"),
    ("  (b-1) (1) For", "  ", "(b-1)", "b-1", "lower", "(x)"),
    ("(a.1)", "", "(a.1)", "a.1", "lower", "(x)"),
    ("(4A) Text", "", "(4A)", "4A", "digit", "(x)"),
    ("(1B)Text", "", "(1B)", "1B", "digit", "(x)"),
    ("(aa)  Text", "", "(aa)", "aa", "doubled", "(x)"),
    ("(iv)\u2003Text", "", "(iv)", "iv", "roman_lower", "(x)"),
    ("(i) Text", "", "(i)", "i", "roman_lower", "(x)"),
    ("(v) Text", "", "(v)", "v", "lower", "(x)"),
    ("(l) Text", "", "(l)", "l", "lower", "(x)"),
    ("(IV) Text", "", "(IV)", "IV", "roman_upper", "(x)"),
    ("(a). Text", "", "(a).", "a", "lower", "(x)."),
    ("1. Text", "", "1.", "1", "digit", "x."),
    ("1) Text", "", "1)", "1", "digit", "x)"),
    ("A. Text", "", "A.", "A", "upper", "x."),
    ("a. Text", "", "a.", "a", "lower", "x."),
    ("\tXII. Text", "\t", "XII.", "XII", "roman_upper", "x."),
    ("2.1 Text", "", "2.1", "2.1", "decimal", "x.x"),
    ("2.1.3. Text", "", "2.1.3.", "2.1.3", "decimal", "x.x"),
    ("• Text", "", "•", "•", "bullet", "bullet"),
    ("•Text", "", "•", "•", "bullet", "bullet"),
    ("  - Text", "  ", "-", "-", "bullet", "bullet"),
    ("– Text", "", "–", "–", "bullet", "bullet"),
    ("* Text", "", "*", "*", "bullet", "bullet"),
    ("◦ Text", "", "◦", "◦", "bullet", "bullet"),
    ("### (A) AUTHORITY", "### ", "(A)", "A", "upper", "(x)"),
]


@pytest.mark.parametrize(("line", "indent", "printed", "value", "kind", "form"), SPLIT)
def test_a_marker_is_split_off(line, indent, printed, value, kind, form):
    before, found, rest = split_enumerator(line)
    assert (before, found.printed, found.value, found.kind, found.form) == (
        indent,
        printed,
        value,
        kind,
        form,
    )
    assert before + found.printed + rest == line


NOT_MARKED = [
    "(the) word",
    "(1st) word",
    "(mix) word",
    "(aaaa) word",
    "(Ab) word",
    "1990. The year",
    "2.5 million dollars",
    "1.Word",
    "-word",
    "*emphasis* and text",
    "* * *",
    "• • •",
    "No. 5",
    "civil. Words",
    "$5. Fee",
    "",
    "   ",
    "(",
    "()",
    "#### Title",
]


@pytest.mark.parametrize("line", NOT_MARKED)
def test_no_marker(line):
    before, found, rest = split_enumerator(line)
    assert found is None
    assert before + rest == line
    assert rest == line.lstrip()


@given(st.text(alphabet="()aivxAB14.-•*# \t\u2003x½", max_size=12) | st.text(max_size=12))
def test_a_split_line_put_together_is_the_line(line):
    before, found, rest = split_enumerator(line)
    assert before + (found.printed if found else "") + rest == line
