"""The same through the services: what pages say of a policy never contradicts its dates."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from policies import queries, telling
from policies.dates import PartialDate
from policies.lifecycle import Answer
from policies.refusals import Refused
from policies.services import acts
from tests import make

pytestmark = pytest.mark.django_db
FIRST = date(2026, 11, 2)
DAYS = st.integers(0, 9).map(lambda days: FIRST + timedelta(days=days))
WHEN = st.one_of(DAYS.map(PartialDate.on), st.just(PartialDate.month(2026, 11)))
KINDS = st.sampled_from(
    ["passed", "approved", "vetoed", "failed", "withdrawn", "adopted", "returned_unsigned"]
)
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("act"), st.integers(0, 1), KINDS, WHEN),
        st.tuples(st.just("vote"), st.integers(0, 1), st.sampled_from(["pass", "override", "adopt"]), WHEN),
        st.tuples(st.just("undo"), st.integers(0, 1), st.just("not_so"), WHEN),
    ),
    min_size=3,
    max_size=9,
)


def build():
    """A policy in force since 2011, a bill that changes it, and one that ends it."""
    city = make.city()
    code = make.policy(city)
    law = make.law(code, make.keyed(make.SECTIONS))
    changed = make.draft(code, make.keyed(make.SECTIONS[:1]), base=law)
    rules = {"effective_rule": "adoption"}
    changing = make.edition(make.instrument(city), (code, changed, law), **rules)
    ending = make.edition(make.instrument(city), (code, None, law), **rules)
    return code, (changing, ending)


def record(edition, deed, kind, on):
    """One deed; what is refused is not recorded."""
    by, instrument = make.clerk_of(edition.municipality), edition.instrument
    known = queries.counted_acts(instrument.acts.order_by("pk"))
    try:
        if deed == "vote":
            make.vote(edition, motive=kind, on=on)
        elif deed == "act":
            acts.record_act(by=by, instrument=instrument, kind=kind, on=on, edition=edition)
        elif known:
            acts.record_act(by=by, instrument=instrument, kind=kind, on=on, corrects=known[-1])
    except Refused as refusal:
        assert str(refusal).endswith(".")


def look_at(policy, day):
    """What pages say of the policy on a day agrees with what is in force."""
    standing = queries.in_force(policy, day)
    told = telling.policy_record(standing).status
    rows = telling.version_records(standing, policy.versions.published().with_record())
    in_force = [each for each in rows.values() if each.status.tag == "In force"]
    assert len(in_force) == (1 if standing.answer == Answer.YES else 0)
    assert (told.tag == "Nothing in force") == (standing.answer == Answer.NO)
    assert (told.tag == "Not known") == (standing.answer == Answer.UNKNOWN)
    if standing.began_by and standing.began_by.effect.on.earliest:
        assert standing.began_by.effect.on.earliest <= day
    for each in standing.effects:
        if each.effect.version and (each.effect.on.earliest or date.min) > day:
            assert each.effect.version not in standing.standing.versions


@settings(max_examples=15)
@given(DEEDS)
def test_no_order_of_acts_makes_a_page_contradict_its_dates(deeds):
    with transaction.atomic():
        policy, editions = build()
        for deed, which, kind, on in deeds:
            record(editions[which], deed, kind, on)
        for days in (-1, 0, 4, 9, 40):
            look_at(policy, FIRST + timedelta(days=days))
        transaction.set_rollback(True)
