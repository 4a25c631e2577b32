"""The words of a line: what a redline may mark, and what two lines share."""

import pytest

from policies.text.alignment import gaps, heaviest, rising, unique_anchors
from policies.text.words import Words, common_words, count_words, weight


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A gift, then.", ["A", "gift", ",", "then", "."]),
        ("(a) or (iv) or (2-a)", ["(a)", "or", "(iv)", "or", "(2-a)"]),
        ("fifty dollars ($50.00)", ["fifty", "dollars", "(", "$50.00", ")"]),
        ("$1,000,000 or 3,500", ["$1,000,000", "or", "3,500"]),
        ("$0the 3,000kg", ["$", "0the", "3", ",", "000kg"]),
        ("in 2014, 15 or 16", ["in", "2014", ",", "15", "or", "16"]),
        ("2.60.070(a)(1)", ["2.60.070", "(a)", "(1)"]),
        ("§ 3-11A.", ["§", "3-11A", "."]),
        ("twenty-five city’s don't", ["twenty-five", "city’s", "don't"]),
        ("11:59 p.m.", ["11:59", "p", ".", "m", "."]),
        ("section.The next", ["section", ".", "The", "next"]),
        ("“Gift” means", ["“", "Gift", "”", "means"]),
        ("a__b 4½", ["a", "__", "b", "4½"]),
        ("café Ünïcode 職員", ["café", "Ünïcode", "職員"]),
        (" \t\u00a0\n", []),
        ("", []),
    ],
)
def test_words_are_what_a_redline_may_mark(text: str, words: list[str]) -> None:
    assert Words(text).words == words


def test_a_segment_has_the_white_space_around_its_words() -> None:
    words = Words("  one  two three ")
    assert words.segment(0, 1) == "  one  "
    assert words.segment(1, 1) == "  "
    assert words.segment(1, 3) == "  two three "
    assert words.segment(3, 3) == " "


def test_segments_and_words_put_together_are_the_text() -> None:
    text = " (a)  A fee of $5.00, payable…\tnow "
    words = Words(text)
    pieces = [words.segment(0, 0)]
    for place, word in enumerate(words.words):
        pieces += [word, words.segment(place + 1, place + 1)]
    assert "".join(pieces) == text


@pytest.mark.parametrize(
    ("word", "heavy"), [("gift", 6), ("The", 2), (",", 1), ("(a)", 6), ("7", 6), ("§", 1)]
)
def test_a_rare_word_weighs_more_than_a_small_one(word: str, heavy: int) -> None:
    assert weight(word) == heavy


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("…,.;", 0), ("A gift, then.", 3), ("fifty dollars ($50.00)", 3), ("and/or 2.60.070(a)", 2)],
)
def test_a_person_counts_no_punctuation(text: str, count: int) -> None:
    assert count_words(text) == count


def shared(old: str, new: str) -> str:
    before = Words(old).words
    return " ".join(before[i] for i, _ in common_words(before, Words(new).words))


@pytest.mark.parametrize(
    ("old", "new", "common"),
    [
        ("a b c", "a b c", "a b c"),
        ("a b c", "", ""),
        ("", "a b c", ""),
        ("one two three", "one three", "one three"),
        ("the gift", "gift of the", "gift"),
        ("of the city of the clerk", "of the clerk", "of the clerk"),
    ],
)
def test_what_two_lines_share(old: str, new: str, common: str) -> None:
    assert shared(old, new) == common


def test_an_unbroken_phrase_is_preferred_to_scattered_words() -> None:
    old = "the report of the board"
    new = "the clerk and the auditor and the report of the board"
    matches = common_words(old.split(), new.split())
    assert [j for _, j in matches][-4:] == [7, 8, 9, 10]


def test_matches_rise_on_both_sides() -> None:
    old = Words("fee fee tax fee tax tax fee").words
    new = Words("tax fee fee tax tax fee fee").words
    matches = common_words(old, new)
    assert matches == sorted(matches)
    assert len({i for i, _ in matches}) == len({j for _, j in matches}) == len(matches)
    assert all(old[i] == new[j] for i, j in matches)


def test_lines_too_long_for_one_table_still_find_what_they_share() -> None:
    old = [f"word{n}" for n in range(30_000)]
    new = [*old[:10_000], "another", *old[10_000:20_000], *old[20_001:], "end"]
    matches = common_words(old, new)
    assert len(matches) == 29_999
    assert (20_000, 20_001) not in matches


def test_long_lines_of_one_word_are_bounded() -> None:
    old, new = ["x", "y"] * 30_000, ["y", "y", "x"] * 20_000
    matches = common_words(old, new)
    assert all(old[i] == new[j] for i, j in matches)


def test_heaviest_refuses_a_table_above_the_cap() -> None:
    assert heaviest(["a", "b"] * 10_000, ["b", "a"] * 10_000, lambda item: 6) is None


def test_weight_none_is_never_matched() -> None:
    assert heaviest(["a", "b"], ["a", "b"], lambda item: 0 if item == "a" else 3) == [(1, 1)]


@pytest.mark.parametrize(
    ("places", "run"),
    [
        ([], []),
        ([3, 1, 2], [1, 2]),
        ([0, 1, 2], [0, 1, 2]),
        ([2, 1, 0], [2]),
        ([1, 5, 2, 3, 9, 4], [0, 2, 3, 5]),
    ],
)
def test_a_longest_rising_run(places: list[int], run: list[int]) -> None:
    assert rising(places) == run


def test_anchors_stand_once_on_either_side_and_keep_their_order() -> None:
    assert unique_anchors("axbyc", "bxaybc") == [(1, 1), (3, 3), (4, 5)]


def test_gaps_lie_before_between_and_after_the_matches() -> None:
    assert gaps([(1, 0), (2, 3)], 4, 4) == [(0, 1, 0, 0), (2, 2, 1, 3), (3, 4, 4, 4)]
