"""Sections that were split in two, or joined to one: the words that passed are told, not counted as new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.templatetags.redline_html import rows_html, section_html
from policies.text.changes_json import redline_as_json
from policies.text.marks import plain
from policies.text.redline import accept, redline, reject
from policies.text.section import SectionText

REGISTER = "The clerk keeps a register of all gifts that come to the city, open to anybody who asks."
LIMIT = (
    "No officer may accept a gift worth more than fifty dollars from a person who has business with the city."
)
MEALS = (
    "A meal at a public event is no gift when the whole board is asked to it and the clerk is told before."
)
TRAVEL = "Travel is paid by the city at the rates of the state, with receipts, in ninety days."
STAYS = SectionText("section", "2.60.030", "Travel", TRAVEL)


def section(label, heading, *lines, between="\n"):
    return SectionText("section", label, heading, between.join(lines))


def relations(redlined):
    return [[(one.relation, one.other.citation) for one in each.kin] for each in redlined.sections]


@pytest.fixture
def split():
    old = [section("2.60.020", "Gifts", REGISTER, LIMIT, MEALS), STAYS]
    new = [section("2.60.020", "Gifts", REGISTER, LIMIT), section("2.60.025", "Meals", MEALS), STAYS]
    return redline(old, new)


@pytest.fixture
def joined():
    old = [section("2.60.020", "Gifts", REGISTER), section("2.60.025", "Limits", LIMIT), STAYS]
    return redline(old, [section("2.60.020", "Gifts", REGISTER, LIMIT), STAYS])


def test_a_section_split_off_names_the_one_it_was_part_of_and_the_other_way_round(split):
    assert relations(split) == [[("split into", "2.60.025")], [("split from", "2.60.020")], []]
    assert [(each.kind, each.sentence) for each in split.changes] == [
        ("moved", "is moved to 2.60.025"),
        ("split", "is split off from 2.60.020 (1 word new)"),
    ]


def test_only_its_heading_is_new(split):
    assert (split.words_inserted, split.words_deleted, split.words_moved) == (1, 0, 23)


def test_what_changed_on_the_way_is_marked():
    old = [section("1", "Gifts", REGISTER, LIMIT, MEALS), STAYS]
    new = [
        section("1", "Gifts", REGISTER, LIMIT),
        section("1A", "Meals", MEALS.replace("board", "council")),
        STAYS,
    ]
    redlined = redline(old, new)
    assert (redlined.words_inserted, redlined.words_deleted, redlined.words_moved) == (2, 1, 22)
    html = section_html(redlined.sections[1], "strike-underline")
    assert "council" in html and "board" in html


def test_one_paragraph_is_cut_into_three_sections():
    old = [section("1", "Gifts", REGISTER, LIMIT, MEALS, between=" "), STAYS]
    new = [section("1", "Gifts", REGISTER), section("1A", "", LIMIT), section("1B", "", MEALS), STAYS]
    redlined = redline(old, new)
    assert relations(redlined) == [
        [("split into", "1A"), ("split into", "1B")],
        [("split from", "1")],
        [("split from", "1")],
        [],
    ]
    assert (redlined.words_inserted, redlined.words_deleted) == (0, 0)


def test_a_section_joined_to_its_neighbour_is_not_gone(joined):
    assert relations(joined) == [[("joined from", "2.60.025")], [("joined to", "2.60.020")], []]
    assert [each.kind for each in joined.changes] == ["moved", "joined"]
    assert joined.changes[1].sentence == "is joined to 2.60.020 (1 word not kept)"
    assert (joined.words_inserted, joined.words_deleted, joined.words_moved) == (0, 1, 20)


def test_a_new_section_of_other_words_is_split_off_from_nowhere():
    old = [section("1", "Gifts", REGISTER, LIMIT, MEALS), STAYS]
    other = "Every member of a board files a statement of what they own with the clerk every January."
    redlined = redline(old, [section("1", "Gifts", REGISTER, LIMIT), section("1A", "", other), STAYS])
    assert relations(redlined) == [[], [], []]


def test_a_section_of_few_words_cannot_be_told_to_have_been_part_of_another():
    old = [section("1", "Gifts", REGISTER, "It is free."), STAYS]
    redlined = redline(old, [section("1", "Gifts", REGISTER), section("1A", "", "It is free."), STAYS])
    assert relations(redlined) == [[], [], []]


def test_both_are_linked_inline_and_side_by_side(split):
    for draw in (section_html, rows_html):
        host, part = (draw(each, "strike-underline") for each in split.sections[:2])
        assert 'Part of it is split off as <a href="#s-2-60-025">2.60.025</a>' in host
        assert 'Moved to <a href="#s-2-60-025">2.60.025</a>' in host
        assert 'Split off from <a href="#s-2-60-020">2.60.020</a>' in part
        assert 'Moved here from <a href="#s-2-60-020">2.60.020</a>' in part
    assert '<span class="tag">Split off</span>' in section_html(split.sections[1], "strike-underline")


def test_the_text_says_it_beside_the_marks(joined):
    text = plain(joined, "strike-underline")
    assert "[takes in what was 2.60.025]" in text
    assert "[joined to 2.60.020]" in text
    assert "[moved here from 2.60.025]" in text


def test_the_json_has_both_ends(split):
    host, part, _ = redline_as_json(split)["sections"]
    assert part["kin"] == [{"relation": "split from", "citation": "2.60.020", "anchor": "s-2-60-020"}]
    there = {"citation": "2.60.025", "anchor": "s-2-60-025"}
    assert [one["elsewhere"] for one in host["paragraphs"] if "elsewhere" in one] == [there]


LINES = st.lists(st.sampled_from([REGISTER, LIMIT, MEALS, TRAVEL, "(a) One.", "", "Two words"]), max_size=6)


@given(st.lists(LINES, max_size=4), st.lists(LINES, max_size=4))
def test_whatever_passes_between_sections_the_redline_is_exact_and_counts_nothing_below_zero(before, after):
    old, new = (
        tuple(section(f"1.{n}", "", *lines) for n, lines in enumerate(text, 1)) for text in (before, after)
    )
    redlined = redline(old, new)
    assert accept(redlined) == new
    assert reject(redlined) == old
    for each in redlined.sections:
        assert min(each.words_inserted, each.words_deleted, each.words_moved) >= 0
        assert all(any(other.anchor == one.other.anchor for other in redlined.sections) for one in each.kin)
