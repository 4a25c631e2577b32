"""A draft of a policy without law is put together with the first text that came: nothing is lost."""

from dataclasses import replace
from datetime import date

import pytest

from policies.queries import sections_of
from policies.services import behind, composing, instruments
from policies.services.settling import Answer
from policies.text.section import SectionText
from tests import make
from tests.policies.services.behind_law import (
    LAW,
    TRAVEL,
    bring_up,
    enact_first,
    found_in,
    fresh,
    gift,
    plan_of,
    standing,
    texts,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    """A first text of a code, in a bill: gifts and hearings in other words, and travel."""
    code = make.policy(make.city())
    own = [LAW[0], replace(LAW[1], text=gift("ten")), replace(LAW[3], label="3"), TRAVEL]
    made = make.draft(code, [replace(row, key=None) for row in own])
    bill = instruments.begin_bill(by=None, municipality=code.municipality, kind="ordinance", title="A code")
    composing.put_in(by=None, edition=bill.editions.get(), draft=made)
    return made


def test_it_is_told_that_there_is_law_now(draft):
    assert behind.told([(fresh(draft), standing(draft))]) == [None]
    enact_first(draft.policy, LAW)
    (told,) = behind.told([(fresh(draft), standing(draft))])
    assert (told.title, told.has_law) == ("Behind the law.", True)
    assert told.sentence == (
        "This draft was not made from the law: Ordinance 24-9 took effect on Monday, May 4, 2020; 2 sections "
        "of it stand here in other words."
    )
    assert found_in(draft)["law-not-its-base"].blocks


def test_sections_with_one_number_or_heading_are_put_side_by_side(draft):
    enact_first(draft.policy, LAW)
    asked = {
        (each.kind, each.law.heading): (each.law.text, each.draft.text) for each in plan_of(draft).questions
    }
    assert asked == {
        ("text", "Gifts"): (LAW[1].text, gift("ten")),
        ("label", "Hearings"): (LAW[3].text, LAW[3].text),
    }


@pytest.mark.parametrize(("choice", "limit", "label"), [("law", "fifty", "4"), ("draft", "ten", "3")])
def test_nothing_of_either_is_lost_and_the_law_becomes_the_base(draft, choice, limit, label):
    law = enact_first(draft.policy, LAW)
    bring_up(draft, text=Answer(choice), label=Answer(choice))
    assert texts(draft) == [LAW[0].text, gift(limit), LAW[2].text, LAW[3].text, TRAVEL.text]
    assert sections_of(draft)[3].label == label
    assert (fresh(draft).base_id, draft.proposed_by.get().base_id) == (law.pk, law.pk)
    assert {row.key for row in sections_of(law)} <= {row.key for row in sections_of(draft)}
    assert "law-not-its-base" not in found_in(draft)


def test_the_bill_no_longer_says_that_it_adopts_the_policy(draft):
    steps = draft.proposed_by.get().instructions
    assert [row.operation for row in steps.all()] == ["adopt"]
    enact_first(draft.policy, LAW)
    bring_up(draft, text=Answer("draft"), label=Answer("law"))
    assert [(row.operation, row.target) for row in steps.order_by("position")] == [
        ("amend", "2"),
        ("add", "5"),
    ]


def test_a_first_text_that_is_adopted_and_not_in_force_is_met_in_the_same_way(draft):
    law = enact_first(draft.policy, LAW, date(2026, 11, 2), rule="after_publication")
    (told,) = behind.told([(fresh(draft), standing(draft))])
    assert told.title == "Adopted meanwhile."
    bring_up(draft, text=Answer("draft"), label=Answer("law"))
    assert fresh(draft).base_id == law.pk


def test_two_texts_with_nothing_in_common_stand_one_after_the_other(draft):
    other = SectionText("section", "90", "Parades", "A parade needs a permit of the police chief.")
    enact_first(draft.policy, [other])
    assert plan_of(draft).questions == ()
    before = texts(draft)
    bring_up(draft)
    assert sorted(texts(draft)) == sorted([*before, other.text])
