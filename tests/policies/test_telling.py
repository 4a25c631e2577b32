"""What pages say of a policy and its texts: one sentence for every state the record can be in."""

from datetime import date

import pytest

from policies import access, queries, telling
from policies.dates import PartialDate
from policies.models import Act, ActKind, Extent, Marks
from policies.services import acts, drafting, freezing
from tests import make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
DAY = PartialDate.on(date(2023, 4, 4))


@pytest.fixture
def code():
    return make.policy(make.city(), "code", title="Code of ethics")


def record(policy, on=TODAY):
    return telling.records([policy], on)[0]


def status(policy, on=TODAY):
    said = record(policy, on).status
    return said.tag, said.sentence


def texts(policy, on=TODAY):
    versions = access.versions(policy.municipality).filter(policy=policy)
    return telling.version_records(queries.in_force(policy, on), versions)


def repeal(policy, base, effective=DAY):
    repealing = make.instrument(policy.municipality, ordinance_number="23-18")
    by = make.clerk_of(policy.municipality)
    return acts.repeal(by=by, instrument=repealing, policy=policy, base=base, on=DAY, effective=effective)


def propose(policy, base=None, number="26-17", **edition):
    bill = make.instrument(policy.municipality, bill_number=number)
    proposed = make.draft(policy, base=base)
    return make.edition(bill, (policy, proposed, base), **edition)


@pytest.mark.parametrize(
    ("effective", "sentence"),
    [
        (PartialDate.on(date(2021, 3, 1)), "In force since Monday, March 1, 2021."),
        (PartialDate.year(2014), "In force since a day in 2014."),
        (PartialDate.month(2019, 8), "In force since a day in August 2019."),
        (
            PartialDate.between(None, date(2020, 1, 6)),
            "In force since a day that is not known, not after Monday, January 6, 2020.",
        ),
        (
            PartialDate.between(date(2014, 1, 1), date(2014, 6, 30)),
            "In force since a day between Wednesday, January 1, 2014 and Monday, June 30, 2014.",
        ),
    ],
)
def test_since_when_a_text_is_in_force(code, effective, sentence):
    make.law(code, effective=effective)
    assert status(code) == ("", sentence)


def test_an_unknown_date_leaves_the_answer_unknown(code):
    make.law(code, effective=PartialDate.unknown("Aug. 30"))
    assert status(code) == ("Not known", "What is in force on this day is not known.")
    assert texts(code)[1].status.sentence.endswith(
        "put it in force on a day that is not known (the paper says “Aug. 30”)."
    )


def test_a_repeal_names_its_day_and_its_instrument(code):
    repeal(code, make.law(code))
    assert status(code) == ("Nothing in force", "Repealed Tuesday, April 4, 2023, by Ordinance 23-18.")
    said = texts(code)[1].status
    assert (said.tag, said.sentence) == (
        "Repealed",
        "In force from Tuesday, March 1, 2011 until Tuesday, April 4, 2023, "
        "when Ordinance 23-18 repealed it.",
    )


def test_on_an_earlier_day_the_repealed_text_is_in_force(code):
    base = make.law(code)
    repeal(code, base)
    assert status(code, date(2023, 4, 3)) == ("", "In force since Tuesday, March 1, 2011.")
    assert telling.repealed_text(queries.in_force(code, TODAY)) == base.pk
    assert telling.repealed_text(queries.in_force(code, date(2023, 4, 3))) is None


def test_a_policy_that_is_only_proposed_is_new(code):
    propose(code)
    assert status(code) == ("New", "Proposed by Bill 26-17.")
    assert texts(code)[1].status.sentence == "Proposed by Bill 26-17, as introduced. It is not law."
    assert texts(code)[1].is_proposed


def test_a_repealed_policy_with_a_proposal_is_being_restored(code):
    base = make.law(code)
    repeal(code, base)
    edition = propose(code, base)
    said = record(code)
    assert said.is_being_restored
    assert [each.edition for each in said.proposals] == [edition]


def test_an_unpublished_proposal_is_told_to_nobody(code):
    base = make.law(code)
    propose(code, base, published=False)
    assert record(code).proposals == []
    assert list(texts(code)) == [1]


def test_a_substitute_takes_the_place_of_the_text_as_introduced(code):
    base = make.law(code)
    first = propose(code, base)
    second = make.edition(first.instrument, (code, make.draft(code, base=base), base), name="Substitute 1")
    assert [each.edition for each in record(code).proposals] == [second]
    found = texts(code)
    assert (found[2].is_proposed, found[3].is_proposed) == (False, True)
    assert found[2].status.tag == "Earlier text"
    assert found[2].status.sentence == (
        "Proposed by Bill 26-17, as introduced, in whose place a later text has come. "
        "This text was never in force."
    )


@pytest.mark.parametrize(
    ("kind", "end"),
    [
        (ActKind.WITHDRAWN, "which did not become law"),
        (ActKind.FAILED, "which did not become law"),
        (ActKind.VETOED, "which did not become law"),
    ],
)
def test_what_did_not_become_law_was_never_in_force(code, kind, end):
    edition = propose(code)
    acts.record_act(by=make.clerk_of(code.municipality), instrument=edition.instrument, kind=kind, on=DAY)
    assert texts(code)[1].status.sentence == (
        f"Proposed by Bill 26-17, as introduced, {end}. This text was never in force."
    )
    assert status(code) == ("Nothing in force", "No text of it has been in force.")


def test_an_adopted_text_with_a_later_day_says_from_when(code):
    made = make.instrument(code.municipality, ordinance_number="26-30")
    make.law(code, effective=PartialDate.on(date(2027, 1, 1)), instrument=made)
    assert status(code) == ("Adopted", "In force from Friday, January 1, 2027.")
    (coming,) = queries.in_force(code, TODAY).coming
    assert telling.coming_words(coming, TODAY) == (
        "Adopted, not yet in force.",
        "Ordinance 26-30 changes this policy from Friday, January 1, 2027 on.",
    )


def test_an_adopted_text_without_a_day_does_not_pretend_to_be_later(code):
    make.law(code, effective=PartialDate.unknown())
    (coming,) = queries.in_force(code, TODAY).coming
    assert telling.coming_words(coming, TODAY)[0] == "Adopted; whether it is in force is not known."


def test_a_text_that_replaces_another_ends_it(code):
    make.law(code)
    made = make.instrument(code.municipality, ordinance_number="16-09")
    make.law(code, effective=PartialDate.on(date(2016, 11, 12)), instrument=made)
    assert texts(code)[1].status.sentence.endswith(
        "until Saturday, November 12, 2016, when Ordinance 16-09 replaced it."
    )
    assert texts(code)[2].label == "Version 2: Ordinance 16-09"


def test_law_that_is_not_published_here_is_not_shown_and_not_denied(code):
    make.law(code)
    bill = make.instrument(code.municipality)
    hidden = make.edition(bill, (code, make.draft(code)), published=False, effective_rule="adoption")
    act = Act(municipality=bill.municipality, instrument=bill, edition=hidden, kind=ActKind.ADOPTED)
    act.recorded_by, act.date = make.clerk_of(code.municipality), DAY
    act.save()
    assert status(code) == ("Not here yet", "The text in force has not been published here yet.")
    assert texts(code)[1].status.sentence == (
        "In force from Tuesday, March 1, 2011 until Tuesday, April 4, 2023."
    )


def test_a_published_text_without_an_instrument_was_never_in_force(code):
    version = make.draft(code)
    by = make.clerk_of(code.municipality)
    freezing.freeze_version(by=by, version=version)
    freezing.publish_version(by=by, version=version)
    found = texts(code)[1]
    assert (found.label, found.status.tag) == ("Version 1", "Never in force")


def test_what_a_reader_must_know_of_a_text_read_from_paper(code):
    drafting.draft_version(
        by=make.clerk_of(code.municipality),
        policy=code,
        sections=make.SECTIONS,
        marks=Marks.UNKNOWN,
        extent=Extent.PARTIAL,
    )
    make.edition(make.instrument(code.municipality), (code, code.versions.get()))
    assert (texts(code)[1].lost_its_marks, texts(code)[1].is_part) == (True, True)


def test_every_policy_of_a_city_in_three_queries(assert_queries_at_most):
    city = make.city()
    for _ in range(5):
        make.law(make.policy(city))
    rows = list(city.policies.all())
    with assert_queries_at_most(3):
        assert len(telling.records(rows, TODAY)) == 5
