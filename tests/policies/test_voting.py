"""Votes are counted against the majority that the law asks for, and the sum is explained."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.majorities import MAJORITIES, Motive, Rule, Threshold, Turnout, needed, rule_for
from policies.voting import CHOICE_WORDS, Ballot, Result, act_of, tally


def cast(**counts):
    return list(Counter(counts).elements())


@pytest.mark.parametrize("majority", MAJORITIES)
def test_nothing_carries_without_an_aye(majority):
    assert tally(cast(abstained=7), majority, 7).result != Result.CARRIED
    assert tally(cast(abstained=7), majority, None).result != Result.CARRIED


@pytest.mark.parametrize(
    ("choices", "majority", "seats", "vacancies", "headline", "sentence"),
    [
        (
            cast(aye=5, nay=2),
            "majority_members",
            7,
            0,
            "Carried, 5–2",
            "5 ayes of 7 members elected; 4 are needed",
        ),
        (
            cast(aye=3, nay=1, absent=3),
            "majority_members",
            7,
            0,
            "Lost, 3–1",
            "3 ayes of 7 members elected; 4 are needed",
        ),
        (
            cast(aye=3, nay=2, recused=1),
            "majority_qualified",
            7,
            2,
            "Carried, 3–2",
            "3 ayes of 5 members in office; 3 are needed",
        ),
        (
            cast(aye=3, nay=2, abstained=1),
            "majority_present",
            7,
            0,
            "Lost, 3–2",
            "3 ayes of 6 members present; 4 are needed",
        ),
        (
            cast(aye=2, nay=1, abstained=1),
            "majority_voting",
            7,
            0,
            "Carried, 2–1",
            "2 ayes of 3 votes cast; 2 are needed",
        ),
        (
            cast(aye=4, nay=2, absent=1),
            "two_thirds_members",
            7,
            0,
            "Lost, 4–2",
            "4 ayes of 7 members elected; 5 are needed",
        ),
        (
            cast(aye=4, nay=2),
            "two_thirds_voting",
            None,
            0,
            "Carried, 4–2",
            "4 ayes of 6 votes cast; 4 are needed",
        ),
        (
            cast(aye=6, nay=2, excused=1),
            "three_quarters_qualified",
            9,
            1,
            "Carried, 6–2",
            "6 ayes of 8 members in office; 6 are needed",
        ),
        (
            cast(aye=6, absent=1),
            "all_members",
            7,
            0,
            "Lost, 6–0",
            "6 ayes of 7 members elected; 7 are needed",
        ),
        (cast(aye=1), "majority_voting", None, 0, "Carried, 1–0", "1 aye of 1 vote cast; 1 is needed"),
    ],
)
def test_a_vote_is_counted_and_explained(choices, majority, seats, vacancies, headline, sentence):
    counted = tally(choices, majority, seats, vacancies)
    assert (counted.headline, counted.sentence) == (headline, sentence)


def test_a_majority_of_an_unknown_number_is_unknown():
    counted = tally(cast(aye=5, nay=2), "majority_members", None)
    assert counted.headline == "Result not known, 5–2"
    assert counted.sentence.endswith("how many there are is not recorded")


def test_what_cannot_be_a_majority_of_any_number_is_lost():
    counted = tally(cast(aye=3, nay=3), "majority_members", None)
    assert (counted.result, counted.sentence) == (
        Result.LOST,
        "3 ayes of 6 members elected; 4 are needed, or more",
    )


def test_fewer_than_a_quorum_decide_nothing():
    counted = tally(cast(aye=3, absent=4), "majority_voting", 7)
    assert (counted.result, counted.sentence) == (
        Result.LOST,
        "3 ayes of 3 votes cast; 2 are needed; 3 of 7 members were there, and a quorum is 4",
    )


def test_whether_a_recused_member_makes_the_quorum_is_not_guessed():
    counted = tally(cast(aye=3, recused=1, absent=3), "majority_voting", 7)
    assert counted.result == Result.UNKNOWN
    assert counted.sentence.endswith("is for local law to say")


def test_totals_name_every_count():
    counted = tally(cast(aye=1, nay=0, recused=1, excused=2), "majority_voting", None)
    assert counted.totals == "1 aye, 0 nays, 1 recused, 2 excused"


VOTES = st.lists(st.sampled_from(list(CHOICE_WORDS)), min_size=1, max_size=12)


@given(VOTES, st.sampled_from(list(MAJORITIES)), st.one_of(st.none(), st.integers(0, 6)))
def test_one_more_aye_never_turns_a_vote_against_a_motion(choices, majority, more):
    seats = None if more is None else len(choices) + more
    order = [Result.LOST, Result.UNKNOWN, Result.CARRIED]
    before = order.index(tally(choices, majority, seats).result)
    for place, choice in enumerate(choices):
        if choice != "aye":
            turned = [*choices[:place], "aye", *choices[place + 1 :]]
            assert order.index(tally(turned, majority, seats).result) >= before


@given(VOTES, st.sampled_from(list(MAJORITIES)), st.integers(0, 6))
def test_what_is_certain_without_the_number_of_seats_stays_so_with_it(choices, majority, more):
    without = tally(choices, majority, None).result
    if MAJORITIES[majority].base in ("elected", "qualified") and without != Result.UNKNOWN:
        assert tally(choices, majority, len(choices) + more).result == without


@given(VOTES, st.sampled_from(list(MAJORITIES)), st.integers(0, 3), st.integers(0, 3))
def test_a_roll_is_held_against_the_number_that_its_turnout_asks_for(choices, majority, more, vacancies):
    ballot = Ballot("pass", choices, majority, len(choices) + more + vacancies, vacancies)
    least = needed(majority, ballot.turnout)
    assert f"{least.ayes} {'is' if least.ayes == 1 else 'are'} needed" in ballot.tally.sentence
    if ballot.tally.result == Result.CARRIED:
        assert ballot.tally.ayes >= least.ayes > 0


CHARTER = {"passage": Rule("two_thirds_members", "Charter 4.3")}


@pytest.mark.parametrize(
    ("motive", "is_ordinance", "majority", "source"),
    [
        (Motive.PASSING, True, "two_thirds_members", "Charter 4.3"),
        (Motive.PASSING, False, "majority_voting", "Robert’s Rules of Order"),
        (Motive.OVERRIDE, True, "two_thirds_members", ""),
        (Motive.SUSPEND, True, "two_thirds_voting", "Robert’s Rules of Order"),
        (Motive.POSTPONE, True, "majority_voting", "Robert’s Rules of Order"),
    ],
)
def test_a_motion_needs_what_the_law_asks_and_else_what_is_usual(motive, is_ordinance, majority, source):
    rule = rule_for(motive, is_ordinance=is_ordinance, law=CHARTER)
    assert (rule.majority, rule.source) == (majority, source)


def test_every_majority_that_can_be_asked_for_can_be_counted():
    assert list(Threshold) == list(MAJORITIES)


@pytest.mark.parametrize(
    ("threshold", "turnout", "ayes", "among"),
    [
        (Threshold.MAJORITY_VOTING, Turnout(6), 4, 6),
        (Threshold.MAJORITY_VOTING, Turnout(7, 8, 9), 4, 7),
        (Threshold.MAJORITY_PRESENT, Turnout(5, 6), 4, 6),
        (Threshold.MAJORITY_MEMBERS, Turnout(5, 5, 9), 5, 9),
        (Threshold.MAJORITY_MEMBERS, Turnout(8, 8, 8), 5, 8),
        (Threshold.MAJORITY_MEMBERS, Turnout(7, 7, 9, 2), 5, 9),
        (Threshold.MAJORITY_QUALIFIED, Turnout(7, 7, 9, 2), 4, 7),
        (Threshold.TWO_THIRDS_MEMBERS, Turnout(10, 10, 10), 7, 10),
        (Threshold.THREE_QUARTERS_MEMBERS, Turnout(9, 9, 9), 7, 9),
        (Threshold.ALL_MEMBERS, Turnout(5, 5, 5), 5, 5),
        (Threshold.MAJORITY_VOTING, Turnout(0, 4, 7), 1, 0),
    ],
)
def test_the_ayes_that_carry(threshold, turnout, ayes, among):
    least = needed(threshold, turnout)
    assert (least.ayes, least.among) == (ayes, among)


@pytest.mark.parametrize(
    "threshold", [Threshold.MAJORITY_MEMBERS, Threshold.TWO_THIRDS_QUALIFIED, Threshold.MAJORITY_PRESENT]
)
def test_a_paper_with_ayes_and_nays_alone_tells_neither_seats_nor_who_was_present(threshold):
    assert needed(threshold, Turnout(5)) is None


@pytest.mark.parametrize(
    ("motive", "result", "kind"),
    [
        ("pass", Result.CARRIED, "passed"),
        ("pass", Result.LOST, "failed"),
        ("pass", Result.UNKNOWN, ""),
        ("override", Result.CARRIED, "overridden"),
        ("override", Result.LOST, ""),
        ("amend", Result.CARRIED, ""),
        ("suspend", Result.CARRIED, ""),
    ],
)
def test_what_a_vote_comes_to(motive, result, kind):
    assert act_of(motive, result) == kind
