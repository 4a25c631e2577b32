"""The account of a source with the rulings of persons on it: what stands, what was left out, what waits.

Pure: no Django, no I/O, no clock. Spans are half-open, in code points of the file as decoded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policies.text.ledger import Span

WITHDRAWN = "withdrawn"
MISSING_SPACE = "a space may be missing"
NO_WORDS = "line-break tag"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Ruled:
    """One ruling as a value: its number in the record, what was ruled, the words that stand by it."""

    number: int
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A span of the source with its words and what became of them.

    ``state`` is placed (``place`` says where), dropped or queued, as the paper was read; ``ruled`` is the
    ruling that counts, None while there is none. ``in_section``: the words belong to a section, not to a
    field or a signature.
    """

    span: Span
    text: str
    state: str
    reason: str = ""
    candidates: tuple[str, ...] = ()
    place: str = ""
    in_section: bool = False
    ruled: Ruled | None = None

    @property
    def standing(self) -> str:
        """The words that stand in the text for this span now; "" where nothing does."""
        if self.ruled:
            return self.ruled.words
        return "" if self.state == "dropped" else self.text

    @property
    def as_read(self) -> str:
        """The words that stood in the text before anybody ruled."""
        return "" if self.state == "dropped" else self.text

    @property
    def waits(self) -> bool:
        """True for words that a person should still look at."""
        return self.state == "queued" and self.ruled is None

    @property
    def misses_space(self) -> bool:
        """True for words that wait, and lack only a space."""
        return self.waits and self.reason == MISSING_SPACE and bool(self.candidates)


@dataclass(frozen=True, slots=True)
class Count:
    """Words of a source by what became of them. ``spans`` counts the queued places that still wait."""

    placed: int = 0
    dropped: int = 0
    ruled: int = 0
    waiting: int = 0
    spans: int = 0

    @property
    def total(self) -> int:
        """All words of the file."""
        return self.placed + self.dropped + self.ruled + self.waiting

    def share(self, words: int) -> str:
        """``12 %`` of the file; less than one in a hundred is said so."""
        if not words or not self.total:
            return "0 %"
        percent = round(100 * words / self.total)
        return f"{percent} %" if percent else "less than 1 %"


def entries_of(ledger: Mapping[str, Any], text: str, rulings: Mapping[Span, Ruled]) -> tuple[Entry, ...]:
    """Every span of a stored ledger in the order of the file, each with the ruling that counts."""
    rows = sorted(_rows(ledger), key=lambda row: row[1]["span"])
    found = []
    in_section = _begins_in_section(rows)
    for state, row in rows:
        if state == "placed":
            in_section = _is_section(row)
        span = (row["span"][0], row["span"][1])
        ruled = rulings.get(span)
        found.append(
            Entry(
                span=span,
                text=row.get("text") or text[slice(*span)],
                state=state,
                reason=row.get("reason", ""),
                candidates=tuple(row.get("candidates", ())),
                place=row.get("place", ""),
                in_section=in_section,
                ruled=ruled if ruled and ruled.kind != WITHDRAWN else None,
            )
        )
    return tuple(found)


def count(entries: Iterable[Entry]) -> Count:
    """How many words were placed, dropped, ruled on, and wait for a person."""
    sums = {"placed": 0, "dropped": 0, "ruled": 0, "waiting": 0, "spans": 0}
    for entry in entries:
        sums[_column(entry)] += words_in(entry)
        sums["spans"] += entry.waits
    return Count(**sums)


def words_in(entry: Entry) -> int:
    """Words of the source in one span; a tag that ends a line has none."""
    return 0 if entry.reason == NO_WORDS else len(_WORD.findall(entry.text))


def waiting(ledger: Mapping[str, Any], ruled: Iterable[Span]) -> int:
    """How many queued places still wait, without the words of the source."""
    spans = {(row["span"][0], row["span"][1]) for row in ledger["queued"]}
    return len(spans - set(ruled))


def stretches(entries: Sequence[Entry], most_queued: int, longest: int) -> list[tuple[int, int]]:
    """The entries in pages, as (first, beyond): each with so many queued places and so many characters.

    A placed span longer than that has a page of its own.
    """
    pages, first, queued, since = [], 0, 0, 0
    for at, entry in enumerate(entries):
        full = queued >= most_queued and entry.state == "queued"
        if at > first and (full or entry.span[1] - since > longest):
            pages.append((first, at))
            first, queued, since = at, 0, entry.span[0]
        queued += entry.state == "queued"
    return [*pages, (first, len(entries))] if entries else []


def _column(entry: Entry) -> str:
    if entry.ruled:
        return "ruled"
    return "waiting" if entry.state == "queued" else entry.state


def _rows(ledger: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(state, row) for state in ("placed", "dropped", "queued") for row in ledger[state]]


def _begins_in_section(rows: Sequence[tuple[str, Mapping[str, Any]]]) -> bool:
    first = next((row for state, row in rows if state == "placed"), None)
    return first is not None and _is_section(first)


def _is_section(row: Mapping[str, Any]) -> bool:
    return str(row["place"]).startswith("section ")
