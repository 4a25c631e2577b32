"""The rule, the given day and the last day are read from the words, where a person leaves it to them."""

from datetime import date

import pytest

from civicpolicy.desk.bills.effect_form import EffectForm

WORDS = "This takes effect July 1st, 2027 and expires June 30, 2028."


def read(clause=WORDS, **typed):
    form = EffectForm({"effective_clause": clause, "effective_rule": "words", **typed}, by_council=True)
    assert form.is_valid(), form.errors
    return form


def test_the_day_and_the_last_day_are_read_from_the_words():
    form = read()
    assert form.cleaned_data["effective_rule"] == "given"
    assert (form.given.earliest, form.end) == (date(2027, 7, 1), (date(2028, 6, 30), False))


@pytest.mark.parametrize(
    ("clause", "typed", "last"),
    [
        (WORDS, {"last_day": "2028-05-31"}, date(2028, 5, 31)),
        (WORDS, {"effective_rule": "adoption"}, None),
        ("When the county agrees, and it ends June 30, 2028.", {}, None),
        ("This takes effect on its passage.", {}, None),
    ],
)
def test_what_was_typed_stands_and_nothing_is_guessed(clause, typed, last):
    assert read(clause, **typed).end == (last, False)
