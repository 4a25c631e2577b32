"""In force: yes, no or unknown, and never more than the acts allow."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.dates import PartialDate
from policies.lifecycle import Answer, Effect, EffectiveRule, Fact, effective_date, enacted, in_force

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


def test_nothing_recorded_means_nothing_in_force():
    assert in_force([], date(2020, 1, 1)).answer == Answer.NO


PARTIAL = st.one_of(
    st.dates(min_value=date(2000, 1, 1), max_value=date(2005, 1, 1)).map(PartialDate.on),
    st.integers(min_value=2000, max_value=2005).map(PartialDate.year),
    st.just(PartialDate.unknown()),
)


@given(st.lists(st.tuples(st.sampled_from([None, 1, 2]), PARTIAL), max_size=4), st.data())
def test_any_reading_of_the_partial_dates_agrees_with_a_certain_answer(rows, data):
    effects = [Effect(version, on, order) for order, (version, on) in enumerate(rows)]
    asked = data.draw(st.dates(min_value=date(2000, 1, 1), max_value=date(2006, 1, 1)))
    standing = in_force(effects, asked)
    limits = [(e.on.earliest or date(1999, 1, 1), e.on.latest or date(2007, 1, 1)) for e in effects]
    read = [
        Effect(e.version, PartialDate.on(data.draw(st.dates(min_value=low, max_value=high))), e.order)
        for e, (low, high) in zip(effects, limits, strict=True)
    ]
    certain = in_force(read, asked)
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
        (["passed", "vetoed"], False),
        (["passed", "vetoed", "overridden"], True),
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


def test_passage_and_approval_takes_the_later_of_the_two():
    facts = [fact("passed", 2012, 12, 17), fact("approved", 2013, 1, 7)]
    day = effective_date(EffectiveRule.PASSAGE_AND_APPROVAL, facts, None)
    assert day.earliest == date(2013, 1, 7)


def test_passage_and_approval_stays_unknown_until_both_exist():
    facts = [fact("passed", 2012, 12, 17)]
    assert effective_date(EffectiveRule.PASSAGE_AND_APPROVAL, facts, None).precision == "unknown"


def test_an_unreadable_approval_still_bounds_the_date_from_below():
    facts = [fact("passed", 2012, 12, 17), fact("approved")]
    day = effective_date(EffectiveRule.PASSAGE_AND_APPROVAL, facts, None)
    assert (day.earliest, day.latest) == (date(2012, 12, 17), None)


def test_days_after_publication_are_counted():
    day = effective_date(EffectiveRule.AFTER_PUBLICATION, [fact("published", 2024, 2, 20)], None, days=10)
    assert day == PartialDate.on(date(2024, 3, 1))


def test_a_date_of_its_own_wins_over_the_rule():
    given_day = PartialDate.on(date(2024, 1, 1))
    assert effective_date(EffectiveRule.ADOPTION, [fact("adopted", 2020, 1, 1)], given_day) == given_day


def test_a_vote_that_failed_before_counts_as_before_in_whatever_order_it_is_recorded():
    adopted, failed = fact("adopted", 2020, 2, 4), fact("failed", 2020, 1, 7)
    assert enacted([adopted, failed])
    assert not enacted([fact("failed", 2020, 3, 3), adopted])
