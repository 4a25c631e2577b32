"""The marks inside a line and the pairing of lines, as a drafter would draw them."""

import pytest

from policies.text.borders import best_slide
from policies.text.cleanup import Hunk, changed_words
from policies.text.redline import runs
from policies.text.words import Words


def drawn(old: str, new: str) -> str:
    """The redline of two texts with deletions in [-…-] and insertions in {+…+}."""
    marks = {"equal": ("", ""), "delete": ("[-", "-]"), "insert": ("{+", "+}")}
    return "".join(marks[op][0] + text + marks[op][1] for op, text in runs(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("The same.", "The same.", "The same."),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        (
            "a gift worth more than fifty dollars ($50.00) from a person who is doing business",
            "a gift worth more than twenty-five dollars ($25.00) from a person who has sought business",
            "a gift worth more than [-fifty dollars ($50.00)-]{+twenty-five dollars ($25.00)+} "
            "from a person who [-is doing-]{+has sought+} business",
        ),
        ("within thirty (30) days", "within sixty (60) days", "within [-thirty (30)-]{+sixty (60)+} days"),
        ("thirty (30) days", "thirty (31) days", "[-thirty (30)-]{+thirty (31)+} days"),
        (
            "under 2.60.070(a)(1) only",
            "under 2.60.070(a)(2) only",
            "under [-2.60.070(a)(1)-]{+2.60.070(a)(2)+} only",
        ),
        ("a fee of $500,", "a fee of $5000,", "a fee of [-$500-]{+$5000+},"),
        ("due in the year 2019.", "due in the year 2020.", "due in the year [-2019-]{+2020+}."),
        ("gifts", "gift", "[-gifts-]{+gift+}"),
        ("A and C.", "A, B and C.", "A{+, B+} and C."),
        ("One.", "One. Two.", "One.{+ Two.+}"),
        ("One. Three.", "One. Two. Three.", "One. {+Two. +}Three."),
        ("the city clerk", "the clerk", "the [-city +]clerk".replace("+]", "-]")),
        (
            "any public servant",
            "any person who is a public servant",
            "any {+person who is a +}public servant",
        ),
    ],
)
def test_marks_of_one_line(old: str, new: str, expected: str) -> None:
    assert drawn(old, new) == expected


def test_an_island_between_two_replacements_is_absorbed() -> None:
    assert (
        drawn("shall report fraud of officers yearly", "shall publish waste of departments yearly")
        == "shall [-report fraud of officers-]{+publish waste of departments+} yearly"
    )


def test_a_word_between_two_insertions_stays() -> None:
    old = "from areas which may collect exhaust and other noxious fumes"
    new = (
        "from areas which may collect exhaust such as loading bays and from areas which may collect "
        "other noxious fumes"
    )
    assert drawn(old, new) == (
        "from areas which may collect exhaust {+such as loading bays +}and {+from areas which may collect +}"
        "other noxious fumes"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("(a) One fee.", "(b) One fee.", "[-(a)-]{+(b)+} One fee."),
        ("7. One fee.", "8. One fee.", "[-7.-]{+8.+} One fee."),
        ("  (iv) One fee.", "  (v) One fee.", "  [-(iv)-]{+(v)+} One fee."),
        ("One fee.", "(a) One fee.", "{+(a) +}One fee."),
        ("• One fee.", "One fee.", "[-• -]One fee."),
    ],
)
def test_an_enumerator_is_one_token_old_before_new(old: str, new: str, expected: str) -> None:
    assert drawn(old, new) == expected


def test_an_item_put_into_a_list_renumbers_the_others() -> None:
    old = "(a) Gifts of food.\n(b) Gifts of travel.\n(c) Gifts of money."
    new = "(a) Gifts of food.\n(b) Loans.\n(c) Gifts of travel.\n(d) Gifts of money."
    assert drawn(old, new) == (
        "(a) Gifts of food.{+\n(b) Loans.+}\n[-(b)-]{+(c)+} Gifts of travel.\n[-(c)-]{+(d)+} Gifts of money."
    )


def test_a_line_pairs_with_the_one_that_says_nearly_the_same() -> None:
    old = "The clerk keeps the register of gifts.\nThe board hears every complaint within ten days."
    new = "Fees are due.\nThe board hears every complaint within thirty days.\nThe clerk keeps no register."
    assert "The board hears every complaint within [-ten-]{+thirty+} days." in drawn(old, new)


def test_lines_with_nothing_in_common_are_not_tied_together() -> None:
    assert (
        drawn("Alpha beta gamma.", "Other words entirely here")
        == "[-Alpha beta gamma.-]{+Other words entirely here+}"
    )
    assert "[-Alpha beta gamma\n" not in drawn("Alpha beta gamma\nEnd.", "Delta epsilon\nEnd.")


def test_white_space_that_both_share_stays_outside() -> None:
    for op, text in runs("pay the old fee now", "pay the new tax now"):
        if op != "equal":
            assert text == text.strip()


def test_a_difference_in_white_space_alone_is_kept() -> None:
    assert drawn("a  b", "a b") == "a [- -]b"
    assert drawn("a\tb", "a\u00a0b") == "a[-\t-]{+\u00a0+}b"


def test_deletion_stands_before_insertion() -> None:
    ops = [op for op, _ in runs("one two three of the council four", "one 2 three of the council 4")]
    assert ops == ["equal", "delete", "insert", "equal", "delete", "insert"]


def hunks(old: str, new: str) -> list[Hunk]:
    return changed_words(Words(old), Words(new))


def test_hunks_know_their_sides() -> None:
    assert [hunk.sides for hunk in hunks("a b c d e f g", "a c d X e f Y")] == [1, 2, 3]


def test_an_amount_is_replaced_whole_even_where_two_changes_cut_it() -> None:
    assert hunks("the fifty dollars ($50.00)", "fee ten dollars ($10.00)")[-1].old_last == 6


@pytest.mark.parametrize(
    ("words", "first", "last", "by"),
    [
        (["the", "clerk", ".", "The", "board", ".", "The", "end"], 3, 6, 0),
        (["fees", ".", "fines", ".", "taxes"], 1, 3, 1),
        (["a", "b", "c"], 1, 2, 0),
    ],
)
def test_a_change_slides_to_the_end_of_a_sentence(words: list[str], first: int, last: int, by: int) -> None:
    assert best_slide(words, first, last, 0, len(words)) == by


def test_a_change_does_not_slide_over_its_neighbours() -> None:
    words = ["x"] * 6
    assert best_slide(words, 2, 3, 2, 3) == 0
    assert best_slide(words, 2, 3, 2, 4) in (0, 1)


def test_a_sentence_written_anew_is_one_change_not_confetti() -> None:
    old = "Each design installation approved under this chapter shall comply in all respects with the law."
    new = "Department approval given for any design is limited to stated matters of the building law."
    assert [op for op, _ in runs(old, new)] == ["delete", "insert"]


def test_three_changes_around_words_that_matter_stay_three() -> None:
    old = "The clerk shall keep the register, and the board shall read it every year."
    new = "The auditor shall keep the register, and the council shall read it every month."
    assert [op for op, _ in runs(old, new)].count("delete") == 3


def test_no_space_stays_alone_between_two_changes() -> None:
    assert drawn("(1) the fee is due", "(a). The fee is due") == "[-(1) the-]{+(a). The+} fee is due"
    assert drawn("2. such a fee is due", "(b) a fee is due") == "[-2. such-]{+(b)+} a fee is due"
    assert drawn("a fee", "a  fee") == "a {+ +}fee"
