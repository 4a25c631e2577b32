"""One more act beside those on record: what is odd about it is said before it stands there."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.linting.facts import Deed, LocalRules
from policies.linting.registry import RULES, over_act
from tests.policies.linting.making import bill


def deed(kind, day=None):
    return Deed(kind, PartialDate.on(date(2026, 10, day)) if day else PartialDate.unknown("illegible"))


def found(before, new, **other):
    rows = over_act(bill(rules=LocalRules(), **other), [deed(*each) for each in before], deed(*new))
    assert all(each.rule in RULES and each.sentence.endswith((".", "?")) for each in rows)
    return [(each.rule, each.blocks) for each in rows]


@pytest.mark.parametrize(
    ("before", "new", "expected"),
    [
        ([("read", 6)], ("read", 6), [("act-twice", False)]),
        ([("read", 6)], ("read", 13), []),
        ([("read", 6)], ("passed", 6), []),
        ([("read",)], ("read",), []),
        ([("introduced", 6)], ("read", 1), [("before-introduction", False)]),
        ([("introduced", 6)], ("read", 6), []),
        ([("introduced", 6)], ("requested", 1), []),
        ([("introduced", 6)], ("read",), []),
        ([("introduced",)], ("read", 1), []),
        ([("introduced", 6), ("introduced", 20)], ("read", 13), []),
        ([], ("vetoed", 6), [("not-passed", True)]),
        ([("passed", 5)], ("vetoed", 6), []),
        ([("passed", 5)], ("codified", 20), [("codified-no-law", True)]),
        ([("passed", 5), ("approved", 6)], ("codified", 20), []),
        ([("passed", 5), ("approved", 6)], ("published", 1), [("published-too-soon", False)]),
        ([("passed", 5), ("approved", 6)], ("published", 20), []),
    ],
)
def test_what_is_odd_about_one_more_act(before, new, expected):
    assert found(before, new) == expected


def test_what_was_found_without_the_act_is_not_said_of_it():
    assert found([("vetoed", 5)], ("attested", 6)) == []
