"""A draft is told at once of a text that is adopted and not in force yet, and can be brought up to it."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.queries import sections_of
from policies.refusals import Refused
from policies.services import acts, behind, composing, freezing
from policies.services.checking import check
from policies.services.instruments import begin_bill
from policies.services.settling import Answer
from tests import make
from tests.policies.services.behind_law import (
    LAW,
    TWENTY,
    bring_up,
    changed,
    enact,
    enact_first,
    found_in,
    fresh,
    gift,
    plan_of,
    standing,
    takes_effect,
    texts,
)

pytestmark = pytest.mark.django_db
ADOPTED, JUNE, AUGUST = date(2026, 11, 2), date(2090, 6, 1), date(2090, 8, 1)
REGISTER = "The clerk keeps two registers."


@pytest.fixture
def coming(law, draft):
    """Adopted, in force from June 1: twenty dollars, and two registers."""
    return adopted(law, changed(LAW, {1: {"text": gift(TWENTY)}, 2: {"text": REGISTER}}))


def adopted(law, rows, day=JUNE, number="12"):
    new = make.draft(law.policy, rows, base=law)
    bill = make.instrument(law.municipality, ordinance_number=number)
    edition = make.edition(bill, (law.policy, new, law), published=False, frozen=False)
    takes_effect(new, day)
    by = make.clerk_of(law.municipality)
    freezing.freeze_edition(by=by, edition=edition)
    freezing.publish_edition(by=by, edition=edition)
    acts.adopt(by=by, edition=edition, on=PartialDate.on(ADOPTED))
    return new


def said_of(draft):
    (told,) = behind.told([(fresh(draft), standing(draft))])
    return told


def undo(text, kind="vetoed"):
    """What adopted a text is struck, or vetoed, afterwards."""
    bill = text.proposed_by.get().edition.instrument
    by, adoption = make.clerk_of(text.municipality), bill.acts.get()
    corrects = adoption if kind == "not_so" else None
    acts.record_act(by=by, instrument=bill, kind=kind, on=PartialDate.on(JUNE), corrects=corrects)


def test_the_draft_is_told_on_the_day_of_the_adoption(coming, draft):
    told = said_of(draft)
    assert (told.title, told.has_law) == ("Adopted meanwhile.", True)
    assert told.sentence == (
        "Ordinance 12 was adopted and will change this policy on Thursday, June 1, 2090; this draft does not "
        "hold that change; 1 section of it is also changed here."
    )
    assert not found_in(draft)["adopted-meanwhile"].blocks


def test_it_is_brought_up_to_the_adopted_text_and_held_against_that(coming, draft):
    assert not plan_of(draft).is_in_force
    bring_up(draft, text=Answer("draft"))
    assert texts(draft) == [LAW[0].text, gift("ten"), REGISTER, "The board hears every complaint in public."]
    assert (fresh(draft).base_id, draft.proposed_by.get().base_id) == (coming.pk, coming.pk)
    assert said_of(draft) is None
    rules = found_in(draft)
    assert "takes effect before" in rules["adopted-base"].sentence
    assert not {"adopted-meanwhile", "law-overtaken", "same-as-law"} & set(rules)


def test_what_the_sections_of_the_bill_say_follows_unless_somebody_put_it_otherwise(coming, draft):
    amendment = draft.proposed_by.get()
    assert [row.target for row in amendment.instructions.order_by("position")] == ["2", "4"]
    bring_up(draft, text=Answer("law"))
    assert [row.target for row in amendment.instructions.order_by("position")] == ["4"]


def test_words_that_a_person_gave_the_sections_of_the_bill_stay(coming, draft):
    row = draft.proposed_by.get().instructions.order_by("position")[0]
    row.caption = "About gifts"
    row.save()
    bring_up(draft, text=Answer("law"))
    assert draft.proposed_by.get().instructions.order_by("position")[0].caption == "About gifts"


def test_a_bill_that_takes_effect_after_the_adopted_text_must_hold_it(coming, draft):
    takes_effect(draft, AUGUST)
    assert found_in(draft)["law-overtaken"].blocks
    bring_up(draft, text=Answer("draft"))
    assert not {"law-overtaken", "adopted-base", "replaced-later"} & set(found_in(draft))


def test_a_bill_of_the_same_day_comes_after_what_was_adopted_before_it(coming, draft):
    takes_effect(draft, JUNE)
    assert found_in(draft)["law-overtaken"].blocks


def test_a_bill_that_takes_effect_before_the_adopted_text_is_told_that_it_ends_then(coming, draft):
    takes_effect(draft, date(2090, 5, 1))
    rules = found_in(draft)
    assert "law-overtaken" not in rules
    assert rules["replaced-later"].sentence.startswith(
        "Code of ethics: Ordinance 12 was adopted and will be in force from Thursday, June 1, 2090 on, after "
        "what is changed here: its text does not hold this change, which ends then."
    )
    assert said_of(draft).title == "Replaced later."


def test_a_draft_that_holds_the_adopted_text_and_comes_before_it_goes_back_to_the_law(coming, draft, law):
    bring_up(draft, text=Answer("draft"))
    takes_effect(draft, date(2090, 5, 1))
    blocker = found_in(draft)["law-overtaken"]
    assert blocker.blocks
    assert "from the text of Ordinance 12, which is not in force before Thursday, June 1" in blocker.sentence
    bring_up(draft, text=Answer("draft"))
    assert fresh(draft).base_id == law.pk
    assert texts(draft) == [
        LAW[0].text,
        gift("ten"),
        LAW[2].text,
        "The board hears every complaint in public.",
    ]


def test_an_end_before_the_adopted_text_begins_is_no_loss(coming, draft):
    amendment = draft.proposed_by.get()
    amendment.date, amendment.in_force_through = PartialDate.on(date(2090, 4, 1)), date(2090, 5, 31)
    amendment.save()
    assert "replaced-later" not in found_in(draft)


def test_a_text_whose_day_is_not_known_yet_is_told_and_can_be_written_on(law, draft):
    rows = changed(LAW, {2: {"text": REGISTER}})
    new = enact_first(law.policy, rows, ADOPTED, base=law, rule="after_publication", ordinance_number="12")
    assert "on a day that is not known yet (it takes effect when" in said_of(draft).sentence
    bring_up(draft)
    assert (fresh(draft).base_id, texts(draft)[2]) == (new.pk, REGISTER)
    assert said_of(draft) is None


@pytest.mark.parametrize(("kind", "how"), [("vetoed", "; vetoed"), ("not_so", "")])
def test_what_the_draft_was_brought_up_to_falls_and_it_goes_back_to_the_law(coming, draft, law, kind, how):
    bring_up(draft, text=Answer("draft"))
    undo(coming, kind)
    told = said_of(draft)
    assert told.title == "Behind the law."
    assert told.sentence.startswith(
        f"Ordinance 12, from whose text this draft was made, is not law by the record{how}"
    )
    assert found_in(draft)["law-overtaken"].blocks
    bring_up(draft, text=Answer("draft"))
    assert fresh(draft).base_id == law.pk
    assert texts(draft) == [
        LAW[0].text,
        gift("ten"),
        LAW[2].text,
        "The board hears every complaint in public.",
    ]


def test_three_bills_in_a_row_each_holds_the_one_before(coming, draft, law):
    second = adopted(
        coming, changed(LAW, {0: {"text": "It binds all."}, 2: {"text": REGISTER}}), AUGUST, "13"
    )
    told = said_of(draft)
    assert "Ordinance 12 was adopted and will change this policy on Thursday, June 1, 2090; " in told.sentence
    assert "Ordinance 13 was adopted and will change this policy on Tuesday, August 1, 2090" in told.sentence
    bring_up(draft)
    assert fresh(draft).base_id == second.pk
    assert texts(draft)[:3] == ["It binds all.", gift("ten"), REGISTER]


def test_a_section_that_the_adopted_text_renumbers_is_the_same_section(draft, law):
    adopted(law, changed(LAW, {1: {"label": "20"}}))
    bring_up(draft)
    assert [(row.label, row.text) for row in sections_of(draft)][1] == ("20", gift("ten"))


def test_a_repeal_that_is_adopted_is_told_and_has_no_text_to_be_brought_up_to(law, draft):
    acts.repeal(
        by=make.clerk_of(law.municipality),
        policy=law.policy,
        base=law,
        instrument=make.instrument(law.municipality, ordinance_number="14"),
        on=PartialDate.on(ADOPTED),
        effective=PartialDate.on(JUNE),
    )
    told = said_of(draft)
    assert "Ordinance 14 was adopted and will repeal this policy on Thursday, June 1, 2090" in told.sentence
    assert not told.has_law
    takes_effect(draft, AUGUST)
    assert found_in(draft)["policy-repealed"].blocks
    assert said_of(draft).sentence.endswith("the whole of it would be in force again.")


def test_a_bill_that_says_that_it_restores_a_repealed_policy_is_told_nothing(law, draft):
    acts.repeal(
        by=make.clerk_of(law.municipality),
        policy=law.policy,
        base=law,
        instrument=make.instrument(law.municipality),
        on=PartialDate.on(ADOPTED),
        effective=PartialDate.on(ADOPTED),
    )
    assert "Repealed it" not in said_of(draft).sentence and "repealed it" in said_of(draft).sentence
    draft.proposed_by.get().instructions.update(operation="restore")
    assert said_of(draft) is None
    assert "policy-repealed" not in found_in(draft)


def test_a_repeal_that_comes_before_an_adopted_text_ends_with_it(law, coming):
    bill = begin_bill(by=None, municipality=law.municipality, kind="ordinance", title="No code")
    row = composing.put_repeal(by=None, edition=bill.editions.get(), policy=law.policy)
    row.base, row.date = law, PartialDate.on(date(2090, 5, 1))
    row.save()
    found = {each.rule: each.sentence for each in check(bill.editions.get()).found}
    assert found["replaced-later"].endswith("on Thursday, June 1, 2090: the repeal ends then.")
    row.date = PartialDate.on(AUGUST)
    row.save()
    found = {each.rule: each.sentence for each in check(bill.editions.get()).found}
    assert found["repeals-no-law"].endswith("Take the repeal out of the bill and put it in again.")


def test_a_text_adopted_for_a_day_that_nobody_knows_is_told_too(law, draft):
    new = enact_first(law.policy, changed(LAW, {2: {"text": REGISTER}}), ADOPTED, base=law, rule="unknown")
    told = said_of(draft)
    assert (told.title, told.has_law) == ("Adopted meanwhile.", True)
    assert "will change this policy on a day that is not known; this draft does not hold" in told.sentence
    bring_up(draft)
    assert fresh(draft).base_id == new.pk


def test_a_text_that_lapses_is_not_said_to_be_adopted_anew(law, draft):
    new = make.draft(law.policy, changed(LAW, {2: {"text": REGISTER}}), base=law)
    bill = make.instrument(law.municipality, ordinance_number="16")
    edition = make.edition(
        bill, (law.policy, new, law), effective_rule="adoption", frozen=False, published=False
    )
    row, by = new.proposed_by.get(), make.clerk_of(law.municipality)
    row.in_force_through, row.restores_before = date(2090, 12, 31), True
    row.save()
    freezing.freeze_edition(by=by, edition=edition)
    freezing.publish_edition(by=by, edition=edition)
    acts.adopt(by=by, edition=edition, on=PartialDate.on(ADOPTED))
    bring_up(draft)
    lapse = "hat Ordinance 16 made ends by its own words after Sunday, December 31, 2090"
    assert lapse in found_in(draft)["law-lapses"].sentence
    takes_effect(draft, date(2091, 6, 1))
    assert f"since this draft was begun: w{lapse}" in said_of(draft).sentence
    bring_up(draft)
    assert fresh(draft).base_id == law.pk


def test_a_policy_that_is_adopted_can_be_repealed_before_it_is_in_force():
    code = make.policy(make.city())
    bill = begin_bill(by=None, municipality=code.municipality, kind="ordinance", title="No code")
    with pytest.raises(Refused, match="Only a policy in force, or adopted"):
        composing.put_repeal(by=None, edition=bill.editions.get(), policy=code)
    new = enact_first(code, LAW, ADOPTED, rule="after_publication")
    row = composing.put_repeal(by=None, edition=bill.editions.get(), policy=code)
    assert row.base_id == new.pk


def test_what_takes_effect_today_is_the_law_and_no_text_to_come(law, draft):
    enact(law, changed(LAW, {2: {"text": REGISTER}}))
    assert said_of(draft).title == "Behind the law."
    assert plan_of(draft).is_in_force
