"""What cannot have happened is refused, each with its sentence; what may have happened never is."""

from datetime import date

import pytest

from policies.act_order import NO_VETO, NOBODY_VOTES, NOT_AUTHORISED, impossible
from policies.dates import PartialDate
from policies.lifecycle import Fact


def facts(*told):
    """Acts, each as its kind and the day in November 2026, 0 for none known."""
    return [
        Fact(kind, PartialDate.on(date(2026, 11, day)) if day else PartialDate.unknown())
        for kind, day in told
    ]


def refused(*told, by_council=True):
    rows = facts(*told)
    return impossible(rows[:-1], rows, by_council=by_council)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ([("passed", 17), ("approved", 16)], "The mayor cannot have approved it before it was passed"),
        ([("approved", 16), ("passed", 17)], "The mayor cannot have approved it before it was passed"),
        ([("passed", 17), ("vetoed", 3)], "The mayor cannot have vetoed it before it was passed"),
        ([("passed", 17), ("presiding_signed", 3)], "The presiding officer cannot have signed it before"),
        ([("passed", 17), ("returned_unsigned", 3)], "cannot have returned it unsigned before"),
        ([("passed", 3), ("approved", 4), ("vetoed", 5)], "On record the mayor approved it;"),
        ([("passed", 3), ("vetoed", 4), ("approved", 5)], "On record the mayor vetoed it;"),
        ([("passed", 3), ("overridden", 5)], NO_VETO),
        ([("passed", 3), ("vetoed", 6), ("overridden", 5)], "A veto cannot be overridden before"),
        ([("passed", 3), ("overridden", 5), ("vetoed", 6)], "A veto cannot be overridden before"),
        ([("passed", 17), ("vetoed", 0), ("overridden", 5)], "The veto cannot have been overridden before"),
        ([("passed", 17), ("signed", 3)], "It cannot have been signed before it was passed"),
        ([("authorised", 3)], NOT_AUTHORISED),
    ],
)
def test_what_excludes_what_is_on_record_is_refused(told, sentence):
    assert sentence in refused(*told)


@pytest.mark.parametrize("kind", ["passed", "read", "failed", "approved", "vetoed", "overridden"])
def test_nobody_votes_on_what_the_executive_makes(kind):
    assert refused((kind, 3), by_council=False) == NOBODY_VOTES


@pytest.mark.parametrize(
    "told",
    [
        [("passed", 17), ("approved", 17)],
        [("passed", 17), ("approved", 0)],
        [("passed", 0), ("approved", 2)],
        [("approved", 2)],
        [("passed", 3), ("presiding_signed", 3), ("vetoed", 5)],
        [("published", 3), ("passed", 17), ("approved", 17)],
        [("passed", 3), ("vetoed", 4), ("overridden", 5)],
        [("passed", 3), ("vetoed", 4), ("passed", 5), ("approved", 6)],
        [("failed", 3), ("passed", 5), ("approved", 6)],
    ],
)
def test_what_may_have_happened_is_recorded(told):
    assert refused(*told) == ""


def test_what_was_wrong_before_is_no_reason_to_refuse_another_act():
    assert refused(("passed", 17), ("approved", 16), ("attested", 18)) == ""
