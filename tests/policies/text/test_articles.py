"""An article that does not fit the word after it."""

import pytest

from policies.text.articles import misfits


def found(text):
    return [(text[start:end], fits) for start, end, fits in misfits(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("An public servant must not ask.", ("An public", "A")),
        ("It binds an public servant.", ("an public", "a")),
        ("It binds a official of the city.", ("a official", "an")),
        ("A elected person leaves.", ("A elected", "an".capitalize())),
        ("It is a unlawful act.", ("a unlawful", "an")),
        ("It is a urgent matter.", ("a urgent", "an")),
        ("No gift.\nA employee may ask.", ("A employee", "An")),
        ("It is an year.", ("an year", "a")),
    ],
)
def test_an_article_that_does_not_fit(text, words):
    assert found(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "An hour, an honest person, a house, an herb, a history, an historic day.",
        "A user, a uniform, a unanimous vote, a European, a one-time gift, a once useful list.",
        "An FBI agent, an MOU, an LLC, an X-ray, an L-shaped room, an 8-hour day, an NGO.",
        "See section a above; items a and b; subsection a is new; Class A officer; part a of it.",
        "(a) Officers. A. Officers and (a) officers. vitamin A is one.",
        "An official gives a gift to an applicant, an uncle, an umpire.",
        "The plan—a union's—is a usual one.",
    ],
)
def test_what_fits_or_may_fit_is_let_be(text):
    assert found(text) == []
