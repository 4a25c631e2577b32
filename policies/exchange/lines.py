"""Lines of a paper with their places in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policies.text.ledger import Span

LONG_LINE = 300  # letters; a longer line is a page that lost its line ends
_BREAK = re.compile(r"[\n\f]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its span without white space at the ends, and its words as read."""

    span: Span
    text: str


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """Every line between two places, blank ones included; a form feed ends a line too."""
    end = len(text) if end is None else end
    position = start
    for found in _BREAK.finditer(text, start, end):
        yield _line(text, position, found.start())
        position = found.end()
    yield _line(text, position, end)


def _line(text: str, start: int, end: int) -> Line:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Line((start, start + len(words.strip())), words.strip())
