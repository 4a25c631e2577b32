"""Adopt, repeal, restore: acts are recorded, and what is in force follows from them."""

from datetime import date

import pytest

from policies import queries
from policies.dates import PartialDate
from policies.lifecycle import Answer
from policies.models import ActKind
from policies.refusals import NotFrozen, Refused
from policies.services import acts
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def code():
    return make.policy(make.city())


def day(year, month=1, on=1):
    return PartialDate.on(date(year, month, on))


def repealed(code, base, effective):
    return acts.repeal(
        by=make.clerk_of(code.municipality),
        instrument=make.instrument(code.municipality),
        policy=code,
        base=base,
        on=effective,
        effective=effective,
    )


def test_a_code_entered_repealed_and_restored(code):
    old = make.law(code, effective=day(2011))
    repealed(code, old, day(2018, 6))
    restored = make.draft(code, base=old, previous=old)
    edition = make.edition(
        make.instrument(code.municipality), (code, restored, old), effective_rule="adoption"
    )
    acts.adopt(by=make.clerk_of(code.municipality), edition=edition, on=day(2020))
    answers = [queries.in_force(code, date(year, 7, 1)) for year in (2010, 2012, 2019, 2021)]
    assert [(each.answer, each.version) for each in answers] == [
        (Answer.UNKNOWN, None),
        (Answer.YES, old),
        (Answer.NO, None),
        (Answer.YES, restored),
    ]
    assert answers[2].ended_by.effect.on == day(2018, 6)
    assert answers[3].began_by.edition == edition


def test_a_bill_that_is_only_introduced_changes_nothing(code):
    old = make.law(code)
    edition = make.edition(make.instrument(code.municipality), (code, make.draft(code), old))
    acts.record_act(
        by=make.clerk_of(code.municipality),
        instrument=edition.instrument,
        kind=ActKind.INTRODUCED,
        on=day(2020),
        edition=edition,
    )
    assert queries.in_force(code, date(2021, 1, 1)).version == old


def test_adopted_without_approval_is_coming_on_a_day_nobody_knows(code):
    old = make.law(code)
    edition = make.edition(
        make.instrument(code.municipality),
        (code, make.draft(code), old),
        effective_rule="passage_and_approval",
    )
    clerk = make.clerk_of(code.municipality)
    passed = {"by": clerk, "instrument": edition.instrument, "edition": edition}
    acts.record_act(kind=ActKind.PASSED, on=day(2020), **passed)
    assert queries.in_force(code, date(2021, 1, 1)).version == old
    acts.record_act(kind=ActKind.APPROVED, on=PartialDate.unknown("oZ 06"), **passed)
    standing = queries.in_force(code, date(2021, 1, 1))
    assert standing.answer == Answer.UNKNOWN
    assert [each.edition for each in standing.coming] == [edition]


def test_a_text_found_in_force_has_an_unknown_instrument(code):
    found = make.law(code, effective=PartialDate.unknown(), as_of=day(2019, 5))
    amendment = found.proposed_by.get()
    assert amendment.edition.instrument.kind == "unknown"
    assert queries.in_force(code, date(2019, 5, 1)).version == found
    assert queries.in_force(code, date(2018, 5, 1)).answer == Answer.UNKNOWN


def test_what_is_adopted_must_be_frozen(code):
    edition = make.edition(
        make.instrument(code.municipality), (code, make.draft(code)), frozen=False, published=False
    )
    with pytest.raises(NotFrozen, match="freeze it first"):
        acts.adopt(by=make.clerk_of(code.municipality), edition=edition, on=day(2020))


def test_an_act_on_another_instruments_edition_is_refused(code):
    edition = make.edition(make.instrument(code.municipality), (code, make.draft(code)))
    other = make.instrument(code.municipality)
    with pytest.raises(Refused, match="belongs to another instrument"):
        acts.adopt(by=make.clerk_of(code.municipality), edition=edition, on=day(2020)) and acts.record_act(
            by=make.clerk_of(code.municipality), instrument=other, kind="read", on=day(2020), edition=edition
        )


def test_a_corrected_act_no_longer_counts(code):
    edition = make.edition(
        make.instrument(code.municipality), (code, make.draft(code)), effective_rule="adoption"
    )
    clerk = make.clerk_of(code.municipality)
    wrong = acts.adopt(by=clerk, edition=edition, on=day(2019))
    acts.record_act(
        by=clerk,
        instrument=edition.instrument,
        kind=ActKind.ADOPTED,
        on=day(2020),
        edition=edition,
        corrects=wrong,
    )
    assert queries.in_force(code, date(2019, 7, 1)).answer == Answer.NO
    assert queries.in_force(code, date(2020, 7, 1)).answer == Answer.YES


def test_an_act_is_corrected_once(code):
    edition = make.edition(make.instrument(code.municipality), (code, make.draft(code)))
    clerk = make.clerk_of(code.municipality)
    again = {"by": clerk, "instrument": edition.instrument, "kind": ActKind.READ, "on": day(2020)}
    wrong = acts.record_act(**again)
    acts.record_act(**again, corrects=wrong)
    with pytest.raises(Refused, match="corrected already"):
        acts.record_act(**again, corrects=wrong)


def test_the_enacted_edition_is_the_one_that_counts(code):
    first = make.edition(
        make.instrument(code.municipality), (code, make.draft(code)), effective_rule="adoption"
    )
    better = make.draft(code)
    substitute = make.edition(
        first.instrument, (code, better), name="Substitute 1", effective_rule="adoption"
    )
    acts.adopt(by=make.clerk_of(code.municipality), edition=substitute, on=day(2020))
    assert queries.in_force(code, date(2020, 7, 1)).version == better


def test_a_passage_that_is_recorded_late_does_not_take_the_place_of_a_later_one(code):
    first = make.edition(
        make.instrument(code.municipality), (code, make.draft(code)), effective_rule="adoption"
    )
    amended = make.edition(
        first.instrument, (code, make.draft(code)), name="as amended", effective_rule="adoption"
    )
    by = make.clerk_of(code.municipality)
    for edition, on in ((amended, date(2020, 5, 20)), (first, date(2020, 5, 6))):
        known = {"edition": edition, "kind": ActKind.PASSED, "on": PartialDate.on(on)}
        acts.record_act(by=by, instrument=first.instrument, **known)
    approved = {"kind": ActKind.APPROVED, "on": PartialDate.on(date(2020, 5, 22))}
    acts.record_act(by=by, instrument=first.instrument, **approved)
    assert queries.in_force(code, date(2020, 7, 1)).version == amended.amendments.get().proposed


@pytest.mark.parametrize("policies", [1, 12])
def test_standings_cost_the_same_for_one_policy_and_for_twelve(policies, django_assert_max_num_queries):
    city = make.city()
    rows = [make.policy(city) for _ in range(policies)]
    for row in rows:
        make.law(row)
    with django_assert_max_num_queries(3):
        found = queries.standings(rows, date(2020, 1, 1))
    assert {each.answer for each in found.values()} == {Answer.YES}


def test_an_act_on_another_instrument_is_not_corrected(code):
    edition = make.edition(make.instrument(code.municipality), (code, make.draft(code)))
    clerk = make.clerk_of(code.municipality)
    read = acts.record_act(by=clerk, instrument=edition.instrument, kind=ActKind.READ, on=day(2020))
    with pytest.raises(Refused, match="about another instrument"):
        acts.record_act(
            by=clerk,
            instrument=make.instrument(code.municipality),
            kind=ActKind.READ,
            on=day(2020),
            corrects=read,
        )


def two_laws_of_one_day(code):
    """Two bills that change one policy on the same day; the second was recorded later."""
    made = []
    for _ in range(2):
        edition = make.edition(
            make.instrument(code.municipality), (code, make.draft(code)), effective_rule="adoption"
        )
        act = acts.adopt(by=make.clerk_of(code.municipality), edition=edition, on=day(2020))
        made.append((edition, act))
    return made


@pytest.mark.parametrize("kind", [ActKind.CODIFIED, ActKind.ADOPTED])
def test_what_is_recorded_later_about_the_first_law_does_not_put_it_last(code, kind):
    (first, adopted), (second, _) = two_laws_of_one_day(code)
    acts.record_act(
        by=make.clerk_of(code.municipality),
        instrument=first.instrument,
        edition=first,
        kind=kind,
        on=day(2020),
        corrects=adopted if kind == ActKind.ADOPTED else None,
    )
    assert queries.in_force(code, date(2021, 1, 1)).version == second.amendments.get().proposed


def test_a_draft_of_a_bill_that_is_law_makes_nothing_unknown(code):
    edition = make.edition(
        make.instrument(code.municipality), (code, make.draft(code)), effective_rule="adoption"
    )
    clerk = make.clerk_of(code.municipality)
    acts.record_act(by=clerk, instrument=edition.instrument, kind=ActKind.ADOPTED, on=day(2020))
    make.edition(
        edition.instrument, (code, make.draft(code)), effective_rule="adoption", published=False, frozen=False
    )
    standing = queries.in_force(code, date(2021, 1, 1))
    assert (standing.answer, standing.version) == (Answer.YES, edition.amendments.get().proposed)


def test_a_text_restored_later_began_by_its_first_adoption_until_then(code):
    old = make.law(code, effective=day(2011))
    repealed(code, old, day(2018, 6))
    again = make.edition(make.instrument(code.municipality), (code, old, old), effective_rule="adoption")
    acts.adopt(by=make.clerk_of(code.municipality), edition=again, on=day(2020))
    first, second = (queries.in_force(code, date(year, 7, 1)).began_by for year in (2012, 2021))
    assert (first.effect.on, second.edition) == (day(2011), again)
