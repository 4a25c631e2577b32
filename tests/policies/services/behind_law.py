"""A policy whose law an ordinance changes while a draft of it is in a bill, for tests of bringing it up."""

from dataclasses import replace
from datetime import date

from policies.dates import PartialDate
from policies.models import Version
from policies.queries import in_force, sections_of, today
from policies.services import acts, composing, instruments
from policies.services.checking import check
from policies.services.rebasing import prepare, rebase
from policies.text.section import SectionText
from tests import make

LAW = make.keyed(
    (
        SectionText("section", "1", "Purpose", "This chapter sets rules for all."),
        SectionText("section", "2", "Gifts", "No gift over fifty dollars is taken by an officer."),
        SectionText("section", "3", "Records", "The clerk keeps a register."),
        SectionText("section", "4", "Hearings", "The board hears every complaint."),
    )
)
TWENTY, TEN = "twenty", "ten"
TRAVEL = SectionText("section", "5", "Travel", "Travel is reported.")
MEALS = SectionText("section", "5", "Meals", "Meals are reported.")


def begin_draft(law):
    """In a bill; it makes the limit ten dollars, and the board hears in public."""
    rows = changed(LAW, {1: {"text": gift(TEN)}, 3: {"text": "The board hears every complaint in public."}})
    made = make.draft(law.policy, rows, base=law)
    bill = instruments.begin_bill(
        by=None, municipality=law.municipality, kind="ordinance", title="Ten dollars"
    )
    composing.put_in(by=None, edition=bill.editions.get(), draft=made)
    return made


def gift(limit):
    return LAW[1].text.replace("fifty", limit)


def changed(rows, by_place):
    """The rows with some of them other, or gone where None stands."""
    found = [replace(row, **(by_place.get(at) or {})) for at, row in enumerate(rows)]
    return [row for at, row in enumerate(found) if by_place.get(at, {}) is not None]


def enact(law, rows, day=date(2020, 5, 4), **bill):
    """An ordinance gives the policy this text."""
    return enact_first(law.policy, rows, day, base=law, **bill)


def enact_first(policy, rows, day=date(2020, 5, 4), base=None, rule="adoption", **bill):
    """An ordinance gives a policy this text, its first one when it is made from none."""
    new = make.draft(policy, rows, base=base)
    of_bill = make.instrument(policy.municipality, **({"ordinance_number": "24-9"} | bill))
    edition = make.edition(of_bill, (policy, new, base), effective_rule=rule)
    acts.adopt(by=make.clerk_of(policy.municipality), edition=edition, on=PartialDate.on(day))
    return new


def takes_effect(draft, day):
    """The bill of a draft names a day of its own."""
    amendment = draft.proposed_by.get()
    amendment.date = PartialDate.on(day)
    amendment.save()


def found_in(draft):
    """What is found in the bill of a draft, by the names of the rules."""
    return {each.rule: each for each in check(draft.proposed_by.get().edition).found}


def fresh(draft):
    related = ("policy__municipality", "freezing", "base__freezing")
    return Version.objects.select_related(*related).get(pk=draft.pk)


def standing(draft):
    return in_force(draft.policy, today(draft.municipality))


def plan_of(draft):
    return prepare(fresh(draft), standing(draft))


def bring_up(draft, seen=None, reason="", **answers):
    """By the kind of a question, its answer."""
    plan = plan_of(draft)
    given = {each.name: answers[each.kind] for each in plan.questions if each.kind in answers}
    by = make.clerk_of(draft.municipality)
    return rebase(by=by, version=draft, seen=seen or plan.sign, answers=given, reason=reason)


def texts(version):
    return [row.text for row in sections_of(version)]
