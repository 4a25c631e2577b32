"""The day on which an instrument takes effect, as far as its rule and its acts tell."""

from datetime import date

from policies.dates import PartialDate
from policies.effect_day import Terms, effective_date, missing
from policies.lifecycle import EffectiveRule, Event, Fact


def fact(kind, *day):
    return Fact(kind, PartialDate.on(date(*day)) if day else PartialDate.unknown())


def test_passage_and_approval_takes_the_later_of_the_two():
    facts = [fact("passed", 2012, 12, 17), fact("approved", 2013, 1, 7)]
    day = effective_date(Terms(EffectiveRule.PASSAGE_AND_APPROVAL), facts, None)
    assert day.earliest == date(2013, 1, 7)


def test_passage_and_approval_stays_unknown_until_both_exist():
    facts = [fact("passed", 2012, 12, 17)]
    assert effective_date(Terms(EffectiveRule.PASSAGE_AND_APPROVAL), facts, None).precision == "unknown"


def test_an_unreadable_approval_still_bounds_the_date_from_below():
    facts = [fact("passed", 2012, 12, 17), fact("approved")]
    day = effective_date(Terms(EffectiveRule.PASSAGE_AND_APPROVAL), facts, None)
    assert (day.earliest, day.latest) == (date(2012, 12, 17), None)


def test_days_after_publication_are_counted():
    day = effective_date(Terms(EffectiveRule.AFTER_PUBLICATION, 10), [fact("published", 2024, 2, 20)], None)
    assert day == PartialDate.on(date(2024, 3, 1))


TEN_DAYS = Terms(EffectiveRule.AFTER_PUBLICATION, 10)


def test_what_was_published_before_it_was_passed_is_not_the_publication_that_is_waited_for():
    facts = [fact("published", 2026, 1, 5), fact("passed", 2026, 2, 1), fact("approved", 2026, 2, 3)]
    assert missing(TEN_DAYS, facts, None) == (Event.PUBLICATION,)
    assert effective_date(TEN_DAYS, facts, None) == PartialDate.unknown()
    again = [*facts, fact("published", 2026, 2, 10)]
    assert effective_date(TEN_DAYS, again, None) == PartialDate.on(date(2026, 2, 20))


def test_what_may_have_been_published_after_the_vote_is_presumed_to_have_been():
    spring = Fact("published", PartialDate.between(date(2026, 1, 20), date(2026, 2, 5)))
    facts = [spring, fact("passed", 2026, 2, 1), fact("approved", 2026, 2, 1)]
    assert not missing(TEN_DAYS, facts, None)
    day = effective_date(TEN_DAYS, facts, None)
    assert (day.earliest, day.latest) == (date(2026, 2, 1), date(2026, 2, 15))


def test_what_was_published_before_the_mayor_approved_it_is_in_force_no_sooner_than_it_is_law():
    facts = [fact("passed", 2026, 2, 1), fact("published", 2026, 2, 2), fact("approved", 2026, 2, 20)]
    assert effective_date(TEN_DAYS, facts, None) == PartialDate.on(date(2026, 2, 20))


def test_a_publication_of_which_no_day_is_known_keeps_its_own_words():
    passed = Fact("passed", PartialDate.on(date(2026, 2, 1), "2/1/2026"))
    facts = [passed, fact("approved", 2026, 2, 1), Fact("published", PartialDate.unknown("smudged"))]
    day = effective_date(Terms(EffectiveRule.AFTER_PUBLICATION, 10), facts, None)
    assert (day.earliest, day.latest, day.raw) == (date(2026, 2, 1), None, "smudged")


def test_days_after_passage_count_from_it_and_end_no_sooner_than_the_approval():
    facts = [fact("passed", 2026, 2, 1), fact("approved", 2026, 2, 9)]
    days = [effective_date(Terms(EffectiveRule.PASSAGE, after), facts, None).earliest for after in (0, 30)]
    assert days == [date(2026, 2, 9), date(2026, 3, 3)]


def test_an_approval_of_which_no_day_is_known_is_presumed_to_have_come_before_what_follows_it():
    facts = [fact("passed", 1998, 5, 4), fact("approved"), fact("published", 1998, 5, 20)]
    day = effective_date(Terms(EffectiveRule.AFTER_PUBLICATION, 10), facts, None)
    assert day == PartialDate.on(date(1998, 5, 30))


def test_a_date_of_its_own_wins_over_the_rule():
    given_day = PartialDate.on(date(2024, 1, 1))
    assert (
        effective_date(Terms(EffectiveRule.ADOPTION), [fact("adopted", 2020, 1, 1)], given_day) == given_day
    )


def test_days_are_counted_after_the_last_event():
    passed, approved = fact("passed", 2026, 5, 6), fact("approved", 2026, 5, 11)
    both = effective_date(Terms(EffectiveRule.PASSAGE_AND_APPROVAL, 30), [passed, approved], None)
    alone = effective_date(Terms(EffectiveRule.PASSAGE, 30), [passed, approved], None)
    assert [both.earliest, alone.earliest] == [date(2026, 6, 10), date(2026, 6, 5)]


def test_the_later_of_several_waits_for_each_and_never_comes_before_the_given_day():
    terms = Terms(EffectiveRule.LATER, 10, ["passage", "publication", "day"])
    january, facts = PartialDate.on(date(2027, 1, 1)), [fact("passed", 2026, 5, 6)]
    assert effective_date(terms, facts, january).precision == "unknown"
    early = [*facts, fact("published", 2026, 6, 1)]
    late = [*facts, fact("published", 2027, 3, 1)]
    found = [effective_date(terms, each, january).earliest for each in (early, late)]
    assert found == [date(2027, 1, 1), date(2027, 3, 11)]


def test_an_adoption_is_passage_and_approval_in_one():
    day = effective_date(Terms(EffectiveRule.PASSAGE_AND_APPROVAL), [fact("adopted", 2026, 5, 6)], None)
    assert day.earliest == date(2026, 5, 6)


def test_the_later_of_several_waits_for_a_day_that_is_not_given():
    terms = Terms(EffectiveRule.LATER, events=("passage", "day"))
    day = effective_date(terms, [fact("passed", 2027, 2, 1)], None)
    assert (day.earliest, day.latest) == (date(2027, 2, 1), None)


def test_an_override_of_a_day_that_is_known_in_part_is_not_before_its_veto():
    in_november = Fact("overridden", PartialDate.month(2026, 11))
    facts = [fact("passed", 2026, 11, 3), fact("vetoed", 2026, 11, 6), in_november]
    day = effective_date(Terms(EffectiveRule.ADOPTION), facts, None)
    assert (day.earliest, day.latest) == (date(2026, 11, 6), date(2026, 11, 30))


def test_an_override_that_an_old_record_has_before_its_veto_gives_no_day():
    facts = [fact("passed", 2026, 11, 3), fact("vetoed", 2026, 11, 6), fact("overridden", 2026, 11, 5)]
    day = effective_date(Terms(EffectiveRule.ADOPTION), facts, None)
    assert (day.earliest, day.latest, day.is_known) == (date(2026, 11, 6), None, False)
