"""What a web page or a records portal printed around the scan: tags, breadcrumbs, loading messages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policies.exchange.lines import Line, lines_of
from policies.exchange.paper import Cut
from policies.text.ledger import Span

_BREAK_TAG = re.compile(r"<\s?/?\s?(?:br|p|div)\s?/?\s?>[ \t]*\r?\n?", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\u200b\u2060\ufeff]+")
_SPACE_ENTITY = re.compile(r"&nbsp;|&#160;", re.I)
_CERTAIN = re.compile(
    r"Loading\s?(?:\.{3}|…)|Laserfiche(?: WebLink)?|(?:My )?WebLink|(?:My )?Public Portal"
    r"|Powered by \w{3,20}",
    re.I,
)
_WORD = re.compile(
    _CERTAIN.pattern
    + r"|Skip to (?:main )?content|Document Viewer|View plain text|Back to results|Home|About"
    r"|Sign ?in|Log ?in|Log ?out|Search|Browse|Print|Download|Share|Menu|Help|Metadata|Details"
    r"|Next|Previous|Documents?",
    re.I,
)
_SEPARATORS = " \t\u00a0|>»›/·•-–—"
_FILE_ID = re.compile(
    r"(?:[A-Z]{2,6}|Ord|Res|Bill)[-_ ]?\d{2,4}(?:[-_]?\d{1,6})?(?!\w)"
    r"|\d{2,4}[-_]\d{2,6}(?![\w-])|\d{5,9}(?!\w)"
)
_HEAD_LINES = 8


@dataclass(frozen=True, slots=True)
class Chrome:
    """One stretch of portal chrome, and the portal's own number of the file when it holds one."""

    span: Span
    file_id: str | None = None


def tag_cuts(text: str) -> list[Cut]:
    """Tags for line breaks and letters that print nothing."""
    cuts = [Cut(match.span(), "line-break tag") for match in _BREAK_TAG.finditer(text)]
    cuts += [Cut(match.span(), "space written as a code", " ") for match in _SPACE_ENTITY.finditer(text)]
    cuts += [Cut(match.span(), "character that prints nothing", "") for match in _CONTROL.finditer(text)]
    return cuts


def find_chrome(text: str) -> list[Chrome]:
    """Portal chrome in the first lines of a text; nothing unless a portal certainly printed it."""
    head = [line for line in lines_of(text, 0, min(len(text), 2_000)) if line.text][:_HEAD_LINES]
    if not any(_CERTAIN.match(line.text) or _CERTAIN.search(line.text[:40]) for line in head):
        return []
    found = []
    for line in head:
        chrome = _leading(text, line)
        if chrome is None:
            break
        found.append(chrome)
        if chrome.span[1] < line.span[1]:
            break
    return found


def _leading(text: str, line: Line) -> Chrome | None:
    """Portal words at the beginning of a line, taken one after another."""
    start, end = line.span
    position, words, certain = start, 0, False
    while match := _WORD.match(text, position, end):
        words, certain = words + 1, certain or bool(_CERTAIN.match(match.group()))
        position = match.end()
        while position < end and text[position] in _SEPARATORS:
            position += 1
    number = _FILE_ID.match(text, position, end) if words else None
    position = number.end() if number else position
    if not words or (position < end and not certain) or (position < end and words < 2):
        return None
    return Chrome((start, position), number.group() if number else None)
