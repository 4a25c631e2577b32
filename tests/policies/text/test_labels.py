"""Section numbers: read from a line and put in order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.text.enumerators import in_roman, roman
from policies.text.labels import read_label
from policies.text.numbering import sort_key

IN_ORDER = [
    "3-11 3-11A 3-11B 3-12",
    "10-67 10-67.1 10-68",
    "4 4½ 5",
    "4-2 4½-1 5-1",
    "2.04.010 2.04.020 2.05.010",
    "XXII XXII-A XXIII",
    "II IIA III",
    "I II III IV V VIII IX X XI XXIX XL XLIX",
    "16A 16A-i 16B",
    "9 10 99 100",
    "16-28.014 16-28A.001",
    "A B C D E F G H",
    "4¼ 4½ 4¾",
    "2-3—2-30 2-31",
    "1 1 000000000000000000000000000000000000000000002",
]


@pytest.mark.parametrize("labels", IN_ORDER)
def test_labels_stand_in_the_order_of_a_code(labels):
    expected = labels.split()
    backwards = list(reversed(expected))
    assert sorted(backwards, key=sort_key) == expected


LABELS = st.text(alphabet="0123456789½¼ABCDIVXabiv-.—: ²٣", max_size=10) | st.text(max_size=6)


@settings(deadline=None)
@given(LABELS, LABELS)
def test_any_two_labels_compare_and_only_equal_ones_are_equal(one, other):
    assert (sort_key(one) == sort_key(other)) == (one == other)
    assert (sort_key(one) < sort_key(other)) == (sort_key(other) > sort_key(one))


def test_a_number_of_any_length_is_sorted():
    assert sort_key("9" * 10_000) < sort_key("1" + "0" * 10_000)


@pytest.mark.parametrize(
    ("line", "value", "printed"),
    [
        ("3-11A. Social", "3-11A", "3-11A"),
        ("3-11 B (Social", "3-11B", "3-11 B"),
        ("3-11 B new", "3-11", "3-11"),
        ("3-11Social", None, None),
        ("3–11 Mail", "3-11", "3–11"),
        ("[54-]55-1. S", "54-55-1", "[54-]55-1"),
        ("5.A person", "5", "5"),
        ("5.A", "5.A", "5.A"),
        ("XIX. -", "XIX", "XIX"),
        ("1-2-3-4-5-6-7-8-9", None, None),
        ("1234567", None, None),
        ("", None, None),
    ],
)
def test_a_label_is_read_without_swallowing_the_heading(line, value, printed):
    found = read_label(line)
    assert (found and found.value, found and found.printed) == (value, printed)


def test_an_en_dash_can_mean_a_range_instead():
    assert read_label("62-129–140", dash_joins=False).value == "62-129"


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=3999))
def test_roman_numerals_there_and_back(number):
    assert roman(in_roman(number)) == number


@pytest.mark.parametrize("word", ["", "iiii", "vx", "ic", "mix2", "IV", "word"])
def test_what_is_no_numeral_has_no_value(word):
    assert roman(word) == 0
