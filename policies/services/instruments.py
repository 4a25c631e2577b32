"""Instruments, their editions, and the amendments in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from policies.dates import PartialDate
from policies.effect_reading import read_clause
from policies.history import save_as
from policies.lifecycle import EffectiveRule
from policies.models import (
    UNRECORDED,
    AdoptionPath,
    Amendment,
    Edition,
    Instruction,
    Instrument,
    InstrumentKind,
    JurisdictionProfile,
    Municipality,
    Policy,
    Publication,
    Version,
)
from policies.printout.forms import beginning, form_of
from policies.refusals import Duplicate, Overtaken, Refused
from policies.services.numbering import check_numbers, numbers_in

ALWAYS_OPEN = frozenset({"ordinance_number", "ordinance_number_raw", "file_number", "summary"})
"""Facts of an instrument that may always be put right: history keeps what they were and who changed them."""

PAGES = ("new", "put-in")
"""Names that pages of the desk have, so that no bill can have them."""

FIXED_ONCE_PUBLIC = ("kind", "adoption_path", "title", "bill_number", "sponsors")
"""What residents know it by: stands as it was published, but what was never said can still be said."""


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
    """What an edition does to one policy, as a value. No proposed version repeals it.

    It ends by itself after ``in_force_through``; then what stood before stands again if ``restores_before``.
    """

    policy: Policy
    proposed: Version | None
    base: Version | None = None
    effective: PartialDate | None = None
    instructions: Sequence[InstructionDraft] = field(default_factory=tuple)
    in_force_through: date | None = None
    restores_before: bool = False


def create_instrument(
    *, by: Any, municipality: Municipality, slug: str, kind: str, title: str, reason: str = "", **facts: Any
) -> Instrument:
    """A new legal act on its way; its history keeps ``reason``. Raises Duplicate for a slug that is taken."""
    if municipality.instruments.filter(slug=slug).exists():
        raise Duplicate(f"This city already has an instrument at “{slug}”.")
    instrument = Instrument(municipality=municipality, slug=slug, kind=kind, title=title, **facts)
    save_as(by, instrument, reason)
    return instrument


def free_slug(slug: str, rows: Any) -> str:
    """The slug, or the slug with the first number that no other row of the city has."""
    taken = set(rows.filter(slug__startswith=slug).values_list("slug", flat=True))
    names = (slug if number == 1 else f"{slug}-{number}" for number in range(1, len(taken) + 2))
    return next(each for each in names if each not in taken)


INTRODUCED, DRAFTED = "as introduced", "as drafted"
"""What a first text is called: before an executive nothing is introduced."""


@transaction.atomic
def begin_bill(*, by: Any, municipality: Municipality, kind: str, title: str, **facts: Any) -> Instrument:
    """A new instrument with an empty first edition, which begins with the clauses of the city's form.

    Raises TakenNumber for the number of another bill.
    """
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    check_numbers(Instrument(municipality=municipality, kind=kind, bill_number=facts.get("bill_number", "")))
    number = facts.get("bill_number")
    slug = slugify(f"bill {number}" if number else title)[:70]
    instrument = create_instrument(
        by=by,
        municipality=municipality,
        slug=free_slug(
            slug if slug not in ("", *PAGES) else f"bill-{slug}".strip("-"), municipality.instruments
        ),
        kind=kind,
        title=title,
        **facts,
    )
    profile = municipality.profile
    form = form_of(kind, profile.instrument_forms)
    clause = profile.enacting_clause if kind == InstrumentKind.ORDINANCE else form.enacting
    publication = profile.publication if kind == InstrumentKind.ORDINANCE else ""
    usual = {**_usual_effect(profile, kind), **beginning(form, publication)}
    by_executive = instrument.adoption_path == AdoptionPath.EXECUTIVE
    name = DRAFTED if by_executive else INTRODUCED
    draft_edition(by=by, instrument=instrument, amendments=[], name=name, enacting_clause=clause, **usual)
    return instrument


def _usual_effect(profile: JurisdictionProfile, kind: str) -> dict[str, Any]:
    """How an ordinance of the city usually takes effect; an act of another kind says it itself.

    A city that has the words on file and no rule: the rule is read from them.
    """
    names = ("effective_rule", "effective_days", "effective_clause")
    usual = {name: getattr(profile, name) for name in names} if kind == InstrumentKind.ORDINANCE else {}
    reading = read_clause(usual.get("effective_clause", ""))
    if usual.get("effective_rule") == EffectiveRule.UNKNOWN and reading.given is None:
        rule = {"effective_rule": reading.rule, "effective_days": reading.days}
        usual |= {**rule, "effective_events": [event.value for event in reading.events]}
    return usual


def open_facts(instrument: Instrument) -> frozenset[str]:
    """The facts of an instrument that may be changed now: all until an edition of it is public."""
    if not Publication.objects.filter(edition__instrument=instrument).exists():
        return ALWAYS_OPEN | set(FIXED_ONCE_PUBLIC)
    unsaid: tuple[object, ...] = ("", [], InstrumentKind.UNKNOWN)
    never_said = {name for name in FIXED_ONCE_PUBLIC if getattr(instrument, name) in unsaid}
    return ALWAYS_OPEN | never_said | ({"title"} if instrument.title.startswith(UNRECORDED) else set())


@transaction.atomic
def change_instrument(
    *, by: Any, instrument: Instrument, seen: int, why: str = "", **facts: Any
) -> Instrument:
    """Give an instrument other facts; ``seen`` is the entry of its history that the person looked at.

    Raises Overtaken when somebody changed it since, Refused for a fact that stands as it was published, and
    TakenNumber for the number of another instrument, unless ``why`` says why both bear it.
    """
    Municipality.objects.select_for_update(no_key=True).get(pk=instrument.municipality_id)
    row = Instrument.objects.select_for_update().get(pk=instrument.pk)
    row.municipality = instrument.municipality
    changed = {name: value for name, value in facts.items() if getattr(row, name) != value}
    if not changed:
        return row
    if row.history.latest().pk != seen:
        raise Overtaken("Somebody changed these facts while you were at it.")
    if set(changed) - open_facts(row):
        raise Refused("Residents have read this bill: what it is called stands as it was published.")
    for name, value in changed.items():
        setattr(row, name, value)
    check_numbers(row, numbers_in(changed), why)
    save_as(by, row, why.strip())
    return row


@transaction.atomic
def draft_edition(
    *,
    by: Any,
    instrument: Instrument,
    amendments: Sequence[AmendmentDraft],
    name: str = INTRODUCED,
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
        add_amendment(by, edition, draft)
    return edition


def add_amendment(by: Any, edition: Edition, draft: AmendmentDraft) -> Amendment:
    """Write one amendment with its instructions; the caller holds the edition."""
    amendment = Amendment(
        municipality=edition.municipality,
        edition=edition,
        policy=draft.policy,
        base=draft.base,
        proposed=draft.proposed,
        in_force_through=draft.in_force_through,
        restores_before=draft.restores_before,
    )
    amendment.date = draft.effective
    save_as(by, amendment)
    write_instructions(by, amendment, draft.instructions)
    return amendment


def write_instructions(by: Any, amendment: Amendment, instructions: Sequence[InstructionDraft]) -> None:
    """Write the bill's own sections about one amendment, in order; the caller holds the edition."""
    for position, each in enumerate(instructions, start=1):
        row = Instruction(
            municipality_id=amendment.municipality_id,
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
