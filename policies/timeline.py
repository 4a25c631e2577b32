"""Which text stood when, gaps among them; and what one section said on a day. From acts alone."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from policies import lifecycle
from policies.dates import PartialDate
from policies.lifecycle import Answer
from policies.models import ActKind, Extent, InstrumentKind, Municipality, Section, Version
from policies.queries import PolicyEffect, PolicyStanding, counted_acts


@dataclass(frozen=True, slots=True)
class Span:
    """One text from the day it took effect until another effect; no version: a gap, in which nothing stood.

    ``is_sure`` when both days are known.
    """

    version: int | None
    began: PolicyEffect
    ended: PolicyEffect | None = None

    @property
    def since(self) -> PartialDate:
        """The day on which it began."""
        return self.began.effect.on

    @property
    def until(self) -> PartialDate | None:
        """The day on which another effect took its place; None while it stands."""
        return self.ended.effect.on if self.ended else None

    @property
    def is_sure(self) -> bool:
        """True when nothing about its days is left open."""
        return self.since.is_known and (self.until is None or self.until.is_known)


def spans(effects: Sequence[PolicyEffect]) -> list[Span]:
    """The texts of a policy one after the other, first to last, as its effects tell in their order.

    An effect that another overtook on its very day never stood. What waits for an event has no span yet,
    nor has an effect without any date: nobody can say where it belongs.
    """
    last: dict[PartialDate | int, PolicyEffect] = {}
    for place, each in enumerate(effects):
        on, own = each.effect.on, each.effect
        too_late = own.through is not None and (on.earliest or date.min) > own.through
        if own.is_waiting or too_late or on.says_nothing:
            continue
        key: PartialDate | int = PartialDate.on(on.earliest) if on.is_known and on.earliest else place
        if not (key in last and each.is_lapse):
            last[key] = each
    rows = [each for place, each in enumerate(last.values()) if place or each.effect.version is not None]
    stood = [each for each, before in zip(rows, [None, *rows], strict=False) if _is_new(each, before)]
    ends = [*stood[1:], None][: len(stood)]
    return [Span(each.effect.version, each, end) for each, end in zip(stood, ends, strict=True)]


def _is_new(each: PolicyEffect, before: PolicyEffect | None) -> bool:
    """False for a repeal of what was repealed."""
    return before is None or each.effect.version is not None or before.effect.version is not None


def record_begins(standing: PolicyStanding) -> PolicyEffect | None:
    """The effect with which the record begins, where it is not known what stood before it."""
    first = lifecycle.record_begins(each.effect for each in standing.effects)
    return next((each for each in standing.effects if each.effect is first), None)


def is_before_record(standing: PolicyStanding) -> bool:
    """True on a day on which a text may have stood that is not on record, since the record begins later."""
    if standing.answer != Answer.UNKNOWN or record_begins(standing) is None:
        return False
    return all((each.effect.on.latest or date.max) > standing.on for each in standing.effects)


@dataclass(frozen=True, slots=True)
class SectionStanding:
    """What one section said on a day: yes with its row, no, or unknown.

    ``since`` is the effect from which on it reads so, or from which on it is gone; None when it never stood,
    or when that is not known.
    """

    answer: Answer
    section: Section | None = None
    since: PolicyEffect | None = None


def section_standing(
    standing: PolicyStanding, rows: Mapping[int, Section], texts: Mapping[int, Version]
) -> SectionStanding:
    """One section, by its rows in each published text, on the day of the standing of its policy.

    A text that sets out a part of its policy only, or that is not published, does not tell what it lacks;
    nor does the first text on record tell what one before it had.
    """
    meant = standing.standing.versions
    holders = [number for number in meant if number in rows]
    whole = all(number in texts and texts[number].extent == Extent.WHOLE for number in meant)
    tells = whole and not is_before_record(standing)
    if standing.answer == Answer.NO or (not holders and tells):
        return SectionStanding(Answer.NO, None, _since(standing, rows, None))
    if standing.answer == Answer.UNKNOWN or not holders:
        return SectionStanding(Answer.UNKNOWN)
    row = rows[holders[0]]
    return SectionStanding(Answer.YES, row, _since(standing, rows, row))


def _since(standing: PolicyStanding, rows: Mapping[int, Section], now: Section | None) -> PolicyEffect | None:
    """The first effect of those in a row, up to the day, after which the section reads as it does now."""
    found: PolicyEffect | None = None
    for span in spans(standing.effects):
        if (span.since.latest or date.max) > standing.on:
            break
        row = rows.get(span.version or 0)
        if words_of(row) != words_of(now):
            found = None
        elif found is None:
            found = span.began
    first = next(iter(spans(standing.effects)), None)
    return None if now is None and found is not None and first is not None and found == first.began else found


def words_of(row: Section | None) -> tuple[str | None, ...] | None:
    """All that a section says, its name among it; None where there is none."""
    return (row.level, row.label, row.heading, row.text) if row else None


def by_version(rows: Sequence[Section], key: uuid.UUID) -> dict[int, Section]:
    """The rows of one section by the text that has each."""
    return {row.version_id: row for row in rows if row.key == key}


def is_uncodified(city: Municipality, each: PolicyEffect | None) -> bool:
    """True for an ordinance that changed a cited part of the code, and that the code does not show yet."""
    if each is None or not city.profile.codifies or not each.is_public or not each.amendment.policy.citation:
        return False
    instrument = each.edition.instrument
    kinds = {act.kind for act in counted_acts(instrument.acts.all())}
    return instrument.kind == InstrumentKind.ORDINANCE and ActKind.CODIFIED not in kinds
