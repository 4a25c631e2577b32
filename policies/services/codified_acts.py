"""The act that an instrument is codified: recorded with a codification, and struck when that is withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from policies.dates import PartialDate
from policies.lifecycle import ENACTING
from policies.models import Act, ActKind, Codification, InstrumentKind, Version
from policies.naming import ever_called
from policies.queries import PolicyEffect, PolicyStanding, counted_acts
from policies.services.acts import record_act


def record_codified(by: Any, standing: PolicyStanding, made: Codification) -> None:
    """The act on the instrument that made the adopted text, unless it is not known.

    An act that is on record stays; a correction corrects the one that the mistaken codification left.
    """
    law = enacted_by(standing, made.adopted)
    if law is None or law.edition.instrument.kind == InstrumentKind.UNKNOWN:
        return
    instrument = law.edition.instrument
    acts = list(instrument.acts.all())
    mistaken = _left_by(made.corrects, acts)
    if _codified(acts) and mistaken is None:
        return
    on, kind = made.date or PartialDate.unknown(), ActKind.CODIFIED
    note = _note(made, made.codified.policy.title)
    record_act(by=by, instrument=instrument, kind=kind, on=on, note=note, corrects=mistaken)


def strike_codified(by: Any, standing: PolicyStanding, made: Codification) -> None:
    """Say that the act which a withdrawn codification left did not happen; one of another hand stays."""
    law = enacted_by(standing, made.adopted)
    left = _left_by(made.corrects, list(law.edition.instrument.acts.all())) if law else None
    if law is None or left is None:
        return
    on = left.date or PartialDate.unknown()
    instrument, note = law.edition.instrument, made.reason
    record_act(by=by, instrument=instrument, kind=ActKind.NOT_SO, on=on, note=note, corrects=left)


def enacted_by(standing: PolicyStanding, adopted: Version) -> PolicyEffect | None:
    """What made a text law: where another lapsed, the one from before that."""
    made = [each for each in standing.effects if each.effect.version == adopted.pk and not each.is_lapse]
    return made[-1] if made else None


def since_when(standing: PolicyStanding, adopted: Version) -> PartialDate | None:
    """When a text became law: the day it was enacted, and where nobody knows that, when it took effect."""
    law = enacted_by(standing, adopted)
    if law is None:
        return None
    acts = counted_acts(law.edition.instrument.acts.all())
    days = [act.date for act in acts if act.kind in ENACTING and act.date and act.date.earliest]
    return min(days, key=lambda day: day.earliest or date.max) if days else law.effect.on


def _codified(acts: Sequence[Act]) -> list[Act]:
    return [act for act in counted_acts(acts) if act.kind == ActKind.CODIFIED]


def _left_by(made: Codification | None, acts: Sequence[Act]) -> Act | None:
    """The act that a codification recorded, or what corrected it since.

    It is known by its note, which calls the policy by any name that it ever had.
    """
    if made is None:
        return None
    policy = made.codified.policy
    names = {policy.title.casefold(), *ever_called([policy.pk])[policy.pk]}
    notes = {_note(made, name).casefold() for name in names}
    left: set[int] = set()
    for act in sorted(acts, key=lambda act: act.pk):
        if act.corrects_id in left or (act.kind == ActKind.CODIFIED and act.note.casefold() in notes):
            left.add(act.pk)
    return next((act for act in _codified(acts) if act.pk in left), None)


def _note(made: Codification, title: str) -> str:
    return f"Version {made.codified.number} of the {title}. {made.authority}"
