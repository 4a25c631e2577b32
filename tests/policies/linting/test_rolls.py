"""Who is recorded as not there and as taking part at once draws a remark, and nobody else does."""

import pytest

from policies.linting.registry import over_rolls
from policies.majorities import Motive, Threshold
from policies.voting import Ballot, Line, Minutes

DAY = "2026-11-17"


def ballot(*lines, motive=Motive.PASSING, day=DAY, presided="Mayor Ida Bell", moved="", seconded=""):
    roll = [Line(*line) for line in lines]
    minutes = Minutes(roll, presided, moved, seconded, day)
    return Ballot(motive, [each.choice for each in roll], Threshold.MAJORITY_VOTING, 7, 0, minutes)


def found(*ballots):
    return [each.rule for each in over_rolls(ballots)]


ANA, BEN, RECUSED = ("Ana Ruiz", "aye"), ("Ben Ito", "absent"), ("Ben Ito", "recused", "Owns the land")


@pytest.mark.parametrize("away", [BEN, RECUSED, ("Ben Ito", "excused")])
@pytest.mark.parametrize("role", ["moved", "seconded", "presided"])
@pytest.mark.parametrize("name", ["Ben Ito", "ben  ito", "Council Member Ito", "Ito", "Mr. Ben Ito"])
def test_who_is_not_there_takes_no_part(away, role, name):
    assert found(ballot(ANA, away, **{role: name})) == ["not-there"]


@pytest.mark.parametrize("choice", ["aye", "nay", "abstained"])
def test_who_is_there_may_move_and_second(choice):
    assert found(ballot(ANA, ("Ben Ito", choice), moved="Ana Ruiz", seconded="Ben Ito")) == []


@pytest.mark.parametrize("name", ["", "Cora Lind", "Dan Ito", "Mayor Ida Bell", "Benito", "Council Member"])
def test_another_name_is_let_be(name):
    assert found(ballot(ANA, BEN, moved=name)) == []


def test_a_name_that_two_members_have_is_let_be():
    assert found(ballot(("Ana Ito", "aye"), BEN, moved="Council Member Ito")) == []


def test_the_sentence_says_what_and_when():
    (only,) = over_rolls([ballot(ANA, RECUSED, seconded="Ito")])
    assert only.sentence == (
        "On the motion to pass it, Tuesday, November 17, 2026, Ben Ito is recorded as recused and as having"
        " seconded the motion: which of the two do the minutes say?"
    )
    assert not only.blocks


def test_a_vote_with_a_reason_for_being_recused():
    assert found(ballot(ANA, ("Ben Ito", "nay", "Owns the land"))) == ["reason-without-recusal"]
    assert found(ballot(ANA, ("Ben Ito", "absent", "Ill"), ("Cora Lind", "abstained", "Kin"))) == []


def test_recused_from_one_vote_and_voting_in_another_over_the_same_bill():
    other = ballot(ANA, ("Ben Ito", "aye"), motive=Motive.AMEND, day="2026-11-03")
    (only,) = over_rolls([other, ballot(ANA, RECUSED)])
    assert only.rule == "recused-elsewhere"
    assert "as recused, and on the motion to amend it from the floor" in only.sentence
    assert "with an aye" in only.sentence
    assert found(other, ballot(ANA, RECUSED), ballot(ANA, RECUSED)) == ["recused-elsewhere"]


@pytest.mark.parametrize(("day", "expected"), [(DAY, ["absent-elsewhere"]), ("2026-11-03", []), ("", [])])
def test_absent_and_voting_on_one_day(day, expected):
    assert found(ballot(ANA, BEN), ballot(ANA, ("Ben Ito", "nay"), day=day)) == expected
    assert found(ballot(ANA, BEN, day=day), ballot(ANA, BEN)) == []


def test_a_vote_that_names_nobody_says_nothing():
    assert found(Ballot("pass", ["aye", "absent"], Threshold.MAJORITY_VOTING)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mr. Smith", "Ms. Smith"),
        ("Councilmember Smith", "Council President Smith"),
        ("Ben Smith", "Ben Smith"),
    ],
)
@pytest.mark.parametrize("away", ["recused", "absent", "excused"])
def test_two_members_of_one_name_are_not_taken_for_one(one, other, away):
    both = ballot((one, away), (other, "aye"))
    assert found(both) == []
    assert found(both, both) == []
    assert found(both, ballot((one, "aye"), (other, away), motive=Motive.AMEND)) == []
    assert found(ballot((one, away)), ballot((one, "aye"), (other, "aye")), both) == []


def test_a_bare_family_name_beside_a_whole_one_is_let_be():
    both = ballot(("Smith", "recused"), ("Ana Smith", "aye"))
    assert found(both, ballot(("Smith", "aye"), ("Ana Smith", "aye"))) == []


def test_a_family_name_with_another_title_may_be_another_member():
    assert found(ballot(("Mr. Smith", "recused")), ballot(("Ms. Smith", "aye"))) == []
    assert found(ballot(("Ms. Smith", "recused")), ballot(("Ms Smith", "aye"))) == ["recused-elsewhere"]


def test_two_members_of_one_family_name_keep_their_whole_names():
    first = ballot(("Ana Smith", "recused"), ("Ben Smith", "aye"))
    assert found(first, ballot(("Ana Smith", "recused"), ("Ben Smith", "nay"))) == []
    assert found(first, ballot(("Mayor Ana Smith", "aye"), ("Ben Smith", "nay"))) == ["recused-elsewhere"]
