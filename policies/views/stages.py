"""One section through the texts of its policy, in the order in which they took effect, not that of numbers.

A text may be entered long after a later one: its number then says nothing of the law.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from policies import redlines
from policies.models import Section
from policies.queries import PolicyStanding
from policies.telling import VersionRecord
from policies.text.redline import SectionChange, redline
from policies.timeline import spans, words_of


@dataclass(frozen=True, slots=True)
class Stage:
    """A section as one or several texts have it, and what changed from the text that it is held against."""

    section: Section
    texts: Sequence[VersionRecord]
    against: VersionRecord | None
    change: SectionChange | None
    may_compare: bool

    @property
    def latest(self) -> VersionRecord:
        """The latest text that has it so."""
        return self.texts[-1]

    @property
    def newest_first(self) -> Sequence[VersionRecord]:
        """Its texts, that which took effect last first."""
        return self.texts[::-1]

    def has(self, version: int | None) -> bool:
        """Whether this text is among those that have it so."""
        return any(each.version.pk == version for each in self.texts)


def in_order_of_law(standing: PolicyStanding, texts: Iterable[VersionRecord]) -> list[VersionRecord]:
    """Texts by when they took effect, first to last.

    What never did stands after the text that it was written from; what still may, at the end.
    """
    rows = list(texts)
    places = places_in_law(standing)
    bases = {each.version.pk: each.version.base_id for each in rows}
    numbers = {each.version.pk: each.version.number for each in rows}

    def key(each: VersionRecord) -> tuple[int, bool, int]:
        own = each.version
        if own.pk in places:
            return places[own.pk], False, own.number
        if each.is_proposed or (each.effect is not None and each.effect.effect.is_waiting):
            return len(places), each.is_proposed, own.number
        earlier = [place for pk, place in places.items() if numbers.get(pk, own.number) < own.number]
        return places.get(_root(own.pk, bases, places), max(earlier, default=-1)), True, own.number

    return sorted(rows, key=key)


def places_in_law(standing: PolicyStanding) -> dict[int, int]:
    """Of every text that ever took effect, or will on a recorded day, its place in the order of law."""
    stood = dict.fromkeys(span.version for span in spans(standing.effects) if span.version)
    return {version: place for place, version in enumerate(stood)}


def _root(version: int, bases: Mapping[int, int | None], places: Mapping[int, int]) -> int:
    """The text that took effect from which a text was written, by way of others if need be; 0 for none."""
    at: int | None = version
    for _ in bases:
        at = bases.get(at or 0)
        if at in places or at is None:
            break
    return at or 0


def stages(
    rows: Sequence[Section], texts: Sequence[VersionRecord], standing: PolicyStanding, key: uuid.UUID
) -> list[Stage]:
    """The section with this key through texts in order of law; texts with the same words are one stage."""
    by_version = {row.version_id: row for row in rows if row.key == key}
    stood = places_in_law(standing)
    found: list[Stage] = []
    for text in texts:
        row = by_version.get(text.version.pk)
        if row is None:
            continue
        before = _before(text, found, stood)
        if before is not None and words_of(before.section) == words_of(row):
            found[found.index(before)] = replace(before, texts=(*before.texts, text))
        else:
            found.append(_stage(row, text, before, len(found), stood))
    return found


def _before(text: VersionRecord, found: Sequence[Stage], stood: Mapping[int, int]) -> Stage | None:
    """Law is held against the law before it, another text against what it starts from."""
    late = list(reversed(found))
    if text.version.pk in stood:
        rows = [each for each in late if any(one.version.pk in stood for one in each.texts)]
    else:
        rows = [each for each in late if each.has(text.version.base_id)]
    return next(iter([*rows, *late]), None)


def _stage(
    row: Section, text: VersionRecord, before: Stage | None, place: int, stood: Mapping[int, int]
) -> Stage:
    if before is None:
        return Stage(row, (text,), None, None, may_compare=True)
    law = text.version.pk in stood
    named = [
        one
        for one in before.texts
        if (one.version.pk in stood if law else one.version.pk == text.version.base_id)
    ]
    against = [*before.texts, *named][-1]
    may = redlines.comparable(against.version, text.version)
    change = None
    if may:
        drawn = redline([before.section.as_text()], [row.as_text()]).sections[-1]
        lines = tuple(replace(line, number=None) for line in drawn.paragraphs)
        change = replace(drawn, anchor=f"stage-{place}", number=None, drawn=lines)
    return Stage(row, (text,), against, change, may)


def stage_shown(
    history: Sequence[Stage], of_day: int | None, standing: PolicyStanding, stood: Mapping[int, int]
) -> Stage:
    """The stage of a day that was asked for, else the one in force, else the last law, else the last text."""
    in_force = standing.version.pk if standing.version else 0
    law = [each for each in reversed(history) if any(one.version.pk in stood for one in each.texts)]
    wanted = [each for pk in (of_day, in_force) if pk for each in history if each.has(pk)]
    return [*wanted, *law, history[-1]][0]


def days_are_known(history: Sequence[Stage]) -> bool:
    """False when a text took effect on a day not known exactly, so that their order may be another."""
    effects = [one.effect for each in history for one in each.texts if one.effect is not None]
    return all(each.effect.on.is_known for each in effects)
