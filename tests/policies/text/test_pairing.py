"""Which line, and which section, became which."""

from dataclasses import replace

import pytest

from policies.text.likeness import CELLS, Shares, bag, best_pairs, likeness, shared
from policies.text.pairing import pair_sections, reading_order
from policies.text.paragraphs import enumerated, pair_lines
from policies.text.section import SectionText

# Likeness


def test_likeness_is_the_share_of_common_weight() -> None:
    one, same, other = bag("the gift register"), bag("register, the gift"), bag("annual travel budget")
    assert likeness(one, one) == 1.0
    assert likeness(one, same) == pytest.approx(28 / 29)
    assert likeness(one, other) == 0.0
    assert likeness(bag(""), bag("")) == 0.0
    assert shared(one, same) == 14
    shares = Shares([one, bag("")], [same, other, bag("")])
    assert shares.overlap(0, 0) == pytest.approx(6 / 7)
    assert shares.overlap(0, 1) == shares.overlap(1, 2) == 0.0


def test_best_pairs_keep_the_order_and_take_the_greatest_worth() -> None:
    worth = {(0, 1): 5.0, (1, 0): 4.0, (1, 2): 3.0, (2, 0): 9.0}
    assert best_pairs([0, 1, 2], [0, 1, 2], lambda i, j: worth.get((i, j), 0.0)) == [(2, 0)]
    worth[1, 2] = 5.0
    assert best_pairs([0, 1, 2], [0, 1, 2], lambda i, j: worth.get((i, j), 0.0)) == [(0, 1), (1, 2)]


def test_worth_nothing_never_pairs() -> None:
    assert best_pairs([0, 1], [0, 1], lambda i, j: 0.0) == []


def test_best_pairs_use_the_numbers_that_they_are_given() -> None:
    assert best_pairs([3, 8], [5, 9], lambda i, j: float(i == 8 and j == 9)) == [(8, 9)]


def test_long_lists_are_compared_in_pieces() -> None:
    asked = []

    def worth(i: int, j: int) -> float:
        asked.append((i, j))
        return float(i == j)

    size = 1000
    assert best_pairs(range(size), range(size), worth) == [(n, n) for n in range(size)]
    assert len(asked) < size * size // 6
    assert size * size > CELLS


# Lines


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("(a) A fee.", "(a)", " A fee."),
        ("  1. A fee.", "  1.", " A fee."),
        ("• A fee.", "•", " A fee."),
        ("A fee.", "", "A fee."),
        ("   A fee.", "", "   A fee."),
        ("", "", ""),
    ],
)
def test_a_line_is_its_enumerator_and_the_rest(line: str, number: str, rest: str) -> None:
    assert enumerated(line) == (number, rest)


A, B, C = "(a) Gifts of food and drink.", "(b) Travel paid by others.", "(c) Tickets to a public event."


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([], [], []),
        ([A], [], [(0, None)]),
        ([], [A], [(None, 0)]),
        ([A, B, C], [A, B, C], [(0, 0), (1, 1), (2, 2)]),
        ([A, B, C], [A, C], [(0, 0), (1, None), (2, 1)]),
        ([A, C], [A, B, C], [(0, 0), (None, 1), (1, 2)]),
        ([A, "", B], [A, B], [(0, 0), (1, None), (2, 1)]),
        ([A, "", B], ["", A, "", B], [(None, 0), (0, 1), (1, 2), (2, 3)]),
        ([A, B], [C, "(d) Loans."], [(0, None), (1, None), (None, 0), (None, 1)]),
        (["one thing", "another matter"], ["one other thing", "another"], [(0, 0), (1, 1)]),
        (["5. Rent."], ["5. Rent of the hall, the yard and every room of the city."], [(0, 0)]),
    ],
)
def test_lines_pair_in_reading_order(
    old: list[str], new: list[str], pairs: list[tuple[int | None, int | None]]
) -> None:
    assert pair_lines(old, new) == pairs


def test_equal_words_pair_under_any_enumerator_even_in_two_like_lists() -> None:
    rise = "Treads and risers shall not differ by more than one inch."
    old = ["3. Ladders by the rule.", "5. Homes:", f"5.1. {rise}", "6. Offices:", f"6.1. {rise}"]
    new = ["4. Homes:", f"4.1. {rise}", "5. Offices:", f"5.1. {rise}"]
    assert pair_lines(old, new) == [(0, None), (1, 0), (2, 1), (3, 2), (4, 3)]


def test_many_lines_pair_by_their_words_first() -> None:
    old = [f"({n}) The {n}th clause of a long list about item number {n * 7}." for n in range(60)]
    new = [f"({n + 1}) {line.split(' ', 1)[1]}" for n, line in enumerate(old)]
    new.insert(20, "(x) A clause that is wholly new and stands alone.")
    pairs = pair_lines(old, new)
    assert pairs.count((None, 20)) == 1
    assert len([pair for pair in pairs if None in pair]) == 1


# Sections


def named(*headings: str) -> list[SectionText]:
    """Sections 1, 2, 3 … with these headings, a text of their own each."""
    return [
        SectionText(
            "section",
            str(n + 1),
            heading,
            f"The {heading} of the city shall be kept by its {heading} officer",
        )
        for n, heading in enumerate(headings)
    ]


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (named("gifts", "travel"), named("gifts", "travel"), [(0, 0), (1, 1)]),
        (named("gifts", "travel"), named("travel", "gifts"), [(0, 1), (1, 0)]),
        (named("gifts", "travel"), named("travel"), [(1, 0)]),
        (named("gifts"), named("loans", "gifts"), [(0, 1)]),
        ([], named("gifts"), []),
    ],
)
def test_sections_pair_by_what_they_say(
    old: list[SectionText], new: list[SectionText], pairs: list[tuple[int, int]]
) -> None:
    assert pair_sections(old, new) == pairs


def test_sections_pair_by_key_alone_when_both_have_one() -> None:
    old = [replace(one, key=key) for one, key in zip(named("gifts", "travel"), "xy", strict=True)]
    new = [replace(one, key=key) for one, key in zip(named("gifts", "travel"), "yz", strict=True)]
    assert pair_sections(old, new) == [(1, 0)]


def test_a_key_used_twice_pairs_the_first_with_the_first() -> None:
    old = [replace(one, key="x") for one in named("gifts", "travel")]
    new = [replace(one, key="x") for one in named("gifts", "travel", "loans")]
    assert pair_sections(old, new) == [(0, 0), (1, 1)]


def test_a_heading_alone_pairs_sections_that_are_somewhat_alike() -> None:
    old = [SectionText("section", "1", "Gifts", "No gift of more than fifty dollars may be taken by anyone.")]
    alike = SectionText(
        "section", "9", "GIFTS", "A gift of more than ten dollars is returned at once to its sender."
    )
    unlike = SectionText("section", "9", "Gifts", "Meetings begin promptly on Tuesdays.")
    assert pair_sections(old, [alike]) == [(0, 0)]
    assert pair_sections(old, [unlike]) == []


def test_the_same_number_pairs_what_nothing_else_has_taken() -> None:
    old = [SectionText("section", "1", "Gifts", "No gift may be taken.")]
    new = [SectionText("section", "1", "Meetings", "The council meets on Tuesdays.")]
    assert pair_sections(old, new) == [(0, 0)]


def test_sections_without_number_and_heading_pair_by_likeness() -> None:
    words = "the board keeps a public register of every gift that it hears of"
    old = [
        SectionText("section", None, "", words),
        SectionText("section", None, "", "nothing like it at all"),
    ]
    new = [SectionText("section", None, "", words.replace("public", "private"))]
    assert (0, 0) in pair_sections(old, new)


def test_reading_order_keeps_what_goes_where_it_stood() -> None:
    assert reading_order([(0, 0), (2, 2)], 4, 3) == [
        (0, 0, False),
        (1, None, False),
        (None, 1, False),
        (2, 2, False),
        (3, None, False),
    ]


def test_reading_order_shows_what_moved_where_it_is_now() -> None:
    assert reading_order([(0, 2), (1, 0), (2, 1)], 3, 3) == [(1, 0, False), (2, 1, False), (0, 2, True)]


def test_what_bags_have_in_common_is_counted_alike_for_two_and_for_many() -> None:
    texts = ["the fee, the tax", "a fee of the city.", "", "… , .", "city city clerk"]
    bags = [bag(text) for text in texts]
    shares = Shares(bags, bags)
    for i, one in enumerate(bags):
        assert [shares.heft(i, j) for j in range(len(bags))] == [shared(one, other) for other in bags]
