"""What became law lately, derived from the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from policies.dates import PartialDate
from policies.models import Act, Instrument
from policies.naming import called_then
from policies.queries import ENACTING, PolicyEffect, counted_acts
from policies.telling import PolicyRecord, day, since

LATELY = timedelta(days=2 * 365)
"""What became law, or took effect, longer ago than this is no news."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """An instrument that became law: when it takes effect and what it did."""

    instrument: Instrument
    effective: str
    did: str
    vote: str
    enacted: PartialDate


def adopted_lately(records: Iterable[PolicyRecord], today: date, most: int) -> list[Adopted]:
    """The published instruments that became law in the last two years, latest first.

    A text that was put on file as law with no act of the council on record is no news of the council.
    Where that day is unknown, the day of effect stands for it; where both are, it comes last.
    """
    effects: dict[int, list[PolicyEffect]] = {}
    for record in records:
        for effect in record.standing.effects:
            if effect.is_public and not effect.edition.instrument.is_unrecorded:
                effects.setdefault(effect.edition.instrument_id, []).append(effect)
    found = [_adopted(rows, today) for rows in effects.values() if _last_day(rows) >= today - LATELY]
    found.sort(key=lambda each: each.enacted.earliest or date.min, reverse=True)
    return found[:most]


def _last_day(effects: list[PolicyEffect]) -> date:
    """The last day on which it can have become law or taken effect: today's news, as long as nobody knows."""
    enacted = _enacted(counted_acts(effects[0].edition.instrument.acts.all()))
    known = [on.latest for on in (enacted, *(each.effect.on for each in effects)) if on and on.latest]
    return max(known, default=date.max)


def _adopted(effects: list[PolicyEffect], today: date) -> Adopted:
    instrument = effects[0].edition.instrument
    acts = counted_acts(instrument.acts.all())
    on = effects[0].effect.on
    enacted = _enacted(acts)
    return Adopted(
        instrument=instrument,
        effective=effects[0].waits_for.rstrip(".")
        or f"{effective_words(on, today)}{_law_words(enacted, on)}",
        did=", ".join(_did(effect, today) for effect in effects),
        vote=next((act.vote_words for act in reversed(acts) if act.vote_words), ""),
        enacted=enacted if enacted and enacted.earliest else on,
    )


def effective_words(on: PartialDate, today: date) -> str:
    """``In force since Thursday, August 1, 2024``, ``In force from …``, or that nobody knows yet."""
    if on.says_nothing:
        return f"Effective date not known{f' (“{on.raw}”)' if on.raw else ''}"
    return f"In force {since(on)}" if (on.earliest or date.min) <= today else f"In force from {day(on)}"


def _law_words(enacted: PartialDate | None, on: PartialDate) -> str:
    """``, law since Tuesday, October 1, 2024`` where that is another day than the one of effect."""
    return f", law {since(enacted)}" if enacted and enacted.earliest and enacted != on else ""


def _did(effect: PolicyEffect, today: date) -> str:
    """``repealed the Code of ethics``, ``repeals the Code of ethics from Tuesday, December 1, 2026``."""
    is_change = effect.amendment.base_id is not None
    done, does = ("changed", "changes") if is_change else ("made", "makes")
    if effect.effect.version is None:
        done, does = "repealed", "repeals"
    policy, on = called_then(effect.amendment), effect.effect.on
    if effect.effect.is_waiting:
        return f"{does} the {policy}"
    is_to_come = (on.earliest or date.min) > today
    return f"{does} the {policy} from {day(on)}" if is_to_come else f"{done} the {policy}"


def _enacted(acts: Iterable[Act]) -> PartialDate | None:
    dates = [act.date for act in acts if act.kind in ENACTING and act.date is not None]
    return max(dates, key=lambda on: on.earliest or date.min, default=None)
