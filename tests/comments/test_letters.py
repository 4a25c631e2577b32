"""The same letter is found once, everybody who sent it is counted, and own words are kept."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comments.letters import letters

LETTER = (
    "The twenty-five dollar limit treats a thank-you coffee like a bribe. Keep the fifty dollar limit "
    "that served this town for a decade, and spend the time on those who do real harm."
)
FEED_STORE = "I run the feed store and I give every customer a calendar."


def sizes(texts):
    return [len(letter.sent) for letter in letters(texts)]


def test_a_text_of_ones_own_is_a_letter_sent_once():
    assert sizes(["Keep it.", LETTER, "Drop it."]) == [1, 1, 1]


@pytest.mark.parametrize(
    "again",
    [LETTER.upper(), LETTER.replace(". ", ".\n\n"), LETTER.replace(",", ""), f"  {LETTER} "],
    ids=["capitals", "lines", "commas", "spaces"],
)
def test_case_spaces_and_punctuation_make_no_other_letter(again):
    assert sizes([LETTER, again]) == [2]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (f"{LETTER} {FEED_STORE}", FEED_STORE),
        (f"{FEED_STORE} {LETTER}", FEED_STORE),
        (f"Dear council,\n{LETTER}\nBev Lindqvist", "Dear council, … Bev Lindqvist"),
        (LETTER.replace("Keep", "Please, for heaven's sake, keep"), "Please, for heaven's sake,"),
        (LETTER.replace("fifty", "sixty"), ""),
    ],
    ids=["after", "before", "around", "inside", "one word"],
)
def test_own_words_around_a_letter_are_told_apart(text, own):
    (letter,) = letters([LETTER, LETTER, text])
    assert [sent.own for sent in letter.sent] == ["", "", own]
    assert letter.words == LETTER


def test_two_who_both_added_words_sent_one_letter():
    assert sizes([f"{LETTER} {FEED_STORE}", f"{LETTER} My mother taught here and never took a thing."]) == [2]


def test_the_letter_is_what_most_sent_and_not_who_came_first():
    (letter,) = letters([f"{LETTER} {FEED_STORE}", LETTER, LETTER])
    assert letter.words == LETTER
    assert [(sent.place, sent.own) for sent in letter.sent] == [(0, FEED_STORE), (1, ""), (2, "")]


def test_a_quotation_in_a_text_of_ones_own_makes_no_letter_of_it():
    own = " ".join(f"word{n}" for n in range(200))
    assert sizes([LETTER, f"{LETTER} {own}"]) == [1, 1]


def test_short_texts_are_the_same_only_when_they_are_equal():
    assert sizes(
        ["Keep the fifty dollar limit.", "Keep the fifty dollar limits.", "keep the fifty dollar limit"]
    ) == [
        2,
        1,
    ]


def test_nobody_who_wrote_nothing_is_put_with_another():
    assert sizes(["", "  ", ""]) == [1, 1, 1]


def test_signs_alone_are_words_too():
    assert sizes(["👍", "👍", "👎"]) == [2, 1]


TEXTS = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.builds(
            lambda before, after: f"{before} {LETTER} {after}", st.text(max_size=40), st.text(max_size=40)
        ),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_everybody_is_in_exactly_one_letter(texts):
    found = letters(texts)
    assert sorted(sent.place for letter in found for sent in letter.sent) == list(range(len(texts)))
    assert all(letter.words in texts for letter in found)


@pytest.mark.parametrize("vocabulary", [20, 400])
def test_a_thousand_long_texts_take_bounded_time(vocabulary):
    chance = random.Random(2026)
    known = [f"word{n}" for n in range(vocabulary)]
    texts = [" ".join(chance.choices(known, k=560))[:4000] for _ in range(1000)]
    begun = time.process_time()
    assert sum(sizes(texts)) == 1000
    assert time.process_time() - begun < 15
