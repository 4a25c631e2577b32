"""Page footers, page numbers and running heads, also when the scanner misread them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from policies.exchange.lines import LONG_LINE, Line, lines_of
from policies.text.ledger import Span

FOOTER, HEAD, MISREAD = "page footer", "running head", "page footer, misread"
_LABEL = r"[A-Z]{0,3}[-#]?\d[\w.-]{0,18}"
_KIND = r"(?:[B8][i1lI!|][i1lI!|][i1lI!|]|Ord(?:inance|\.)?|Res(?:olution|\.)?|Policy|File|Int\.?)"
_NAMED = rf"{_KIND}\s{{0,3}}(?:No\.?|Number|#)?\s{{0,3}}{_LABEL}"
_PAGE = r"P[ao]g[ec]\s{0,3}(?P<page>\d{1,4})(?:\s{0,3}(?:of|/)\s{0,3}(?P<total>\d{1,4}))?"
_GAP = r"\s{0,4}[-–—|,:;·•~]{0,3}\s{0,4}"
_WHOLE_LINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _PAGE,
        rf"[-–—|]{{0,2}}\s?{_PAGE}\s?[-–—|]{{0,2}}",
        rf"{_NAMED}{_GAP}{_PAGE}",
        rf"{_PAGE}{_GAP}{_NAMED}",
        r"(?P<page>\d{1,4})\s{0,3}[|¦]\s{0,3}P\s?a\s?g\s?e",
        r"[-–—]\s{0,3}(?P<page>\d{1,4})\s{0,3}[-–—]",
        rf"[^.;:\n]{{3,70}}?\s{{0,4}}[-–—|·•,]{{1,2}}\s{{0,4}}{_PAGE}",
        rf"{_PAGE}\s{{0,4}}[-–—|·•,]{{1,2}}\s{{0,4}}[^.;:\n]{{3,70}}",
    )
)
_GUESSED = re.compile(r"[\dSsIlOoBZ]{1,3}\s{0,2}[|¦fIl1!/\]\[{}t]\s{0,2}P[ao]g[ec]")
_INLINE = re.compile(
    rf"(?<!\w){_NAMED}\s{{0,3}}[-–—|,]{{0,2}}\s{{0,3}}{_PAGE}(?=\s+[A-Z(“\"]|\s+\d+\.|\s*$)", re.IGNORECASE
)
_INLINE_PAGE = re.compile(r"(?<=[.:;] )P[ao]g[ec] (?P<page>\d{1,4}) of (?P<total>\d{1,4})(?= [A-Z(]|\s*$)")
_BARE = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class Footer:
    """Words printed on each page that are no part of the text; page numbers where they could be read."""

    span: Span
    reason: str
    page: int | None = None
    total: int | None = None


def find_footers(text: str) -> list[Footer]:
    """All footers and running heads of a text, in order."""
    lines = [line for line in lines_of(text) if line.text]
    found = {footer.span: footer for footer in _inline(text, lines)}
    for line in lines:
        if footer := _whole_line(line):
            found.setdefault(line.span, footer)
    for footer in (*_edges(text), *_alike(lines, found)):
        found.setdefault(footer.span, footer)
    for footer in _repeated(lines, found):
        found.setdefault(footer.span, footer)
    return _disjoint(found.values())


def _whole_line(line: Line) -> Footer | None:
    if len(line.text) > 110:
        return None
    for pattern in _WHOLE_LINES:
        if match := pattern.fullmatch(line.text):
            return _footer(line.span, match)
    return Footer(line.span, MISREAD) if _GUESSED.fullmatch(line.text) else None


def _inline(text: str, lines: Iterable[Line]) -> Iterator[Footer]:
    """Footers inside a line that holds a whole page."""
    for line in lines:
        if len(line.text) > LONG_LINE:
            for pattern in (_INLINE, _INLINE_PAGE):
                for match in pattern.finditer(text, *line.span):
                    yield _footer(match.span(), match)


def _footer(span: Span, match: re.Match[str]) -> Footer:
    groups = match.groupdict()
    total = groups.get("total")
    return Footer(span, FOOTER, int(groups["page"]), int(total) if total else None)


def _edges(text: str) -> Iterator[Footer]:
    """Bare numbers and repeated lines at the edges of pages, where form feeds part them."""
    pages = [list(lines) for lines in _pages(text)]
    if len(pages) < 2:
        return
    edges = [
        line for page in pages for line in {each.span: each for each in (*page[:2], *page[-2:])}.values()
    ]
    counts = Counter(_shape(line.text) for line in edges)
    for line in edges:
        if _BARE.fullmatch(line.text):
            yield Footer(line.span, FOOTER, int(line.text))
        elif _may_be_head(line) and counts[_shape(line.text)] >= max(2, len(pages) // 2):
            yield Footer(line.span, HEAD)


def _pages(text: str) -> Iterator[list[Line]]:
    position = 0
    for part in text.split("\f"):
        lines = [line for line in lines_of(text, position, position + len(part)) if line.text]
        position += len(part) + 1
        if lines:
            yield lines


def _alike(lines: Iterable[Line], found: dict[Span, Footer]) -> Iterator[Footer]:
    """Lines so like a footer already seen that the scanner must have misread them."""
    shapes = {_shape(line.text) for line in lines if line.span in found}
    shapes = {shape for shape in shapes if len(shape) >= 10}
    for line in lines:
        if line.span not in found and 8 <= len(line.text) <= 110 and shapes:
            likeness = max(fuzz.ratio(_shape(line.text), shape) for shape in shapes)
            if likeness >= 82:
                yield Footer(line.span, MISREAD)


def _repeated(lines: list[Line], found: dict[Span, Footer]) -> Iterator[Footer]:
    """Lines that stand beside a footer more than once are running heads."""
    beside = [
        line
        for at, line in enumerate(lines)
        if line.span not in found
        and any(lines[near].span in found for near in (at - 1, at + 1) if 0 <= near < len(lines))
    ]
    counts = Counter(_shape(line.text) for line in beside)
    for line in beside:
        if _may_be_head(line) and counts[_shape(line.text)] >= 2:
            yield Footer(line.span, HEAD)


def _may_be_head(line: Line) -> bool:
    return 4 <= len(line.text) <= 110 and line.text[-1] not in ".;:,"


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split())).casefold()


def _disjoint(footers: Iterable[Footer]) -> list[Footer]:
    kept: list[Footer] = []
    for footer in sorted(footers, key=lambda each: each.span):
        if not kept or footer.span[0] >= kept[-1].span[1]:
            kept.append(footer)
    return kept
