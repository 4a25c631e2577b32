"""A text read from a paper leaves the desk: as a bill before the council, or as law that is in force."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.utils.text import slugify

from policies import guards, recording
from policies.dates import PartialDate
from policies.history import save_as
from policies.lifecycle import EffectiveRule
from policies.linting import placeholders
from policies.linting.facts import Change
from policies.linting.findings import Finding
from policies.linting.looks import Look
from policies.models import Edition, Instrument, InstrumentKind, Municipality, Operation, Source, Version
from policies.queries import sections_of
from policies.refusals import Frozen, Overtaken, Refused
from policies.services.acts import adopt, enter_draft_in_force, known_effect
from policies.services.freezing import freeze_edition, publish_edition
from policies.services.gathering import blanks_in
from policies.services.instruments import (
    AmendmentDraft,
    InstructionDraft,
    create_instrument,
    draft_edition,
    free_slug,
)
from policies.services.numbering import check_numbers
from policies.services.outlining import hold_draft, state_of_text
from policies.text.section import SectionText

INTRODUCED, ENACTED = "as introduced", "as enacted"


@transaction.atomic
def introduce(
    *,
    by: Any,
    source: Source,
    kind: str = InstrumentKind.UNKNOWN,
    title: str = "",
    bill_number: str = "",
    why: str = "",
) -> Edition:
    """Freeze what was read and publish it as a bill as introduced.

    The three fields name the bill of a paper that is none itself. Raises Frozen, NothingToFreeze, Duplicate,
    and TakenNumber for the number of another bill, unless ``why`` says why both bear it.
    """
    version = _draft(source)
    edition = source.edition or _bill(by, source, version, kind, title, bill_number, why)
    edition.name = INTRODUCED
    save_as(by, edition)
    freeze_edition(by=by, edition=edition)
    publish_edition(by=by, edition=edition)
    return edition


@transaction.atomic
def enter_in_force(*, by: Any, source: Source, effective: PartialDate, as_of: PartialDate) -> Version:
    """Freeze what was read and publish it as law, since a date known in full, in part or not at all.

    With an unknown date it is held to be in force from ``as_of``, the day it was found so. Raises as
    above, and Refused for a day that has not come.
    """
    check_come(effective, as_of)
    version = _draft(source)
    if source.edition is None:
        return enter_draft_in_force(by=by, text=version, effective=effective, as_of=as_of)
    edition = source.edition
    edition.name = ENACTED
    edition.effective_rule = EffectiveRule.GIVEN
    save_as(by, edition)
    for amendment in edition.amendments.all():
        amendment.date = known_effect(effective, as_of)
        save_as(by, amendment)
    freeze_edition(by=by, edition=edition)
    publish_edition(by=by, edition=edition)
    adopt(by=by, edition=edition, on=PartialDate.unknown())
    return Version.objects.with_record().get(pk=version.pk)


@transaction.atomic
def enter_written(
    *, by: Any, version: Version, seen: str, effective: PartialDate, as_of: PartialDate
) -> Version:
    """Freeze a draft that was written at the desk and publish it as law that is in force already.

    ``seen`` is the ``state_of_text`` that the person looked at. Raises Frozen, Overtaken, NothingToFreeze,
    and Refused for a draft that is part of a bill or was read from a paper, for what a template left to be
    filled in, and for a day that has not come.
    """
    check_come(effective, as_of)
    hold_draft(version)
    if version.proposed_by.exists():
        raise Refused("This draft is part of a bill: the acts on the bill make it law.")
    if version.sources.exists():
        raise Refused("This draft was read from a paper: enter it from the page of the paper.")
    if state_of_text(sections_of(version)) != seen:
        raise Overtaken("Somebody else changed the draft since you looked at it.")
    if left := to_fill_in(version, [row.as_text() for row in sections_of(version)]):
        raise Refused(left[0].sentence)
    return enter_draft_in_force(by=by, text=version, effective=effective, as_of=as_of)


def check_come(effective: PartialDate, as_of: PartialDate) -> None:
    """Raise Refused where a text would be in force since a day that certainly lies after ``as_of``."""
    if effective.earliest and as_of.latest and effective.earliest > as_of.latest:
        raise Refused(
            f"{effective} has not come yet: a text that is not law today cannot be entered as text in force. "
            "Put it into a bill, with the day on which it takes effect."
        )


def to_fill_in(version: Version, sections: Sequence[SectionText]) -> list[Finding]:
    """What a template or a clause left to be filled in, which the text it is based on does not have."""
    before = [row.as_text() for row in sections_of(version.base)] if version.base else []
    words = [part for row in sections for part in (row.heading, row.text)]
    blanks = blanks_in(version, version.policy.municipality, words)
    change = Change(version.policy.title, sections, before=before, blanks=blanks)
    return [each for each in placeholders.in_sections(Look(change)) if each.blocks]


def _draft(source: Source) -> Version:
    """The draft of a source, with nobody else writing in it until the transaction ends. Raises Frozen."""
    if source.version_id is None:
        raise Refused("No text was drawn from this paper.")
    recording.hold(connection, guards.VERSION_LOCKS, source.version_id)
    version = Version.objects.select_related("freezing", "policy", "base").get(pk=source.version_id)
    if version.is_frozen:
        raise Frozen("This text is frozen already: it has left the desk.")
    return version


def _bill(
    by: Any, source: Source, version: Version, kind: str, title: str, bill_number: str, why: str
) -> Edition:
    policy, city = version.policy, source.municipality
    Municipality.objects.select_for_update(no_key=True).get(pk=city.pk)
    check_numbers(Instrument(municipality=city, kind=kind, bill_number=bill_number), why=why)
    instrument = create_instrument(
        by=by,
        municipality=city,
        slug=free_slug(
            slugify(f"bill {bill_number}" if bill_number else title)[:70] or "bill", city.instruments
        ),
        kind=kind,
        title=title,
        bill_number=bill_number,
        reason=why.strip(),
    )
    operation = Operation.AMEND if version.base_id else Operation.ADOPT
    instruction = InstructionDraft(operation=operation, target=(policy.citation or policy.title)[:120])
    amendment = AmendmentDraft(policy, version, version.base, None, [instruction])
    return draft_edition(by=by, instrument=instrument, amendments=[amendment], name=INTRODUCED)
