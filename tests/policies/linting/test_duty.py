"""Shall and should: the odd word is found, and where it may be meant nothing is said."""

import pytest

from tests.policies.linting.making import drafted, names, section, text_found

RULE = "(a) Nobody shall ask for a gift.\n(b) An official shall not take one.\n(c) A gift that is sent {}"
ADVICE = "An employee should think. An employee should ask. An employee should wait."


def test_advice_in_a_rule():
    text = RULE.format("should be returned.")
    (only,) = text_found(text)
    assert (only.rule, only.blocks, only.proposal) == ("advice-in-a-rule", False, "shall")
    assert only.sentence == "2(c) says “should” in a section of duties: is it a duty, or advice?"
    assert text[only.place.start : only.place.end] == "should"


@pytest.mark.parametrize(
    "end",
    [
        "shall be returned.",
        "is judged by whether it should be returned.",
        "is reported, with reasons why it should be kept.",
        "is kept when the clerk recommends that it should be.",
        "is one of those that should not have been sent.",
        "is lost, should the clerk not return it.",
        "is kept by one who should have known.",
    ],
)
def test_what_is_told_of_is_no_advice(end):
    assert text_found(RULE.format(end)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "(a) An official shall not take a gift.\n(b) A gift should be returned.",
        RULE.format("should be returned, and should be listed."),
    ],
)
def test_one_duty_is_no_rule_and_two_pieces_of_advice_are_meant(text):
    assert text_found(text) == ()


@pytest.mark.parametrize("heading", ["Purpose", "Legislative findings", "Statement of intent"])
def test_a_purpose_may_say_what_should_be(heading):
    assert text_found(RULE.format("should be returned."), heading) == ()


def test_a_duty_in_guidance():
    text = "An employee shall ask."
    rows = drafted(section("1", ADVICE), section("2", ADVICE), section("3", text))
    assert [(each.rule, each.place.words) for each in rows] == [("duty-in-guidance", "3")]
    assert rows[0].sentence == "3 says “shall” in a text that otherwise says “should”."


@pytest.mark.parametrize(
    "text", ["This policy shall be known as the plain one.", "This shall not apply to the mayor."]
)
def test_what_a_text_says_of_itself_is_no_duty(text):
    assert drafted(section("1", ADVICE), section("2", ADVICE), section("3", text)) == ()


def test_a_text_that_explains_its_words_is_believed():
    told = section("0", "“Should” gives guidance, and “shall” repeats a duty of another law.", "Words")
    assert (
        drafted(told, section("1", ADVICE), section("2", ADVICE), section("3", "An employee shall ask."))
        == ()
    )
    assert names(text_found(RULE.format("should be returned."))) == ["advice-in-a-rule"]
    assert drafted(told, section("1", RULE.format("should be returned."))) == ()


def test_a_section_that_did_not_change_is_left_alone():
    old = section("2", RULE.format("should be returned."))
    assert drafted(old, section("3"), before=(old,)) == ()
