"""Texts that end by themselves on a day, and what stands after it: nothing, or what stood before.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from policies.dates import PartialDate
from policies.lifecycle import Answer, Effect, certainly_after, comes_too_late, in_force, overtaken

MOST_ORDERS = 200
"""So many orders of effects that restore are gone through; beyond, what was restored is unknown."""


def with_lapses(effects: Iterable[Effect]) -> list[Effect]:
    """The same effects, and one more for each that ended by itself while it certainly or perhaps stood."""
    return _with_lapses(list(effects), {})


def _with_lapses(known: list[Effect], done: dict[frozenset[int], list[Effect]]) -> list[Effect]:
    same = frozenset(map(id, known))
    if same not in done:
        begun = [effect for effect in known if not effect.is_waiting and not comes_too_late(effect)]
        done[same] = [*known, *(lapse for effect in begun for lapse in _lapses(effect, begun, done))]
    return done[same]


def _lapses(
    effect: Effect, known: Sequence[Effect], done: dict[frozenset[int], list[Effect]]
) -> Iterator[Effect]:
    last = effect.through
    if last is None or last == date.max or overtaken(effect, known, last):
        return
    after = last + timedelta(days=1)
    versions: set[int | None] = {None}
    if effect.restores:
        others = [each for each in known if each is not effect and not certainly_after(each, effect)]
        if len(done) >= MOST_ORDERS:
            versions |= {each.version for each in others}
        else:
            before = in_force(_with_lapses(others, done), after)
            unsure = before.answer == Answer.UNKNOWN or not before.versions
            versions = {*before.versions, *({None} if unsure else ())}
    for version in sorted(versions, key=lambda number: number or 0):
        yield Effect(version, PartialDate.on(after), effect.order, lapse_of=effect)
