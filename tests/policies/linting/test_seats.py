"""A typed vote of more than the council has members is remarked on; one that may be is let be."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.linting.facts import Deed, LocalRules
from policies.linting.registry import over_way
from policies.voting import Ballot
from tests.policies.linting.making import bill


def found(vote, members=5, ballot=None, **other):
    new = Deed("passed", PartialDate.on(date(2026, 11, 17)), vote, ballot=ballot)
    way = over_way(bill(rules=LocalRules(members=members), **other), (), new)
    return [(each.sentence, each.blocks) for each in way if each.rule == "votes-beyond-seats"]


@pytest.mark.parametrize("kind", ["ordinance", "resolution"])
def test_more_votes_than_members_stand_in_the_way(kind):
    sentence = "“9 to 0” are 9 votes, and the council has 5 members, as the profile says."
    assert found("9 to 0", kind=kind) == [(sentence, True)]


def test_a_mayor_may_have_voted_where_the_council_was_tied():
    sentence = "“3 to 3” are 6 votes, and the council has 5 members, as the profile says. Did a mayor who"
    assert [(said.startswith(sentence), blocks) for said, blocks in found("3 to 3")] == [(True, False)]


@pytest.mark.parametrize("vote", ["5 to 0", "3 to 1", "unanimous", ""])
def test_a_vote_that_can_be_is_let_be(vote):
    assert found(vote) == []


def test_without_members_on_record_and_for_a_roll_call_nothing_is_said():
    assert found("9 to 0", members=0) == []
    assert found("9 to 0", ballot=Ballot("pass", ["aye"] * 9, "majority_voting", 9)) == []
