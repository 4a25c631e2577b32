"""Lines are joined where they were broken and broken where they were lost; no word changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.exchange.joining import Shape, reline, shape_of

WRAPPED = Shape(70, False)
WHOLE = Shape(None, False)
UNLINED = Shape(None, True)
LONG = "An employee who posts for the city shall be courteous at all times and"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (f"{LONG}\nkeep a copy of each post.", f"{LONG} keep a copy of each post."),
        (f"{LONG}\n(a) keep a copy;", f"{LONG}\n(a) keep a copy;"),
        (f"{LONG}\n• keep a copy;", f"{LONG}\n• keep a copy;"),
        ("A short end.\nThe next paragraph begins here.", "A short end.\nThe next paragraph begins here."),
        ("Gifts and Favors\nNo officer takes a gift.", "Gifts and Favors\nNo officer takes a gift."),
        (f"{LONG} co-\nworkers agree.", f"{LONG} co-workers agree."),
        (f"{LONG}\n\nkeep a copy.", f"{LONG}\n\nkeep a copy."),
        ("The following applies:\nKeep a copy.", "The following applies:\nKeep a copy."),
    ],
)
def test_wrapped_lines(text, joined):
    assert reline(text, WRAPPED).text == joined


def test_lines_that_are_paragraphs_stay():
    text = "gifts\ntravel\nmeals"
    assert reline(text, WHOLE).text == text


def test_a_sentence_goes_on_over_a_page_break():
    assert reline("the clerk\n\f\nkeeps it.", WHOLE).text == "the clerk keeps it."
    assert reline("The end.\n\f\nkeeps it.", WHOLE).text == "The end.\n\nkeeps it."


@pytest.mark.parametrize(
    ("line", "items"),
    [
        (
            "It means: 1. one thing; 2. another; 3. a third.",
            ["It means:", "1. one thing;", "2. another;", "3. a third."],
        ),
        ("It means: (a) one; and (b) two.", ["It means:", "(a) one; and", "(b) two."]),
        ("Do this: • one. • two.", ["Do this:", "• one.", "• two."]),
        ("Under 2. Rules of 1. Order.", ["Under 2. Rules of 1. Order."]),
        ("It costs (a) nothing at all.", ["It costs (a) nothing at all."]),
        ("It means: 1. one; 3. three.", ["It means: 1. one; 3. three."]),
    ],
)
def test_a_list_inside_a_line(line, items):
    assert reline(line, UNLINED).text.split("\n") == items


def test_a_heading_inside_a_line():
    text = "It is so. Section 2-4. Gifts. No officer takes a gift as provided in Section 2-5 of this code."
    assert reline(text, UNLINED).text.split("\n") == ["It is so.", text[10:]]


def test_words_after_a_list_are_set_apart_only_when_every_item_is_one_sentence():
    apart = reline("It means: 1. One. 2. Two. 3. Three. The city forbids it.", UNLINED)
    assert (apart.text.split("\n")[-2:], apart.flush) == (["3. Three.", "The city forbids it."], True)
    kept = reline("It means: 1. One. More. 2. Two. 3. Three. The city forbids it.", UNLINED)
    assert (kept.text.split("\n")[-1], kept.flush) == ("3. Three. The city forbids it.", False)


def test_the_shape_of_a_paper():
    assert shape_of(f"{LONG}\nkeep a copy of every post that they make, and they\nshall not argue.").width
    assert shape_of("One paragraph.\nAnother paragraph.") == WHOLE
    assert shape_of("word " * 400).unlined
    assert not shape_of("word " * 200).unlined


@given(
    st.text(alphabet="ab1.-() \n\f•A", max_size=120),
    st.sampled_from([WRAPPED, WHOLE, UNLINED, Shape(40, True)]),
)
def test_no_word_is_changed(text, shape):
    assert "".join(reline(text, shape).text.split()) == "".join(text.split())
