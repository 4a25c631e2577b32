"""Where words of a source stand in the text that was drawn from it, also after the text was edited.

A paper and its text differ in white space, so both are compared by their letters alone. A span is found by
the letters around it: when its surroundings stand in the text as often as in the source, it is that one of
them. Where the surroundings were edited away nothing is found, and a person has to look.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from policies.text.account import Entry
from policies.text.ledger import Span
from policies.text.section import SectionText

WINDOWS = ((80, 80), (24, 24), (24, 0), (0, 24), (12, 12), (12, 0), (0, 12), (6, 6))
MOST_ALIKE = 400
"""Surroundings that stand more often than this in a text tell nothing."""

_CLOSING = ".,;:)”’"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in one section: ``part`` is heading or text; an empty one is where words could be put in."""

    section: int
    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Part:
    section: int
    name: str
    text: str


class Tracer:
    """The letters of a source as ruled, beside those of the draft; ``find`` leads from one to the other."""

    def __init__(self, entries: Iterable[Entry], sections: Sequence[SectionText]) -> None:
        pieces = [(each.span, _letters(each.standing)) for each in entries if _stands(each)]
        ends = list(accumulate(len(letters) for _, letters in pieces))
        self._source = "".join(letters for _, letters in pieces)
        self._spans = {
            span: (end - len(letters), end) for (span, letters), end in zip(pieces, ends, strict=True)
        }
        self._parts = [
            _Part(at, name, words)
            for at, section in enumerate(sections)
            for name, words in (("heading", section.heading), ("text", section.text))
        ]
        lengths = [_letters(part.text) for part in self._parts]
        self._draft = "".join(lengths)
        self._starts = [0, *accumulate(map(len, lengths))]

    def find(self, span: Span) -> Spot | None:
        """Where the words of a span stand; None when they stand nowhere, in doubt, or in two parts."""
        if span not in self._spans:
            return None
        start, end = self._spans[span]
        for before, after in WINDOWS:
            low, high = max(0, start - before), min(len(self._source), end + after)
            if (start - low) + (high - end) < 6 and (low, high) != (0, len(self._source)):
                continue
            at = self._same_place(low, self._source[low:high])
            if at is not None:
                return self._spot(at + start - low, at + end - low, follows=before > 0 and low < start)
        return None

    def _same_place(self, low: int, letters: str) -> int | None:
        """The place in the draft of the letters that stand in the source at ``low``."""
        if not letters:
            return None
        here = _places(self._source, letters)
        there = _places(self._draft, letters)
        return there[here.index(low)] if low in here and len(here) == len(there) <= MOST_ALIKE else None

    def _spot(self, start: int, end: int, *, follows: bool) -> Spot | None:
        inside = start if start < end or not follows else start - 1
        if not 0 <= inside < len(self._draft):
            return None
        part = bisect_right(self._starts, inside) - 1
        first, beyond = self._starts[part], self._starts[part + 1]
        if end > beyond:
            return None
        offsets = [at for at, letter in enumerate(self._parts[part].text) if not letter.isspace()]
        at = self._parts[part]
        if start < end:
            return Spot(at.section, at.name, offsets[start - first], offsets[end - first - 1] + 1)
        place = offsets[inside - first] + (1 if follows else 0)
        return Spot(at.section, at.name, place, place)


def replaced(text: str, spot: Spot, words: str, *, own_line: bool = False) -> str:
    """The text with other words at a spot; without words the space around them closes too."""
    left, right = text[: spot.start], text[spot.end :]
    if spot.start < spot.end:
        return left + words + right if words else _closed(left, right)
    gap = "\n" if own_line else " "
    if left and not left[-1].isspace():
        left += gap
    if right and not right[0].isspace() and right[0] not in _CLOSING:
        right = gap + right
    return left + words + right


def _closed(left: str, right: str) -> str:
    """Two ends joined where words were left out: one space between words, none at the ends of a line."""
    if not left or left[-1] == "\n":
        return left + right.lstrip(" \t")
    if left[-1] in " \t" and (not right or right[0] in f"\n \t{_CLOSING}"):
        return left.rstrip(" \t") + right
    return left + right


def _stands(entry: Entry) -> bool:
    return entry.in_section or entry.state != "placed"


def _letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _places(text: str, letters: str) -> list[int]:
    """Every place where the letters begin, at most a few more than can tell anything."""
    found: list[int] = []
    at = text.find(letters)
    while at >= 0 and len(found) <= MOST_ALIKE:
        found.append(at)
        at = text.find(letters, at + 1)
    return found
