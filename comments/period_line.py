"""Where things stand on the period line: opened, work sessions, now or a comment, closes.

Pure: no Django, no I/O, no clock. Across, positions are per cent of the line; labels are laid out for the
narrowest line they must fit, so that they never meet on a wider one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

NARROWEST = 250.0
"""Width in pixels of the line in a box on a screen of 320 pixels."""

LETTER = 7.4
"""Widest average width in pixels of a letter at 12 pixels, in the fallback faces."""

MOST = 3
"""No more events than this are drawn; the words beside the line name them all."""

LABEL_AWAY, HERE_AWAY = 18, 10
"""Pixels between a pole, or the dot of now, and the letters beside it."""

ANCHORS = ("end", "start", "middle")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens on the line, with its long and its short label."""

    at: datetime
    label: str
    short: str
    flag: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with its place: per cent across, row above the line (0 is nearest), side of its label."""

    event: Event
    across: float
    row: int
    anchor: str


def across(at: datetime, opens: datetime, closes: datetime) -> float:
    """Per cent of the line that lies before an instant, 0 to 100."""
    share = (at - opens) / (closes - opens)
    return round(100 * min(1.0, max(0.0, share)), 2)


def place(events: Sequence[Event], opens: datetime, closes: datetime) -> tuple[Placed, ...]:
    """Give every label a side and a row so that no label meets another or a flag's pole."""
    drawn = list(events)[:MOST]
    spots = [across(event.at, opens, closes) for event in drawn]
    best = min(_arrangements(drawn, spots), key=_cost)
    return tuple(best)


def _arrangements(events: Sequence[Event], spots: Sequence[float]) -> Iterator[list[Placed]]:
    for anchors in product(ANCHORS, repeat=len(events)):
        for rows in product(range(len(events)), repeat=len(events)):
            yield [Placed(*one) for one in zip(events, spots, rows, anchors, strict=True)]


def _cost(placed: list[Placed]) -> float:
    cost = 0.0
    for number, one in enumerate(placed):
        left, right = _extent(one)
        cost += 100 * (left < 0 or right > NARROWEST) + 10 * one.row
        cost += (one.anchor == "middle") == one.event.flag
        cost += one.event.flag and (one.anchor == "end") != (one.across > 50)
        cost += sum(1000 for other in placed[:number] if _meet(one, other))
    return cost


def _meet(one: Placed, other: Placed) -> bool:
    if one.row == other.row:
        (left, right), (start, end) = _extent(one), _extent(other)
        return left < end and start < right
    upper, lower = (one, other) if one.row > other.row else (other, one)
    left, right = _extent(lower)
    pole = upper.across / 100 * NARROWEST
    return upper.event.flag and left < pole + 3 and pole - 3 < right


def _extent(one: Placed) -> tuple[float, float]:
    """Left and right end of a label in pixels, with its flag, on the narrowest line."""
    at = one.across / 100 * NARROWEST
    width = len(one.event.short) * LETTER
    if one.anchor == "middle":
        return at - width / 2, at + width / 2
    away, near = (LABEL_AWAY, -3) if one.event.flag else (HERE_AWAY, 5)
    return (at - away - width, at - near) if one.anchor == "end" else (at + near, at + away + width)


def in_words(events: Iterable[tuple[str, str]]) -> str:
    """The line said in one sentence: ``Opened Wednesday, …; now Tuesday, …; closes Friday, …``."""
    said = "; ".join(f"{what} {when}" for what, when in events)
    return f"{said[:1].upper()}{said[1:]}."
