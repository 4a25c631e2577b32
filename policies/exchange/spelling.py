"""Words of a draft that look misspelt or misread, each with its place and with what it may be meant to be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from policies.exchange.confusions import dressed
from policies.exchange.lexicon import near
from policies.exchange.suspects import Suspect, find_suspects
from policies.text.section import SectionText

HEADING, TEXT = "heading", "text"
MOST_FINDINGS = 100
"""So many are shown at once; the others come when these are dealt with."""

MOST_LOOKUPS = 100
"""For so many different words it is sought what they may be meant to be: a second or two at the worst."""

MOST_SLIPS = 2
"""So many words that a slip of the hand may have meant stand before what a scanner may have misread."""

MOST_LETTERS = 1_500_000
"""So much of a text is looked at."""

_GAP = "\n\n"
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Misspelling:
    """Characters ``start`` to ``end`` of the heading or the text of a section (counted from 0)."""

    section: int
    part: str
    start: int
    end: int
    words: str
    reason: str
    proposals: tuple[str, ...]


def words_of(texts: Iterable[str]) -> set[str]:
    """Every word of these texts in small letters."""
    return {match[0].lower().replace("’", "'") for text in texts for match in _WORD.finditer(text)}


def misspellings(sections: Sequence[SectionText], let_be: Collection[str]) -> list[Misspelling]:
    """What looks misspelt, in reading order; ``let_be``: words in small letters that are right."""
    places, pieces, starts, at = [], [], [], 0
    for number, section in enumerate(sections):
        for part in (HEADING, TEXT):
            words = getattr(section, part)
            if words and at + len(words) <= MOST_LETTERS:
                places.append((number, part))
                pieces.append(words)
                starts.append(at)
                at += len(words) + len(_GAP)
    spans = [(start, start + len(piece)) for start, piece in zip(starts, pieces, strict=True)]
    found = find_suspects(_GAP.join(pieces), spans, right=let_be, most=MOST_FINDINGS, lookups=MOST_LOOKUPS)
    return [each for each in _told(found, places, pieces, starts) if not _is_let_be(each, let_be)]


def _told(
    found: Iterable[Suspect], places: Sequence[tuple[int, str]], pieces: Sequence[str], starts: Sequence[int]
) -> Iterator[Misspelling]:
    for suspect in found:
        at = bisect_right(starts, suspect.span[0]) - 1
        start, end = (each - starts[at] for each in suspect.span)
        words = pieces[at][start:end]
        yield Misspelling(*places[at], start, end, words, suspect.reason, _meant(suspect.candidates, words))


def _meant(candidates: Sequence[str], words: str) -> tuple[str, ...]:
    """What a word may be meant to be: slips of a hand that types first, then what a scanner misreads."""
    slips = near(words, 1)[:MOST_SLIPS] if candidates and words.isalpha() else []
    found = dict.fromkeys([*(dressed(each, words) for each in slips), *candidates])
    return tuple(each for each in found if each != words)


def _is_let_be(each: Misspelling, let_be: Collection[str]) -> bool:
    """Whether all words of the place are right as they are. What no writer put there never is."""
    own = words_of([each.words])
    return bool(own) and own <= set(let_be) and not re.search(r"[\ufffd_]", each.words)
