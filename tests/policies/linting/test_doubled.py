"""Words that stand twice where one was meant."""

import pytest

from policies.linting.looks import Look
from policies.linting.registry import over_bill, over_draft
from tests.policies.linting.making import bill, change, section, text_found


def found(text, **other):
    return [(each.rule, text[each.place.start : each.place.end]) for each in text_found(text, **other)]


@pytest.mark.parametrize(
    "words",
    [
        "shall should",
        "must may",
        "shall shall",
        "SHALL MUST",
        "shall not shall",
        "may  must",
        "must be shall",
        "should have must",
        "may will",
    ],
)
def test_two_words_of_duty_in_one_place(words):
    assert found(f"The clerk {words} be made to keep a list.") == [("modal-twice", words)]


@pytest.mark.parametrize("words", ["the the", "The the", "of of", "THE THE", "policy policy", "an\u00a0an"])
def test_a_word_too_many(words):
    assert found(f"It binds {words} officer.") == [("word-twice", words)]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk shall not sell it, and may, but shall not at night, rent it.",
        "The clerk may or shall act. What the clerk may, must be done.",
        "In the month of May shall be a count.",
        "The owner or tenant as the case may be shall pay.",
        "A will shall be proved. Each garbage can must be closed.",
        "“Shall” and “may” differ: shall must be read as a duty.",
        "The word shall may be read as a duty.",
        "Those that that section names had had notice, and turned it in in person.",
        "Walla Walla and Pago Pago, forms X X and ii ii, 10 10.",
        "A list holds the\nthe clerk’s notes.",
        "The thesis is at attic level; its itself-named part, so-and-so and so.",
    ],
)
def test_what_is_rightly_so(text):
    assert found(text) == []


def test_the_word_is_proposed_once_and_the_place_is_named():
    (only,) = text_found("It binds the the clerk.")
    assert (only.proposal, only.blocks) == ("the", False)
    assert only.sentence == "In 2 it says “the the”: one word too many?"


def test_what_the_law_has_already_is_let_be():
    old = section("1", "The clerk shall shall keep it.", key="k")
    new = section("1", "The clerk shall shall keep it for good, as as promised.", key="k")
    assert [each.rule for each in over_draft(Look(change(new, before=[old])))] == ["word-twice"]


def test_the_clauses_of_a_bill_are_read_too_and_paper_is_not():
    title = {"long_title": "An ordinance on on gifts and and favors"}
    (only,) = over_bill(bill(**title))
    assert (only.rule, only.place.words) == ("word-twice", "the long title")
    assert over_bill(bill(**title, is_from_paper=True)) == ()
