"""In force: yes, no or unknown, and never more than the acts allow."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.dates import PartialDate
from policies.lapsing import with_lapses
from policies.lifecycle import Answer, Effect, Fact, enacted, in_force

CODE, RESTORED = 1, 2
IN_2011 = Effect(CODE, PartialDate.on(date(2011, 3, 1)), 1)
REPEAL = Effect(None, PartialDate.on(date(2018, 6, 5)), 2)
RESTORING = Effect(RESTORED, PartialDate.on(date(2020, 1, 7)), 3)


@pytest.mark.parametrize(
    ("day", "answer", "version"),
    [
        (date(2011, 2, 28), Answer.NO, None),
        (date(2011, 3, 1), Answer.YES, CODE),
        (date(2018, 6, 4), Answer.YES, CODE),
        (date(2018, 6, 5), Answer.NO, None),
        (date(2019, 8, 27), Answer.NO, None),
        (date(2020, 1, 7), Answer.YES, RESTORED),
    ],
)
def test_a_code_in_force_repealed_and_restored_shows_its_gap(day, answer, version):
    standing = in_force([IN_2011, REPEAL, RESTORING], day)
    assert (standing.answer, standing.version) == (answer, version)


def test_the_gap_says_since_when():
    assert in_force([IN_2011, REPEAL], date(2019, 1, 1)).since == REPEAL.on


def test_a_repeal_known_to_the_year_makes_that_year_unknown():
    effects = [IN_2011, Effect(None, PartialDate.year(2018), 2)]
    answers = [in_force(effects, date(year, 7, 1)).answer for year in (2017, 2018, 2019)]
    assert answers == [Answer.YES, Answer.UNKNOWN, Answer.NO]


def test_a_text_found_in_force_without_a_date_is_in_force_from_the_day_it_was_found():
    found = Effect(CODE, PartialDate.between(None, date(2019, 5, 1)), 1)
    assert in_force([found], date(2019, 5, 1)).answer == Answer.YES
    assert in_force([found], date(2019, 4, 30)).answer == Answer.UNKNOWN


def test_an_effect_without_any_date_never_says_yes():
    assert in_force([Effect(CODE, PartialDate.unknown(), 1)], date(2020, 1, 1)).answer == Answer.UNKNOWN


def test_of_two_effects_on_one_day_the_later_recorded_wins():
    day = PartialDate.on(date(2020, 1, 7))
    standing = in_force([Effect(CODE, day, 1), Effect(RESTORED, day, 2)], date(2020, 1, 7))
    assert standing.version == RESTORED


def test_two_readings_that_agree_on_the_version_are_an_answer():
    effects = [Effect(CODE, PartialDate.year(2011), 1), Effect(CODE, PartialDate.on(date(2011, 6, 1)), 2)]
    assert in_force(effects, date(2011, 9, 1)).version == CODE


@pytest.mark.parametrize(
    ("effects", "answer"),
    [
        ([IN_2011], Answer.NO),
        ([replace(IN_2011, is_found=True)], Answer.UNKNOWN),
        ([replace(IN_2011, is_found=True), REPEAL], Answer.UNKNOWN),
        ([IN_2011, replace(RESTORING, is_found=True)], Answer.NO),
        ([IN_2011, Effect(RESTORED, PartialDate.between(None, date(2019, 5, 1)), 3, is_found=True)],
         Answer.UNKNOWN),
        ([replace(IN_2011, is_found=True, is_waiting=True)], Answer.NO),
    ],
)  # fmt: skip
def test_before_a_first_text_that_was_found_in_force_nobody_knows_what_stood(effects, answer):
    assert in_force(effects, date(2011, 2, 28)).answer == answer


def test_what_was_found_changes_nothing_from_its_own_day_on():
    found = [replace(IN_2011, is_found=True), REPEAL]
    days = (date(2011, 3, 1), date(2018, 6, 4), date(2018, 6, 5))
    assert [in_force(found, day).version for day in days] == [CODE, CODE, None]
    assert in_force(found, days[2]).answer == Answer.NO


def test_nothing_recorded_means_nothing_in_force():
    assert in_force([], date(2020, 1, 1)).answer == Answer.NO


PARTIAL = st.one_of(
    st.dates(min_value=date(2000, 1, 1), max_value=date(2005, 1, 1)).map(PartialDate.on),
    st.integers(min_value=2000, max_value=2005).map(PartialDate.year),
    st.just(PartialDate.unknown()),
)


ROWS = st.tuples(
    st.sampled_from([None, 1, 2, 3]),
    PARTIAL,
    st.none() | st.dates(min_value=date(2000, 1, 1), max_value=date(2006, 1, 1)),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(ROWS, max_size=4), st.data())
def test_any_reading_of_the_partial_dates_agrees_with_a_certain_answer(rows, data):
    effects = [
        Effect(version, on, order, through=through, restores=restores, is_found=found and version is not None)
        for order, (version, on, through, restores, found) in enumerate(rows)
    ]
    asked = data.draw(st.dates(min_value=date(2000, 1, 1), max_value=date(2006, 1, 1)))
    standing = in_force(with_lapses(effects), asked)
    limits = [(e.on.earliest or date(1999, 1, 1), e.on.latest or date(2007, 1, 1)) for e in effects]
    read = [
        replace(each, on=PartialDate.on(data.draw(st.dates(min_value=low, max_value=high))))
        for each, (low, high) in zip(effects, limits, strict=True)
    ]
    certain = in_force(with_lapses(read), asked)
    if standing.answer != Answer.UNKNOWN:
        assert (certain.answer, certain.version) == (standing.answer, standing.version)


def fact(kind, *day):
    return Fact(kind, PartialDate.on(date(*day)) if day else PartialDate.unknown())


@pytest.mark.parametrize(
    ("kinds", "law"),
    [
        (["introduced", "passed"], False),
        (["passed", "approved"], True),
        (["passed", "signed"], True),
        (["passed", "presiding_signed"], False),
        (["passed", "presiding_signed", "approved"], True),
        (["passed", "vetoed"], False),
        (["passed", "vetoed", "overridden"], True),
        (["passed", "vetoed", "passed"], False),
        (["passed", "vetoed", "passed", "approved"], True),
        (["passed", "vetoed", "signed"], False),
        (["passed", "vetoed", "adopted"], True),
        (["passed", "returned_unsigned"], True),
        (["authorised"], True),
        (["adopted"], True),
        (["adopted", "withdrawn"], False),
        (["failed", "passed", "approved"], True),
        (["failed", "passed"], False),
        (["failed"], False),
        ([], False),
    ],
)
def test_what_makes_a_bill_law(kinds, law):
    assert enacted([fact(kind) for kind in kinds]) is law


def test_a_vote_that_failed_before_counts_as_before_in_whatever_order_it_is_recorded():
    adopted, failed = fact("adopted", 2020, 2, 4), fact("failed", 2020, 1, 7)
    assert enacted([adopted, failed])
    assert not enacted([fact("failed", 2020, 3, 3), adopted])


TEMPORARY = Effect(2, PartialDate.on(date(2012, 1, 1)), 2, through=date(2012, 12, 31))


def on(effects, *day):
    return in_force(with_lapses(effects), date(*day))


def test_a_text_that_ends_by_itself_leaves_nothing():
    effects = [IN_2011, TEMPORARY]
    answers = [on(effects, *day) for day in ((2011, 12, 31), (2012, 12, 31), (2013, 1, 1))]
    assert [(each.answer, each.version) for each in answers] == [
        (Answer.YES, CODE),
        (Answer.YES, 2),
        (Answer.NO, None),
    ]
    assert answers[2].since == PartialDate.on(date(2013, 1, 1))


def test_what_stood_before_stands_again_when_it_says_so():
    standing = on([IN_2011, replace(TEMPORARY, restores=True)], 2013, 1, 1)
    assert (standing.version, standing.since) == (CODE, PartialDate.on(date(2013, 1, 1)))


def test_a_text_that_was_replaced_before_its_last_day_ends_nothing():
    later = Effect(3, PartialDate.on(date(2012, 6, 1)), 3)
    assert on([IN_2011, TEMPORARY, later], 2013, 1, 1).version == 3


def test_what_begins_on_the_day_after_the_last_comes_after_it():
    next_one = Effect(3, PartialDate.on(date(2013, 1, 1)), 1)
    assert on([TEMPORARY, next_one], 2013, 1, 1).version == 3


def test_a_temporary_repeal_brings_the_text_back():
    gap = Effect(None, PartialDate.on(date(2012, 1, 1)), 2, through=date(2012, 6, 30), restores=True)
    assert [on([IN_2011, gap], 2012, month, 1).answer for month in (6, 7)] == [Answer.NO, Answer.YES]


def test_what_waits_for_an_event_changes_nothing_yet():
    waiting = Effect(2, PartialDate.unknown(), 2, is_waiting=True)
    assert on([IN_2011, waiting], 2026, 1, 1).version == CODE
    assert on([waiting], 2026, 1, 1).answer == Answer.NO


def test_many_texts_in_a_row_that_each_give_back_what_stood_before():
    yearly = [
        Effect(
            10 + n, PartialDate.on(date(1990 + n, 3, 1)), 10 + n, through=date(1990 + n, 5, 31), restores=True
        )
        for n in range(40)
    ]
    effects = with_lapses([Effect(CODE, PartialDate.on(date(1980, 1, 1)), 1), *yearly])
    assert [in_force(effects, date(2020, month, 15)).version for month in (2, 4, 6)] == [CODE, 40, CODE]


def test_many_texts_of_unknown_days_that_give_back_what_stood_before_are_unknown_and_soon_so():
    undated = [
        Effect(n, PartialDate.unknown(), n, through=date(2020, 5, 31), restores=True) for n in range(1, 13)
    ]
    assert in_force(with_lapses(undated), date(2021, 1, 1)).answer == Answer.UNKNOWN
