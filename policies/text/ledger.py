"""The account of a source file: every word is placed, dropped with a reason, or queued for a person.

Pure: no Django, no I/O, no clock. Spans are half-open ``(start, end)`` in code points of the file as decoded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]


class LedgerError(ValueError):
    """The account does not balance: words lost, words counted twice, or words that are not in the file."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Words that stand in the text read from the file; ``place`` says where."""

    span: Span
    place: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words left out of the text, with the reason."""

    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Queued:
    """Words a person should look at. They stay in the text as read; ``candidates`` only propose."""

    span: Span
    text: str
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """Where each word of one source file went."""

    placed: tuple[Placed, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    queued: tuple[Queued, ...] = ()

    @property
    def entries(self) -> tuple[Placed | Dropped | Queued, ...]:
        """All entries in the order of the file."""
        return tuple(sorted((*self.placed, *self.dropped, *self.queued), key=lambda entry: entry.span))


def trimmed(span: Span, text: str) -> Span | None:
    """The span without the white space at its ends; None when nothing else is in it."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def without(span: Span, holes: Iterable[Span]) -> list[Span]:
    """What is left of a span when the holes (sorted, disjoint) are taken out of it."""
    left, (start, end) = [], span
    for low, high in holes:
        if high <= start or low >= end:
            continue
        if low > start:
            left.append((start, low))
        start = max(start, high)
    if start < end:
        left.append((start, end))
    return left


def rebuild(ledger: Ledger, text: str) -> str:
    """The file put together again from the spans and the white space between them.

    ``text`` lends the placed words and the white space; dropped and queued entries carry their own words.

    Raises:
        LedgerError: spans overlap, leave the file, or leave a word unaccounted for.
    """
    parts, position = [], 0
    for entry in ledger.entries:
        start, end = entry.span
        if not position <= start < end <= len(text):
            raise LedgerError(f"The span {start} to {end} overlaps another or lies outside the file.")
        parts += [_white(text, position, start), getattr(entry, "text", text[start:end])]
        position = end
    return "".join([*parts, _white(text, position, len(text))])


def check(ledger: Ledger, text: str) -> None:
    """Refuse an account that does not rebuild its file exactly.

    Raises:
        LedgerError: as ``rebuild``, or an entry carries words that the file does not have there.
    """
    if rebuild(ledger, text) != text:
        raise LedgerError("An entry carries words that are not the words of the file at its span.")


def _white(text: str, start: int, end: int) -> str:
    gap = text[start:end]
    if gap and not gap.isspace():
        raise LedgerError(f"Words between {start} and {end} are neither placed, dropped nor queued.")
    return gap
