"""An article that a replaced word left behind."""

from policies.linting.looks import Look
from policies.linting.registry import over_draft
from tests.policies.linting.making import change, section, text_found


def test_an_article_that_does_not_fit_is_worth_a_look_with_the_words_that_fit():
    text = "An public servant takes no gift."
    (only,) = text_found(text)
    assert (only.rule, only.blocks, only.proposal) == ("article-differs", False, "A public")
    assert text[only.place.start : only.place.end] == "An public"


def test_what_the_law_says_already_and_what_fits_are_let_be():
    was = section("2", "An public servant takes no gift.", key="b")
    now = section("2", "An public servant takes no gift at all, nor an official.", key="b")
    assert over_draft(Look(change(now, before=(was,)))) == ()
