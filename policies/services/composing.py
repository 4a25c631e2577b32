"""An edition is put together while it is a draft: its clauses, the drafts in it, what its sections say."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Prefetch

from policies import guards, lifecycle, recording, redlines
from policies.dates import PartialDate
from policies.history import delete_as, save_as
from policies.lifecycle import Answer, EffectiveRule, Event
from policies.models import Amendment, Edition, Instruction, Instrument, Policy, Version
from policies.queries import facts, in_force, today
from policies.refusals import Duplicate, Frozen, Overtaken, Refused
from policies.services.behind import ahead_of
from policies.services.drafting import draft_version
from policies.services.instruments import (
    AmendmentDraft,
    InstructionDraft,
    add_amendment,
    draft_edition,
    write_instructions,
)
from policies.text import instructing

CLAUSES = (
    "name",
    "long_title",
    "recitals",
    "enacting_clause",
    "effective_clause",
    "effective_rule",
    "effective_days",
    "effective_events",
    "further_clauses",
    "severability_clause",
    "repealer_clause",
    "codification_clause",
    "signature_lines",
    "set_out",
)
STEPS = ("number", "operation", "target", "after", "caption", "raw")


def amendments_of(edition: Edition) -> list[Amendment]:
    """The amendments of an edition in order, with their texts and instructions, in two queries."""
    rows = edition.amendments.select_related("policy", "base__freezing", "proposed__freezing")
    steps = Prefetch("instructions", queryset=Instruction.objects.order_by("position"))
    return list(rows.prefetch_related(steps).order_by("pk"))


def given_day(amendments: Iterable[Amendment]) -> PartialDate | None:
    """The day that was given for taking effect: that of the first change that has one."""
    return next((each.date for each in amendments if each.date is not None), None)


def given_end(amendments: Iterable[Amendment]) -> tuple[date | None, bool]:
    """The last day of what an edition makes, None without one, and whether what stood before stands again."""
    ends = ((each.in_force_through, each.restores_before) for each in amendments if each.in_force_through)
    return next(ends, (None, False))


def has_given_day(edition: Edition) -> bool:
    """True when its rule goes by a day that is given, alone or as one of several."""
    if edition.effective_rule == EffectiveRule.LATER:
        return Event.DAY in edition.effective_events
    return edition.effective_rule == EffectiveRule.GIVEN


def state_of_clauses(
    edition: Edition, day: PartialDate | None, end: tuple[date | None, bool] = (None, False)
) -> str:
    """A short sign of the clauses, to notice that somebody else changed them."""
    words = [getattr(edition, name) for name in CLAUSES]
    return _sign([words, str(day), day.raw if day else "", [str(part) for part in end]])


def state_of_steps(amendment: Amendment) -> str:
    """A short sign of what the bill's sections say of one policy."""
    rows = amendment.instructions.order_by("position")
    return _sign([[getattr(row, name) for name in STEPS] for row in rows])


@transaction.atomic
def change_clauses(
    *,
    by: Any,
    edition: Edition,
    seen: str,
    day: PartialDate | None = None,
    end: tuple[date | None, bool] | None = None,
    **clauses: Any,
) -> Edition:
    """Give a draft other clauses; ``day`` is the given day of effect, ``end`` its last day, or as it was.

    Days stand with each change, so Refused is raised when one is given before there is a change. Raises
    Frozen, Overtaken.
    """
    row = hold_draft(edition)
    amendments = list(row.amendments.order_by("pk"))
    stands = given_end(amendments)
    if state_of_clauses(row, given_day(amendments), stands) != seen:
        raise Overtaken("Somebody changed these words while you were at it.")
    end = stands if end is None else end
    if (day is not None or end[0] is not None) and not amendments:
        raise Refused("Put a draft into the bill first: the day is kept with what it changes.")
    if any(getattr(row, name) != value for name, value in clauses.items()):
        for name, value in clauses.items():
            setattr(row, name, value)
        save_as(by, row)
    wanted = day if has_given_day(row) else None
    for amendment in amendments:
        if amendment.date != wanted or (amendment.in_force_through, amendment.restores_before) != end:
            amendment.date = wanted
            amendment.in_force_through, amendment.restores_before = end
            save_as(by, amendment)
    return row


@transaction.atomic
def put_in(*, by: Any, edition: Edition, draft: Version) -> Amendment:
    """Put a draft of a policy into a draft edition; what its sections say is proposed from the redline.

    Raises Frozen, Duplicate for a policy that stands in it already, Refused for a draft of another bill.
    """
    recording.hold(connection, guards.VERSION_LOCKS, draft.pk)
    row = hold_draft(edition)
    version = Version.objects.select_related("policy", "base", "freezing").filter(pk=draft.pk).first()
    if version is None:
        raise Refused("That draft is not there any more.")
    if version.municipality_id != row.municipality_id:
        raise Refused("That draft belongs to another city.")
    if version.is_frozen:
        raise Frozen("That text is frozen already: begin a new draft from it.")
    if Amendment.objects.filter(proposed=version).exists():
        raise Refused("That draft stands in a bill already.")
    return _put(by, row, version.policy, version, version.base)


@transaction.atomic
def put_repeal(*, by: Any, edition: Edition, policy: Policy) -> Amendment:
    """Let a draft edition repeal the law that it will meet. Raises Frozen, Duplicate, Refused without any."""
    row = hold_draft(edition)
    law = ahead_of(in_force(policy, today(policy.municipality)), given_day(amendments_of(row))).text
    if policy.municipality_id != row.municipality_id or law is None:
        raise Refused("Only a policy in force, or adopted, can be repealed.")
    return _put(by, row, policy, None, Version.objects.get(pk=law))


@transaction.atomic
def take_out(*, by: Any, amendment: Amendment) -> None:
    """Take a change out of a draft edition; the draft of the policy stays. Raises Frozen."""
    hold_draft(amendment.edition)
    for row in (*amendment.instructions.all(), amendment):
        delete_as(by, row)


@transaction.atomic
def set_steps(*, by: Any, amendment: Amendment, seen: str, steps: Sequence[InstructionDraft]) -> None:
    """Say anew what the bill's sections do to one policy. Raises Frozen, Overtaken."""
    hold_draft(amendment.edition)
    if state_of_steps(amendment) != seen:
        raise Overtaken("Somebody changed what the sections say while you were at it.")
    _write_steps(by, amendment, steps)


def is_as_proposed(amendment: Amendment) -> bool:
    """True for the one change of a bill while its sections say to the letter what its redline proposes."""
    rows = amendments_of(amendment.edition)
    return len(rows) == 1 and steps_of(rows[0]) == proposed_steps(amendment)


def propose_anew(*, by: Any, amendment: Amendment) -> None:
    """Let the sections of a bill say of its one change what its redline proposes; the caller holds both."""
    _write_steps(by, amendment, proposed_steps(amendment))


def _write_steps(by: Any, amendment: Amendment, steps: Sequence[InstructionDraft]) -> None:
    for row in amendment.instructions.all():
        delete_as(by, row)
    write_instructions(by, amendment, steps)


def proposed_steps(amendment: Amendment, first: int = 1) -> list[InstructionDraft]:
    """What the bill's sections would say of one policy, from its redline, numbered from ``first`` on.

    A text that lost its marks is never compared: one section adopts it, or amends, as a whole.
    """
    name = amendment.policy.citation or amendment.policy.title
    made = _proposals(amendment, name)
    return [
        InstructionDraft(
            operation=each.operation,
            number=str(number),
            target=each.target or name[: instructing.LONGEST_TARGET],
            target_key=each.key,
            after=each.after,
            caption=each.caption,
        )
        for number, each in enumerate(made, start=first)
    ]


@transaction.atomic
def next_edition(*, by: Any, instrument: Instrument, name: str) -> Edition:
    """A new draft edition, copied from the last one, with a new draft of every text in it.

    Raises Duplicate while the last one is itself a draft, Refused when the instrument is law or ended.
    """
    Instrument.objects.select_for_update().get(pk=instrument.pk)
    known = facts(instrument.acts.order_by("pk"))
    if lifecycle.enacted(known) or lifecycle.ended(known):
        raise Refused("This bill has reached its end: a new text needs a new bill.")
    last = instrument.editions.select_related("freezing").order_by("-number").first()
    if last is None:
        return draft_edition(by=by, instrument=instrument, amendments=[], name=name)
    if not last.is_frozen:
        raise Duplicate("The last edition is still a draft: change that one.")
    clauses = {each: getattr(last, each) for each in CLAUSES if each != "name"}
    copies = [_copied(by, each) for each in amendments_of(last)]
    return draft_edition(by=by, instrument=instrument, amendments=copies, name=name, **clauses)


def hold_draft(edition: Edition) -> Edition:
    """The edition as it stands, with nobody else writing in it until the transaction ends. Raises Frozen."""
    recording.hold(connection, guards.EDITION_LOCKS, edition.pk)
    row = Edition.objects.select_related("freezing", "instrument", "municipality__profile").get(pk=edition.pk)
    if row.is_frozen:
        raise Frozen("This edition is frozen and cannot be changed. Make a new edition from it.")
    return row


def _put(
    by: Any, edition: Edition, policy: Policy, version: Version | None, base: Version | None
) -> Amendment:
    others = amendments_of(edition)
    if any(each.policy_id == policy.pk for each in others):
        raise Duplicate("This edition changes that policy already: take the other draft out first.")
    draft = AmendmentDraft(policy, version, base, given_day(others), (), *given_end(others))
    amendment = add_amendment(by, edition, draft)
    first = sum(each.instructions.count() for each in others) + 1
    write_instructions(by, amendment, proposed_steps(amendment, first))
    return amendment


def _proposals(amendment: Amendment, name: str) -> Sequence[instructing.Proposal]:
    base, proposed = amendment.base, amendment.proposed
    if proposed is None:
        return instructing.of_whole(instructing.REPEAL, name)
    if base is None:
        return instructing.of_whole(instructing.ADOPT, name)
    if not redlines.comparable(base, proposed):
        return instructing.of_whole(instructing.AMEND, name)
    standing = in_force(amendment.policy, today(amendment.municipality))
    gone = standing.answer == Answer.NO
    return instructing.of_redline(redlines.between(base, proposed), restores=gone)


def steps_of(amendment: Amendment) -> list[InstructionDraft]:
    """The instructions of an amendment as values, in order, of an amendment as ``amendments_of`` has it."""
    return [
        InstructionDraft(
            target_key=str(row.target_key) if row.target_key else None,
            **{name: getattr(row, name) for name in STEPS},
        )
        for row in amendment.instructions.all()
    ]


def _copied(by: Any, amendment: Amendment) -> AmendmentDraft:
    """The same change with a new draft of its text."""
    steps = steps_of(amendment)
    end = (amendment.in_force_through, amendment.restores_before)
    old = amendment.proposed
    if old is None:
        return AmendmentDraft(amendment.policy, None, amendment.base, amendment.date, steps, *end)
    sections = [row.as_text() for row in old.sections.order_by("position")]
    new = draft_version(
        by=by,
        policy=amendment.policy,
        sections=sections,
        base=old.base,
        previous=old,
        extent=old.extent,
        marks=old.marks,
    )
    return AmendmentDraft(amendment.policy, new, amendment.base, amendment.date, steps, *end)


def _sign(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]
