"""Why a draft cannot be brought up to the law: one test for each refusal."""

from dataclasses import replace
from datetime import date

import pytest

from policies.dates import PartialDate
from policies.models import Extent, Marks, Version
from policies.queries import sections_of
from policies.refusals import Frozen, Overtaken, Refused
from policies.services import acts, freezing
from policies.services.outlining import correct_section, state_of
from policies.services.rebasing import rebase
from policies.services.settling import Answer, Unsettled
from tests import make
from tests.policies.services.behind_law import (
    LAW,
    MEALS,
    TRAVEL,
    TWENTY,
    bring_up,
    changed,
    enact,
    fresh,
    gift,
    plan_of,
    texts,
)

pytestmark = pytest.mark.django_db


def refused(draft, sentence, kind=Refused):
    with pytest.raises(kind, match=sentence):
        plan_of(draft)
    with pytest.raises(kind, match=sentence):
        rebase(by=None, version=draft, seen="", answers={})


def test_a_frozen_text_stays(law, draft):
    enact(law, changed(LAW, {2: None}))
    freezing.freeze_version(by=make.clerk_of(law.municipality), version=draft)
    refused(draft, "frozen")
    with pytest.raises(Frozen):
        plan_of(draft)


def test_a_draft_of_the_law_as_it_stands_has_nothing_to_bring_up(draft):
    refused(draft, "nothing to bring up")


def test_a_policy_that_was_repealed_has_no_law(law, draft):
    acts.repeal(
        by=make.clerk_of(law.municipality),
        policy=law.policy,
        base=law,
        instrument=make.instrument(law.municipality),
        on=PartialDate.on(date(2020, 1, 1)),
        effective=PartialDate.on(date(2020, 1, 1)),
    )
    refused(draft, "No text of this policy is in force")


def test_a_policy_that_will_be_repealed_has_no_text_after_that(law, draft):
    acts.repeal(
        by=make.clerk_of(law.municipality),
        policy=law.policy,
        base=law,
        instrument=make.instrument(law.municipality),
        on=PartialDate.on(date(2020, 1, 1)),
        effective=PartialDate.on(date(2090, 1, 1)),
    )
    refused(draft, "will be repealed, and no text comes after that")


def test_nobody_knows_which_text_is_the_law(law, draft):
    new = make.draft(law.policy, LAW[:2])
    edition = make.edition(make.instrument(law.municipality), (law.policy, new, None))
    acts.adopt(by=make.clerk_of(law.municipality), edition=edition, on=PartialDate.unknown())
    refused(draft, "not known which text is in force")


def test_marks_that_were_lost(law):
    draft = make.draft(law.policy, LAW, base=law, marks=Marks.UNKNOWN)
    enact(law, LAW[:2])
    refused(draft, "marks of an imported paper are not known")


def test_a_part_of_a_policy(law):
    draft = make.draft(law.policy, LAW[:1], base=law, extent=Extent.PARTIAL)
    enact(law, LAW[:2])
    refused(draft, "a part of the policy only")


def test_a_draft_that_was_discarded(law, draft):
    enact(law, LAW[:2])
    gone = Version(pk=draft.pk + 1000)
    with pytest.raises(Refused, match="not there any more"):
        rebase(by=None, version=gone, seen="", answers={})


def test_who_saw_another_draft_changes_nothing(law, draft):
    enact(law, changed(LAW, {2: {"text": "The clerk keeps two registers."}}))
    seen = plan_of(draft).sign
    row = sections_of(draft)[0]
    correct_section(
        by=None, version=draft, key=row.key, seen=state_of(row), typed=replace(row.as_text(), text="Other.")
    )
    with pytest.raises(Overtaken):
        bring_up(draft, seen)
    assert texts(draft)[2] == LAW[2].text


def test_who_saw_another_law_changes_nothing(law, draft):
    first = enact(law, changed(LAW, {2: {"text": "The clerk keeps two registers."}}))
    seen = plan_of(draft).sign
    enact(first, LAW[:3], day=date(2021, 3, 1))
    with pytest.raises(Overtaken):
        bring_up(draft, seen)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (None, "Choose what shall stand here"),
        (Answer("both"), "Choose what shall stand here"),
        (Answer("hand", " \n"), "Write the words"),
        (Answer("hand", "filled"), "words of both sides still stand"),
    ],
)
def test_a_question_without_an_answer_that_can_stand(law, draft, answer, sentence):
    enact(law, changed(LAW, {1: {"text": gift(TWENTY)}}))
    (question,) = plan_of(draft).questions
    if answer and answer.words == "filled":
        answer = Answer("hand", question.filled)
    with pytest.raises(Unsettled, match="1 place") as refusal:
        bring_up(draft, **({"text": answer} if answer else {}))
    assert sentence in refusal.value.missing[question.name]
    assert fresh(draft).base_id == law.pk


def test_a_heading_by_hand_that_is_too_long(law):
    draft = make.draft(law.policy, changed(LAW, {1: {"heading": "Favors"}}), base=law)
    enact(law, changed(LAW, {1: {"heading": "Presents"}}))
    with pytest.raises(Unsettled) as refusal:
        bring_up(draft, heading=Answer("hand", "x" * 501))
    assert list(refusal.value.missing.values()) == ["This can have up to 500 characters"]


def test_a_text_of_too_many_sections(law, monkeypatch):
    draft = make.draft(law.policy, [*LAW, MEALS], base=law)
    enact(law, [*LAW, replace(TRAVEL, label="6")])
    monkeypatch.setattr("policies.services.putting_together.MOST_SECTIONS", 5)
    with pytest.raises(Refused, match="up to 5 sections; this has 6"):
        bring_up(draft)
