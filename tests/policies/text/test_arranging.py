"""Where a section goes when it moves, with what hangs under it."""

from policies.text.arranging import end_of, place_above, place_below

CODE = ("chapter", "section", "section", "chapter", "section", "appendix")


def test_a_chapter_ends_where_the_next_begins():
    assert [end_of(CODE, at) for at in range(6)] == [3, 2, 3, 5, 5, 6]


def test_a_section_goes_past_its_neighbour_and_then_out_of_its_chapter():
    assert [place_above(CODE, at) for at in range(6)] == [None, 0, 1, 0, 3, 0]


def test_a_section_goes_down_past_its_neighbour_and_then_into_the_next_chapter():
    assert [place_below(CODE, at) for at in range(6)] == [5, 3, 4, 6, 6, None]


def test_what_stands_before_the_first_chapter_lets_it_go_first():
    assert place_above(("section", "chapter"), 1) == 0
