"""Words found as they stand, and others in their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.text.redline import redline
from policies.text.replacing import Search, places, replaced
from policies.text.section import SectionText

TEXT = "Gifts.\nNo gift is taken; a Gift card is a gift. Regifting is fine (gift)."


def found(text, words, **options):
    return [place.words for place in places(text, Search(words, **options))]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["gift", "gift", "gift", "gift"]),
        ({"match_case": False}, ["Gift", "gift", "Gift", "gift", "gift", "gift"]),
        ({"whole_words": True}, ["gift", "gift", "gift"]),
        ({"whole_words": True, "match_case": False}, ["gift", "Gift", "gift", "gift"]),
    ],
)
def test_words_are_found_as_asked(options, expected):
    assert found(TEXT, "gift", **options) == expected


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [("see 3(a) and (a)", "(a)", 2), ("a.b axb", "a.b", 1), ("3-11 and 3-11A", "3-11", 1), ("", "x", 0)],
)
def test_no_sign_has_a_meaning_and_an_edge_only_where_a_letter_is(text, words, count):
    assert len(places(text, Search(words, whole_words=True))) == count


def test_nothing_is_found_of_no_words():
    assert places("anything", Search("")) == []


def test_of_too_many_places_only_so_many_are_sought():
    assert len(places("e" * 400_000, Search("e", ""), 5)) == 5


def test_a_place_says_what_stands_around_it_on_its_line():
    (place,) = places("before\n" + "x" * 60 + " gift " + "y" * 60, Search("gift"))
    assert place.before == "…" + "x" * 49 + " " and place.after == " " + "y" * 49 + "…"
    (place,) = places("one\ntwo gift\nthree", Search("gift"))
    assert (place.before, place.after) == ("two ", "")


few_letters = st.text("ab A(.\n", max_size=40)


@given(few_letters, st.text("ab A(.", min_size=1, max_size=3), few_letters)
def test_all_places_replaced_is_what_python_replaces(text, words, other):
    assert replaced(text, places(text, Search(words)), other) == text.replace(words, other)


@given(few_letters, st.text("abA(", min_size=1, max_size=3), few_letters, st.data())
def test_what_is_left_stays_and_the_redline_leads_to_the_new_text(text, words, other, data):
    all_places = places(text, Search(words, match_case=False))
    taken = [each for each in all_places if data.draw(st.booleans())]
    new = replaced(text, taken, other)
    assert len(new) == len(text) + sum(len(other) - (each.end - each.start) for each in taken)
    assert not taken or all(text[each.start : each.end].lower() == words.lower() for each in taken)
    drawn = redline([SectionText("section", "1", "", text, "k")], [SectionText("section", "1", "", new, "k")])
    assert "".join(drawn.sections[0].new.text) == new


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("Caf\u00e9 and Caf\u00e9s", "Cafe\u0301", 2),
        ("x\u0302 and x", "x", 1),
        ("x\u0302 and x", "x\u0302", 1),
        ("Cafe", "Cafe\u0301", 0),
    ],
)
def test_a_letter_and_its_mark_are_one_however_they_are_typed(text, words, count):
    assert len(places(text, Search(words))) == count


def test_a_mark_is_a_part_of_a_word():
    assert found("x\u0302y y", "y", whole_words=True) == ["y"]
