"""A file of bytes becomes sections, instrument fields and a ledger that accounts for every word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from policies.exchange.bill import Bill, read_bill
from policies.exchange.decode import decode
from policies.exchange.extent import extent_of
from policies.exchange.findings import findings_of
from policies.exchange.furniture import Stripped, strip
from policies.exchange.joining import shape_of
from policies.exchange.parts import Reading, ReadSection
from policies.exchange.policy_text import read_stretch
from policies.exchange.redline_state import state_of, survived
from policies.exchange.suspects import Suspect, find_suspects
from policies.text.ledger import Dropped, Ledger, Placed, Queued, Span, check, trimmed, without

Entry = TypeVar("Entry", Placed, Dropped, Queued)


@dataclass(slots=True)
class _Text:
    """What was read of the paper before the ledger is drawn up; spans are of the paper."""

    bill: Bill | None
    sections: list[ReadSection]
    claims: list[tuple[Span, str]]
    stretches: list[Span]
    unread: list[Suspect] = field(default_factory=list)
    quotes: list[Span] = field(default_factory=list)
    flush: list[str] = field(default_factory=list)


def read(data: bytes) -> Reading:
    """Read the text layer of a bill, a policy page or any other text.

    Raises:
        UnreadableFile: the bytes are no text, too many, or empty; the message is for the person.
    """
    decoded = decode(data)
    stripped = strip(decoded.text)
    text = _read_text(stripped)
    suspects = _suspects(stripped, text)
    state = state_of(stripped.paper.text, text.stretches, stripped.legends, suspects)
    extent = extent_of(stripped, text.bill, text.sections)
    return Reading(
        text=decoded.text,
        encoding=decoded.encoding,
        instrument=text.bill.instrument if text.bill else None,
        sections=tuple(text.sections),
        extent=extent.extent,
        marks=state.marks,
        ledger=_ledger(stripped, text, suspects),
        findings=findings_of(decoded, stripped, text.bill, text.sections, text.flush, state, extent),
        file_id=stripped.file_id,
        pages=tuple(footer.page for footer in stripped.footers if footer.page is not None),
    )


def _read_text(stripped: Stripped) -> _Text:
    paper = stripped.paper
    shape = shape_of(paper.text)
    bill = read_bill(paper, shape, len(stripped.footers))
    if bill:
        unread = [Suspect(*each) for each in bill.unread]
        return _Text(bill, bill.sections, bill.claims, bill.stretches, unread, bill.quotes, bill.flush)
    stretch = read_stretch(paper, (0, len(paper.text)), shape)
    places = [section.label or section.heading or "text" for section in stretch.sections]
    claims = [(span, f"section {place}") for span, place in zip(stretch.spans, places, strict=True)]
    sections = [ReadSection(section) for section in stretch.sections]
    flush = places[-1:] if stretch.flush else []
    return _Text(None, sections, claims, list(stretch.spans), [], list(stretch.quotes), flush)


def _suspects(stripped: Stripped, text: _Text) -> list[Suspect]:
    """Suspect words of all that was read, the unread places of the signature block first."""
    body = stripped.paper.text
    marked = bool(stripped.legends) and survived(body, stripped.legends)
    found = find_suspects(body, [span for span, _ in text.claims], marked)
    return _disjoint([*text.unread, *found])


def _disjoint(suspects: Iterable[Suspect]) -> list[Suspect]:
    """Without those that overlap one that came before in the list; in order of place."""
    kept: list[Suspect] = []
    taken: set[int] = set()
    for suspect in suspects:
        places = range(*suspect.span)
        if not taken.intersection(places):
            taken.update(places)
            kept.append(suspect)
    return sorted(kept, key=lambda suspect: suspect.span)


def _ledger(stripped: Stripped, text: _Text, suspects: list[Suspect]) -> Ledger:
    """Every word placed, dropped or queued; words that no place claims are queued as not recognised."""
    paper, source = stripped.paper, stripped.source
    dropped = list(stripped.dropped)
    for span in text.quotes:
        dropped += [
            Dropped(at, words, "quotation marks around the text set out")
            for at, words in _origins(stripped, span)
        ]
    queued = [
        Queued(at, words, suspect.reason, suspect.candidates)
        for suspect in suspects
        for at, words in _origins(stripped, suspect.span)
    ]
    holes = sorted([suspect.span for suspect in suspects] + text.quotes)
    placed = []
    position = 0
    for span, place in sorted(text.claims):
        start, end = max(span[0], position), span[1]
        rest = without((position, start), holes) if start > position else []
        queued += [
            Queued(at, words, "not recognised") for gap in rest for at, words in _origins(stripped, gap)
        ]
        pieces = without((start, end), holes) if end > start else []
        placed += [Placed(at, place) for piece in pieces for at, _ in _origins(stripped, piece)]
        position = max(position, end)
    for gap in without((position, len(paper.text)), holes):
        queued += [Queued(at, words, "not recognised") for at, words in _origins(stripped, gap)]
    ledger = Ledger(_ordered(placed), _ordered(dropped), _ordered(queued))
    check(ledger, source)
    return ledger


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.span))


def _origins(stripped: Stripped, span: Span) -> list[tuple[Span, str]]:
    """The spans of the file behind a span of the paper, without white space, and their words."""
    spans = (trimmed(origin, stripped.source) for origin in stripped.paper.origins(span))
    return [(each, stripped.source[slice(*each)]) for each in spans if each]
