"""A paper with its account, as its page shows it: the source in pieces, places to rule on, the outline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policies.models import RulingKind, Section, Source, SourceRuling
from policies.papers import OF_THE_PAPER
from policies.queries import sections_of
from policies.services import ruling
from policies.text import account
from policies.text.account import Count, Entry
from policies.text.ledger import Span
from policies.text.numbering import split_enumerator
from policies.text.section import nesting
from policies.text.tracing import Tracer

SECTIONS_A_PAGE = 100
QUEUED_A_PAGE = 50
LETTERS_A_PAGE = 40_000
AROUND = 60
OPENING = 90
_TAG = re.compile(r"<[^<>]{0,20}>")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source as shown: its words, what became of them, and where to rule on it."""

    words: str
    kind: str
    said: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A span on which a person may rule: its number on the page, what stands around it, who ruled last."""

    number: int
    entry: Entry
    before: str
    after: str
    section: Section | None
    last: SourceRuling | None

    @property
    def anchor(self) -> str:
        """Its name on the page."""
        return f"w-{self.entry.span[0]}-{self.entry.span[1]}"

    @property
    def seen(self) -> int:
        """The number of the last ruling on it, withdrawn or not; 0 for none."""
        return self.last.pk if self.last else 0

    @property
    def is_gone(self) -> bool:
        """True when its words belong to a section, and no section has them as they were read."""
        return self.entry.in_section and self.entry.state == "queued" and self.section is None

    @property
    def said(self) -> str:
        """In words, what became of it."""
        ruled = self.entry.ruled
        if ruled is None:
            return f"left out: {self.entry.reason}" if self.entry.state == "dropped" else "to look at"
        return {
            "kept": "kept as read",
            "corrected": f"now “{ruled.words}”",
            "dropped": "left out by ruling",
            "restored": "brought back",
            "settled": "settled by a correction",
        }[ruled.kind]


@dataclass(frozen=True, slots=True)
class Row:
    """A section in the outline: how deep it stands, how it begins, how many places shown wait in it."""

    section: Section
    depth: int
    opening: str
    waits: int


class Account:
    """Everything that was read of one paper and ruled on it. Three queries, whatever its length."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.rulings = list(source.rulings.select_related("ruled_by").order_by("pk"))
        self.entries = ruling.entries(source, rulings=self.rulings)
        self.count: Count = account.count(self.entries)
        self.sections = sections_of(source.version) if source.version else []
        self._tracer = Tracer(self.entries, [each.as_text() for each in self.sections])
        self._last = {(each.start, each.end): each for each in self.rulings if each.kind not in OF_THE_PAPER}

    @property
    def marks_ruling(self) -> SourceRuling | None:
        """The last ruling on the marks of the paper, None when there is none or it was withdrawn."""
        last = self._last.get((None, None))
        return last if last and last.kind == "clean" else None

    @property
    def aside(self) -> SourceRuling | None:
        """The word by which the paper is set aside now, None for one that is not."""
        said = [each for each in self.rulings if each.kind in OF_THE_PAPER]
        return said[-1] if said and said[-1].kind == RulingKind.SET_ASIDE else None

    @property
    def spaces(self) -> list[Entry]:
        """Places that lack only a space."""
        return [each for each in self.entries if each.misses_space]

    def pages(self) -> list[tuple[int, int]]:
        """The source in pages, as bounds of entries."""
        return account.stretches(self.entries, QUEUED_A_PAGE, LETTERS_A_PAGE) or [(0, 0)]

    def place(self, span: Span) -> Place | None:
        """The place of one span that can be ruled on."""
        found = (at for at, each in enumerate(self.entries) if each.span == span and _can_be_ruled(each))
        at = next(found, None)
        return None if at is None else self._place(self.entries[at], 1)

    def history(self, span: Span) -> list[SourceRuling]:
        """Every ruling on a span, newest first."""
        return [each for each in reversed(self.rulings) if (each.start, each.end) == span]

    def pieces(self, first: int, beyond: int) -> list[Piece]:
        """A page of the source, piece by piece, white space kept."""
        found: list[Piece] = []
        text, number, place = self.source.text, 0, ""
        position = self.entries[first - 1].span[1] if first else 0
        for entry in self.entries[first:beyond]:
            found.append(Piece(text[position : entry.span[0]], "white"))
            position = entry.span[1]
            if entry.state == "placed":
                found.append(Piece(entry.text, "placed", "" if entry.place == place else entry.place))
                place = entry.place
            elif not _can_be_ruled(entry):
                found.append(Piece("↵", "break", entry.reason))
            else:
                number += 1
                found.append(Piece(entry.text, entry.state, place=self._place(entry, number)))
        return found

    def outline(self, page: int, places: Iterable[Place]) -> list[Row]:
        """A page of the outline, counted from 1, beside the places of the source that are shown with it."""
        first = (page - 1) * SECTIONS_A_PAGE
        waits = Counter(each.section.position for each in places if each.section and each.entry.waits)
        depths = nesting(tuple(each.level for each in self.sections))
        rows = zip(self.sections, depths, strict=True)
        return [
            Row(section, min(depth, 4), _opening(section), waits[section.position])
            for section, depth in list(rows)[first : first + SECTIONS_A_PAGE]
        ]

    def page_count(self) -> int:
        """How many pages source and outline take."""
        return max(len(self.pages()), -(-len(self.sections) // SECTIONS_A_PAGE), 1)

    def _section(self, entry: Entry) -> Section | None:
        spot = self._tracer.find(entry.span) if entry.standing else None
        return self.sections[spot.section] if spot else None

    def _place(self, entry: Entry, number: int) -> Place:
        start, end = entry.span
        before, after = self.source.text[max(0, start - AROUND) : start], self.source.text[end : end + AROUND]
        section = self._section(entry) if entry.in_section else None
        return Place(number, entry, _plain(before), _plain(after), section, self._last.get(entry.span))


def page_of(entries: Sequence[Entry], pages: Sequence[tuple[int, int]], span: Span) -> int:
    """The page of the source on which a span stands, counted from 1."""
    at = next((at for at, each in enumerate(entries) if each.span == span), 0)
    return next((number for number, (first, beyond) in enumerate(pages, 1) if first <= at < beyond), 1)


def _can_be_ruled(entry: Entry) -> bool:
    return entry.state != "placed" and entry.reason != account.NO_WORDS


def _plain(words: str) -> str:
    """Words around a place on one line, without tags, the space at either end kept."""
    return re.sub(r"\s+", " ", _TAG.sub(" ", words))


def _opening(section: Section) -> str:
    line = section.text.partition("\n")[0]
    words = split_enumerator(line)[2].strip() or line
    return f"{words[:OPENING]}…" if len(words) > OPENING else words
