"""A vote that was never taken is struck, once, for a reason, and what came of it goes with it."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.models import RollCall
from policies.queries import counted_acts
from policies.refusals import Overtaken, Refused
from policies.services.reasons import LONGEST_REASON
from policies.services.striking import strike_vote
from policies.votes import last_roll, roll_calls
from tests import make

pytestmark = pytest.mark.django_db
DAY = PartialDate.on(date(2026, 11, 17))


@pytest.fixture
def edition():
    return make.bill(make.city())


def strike(edition, call, reason="Never taken.", **told):
    return strike_vote(by=make.clerk_of(edition.municipality), call=call, reason=reason, **told)


def test_it_stays_in_the_record_and_counts_no_more(edition):
    before, wrong = make.vote(edition, motive="reading"), make.vote(edition)
    struck = strike(edition, wrong)
    shown = roll_calls(edition.instrument)
    assert [(each.call, each.counts, each.is_struck) for each in shown] == [
        (before, True, False),
        (wrong, False, True),
    ]
    assert (struck.corrects, struck.names, struck.evidence) == (wrong, 0, "Never taken.")
    kept = counted_acts(edition.instrument.acts.order_by("pk"))
    assert [act.kind for act in kept] == ["read"]
    assert last_roll(municipality=edition.municipality) == wrong


def test_a_vote_without_an_act_is_struck_alone(edition):
    strike(edition, make.vote(edition, motive="suspend"))
    assert not edition.instrument.acts.exists()


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [(" ", "Say why it did not happen"), ("x" * (LONGEST_REASON + 1), "can have up to 2,000 characters")],
)
def test_a_reason_is_said_and_is_not_too_long(edition, reason, sentence):
    wrong = make.vote(edition)
    with pytest.raises(Refused, match=sentence):
        strike(edition, wrong, reason)
    assert RollCall.objects.count() == 1


def test_it_is_struck_once_and_a_struck_vote_is_not_corrected(edition):
    wrong = make.vote(edition)
    strike(edition, wrong)
    with pytest.raises(Refused, match="corrected already"):
        strike(edition, wrong)
    with pytest.raises(Refused, match="corrected already"):
        make.vote(edition, corrects=wrong)


def test_what_was_recorded_meanwhile_is_looked_at_first(edition):
    wrong = make.vote(edition)
    make.vote(edition, motive="reading")
    with pytest.raises(Overtaken):
        strike(edition, wrong, seen="1-1")


def test_a_veto_that_was_overridden_by_it_stands_again(edition):
    by = make.clerk_of(edition.municipality)
    make.vote(edition)
    make.acts.record_act(by=by, instrument=edition.instrument, kind="vetoed", on=DAY, edition=edition)
    wrong = make.vote(edition, motive="override", threshold="two_thirds_members")
    strike(edition, wrong)
    kept = counted_acts(edition.instrument.acts.order_by("pk"))
    assert [act.kind for act in kept] == ["passed", "vetoed"]


def test_an_act_that_was_put_right_since_goes_with_its_vote(edition):
    wrong, by = make.vote(edition), make.clerk_of(edition.municipality)
    act = edition.instrument.acts.get()
    facts = {"instrument": edition.instrument, "kind": "passed", "on": DAY, "edition": edition}
    make.acts.record_act(by=by, corrects=act, note="The note was missing.", **facts)
    strike(edition, wrong)
    assert counted_acts(edition.instrument.acts.order_by("pk")) == []
