"""The law that a draft will meet when it takes effect: the text in force, or one adopted and still to come.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policies.dates import PartialDate
from policies.lifecycle import Answer, Effect, Standing, certainly_after, comes_too_late, in_force


class Base(StrEnum):
    """How the text that a change was drafted against stands to the law that the change will meet.

    ``so_far``: it is the law, and another text is adopted that may take its place before the change does.
    ``adopted``: it is that adopted text, and the change may come first.
    """

    LAW = "law"
    SO_FAR = "so_far"
    ADOPTED = "adopted"
    PAST = "past"
    OVERTAKEN = "overtaken"
    MISSING = "missing"
    NONE = "none"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Ahead:
    """The law as a draft finds it: what stands when it takes effect, or today while no day is given.

    ``on`` is that day. ``coming``: adopted, and perhaps in force before the draft is, first to last.
    ``later``: certainly in force only after it, so that each takes the place of what the draft makes.
    """

    on: date
    now: Standing
    coming: Sequence[Effect] = ()
    later: Sequence[Effect] = ()

    @property
    def text(self) -> int | None:
        """The text to write on: the last one adopted that may come before, else the law; None without any."""
        texts = [each.version for each in self.coming if each.version is not None]
        return texts[-1] if texts else self.now.version

    @property
    def possible(self) -> frozenset[int | None]:
        """Every text that the draft may meet; None where it may meet no law."""
        here = self.now.versions or {None}
        return frozenset({*here, *(each.version for each in self.coming)})

    def stands(self, base: int | None) -> Base:
        """How the text that a draft was made from stands to this law."""
        if self.now.answer == Answer.UNKNOWN and (not self.coming or base in self.now.versions):
            return Base.UNSURE
        if self.coming and base in self.possible:
            return Base.ADOPTED if base is not None and base == self.coming[-1].version else Base.SO_FAR
        if self.text is None and self.now.version is None:
            return Base.NONE if base is None else Base.PAST
        if base is None:
            return Base.MISSING
        return Base.LAW if base in self.possible else Base.OVERTAKEN


def law_ahead(
    effects: Sequence[Effect],
    today: date,
    day: PartialDate | None = None,
    made_from: Mapping[int | None, int | None] | None = None,
) -> Ahead:
    """The law that a draft will meet. ``day``: on which it takes effect, None while no day is given.

    A draft takes effect after everything of the same day, since it is recorded later. ``made_from``: the
    base of each text, since a text holds what it was made from, also where that waits for its day.
    """
    on = max(today, day.earliest) if day and day.earliest else today
    known = made_from or {}
    open_ones = [each for each in effects if _may_come(each, effects, on, known)]
    later = [each for each in open_ones if not each.is_waiting and _is_after(each, day)]
    coming = [each for each in open_ones if each not in later]
    return Ahead(on, in_force(effects, on), _in_order(coming, known), _in_order(later, known))


def _may_come(
    effect: Effect, effects: Sequence[Effect], on: date, made_from: Mapping[int | None, int | None]
) -> bool:
    """True for what is adopted, not certainly in force by a day, and certainly after all that is.

    A text that was made from the last of these comes after it, whenever that may be. What ends by itself is
    no text that somebody adopted.
    """
    if effect.lapse_of is not None or comes_too_late(effect):
        return False
    if effect.is_waiting:
        return True
    begun = [each for each in effects if not each.is_waiting and (each.on.latest or date.max) <= on]
    if effect in begun:
        return False
    last = [each for each in begun if all(each is other or certainly_after(each, other) for other in begun)]
    if last and effect.version is not None and made_from.get(effect.version) == last[0].version:
        return True
    return all(certainly_after(effect, each) for each in begun)


def _is_after(effect: Effect, day: PartialDate | None) -> bool:
    last = day.latest if day else None
    return last is not None and (effect.on.earliest or date.min) > last


def _in_order(effects: Sequence[Effect], made_from: Mapping[int | None, int | None]) -> list[Effect]:
    """By their days; what waits for one comes last, but before a text that was made from it."""
    found = sorted(effects, key=lambda each: (each.is_waiting, each.on.earliest or date.min, each.order))
    for each in [each for each in found if each.is_waiting and each.version is not None]:
        built = [at for at, other in enumerate(found) if made_from.get(other.version) == each.version]
        if built and built[0] < found.index(each):
            found.remove(each)
            found.insert(built[0], each)
    return found
