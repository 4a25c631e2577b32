"""What local law asks before an ordinance is passed, held against recorded acts."""

from collections import Counter
from datetime import date

import pytest

from policies.dates import PartialDate
from policies.linting.facts import Deed, LocalRules
from policies.linting.findings import Part
from policies.linting.passage import votes
from policies.linting.registry import over_passage
from policies.majorities import Threshold
from policies.presets import GENERAL_LAW, in_general_law
from policies.voting import Ballot
from tests.policies.linting.making import bill


def general(state, **own):
    """The rules of a city whose profile says nothing of its own, but for what is given."""
    law = GENERAL_LAW[state]
    names = {"readings_on_different_days": "on_different_days"}
    return LocalRules(
        **{names.get(name, name): rule.value for name, rule in law.items()},
        **own,
        sources={names.get(name, name): rule.cited for name, rule in law.items()},
        general=frozenset(names.get(name, name) for name in law),
    )


WYOMING = general("Wyoming")


def deed(kind, day=None, vote="", note="", ballot=None):
    on = PartialDate.on(date(2026, 3, day)) if day else PartialDate.unknown("illegible")
    return Deed(kind, on, vote, note, ballot)


def found(*deeds, rules=WYOMING, **other):
    return [(each.rule, each.blocks) for each in over_passage(bill(rules=rules, **other), deeds)]


SOUND = (deed("introduced", 1), deed("read", 3), deed("read", 10), deed("passed", 17, "6 to 1"))


def test_three_readings_on_three_days_are_enough():
    assert found(*SOUND) == []
    assert found(deed("introduced", 1), deed("read", 10), deed("passed", 17)) == []


@pytest.mark.parametrize(
    ("deeds", "rules"),
    [
        ((deed("introduced", 1), deed("passed", 17)), ["readings-missing"]),
        ((deed("read", 3), deed("read", 3), deed("passed", 17)), ["readings-missing"]),
        (
            (deed("introduced", 10), deed("read", 12), deed("passed", 17)),
            ["passed-too-soon"],
        ),
        ((deed("introduced", 10), deed("adopted", 12)), ["readings-missing", "passed-too-soon"]),
    ],
)
def test_what_the_record_does_not_show(deeds, rules):
    assert found(*deeds) == [(rule, False) for rule in rules]


@pytest.mark.parametrize(
    "deeds",
    [
        (deed("read", 3), deed("read"), deed("passed", 17)),
        (deed("introduced"), deed("read"), deed("read"), deed("passed")),
        (deed("introduced", 1), deed("read", 3)),
        (deed("introduced", 16), deed("passed", 17, note="as an emergency ordinance")),
        (deed("introduced", 16), deed("read", 17, note="rules suspended"), deed("adopted", 17)),
    ],
)
def test_unknown_days_count_for_the_bill_and_an_emergency_has_its_own_rules(deeds):
    assert found(*deeds) == []


def test_the_sentence_names_the_law():
    (only,) = over_passage(bill(rules=WYOMING), (deed("read", 17), deed("passed", 17)))
    assert only.sentence == (
        "The record shows 1 day of reading, the passage counted as the last; an ordinance is read on 3"
        " different days (Wyoming Statutes 15-1-115), unless a charter or a suspension of the rule says"
        " otherwise."
    )
    assert only.place.part == Part.ACTS


def test_two_readings_may_be_at_one_meeting():
    missouri = general("Missouri")
    assert found(deed("read", 3), deed("read", 3), deed("passed", 3), rules=missouri) == []
    assert found(deed("passed", 3), rules=missouri) == [("readings-missing", False)]


def test_what_the_city_itself_says_stands_in_the_way():
    own = LocalRules(readings=2, on_different_days=True)
    (only,) = over_passage(bill(rules=own), (deed("passed", 3),))
    assert (only.rule, only.blocks) == ("readings-missing", True)
    assert only.sentence == (
        "No reading is on record, even with the passage counted as the last; an ordinance is read on 2"
        " different days."
    )


def test_what_is_counted_as_a_reading_is_said():
    own = LocalRules(readings=3, on_different_days=True)
    for deeds, shown in (
        (
            ("introduced", "passed"),
            "No reading is on record, even with the introduction counted as the first",
        ),
        (("introduced", "read", "passed"), "The record shows 1 day of reading, the introduction counted as"),
    ):
        (only,) = over_passage(bill(rules=own), [deed(kind, 3) for kind in deeds])
        assert only.sentence.startswith(shown)
        assert "and the passage as the last; an ordinance is read on 3 different days" in only.sentence


@pytest.mark.parametrize("other", [{"kind": "resolution"}, {"by_council": False}])
def test_only_an_ordinance_of_a_council_is_read(other):
    assert found(deed("passed", 3), **other) == []


@pytest.mark.parametrize(
    ("vote", "members", "expected"),
    [
        ("3 to 4", 0, [("vote-no-majority", True)]),
        ("3 for, 3 against", 0, [("vote-no-majority", True)]),
        ("4 to 1", 9, [("vote-no-majority", True)]),
        ("4 to 1", 0, []),
        ("5 to 1", 9, []),
        ("unanimous", 9, []),
        ("", 9, []),
    ],
)
def test_a_majority_voted_for_it(vote, members, expected):
    rules = LocalRules(members=members, passage_threshold=Threshold.MAJORITY_MEMBERS)
    assert found(deed("passed", 17, vote), rules=rules) == expected


def test_the_vote_of_too_few_names_who_was_needed_and_the_law():
    rules = general("Wyoming", members=9)
    (only,) = over_passage(bill(rules=rules), (*SOUND[:3], deed("passed", 17, "4 to 1")))
    assert only.sentence == (
        "“4 to 1”: 5 ayes are needed, a majority of the qualified members, who are 9 (Wyoming Statutes "
        "15-1-115), unless a charter or a suspension of the rule says"
        " otherwise."
    )


def roll(vacancies=0, **choices):
    return Ballot("pass", list(Counter(choices).elements()), "majority_voting", 9, vacancies)


@pytest.mark.parametrize(
    ("threshold", "ballot", "expected"),
    [
        (Threshold.MAJORITY_QUALIFIED, roll(aye=4, nay=3, vacancies=2), []),
        (Threshold.MAJORITY_MEMBERS, roll(aye=4, nay=3, vacancies=2), ["vote-no-majority"]),
        (Threshold.MAJORITY_PRESENT, roll(aye=4, nay=3, abstained=1), ["vote-no-majority"]),
        (Threshold.MAJORITY_VOTING, roll(aye=4, nay=3, abstained=1), []),
    ],
)
def test_a_roll_call_says_of_how_many_a_majority_is_asked(threshold, ballot, expected):
    """A vacant seat has no qualified member; who abstains is present and does not vote."""
    rules = LocalRules(members=11, passage_threshold=threshold)
    passed = deed("passed", 17, "4 to 3", ballot=ballot)
    assert found(passed, rules=rules) == [(rule, True) for rule in expected]


def test_a_majority_of_those_who_vote_is_not_told_as_one_of_the_members():
    rules = LocalRules(members=9, override_threshold=Threshold.TWO_THIRDS_VOTING)
    (only,) = over_passage(bill(rules=rules), (deed("passed", 3), deed("overridden", 17, "4 to 3")))
    assert only.sentence == "“4 to 3”: 5 ayes are needed, two thirds of those who vote."


def test_an_emergency_needs_the_larger_majority():
    rules = general("Wyoming", members=8)
    emergency = [deed("passed", 17, vote, "as an emergency ordinance") for vote in ("5 to 3", "6 to 2")]
    assert [found(each, rules=rules) for each in emergency] == [[("vote-no-majority", False)], []]


def test_a_veto_is_overridden_by_its_own_majority():
    rules = LocalRules(members=9, override_threshold=Threshold.TWO_THIRDS_MEMBERS)
    way = [(deed("passed", 3), deed("overridden", 17, vote)) for vote in ("5 to 4", "6 to 3")]
    assert [found(*each, rules=rules) for each in way] == [[("vote-no-majority", True)], []]


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("6 to 1", (6, 1)),
        ("6-1", (6, 1)),
        ("6 for, 2 against", (6, 2)),
        ("7 for, none against", (7, 0)),
        ("5 ayes, 3 nays, 1 absent", (5, 3)),
        ("5 ayes and 0 nays", (5, 0)),
        ("Passed 4–3", (4, 3)),
        ("carried", None),
        ("roll call 12", None),
    ],
)
def test_votes_are_read(words, counted):
    assert votes(words) == counted


def test_the_law_of_the_state_holds_where_the_city_says_nothing():
    assert in_general_law(" Wyoming", {})["readings"].value == 3
    assert not in_general_law("Ohio", {})
    own = in_general_law("Wyoming", {"readings": 1, "passage_threshold": ""})
    assert set(own) == {"passage_threshold", "suspension_threshold", "override_threshold"}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["approved"], [("not-passed", True)]),
        (["vetoed"], [("not-passed", True)]),
        (["passed", "approved"], []),
        (["signed"], []),
    ],
)
def test_a_mayor_acts_on_what_was_passed(kinds, expected):
    rows = [deed(kind, 17) for kind in kinds]
    assert [(each.rule, each.blocks) for each in over_passage(bill(), rows)] == expected


TWO_SIGN = LocalRules(presiding_officer_signs=True)


@pytest.mark.parametrize(
    ("kinds", "rules", "expected"),
    [
        (["passed", "approved"], TWO_SIGN, [("presiding-signature-missing", True)]),
        (["passed", "vetoed"], general("Missouri"), []),
        (["passed", "presiding_signed", "approved"], TWO_SIGN, []),
        (["passed"], TWO_SIGN, []),
        (["passed", "approved"], LocalRules(), []),
    ],
)
def test_where_the_presiding_officer_signs_the_mayor_has_it_after_that(kinds, rules, expected):
    rows = [deed("read", 3), *(deed(kind, 17) for kind in kinds)]
    assert found(*rows, rules=rules) == expected


@pytest.mark.parametrize(
    ("published", "passed", "expected"),
    [(5, 17, ["published-too-soon"]), (17, 17, []), (20, 17, []), (None, 17, []), (5, None, [])],
)
def test_what_was_published_before_the_vote_is_worth_a_look(published, passed, expected):
    rows = [deed("published", published), deed("passed", passed)]
    assert found(*rows, rules=LocalRules()) == [(rule, False) for rule in expected]


@pytest.mark.parametrize(
    ("day", "words"), [(10, "there are no days"), (11, "there is one day"), (12, "there are 2 days")]
)
def test_the_days_between_are_counted_in_words(day, words):
    rows = [deed("introduced", 10), deed("read", 10), deed("passed", day, "6 to 1")]
    (only,) = [each for each in over_passage(bill(rules=WYOMING), rows) if each.rule == "passed-too-soon"]
    assert words in only.sentence


def test_a_passage_before_the_introduction_is_no_short_time():
    rows = [deed("introduced", 10), deed("passed", 1, "6 to 1")]
    assert "passed-too-soon" not in [each.rule for each in over_passage(bill(rules=WYOMING), rows)]
