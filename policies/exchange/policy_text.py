"""A stretch of policy text read into sections, each with the places of the paper it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from textwrap import dedent

from policies.exchange.joining import Shape, reline
from policies.exchange.paper import Paper
from policies.text.ledger import Span, trimmed
from policies.text.outline import OutlineSection, read_outline
from policies.text.section import SectionText

_PAIRS = {"“": "”", '"': '"'}


@dataclass(frozen=True, slots=True)
class ReadStretch:
    """The sections of a stretch and, one for each, the span of the paper that they were read from.

    ``quotes`` are the marks around a text set out in quotation marks; ``flush``: words after a list were
    set apart.
    """

    sections: tuple[SectionText, ...]
    spans: tuple[Span, ...]
    quotes: tuple[Span, ...] = ()
    flush: bool = False


def read_stretch(paper: Paper, span: Span, shape: Shape) -> ReadStretch:
    """Set the lines right, find the sections, and keep track of where each one stood."""
    quotes = _quotes(paper.text, span)
    start, end = (quotes[0][1], quotes[1][0]) if quotes else span
    words = paper.text[start:end]
    relined = reline(words, shape)
    found = read_outline(relined.text).sections
    bounds = [start + at for at in _bounds(words, found)] if found else []
    sections = tuple(replace(one.section, text=dedent(one.section.text)) for one in found)
    return ReadStretch(sections, tuple(pairwise(bounds)), quotes, relined.flush)


def _quotes(text: str, span: Span) -> tuple[Span, ...]:
    """The quotation marks that open and close the whole stretch, a last period behind them included."""
    inner = trimmed(span, text)
    if not inner or text[inner[0]] not in _PAIRS:
        return ()
    opening, closing = text[inner[0]], _PAIRS[text[inner[0]]]
    last = inner[1] - 1 if text[inner[1] - 1] not in ".;" else inner[1] - 2
    body = text[inner[0] + 1 : last]
    alone = body.count(opening) == body.count(closing) if opening != closing else body.count(opening) % 2 == 0
    if last <= inner[0] or text[last] != closing or not alone:
        return ()
    return (inner[0], inner[0] + 1), (last, inner[1])


def _bounds(words: str, found: tuple[OutlineSection, ...]) -> list[int]:
    """Where each section begins in the words as read: the outline changed nothing but white space."""
    places = [at for at, letter in enumerate(words) if not letter.isspace()]
    bounds, count = [0], 0
    for one in found[:-1]:
        count += len("".join((one.head + one.gap + one.section.text + one.after).split()))
        at = places[count] if count < len(places) else len(words)
        bounds.append(max(at, bounds[-1]))
    return [*bounds, len(words)]
