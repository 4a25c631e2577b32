"""What is left to read when tags, footers and chrome are cut out, with the way back to the file.

A ``Paper`` is the remaining text in one string. Every place in it maps back to the code points of the file,
so that the ledger can say where each word stood.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from policies.text.ledger import Span


@dataclass(frozen=True, slots=True)
class Cut:
    """A span taken out of the paper; ``glue`` stands in its stead (a space, a line break or nothing)."""

    span: Span
    reason: str
    glue: str = "\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that paper and file share: where it starts in each, and how long it is."""

    start: int
    origin: int
    length: int


@dataclass(frozen=True, slots=True)
class Paper:
    """Text to read and the pieces of the file it is made of."""

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def whole(cls, text: str) -> Paper:
        """A paper from which nothing is cut yet."""
        return cls(text, (Piece(0, 0, len(text)),) if text else ())

    def origins(self, span: Span) -> list[Span]:
        """The spans of the file that a span of this paper is made of, in order."""
        return [(piece.origin, piece.origin + piece.length) for piece in self._within(span)]

    def cut(self, cuts: Iterable[Cut]) -> Paper:
        """A new paper without the cuts (spans of this paper, disjoint)."""
        texts: list[str] = []
        pieces: list[Piece] = []
        position = length = 0
        for cut in sorted(cuts, key=lambda each: each.span):
            start, end = cut.span
            pieces += self._within((position, start), moved=length - position)
            texts += [self.text[position:start], cut.glue]
            length += start - position + len(cut.glue)
            position = end
        pieces += self._within((position, len(self.text)), moved=length - position)
        return Paper("".join([*texts, self.text[position:]]), tuple(pieces))

    def _within(self, span: Span, moved: int = 0) -> list[Piece]:
        """The pieces inside a span, clipped to it, their starts moved."""
        start, end = span
        first = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1)
        found = []
        for at in range(first, len(self.pieces)):
            piece = self.pieces[at]
            if piece.start >= end:
                break
            low, high = max(start, piece.start), min(end, piece.start + piece.length)
            if low < high:
                found.append(Piece(low + moved, piece.origin + low - piece.start, high - low))
        return found
