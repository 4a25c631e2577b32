"""A codified text is entered: the law with logged editorial changes, while the adopted text stays the law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction

from policies import redlines
from policies.dates import PartialDate
from policies.models import (
    ActKind,
    Codification,
    EditorialChange,
    EditorialKind,
    Extent,
    Instrument,
    InstrumentKind,
    Version,
)
from policies.queries import PolicyStanding, counted_acts, in_force, sections_of, today
from policies.refusals import Frozen, Overtaken, Refused
from policies.services.acts import record_act
from policies.services.freezing import freeze_version, publish_version
from policies.services.outlining import hold_draft, state_of_text
from policies.text.redline import SectionChange, redline
from policies.text.section import SectionText

LONGEST_AUTHORITY, LONGEST_REASON = 300, 500

OVERTAKEN = "Somebody else changed the draft since you looked at it."
NO_NEW_SECTION = "An editorial change adds no section and repeals none: that takes an instrument."


class Logged(NamedTuple):
    """Why one section reads otherwise in the code: one of EditorialKind, and the reason in words."""

    kind: str
    reason: str


def what_stands_in_the_way(draft: Version, standing: PolicyStanding) -> str:
    """Why a draft cannot be the codified text of the law as it stands, "" when it can; no query.

    Fetch it with its base. ``standing``: of its policy today.
    """
    law, base = standing.standing.version, draft.base
    if base is None or law != base.pk:
        return "This draft was not made from the text in force: only that text can be codified."
    if not redlines.comparable(base, draft):
        return "The marks of one of these texts are lost, so nobody can say what changes."
    if Extent.PARTIAL in (base.extent, draft.extent):
        return "One of these texts is a part of the policy only: the code shows the whole."
    if any(each.proposed_id == draft.pk for each in standing.amendments):
        return "This draft is part of a bill: the acts on the bill make it law."
    return ""


def editorial_changes(adopted: Sequence[SectionText], codified: Sequence[SectionText]) -> list[SectionChange]:
    """Every section that reads otherwise in the code, in reading order.

    Raises Refused where nothing does, and where a section is new or gone.
    """
    found = [each for each in redline(adopted, codified).sections if each.is_changed]
    if any(each.kind in ("inserted", "deleted") for each in found):
        raise Refused(NO_NEW_SECTION)
    if not found:
        raise Refused("The draft says what the adopted text says: there is no editorial change to log.")
    return found


@transaction.atomic
def enter_codified(
    *,
    by: Any,
    draft: Version,
    authority: str,
    reasons: Mapping[str, Logged],
    on: PartialDate,
    seen: str,
) -> Codification:
    """Freeze and publish a draft as the codified text of the text in force, which goes on to be the law.

    ``reasons`` are by the keys of the sections that changed, ``seen`` is the ``state_of_text`` of the draft
    that the person looked at, ``on`` the day of the codifying. That the instrument which made the law is
    codified is recorded as an act, where that instrument is known. Raises Frozen, Overtaken, and Refused with
    the reason why this is no codified text.
    """
    hold_draft(draft)
    known = Version.objects.select_related("policy__municipality", "freezing", "base")
    row = known.filter(pk=draft.pk).first()
    if row is None:
        raise Refused("That draft is not there any more.")
    standing = in_force(row.policy, today(row.policy.municipality))
    adopted = check_draft(row, standing)
    new = [each.as_text() for each in sections_of(row)]
    if state_of_text(new) != seen:
        raise Overtaken(OVERTAKEN)
    changes = editorial_changes([each.as_text() for each in sections_of(adopted)], new)
    logged = [_logged(each, reasons) for each in changes]
    if not authority.strip():
        raise Refused("Say under which clause or law the editor may change words.")
    freeze_version(by=by, version=row)
    publish_version(by=by, version=row)
    made = _keep(by, row, adopted, authority.strip(), on, len(logged))
    for change, (kind, reason) in zip(changes, logged, strict=True):
        EditorialChange.objects.create(
            municipality=row.municipality,
            codification=made,
            section_key=str(change.section.key),
            kind=kind,
            reason=reason,
        )
    _record_codified(by, standing, row, on, authority.strip())
    return made


def check_draft(draft: Version, standing: PolicyStanding) -> Version:
    """The adopted text of a draft that can be its codified text, in one query at most.

    Raises Frozen, and Refused with the reason why it cannot.
    """
    if draft.is_frozen:
        raise Frozen("This text is frozen already.")
    refusal, adopted = what_stands_in_the_way(draft, standing), draft.base
    if refusal or adopted is None:
        raise Refused(refusal)
    known = Codification.objects.filter(adopted=adopted).select_related("codified").first()
    if known is not None:
        raise Refused(f"The text in force is codified already, as version {known.codified.number}.")
    return adopted


def named(section: SectionText) -> str:
    """``2.60.020 Gifts``: what to call a section in a sentence."""
    return " ".join(part for part in (section.label, section.heading) if part) or "a section without a name"


def _logged(change: SectionChange, reasons: Mapping[str, Logged]) -> Logged:
    kind, reason = reasons.get(change.section.key or "", Logged("", ""))
    if kind not in EditorialKind.values or not reason.strip():
        name = named(change.section)
        raise Refused(f"Say of {name} what kind of change it is, and why the editor made it.")
    return Logged(kind, reason.strip())


def _keep(
    by: Any, codified: Version, adopted: Version, authority: str, on: PartialDate, changes: int
) -> Codification:
    made = Codification(
        municipality=codified.municipality,
        adopted=adopted,
        codified=codified,
        authority=authority,
        changes=changes,
        recorded_by=by,
    )
    made.record(on)
    return made


def _record_codified(
    by: Any, standing: PolicyStanding, codified: Version, on: PartialDate, authority: str
) -> None:
    """The act on the instrument that made the law, unless it is not known, or the act is on record."""
    instrument = _enacted_by(standing)
    if instrument is None or instrument.kind == InstrumentKind.UNKNOWN:
        return
    if ActKind.CODIFIED in {act.kind for act in counted_acts(instrument.acts.all())}:
        return
    note = f"Version {codified.number} of the {codified.policy.title}. {authority}"
    record_act(by=by, instrument=instrument, kind=ActKind.CODIFIED, on=on, note=note)


def _enacted_by(standing: PolicyStanding) -> Instrument | None:
    """The instrument that made the text in force: where another lapsed, the one from before that."""
    law = standing.standing.version
    made = [each for each in standing.effects if each.effect.version == law and not each.is_lapse]
    return made[-1].edition.instrument if made else None
