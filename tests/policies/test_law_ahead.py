"""The law that a draft will meet: the text in force, or one that is adopted and may be in force by then."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.lapsing import with_lapses
from policies.law_ahead import Base, law_ahead
from policies.lifecycle import Effect

TODAY = date(2026, 11, 22)
JUNE, JULY = date(2027, 6, 1), date(2027, 7, 1)
LAW = Effect(1, PartialDate.on(date(2011, 3, 1)), 1)
NEXT = Effect(2, PartialDate.on(JUNE), 2)
AFTER_NEXT = Effect(3, PartialDate.on(JULY), 3)
WAITING = Effect(4, PartialDate.unknown(), 4, is_waiting=True)
ENDING = Effect(None, PartialDate.on(JUNE), 5)


def ahead(*effects, day=None, made_from=None):
    return law_ahead(with_lapses(effects), TODAY, day and PartialDate.on(day), made_from)


@pytest.mark.parametrize(
    ("effects", "day", "text"),
    [
        ([], None, None),
        ([LAW], None, 1),
        ([LAW, NEXT], None, 2),
        ([NEXT], None, 2),
        ([LAW, AFTER_NEXT, NEXT], None, 3),
        ([LAW, NEXT], date(2027, 5, 31), 1),
        ([LAW, NEXT], JUNE, 2),
        ([LAW, NEXT, AFTER_NEXT], date(2027, 6, 15), 2),
        ([LAW, WAITING], None, 4),
        ([LAW, WAITING, NEXT], JULY, 4),
        ([LAW, ENDING], None, 1),
        ([LAW, ENDING], JULY, None),
        ([LAW, NEXT], date(2020, 1, 1), 1),
    ],
)
def test_the_text_to_write_on(effects, day, text):
    assert ahead(*effects, day=day).text == text


@pytest.mark.parametrize(
    ("effects", "day", "base", "stands"),
    [
        ([], None, None, Base.NONE),
        ([], None, 1, Base.PAST),
        ([LAW], None, 1, Base.LAW),
        ([LAW], None, None, Base.MISSING),
        ([LAW], None, 9, Base.OVERTAKEN),
        ([LAW, NEXT], None, 1, Base.SO_FAR),
        ([LAW, NEXT], None, 2, Base.ADOPTED),
        ([LAW, NEXT], None, 9, Base.OVERTAKEN),
        ([LAW, NEXT], None, None, Base.MISSING),
        ([NEXT], None, None, Base.SO_FAR),
        ([LAW, NEXT], JUNE, 1, Base.OVERTAKEN),
        ([LAW, NEXT], JUNE, 2, Base.LAW),
        ([LAW, NEXT], TODAY, 1, Base.LAW),
        ([LAW, NEXT], TODAY, 2, Base.OVERTAKEN),
        ([LAW, NEXT, AFTER_NEXT], None, 2, Base.SO_FAR),
        ([LAW, ENDING], None, 1, Base.SO_FAR),
        ([LAW, ENDING], JULY, 1, Base.PAST),
        ([LAW, WAITING], JULY, 1, Base.SO_FAR),
        ([LAW, WAITING], JULY, 4, Base.ADOPTED),
    ],
)
def test_how_the_base_of_a_draft_stands_to_it(effects, day, base, stands):
    assert ahead(*effects, day=day).stands(base) == stands


def test_what_comes_certainly_after_a_day_is_told_apart():
    found = ahead(LAW, NEXT, AFTER_NEXT, day=date(2027, 6, 15))
    assert (found.coming, found.later) == ([], [AFTER_NEXT])
    assert ahead(LAW, NEXT).later == []


def test_a_text_that_waits_comes_before_the_one_that_was_made_from_it():
    assert ahead(LAW, WAITING, NEXT).text == 4
    assert ahead(LAW, WAITING, NEXT, made_from={2: 4}).text == 2


def test_a_text_that_will_lapse_is_no_text_that_somebody_adopted():
    short = Effect(2, PartialDate.on(date(2020, 1, 1)), 2, through=date(2030, 12, 31), restores=True)
    found = ahead(LAW, short)
    assert (found.text, found.coming, found.stands(2)) == (2, [], Base.LAW)


def test_a_day_that_nobody_knows_leaves_the_law_unknown():
    found = ahead(LAW, Effect(2, PartialDate.unknown(), 2))
    assert (found.text, found.stands(1), found.stands(2)) == (None, Base.UNSURE, Base.UNSURE)


def test_a_text_made_from_the_law_comes_after_it_whenever_that_is():
    found = ahead(LAW, Effect(2, PartialDate.unknown(), 2), made_from={2: 1})
    assert (found.text, found.stands(1)) == (2, Base.UNSURE)
    assert ahead(LAW, NEXT, Effect(4, PartialDate.unknown(), 4), day=JUNE, made_from={4: 1}).text is None


def test_a_month_that_has_begun_can_be_written_on_before_it_is_over():
    found = ahead(LAW, Effect(2, PartialDate.month(2026, 11), 2))
    assert (found.text, found.stands(1)) == (2, Base.UNSURE)
