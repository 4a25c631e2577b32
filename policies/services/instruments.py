"""Instruments, their editions, and the amendments in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max

from policies.dates import PartialDate
from policies.history import save_as
from policies.models import Amendment, Edition, Instruction, Instrument, Municipality, Policy, Version
from policies.refusals import Duplicate


@dataclass(frozen=True, slots=True)
class InstructionDraft:
    """One section of the bill at work, as a value."""

    operation: str
    number: str = ""
    target: str = ""
    target_key: str | None = None
    after: str = ""
    caption: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class AmendmentDraft:
    """What an edition does to one policy, as a value. No proposed version repeals it."""

    policy: Policy
    proposed: Version | None
    base: Version | None = None
    effective: PartialDate | None = None
    instructions: Sequence[InstructionDraft] = field(default_factory=tuple)


def create_instrument(
    *, by: Any, municipality: Municipality, slug: str, kind: str, title: str, **facts: Any
) -> Instrument:
    """A new legal act on its way. Raises Duplicate for a slug the city uses already."""
    if municipality.instruments.filter(slug=slug).exists():
        raise Duplicate(f"This city already has an instrument at “{slug}”.")
    instrument = Instrument(municipality=municipality, slug=slug, kind=kind, title=title, **facts)
    save_as(by, instrument)
    return instrument


@transaction.atomic
def draft_edition(
    *,
    by: Any,
    instrument: Instrument,
    amendments: Sequence[AmendmentDraft],
    name: str = "as introduced",
    **clauses: Any,
) -> Edition:
    """A new edition with its amendments, a draft until frozen; ``clauses`` are the fields of Edition."""
    Instrument.objects.select_for_update().get(pk=instrument.pk)
    last = instrument.editions.aggregate(last=Max("number"))["last"] or 0
    edition = Edition(
        municipality=instrument.municipality,
        instrument=instrument,
        number=last + 1,
        name=name,
        created_by=by,
        **clauses,
    )
    save_as(by, edition)
    for draft in amendments:
        _add_amendment(by, edition, draft)
    return edition


def _add_amendment(by: Any, edition: Edition, draft: AmendmentDraft) -> Amendment:
    amendment = Amendment(
        municipality=edition.municipality,
        edition=edition,
        policy=draft.policy,
        base=draft.base,
        proposed=draft.proposed,
    )
    amendment.date = draft.effective
    save_as(by, amendment)
    for position, each in enumerate(draft.instructions, start=1):
        row = Instruction(
            municipality=edition.municipality,
            amendment=amendment,
            position=position,
            number=each.number,
            operation=each.operation,
            target=each.target,
            target_key=each.target_key,
            after=each.after,
            caption=each.caption,
            raw=each.raw,
        )
        save_as(by, row)
    return amendment
