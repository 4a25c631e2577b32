"""A motion to suspend the rules, or to keep an emergency clause, decides what is asked of a bill."""

import pytest

from policies.linting.facts import LocalRules
from policies.linting.registry import over_passage
from policies.majorities import Motive, Threshold
from policies.voting import Ballot
from tests.policies.linting.making import bill
from tests.policies.linting.test_passage import deed, general

WYOMING = general("Wyoming")
HASTE = (deed("introduced", 16), deed("passed", 17))
ASKED = ["readings-missing", "passed-too-soon"]


def ballot(ayes, nays, motive=Motive.SUSPEND, threshold=Threshold.MAJORITY_VOTING, seats=9, vacancies=0):
    return Ballot(motive, ["aye"] * ayes + ["nay"] * nays, threshold, seats, vacancies)


def found(*ballots, deeds=HASTE, rules=WYOMING):
    return [each.rule for each in over_passage(bill(rules=rules), deeds, ballots)]


@pytest.mark.parametrize(
    ("ballots", "expected"),
    [
        ((), ASKED),
        ((ballot(7, 2),), []),
        ((ballot(6, 3),), ASKED),
        ((ballot(6, 1, seats=9, vacancies=1),), []),
        ((ballot(6, 3), ballot(7, 2)), []),
        ((ballot(7, 2, motive=Motive.POSTPONE),), ASKED),
        ((ballot(7, 2, motive=Motive.EMERGENCY),), []),
        ((ballot(6, 3, motive=Motive.EMERGENCY),), ASKED),
        ((ballot(6, 3), ballot(7, 2, motive=Motive.EMERGENCY)), []),
        ((ballot(7, 2), ballot(6, 3, motive=Motive.EMERGENCY)), []),
        ((ballot(6, 3), ballot(6, 3, motive=Motive.EMERGENCY)), ASKED),
    ],
)
def test_three_quarters_of_the_qualified_members_suspend_the_rules_in_wyoming(ballots, expected):
    assert found(*ballots) == expected


def test_where_nobody_says_how_many_members_there_are_the_motion_counts_for_the_bill():
    assert found(ballot(6, 1, seats=None)) == []
    assert found(ballot(6, 3, seats=None), rules=general("Wyoming", members=9)) == ASKED


def test_the_majority_that_was_asked_for_that_day_counts_where_local_law_names_none():
    rules = LocalRules(readings=3)
    two_thirds = Threshold.TWO_THIRDS_VOTING
    assert found(ballot(6, 3, threshold=two_thirds), rules=rules) == []
    assert found(ballot(5, 4, threshold=two_thirds), rules=rules) == ["readings-missing"]


def test_what_the_council_refused_is_not_so_because_a_note_says_so():
    noted = (deed("introduced", 16), deed("passed", 17, note="rules suspended, as an emergency"))
    assert found(deeds=noted) == []
    assert found(ballot(6, 3), deeds=noted) == ASKED
    assert found(ballot(6, 3, motive=Motive.EMERGENCY), deeds=(HASTE[0], deed("passed", 17))) == ASKED


def test_a_motion_that_was_lost_is_said_with_the_finding():
    first, _ = over_passage(bill(rules=WYOMING), HASTE, [ballot(6, 3)])
    assert first.sentence.endswith(
        "The motion to suspend the rules did not carry: 6 ayes of 9 members in office; 7 are needed."
    )
    (plain, _) = over_passage(bill(rules=WYOMING), HASTE)
    assert "motion" not in plain.sentence


def test_to_suspend_the_rules_is_one_vote_and_to_pass_it_another():
    """Only an emergency is also passed by the larger majority."""
    passed = (HASTE[0], deed("passed", 17, "5 to 4"))
    rules = general("Wyoming", members=9)
    assert found(ballot(7, 2), deeds=passed, rules=rules) == []
    kept = ballot(7, 2, motive=Motive.EMERGENCY)
    assert found(kept, deeds=passed, rules=rules) == ["vote-no-majority"]
