"""The same letter sent by many: which texts are one, and what each person added in words of their own.

Pure: no Django, no I/O, no clock. Nobody is dropped: every text that goes in is in exactly one letter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from zlib import crc32

from rapidfuzz.distance import LCSseq

SHORTEST = 15
"""Words from which two texts that differ can be one letter; shorter ones are the same only when equal."""

LONGEST = 4_000
"""Letters up to which texts that differ are compared; longer ones are the same only when equal."""

BLOCK = 4
"""So many words in a row, the same in both texts, were not found twice by chance."""

SHARED_OF_SHORTER, SHARED_OF_LONGER = 0.6, 0.3
"""How much of either text must be the letter. With less, it is a text of its own that quotes the same."""

OWN = 2
"""Fewer words in a row are a changed figure or a signature, not words of one's own."""

CELLS = 40_000_000
"""Pairs of words that are held side by side in all; after that only equal texts are one letter."""

_SKETCH, _HOLDERS, _TRIED, _VOTES = 48, 8, 2, 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Sent:
    """One person's sending: the place of the text in what came in, and the words added to the letter."""

    place: int
    own: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One text and everybody who sent it, in the order in which they came in."""

    words: str
    sent: tuple[Sent, ...]

    @property
    def is_shared(self) -> bool:
        """True when more than one sent it."""
        return len(self.sent) > 1

    @property
    def with_own_words(self) -> tuple[Sent, ...]:
        """Those who added something."""
        return tuple(each for each in self.sent if each.own)


def letters(texts: Sequence[str]) -> tuple[Letter, ...]:
    """All texts, each in one letter; letters in the order of their first text.

    Equal but for case, spaces and punctuation is the same letter, and so is a text that shares most of its
    words with another, in stretches, with own words around them. An empty text stands by itself. Time is
    bounded: each text is compared with two others at most, found by runs of words that they share.
    """
    same: dict[object, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        same[_likeness(text) or place].append(place)
    known = _Known()
    groups: dict[int, list[Sent]] = defaultdict(list)
    for places in sorted(same.values(), key=lambda each: (-len(each), len(texts[each[0]]), each)):
        first, own = known.place(places[0], texts[places[0]])
        groups[first] += [Sent(place, own) for place in places]
    made = [
        Letter(texts[first], tuple(sorted(sent, key=lambda each: each.place)))
        for first, sent in groups.items()
    ]
    return tuple(sorted(made, key=lambda each: each.sent[0].place))


def _likeness(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold())) or " ".join(text.split())


@dataclass(frozen=True, slots=True)
class _Text:
    """Words for comparing, and where each begins and ends in the text as it was sent."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def read(cls, text: str) -> _Text:
        found = list(_WORD.finditer(text))
        return cls(text, tuple(each[0].casefold() for each in found), tuple(each.span() for each in found))

    def sketch(self) -> list[int]:
        """A fair sample of its runs of three words: texts that share much share some of it."""
        marks = [crc32(word.encode()) for word in self.words]
        return nsmallest(_SKETCH, {hash(run) for run in zip(marks, marks[1:], marks[2:], strict=False)})

    def said(self, first: int, last: int) -> str:
        """Its words from one to another (exclusive), with the punctuation that follows the last."""
        begin, end = self.spans[first][0], self.spans[last - 1][1]
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        return self.text[begin:end]


class _Known:
    """Letters found so far, by the runs of words in their sketches."""

    def __init__(self) -> None:
        self.texts: dict[int, _Text] = {}
        self.holders: dict[int, list[int]] = defaultdict(list)
        self.cells = CELLS

    def place(self, name: int, text: str) -> tuple[int, str]:
        """The letter that a text is, and the words added to it; a text of its own is known by its name."""
        read = _Text.read(text) if len(text) <= LONGEST else None
        if read is None or len(read.words) < SHORTEST:
            return name, ""
        sketch = read.sketch()
        votes = Counter(each for mark in sketch for each in self.holders.get(mark, ()))
        for each, count in votes.most_common(_TRIED):
            blocks = self._shared(self.texts[each], read) if count >= _VOTES else []
            if _is_letter(self.texts[each], read, blocks):
                return each, _own_words(read, blocks)
        self.texts[name] = read
        for mark in sketch:
            if len(self.holders[mark]) < _HOLDERS:
                self.holders[mark].append(name)
        return name, ""

    def _shared(self, letter: _Text, text: _Text) -> list[tuple[int, int]]:
        """Where the text has the letter's words in a row: first and last (exclusive) word of each stretch."""
        self.cells -= len(letter.words) * len(text.words)
        steps = LCSseq.opcodes(letter.words, text.words) if self.cells > 0 else ()
        return [
            (step.dest_start, step.dest_end)
            for step in steps
            if step.tag == "equal" and step.dest_end - step.dest_start >= BLOCK
        ]


def _is_letter(letter: _Text, text: _Text, blocks: Sequence[tuple[int, int]]) -> bool:
    shorter, longer = sorted((len(letter.words), len(text.words)))
    shared = sum(last - first for first, last in blocks)
    return shared >= SHARED_OF_SHORTER * shorter and shared >= SHARED_OF_LONGER * longer


def _own_words(text: _Text, blocks: Sequence[tuple[int, int]]) -> str:
    return " … ".join(text.said(*gap) for gap in _gaps(blocks, len(text.words)) if gap[1] - gap[0] >= OWN)


def _gaps(blocks: Sequence[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    at = 0
    for first, last in blocks:
        yield at, first
        at = last
    yield at, end
