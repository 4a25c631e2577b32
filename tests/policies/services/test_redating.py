"""The day of an entered text is put right by a correction: the record keeps the old one."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.lifecycle import Answer, EffectiveRule
from policies.models import Act
from policies.queries import in_force
from policies.refusals import Overtaken, Refused
from policies.services.acts import adopt, last_act
from policies.services.reasons import LONGEST_REASON
from policies.services.redating import PUT_RIGHT, entering_act, put_since_right
from tests import make

pytestmark = pytest.mark.django_db
TODAY = PartialDate.on(date(2024, 5, 1))
RIGHT = PartialDate.on(date(2019, 3, 4))


@pytest.fixture
def law():
    return make.law(make.policy(make.city()), effective=PartialDate.on(date(2009, 3, 4)))


def bill_of(law):
    return law.proposed_by.first().edition.instrument


def entered(bill):
    return entering_act(bill, bill.acts.all(), bill.editions.all())


def put_right(law, **fields):
    bill = bill_of(law)
    told = {"effective": RIGHT, "as_of": TODAY, "reason": "The year was typed wrongly."}
    told |= {"seen": last_act(bill)} | fields
    return put_since_right(by=make.clerk_of(bill.municipality), instrument=bill, **told)


def stands(law, *day):
    found = in_force(law.policy, date(*day))
    return found.answer, found.version


def test_the_same_text_is_in_force_since_the_other_day(law):
    assert stands(law, 2010, 1, 1) == (Answer.YES, law)
    act = put_right(law)
    assert stands(law, 2019, 3, 3) == (Answer.UNKNOWN, None)
    assert stands(law, 2019, 3, 4) == (Answer.YES, law)
    assert (act.note, act.corrects.kind) == ("The year was typed wrongly.", "adopted")
    assert [each.name for each in bill_of(law).editions.order_by("number")] == [
        "as enacted",
        f"as enacted{PUT_RIGHT}",
    ]


def test_it_is_put_right_as_often_as_it_was_wrong(law):
    put_right(law)
    put_right(law, effective=PartialDate.parse("2018"))
    assert stands(law, 2018, 7, 1)[0] == Answer.UNKNOWN
    assert stands(law, 2019, 1, 1) == (Answer.YES, law)
    assert bill_of(law).editions.order_by("number").last().name == f"as enacted{PUT_RIGHT}"


def test_since_a_day_that_nobody_knows_it_was_law_when_it_was_entered(law):
    put_right(law, effective=PartialDate.unknown())
    entered = Act.objects.order_by("pk").first().recorded_at.date()
    assert in_force(law.policy, entered.replace(year=entered.year + 1)).answer == Answer.YES
    assert stands(law, 2009, 3, 5)[0] == Answer.UNKNOWN


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"reason": "  "}, "Say why the day is changed"),
        ({"reason": "x" * (LONGEST_REASON + 1)}, "can have up to 2,000 characters"),
        ({"effective": PartialDate.on(date(2009, 3, 4))}, "the day that stands already"),
        ({"effective": PartialDate.on(date(2024, 5, 2))}, "has not come yet"),
    ],
)
def test_what_is_no_correction_is_refused(law, fields, sentence):
    with pytest.raises(Refused, match=sentence):
        put_right(law, **fields)
    assert bill_of(law).editions.count() == 1


def test_two_who_put_it_right_at_once_are_told(law):
    seen = last_act(bill_of(law))
    put_right(law)
    with pytest.raises(Overtaken):
        put_right(law, effective=PartialDate.on(date(2019, 3, 5)), seen=seen)


def test_an_ordinance_that_waits_for_its_acts_has_no_such_day():
    city = make.city()
    policy = make.policy(city)
    edition = make.edition(
        make.instrument(city), (policy, make.draft(policy)), effective_rule=EffectiveRule.PASSAGE
    )
    assert entered(edition.instrument) is None
    with pytest.raises(Refused, match="No text was entered"):
        put_since_right(
            by=None, instrument=edition.instrument, effective=RIGHT, as_of=TODAY, reason="Wrong.", seen=0
        )


def test_what_the_council_adopted_takes_effect_as_its_words_say():
    adopted = PartialDate.on(date(2024, 4, 2))
    bill = make.instrument(make.city(), kind="resolution", bill_number="24-7")
    law = make.law(make.policy(bill.municipality), instrument=bill, adopted=adopted)
    assert entered(bill) is None
    with pytest.raises(Refused, match="No text was entered"):
        put_right(law)


def test_the_words_of_a_paper_are_not_contradicted():
    city = make.city()
    policy = make.policy(city)
    edition = make.edition(
        make.instrument(city),
        (policy, make.draft(policy)),
        effective_rule=EffectiveRule.GIVEN,
        effective_clause="This ordinance takes effect on September 1, 2019.",
    )
    adopt(by=make.clerk_of(city), edition=edition, on=PartialDate.unknown())
    with pytest.raises(Refused, match="Its own words give another day"):
        put_right(edition.amendments.get().proposed)
    put_right(edition.amendments.get().proposed, effective=PartialDate.on(date(2019, 9, 1)))
