"""Lines of a scan joined into paragraphs, and lists that lost their line ends set on lines again.

Only white space changes. Where nothing tells, the lines stay as they were read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from policies.text.catchlines import is_title
from policies.text.enumerators import Enumerator, readings
from policies.text.headings import parse_heading
from policies.text.numbering import split_enumerator

_ENDS = re.compile(r"[.;:?!][”\"’')\]]{0,3}$")
_SENTENCE = re.compile(r"(?<=[a-z0-9)\]”\"%])[.?!][”\"’)]{0,2}\s+(?=[“\"(]?[A-Z])")
_INLINE_MARK = re.compile(
    r"(?:(?<=[.;:,?!”\"])|(?<=; and)|(?<=; or)|(?<=, and)|(?<=, or)|(?<=[.;:] and)|(?<=[.;:] or))\s{1,4}"
    r"(?P<mark>\((?P<enclosed>[a-zA-Z]{1,4}|\d{1,2})\)|(?P<pointed>[a-zA-Z]|\d{1,2})[.)]|(?P<bullet>[•▪●◦]))"
    r"(?=\s{1,4}\S)"
)
_INLINE_HEAD = re.compile(r"(?<=[.:;”\"])\s{1,4}(?=(?:Section|SECTION|Sec\.|§)\s?\d)")
_GAP = re.compile(r"\S {8,}\S")
_BILL_WORDS = re.compile(r"\b(?:WHEREAS|NOW, THEREFORE|BE IT (?:ORDAINED|ENACTED|RESOLVED)|ATTEST)\b")
_UNLINED = 1_500  # letters; a longer line is a page that lost its line ends
_PARAGRAPH = 300  # a line of two or more headings that is longer has lost them too
_WIDEST = 140
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paper's lines came through: the width at which a scan broke them, or None where a line is a
    whole paragraph; ``unlined`` when whole pages stand on one line."""

    width: int | None = None
    unlined: bool = False


@dataclass(frozen=True, slots=True)
class Relined:
    """A text on proper lines; ``flush`` says that words after a list were set apart from its last item."""

    text: str
    flush: bool = False


def shape_of(text: str) -> Shape:
    """The shape of a whole paper; its parts are set right by the shape of the whole."""
    lines = re.split(r"[\n\f]", text)
    return Shape(_width(text), any(_lost_its_lines(line) for line in lines))


def _lost_its_lines(line: str) -> bool:
    """Whether a line holds what a page would have on several: headings, or the parts of a bill."""
    parts = _INLINE_HEAD.findall(line) + _BILL_WORDS.findall(line) if len(line) > _PARAGRAPH else []
    return len(line) > _UNLINED or len(parts) > 1


def _width(text: str) -> int | None:
    lines = [line.strip() for line in re.split(r"[\n\f]", text)]
    broken = [
        first
        for first, second in pairwise(lines)
        if first and second[:1].islower() and not _ENDS.search(first)
    ]
    widths = sorted(len(line) for line in lines if len(line) >= _NARROWEST)
    if len(broken) < 2 or not widths or widths[len(widths) * 9 // 10] > _WIDEST:
        return None
    return widths[len(widths) * 9 // 10]


def reline(text: str, shape: Shape) -> Relined:
    """Join wrapped lines into paragraphs; on pages without lines, set headings and lists on new lines."""
    lines: list[str] = []
    for line in _joined(text, shape.width):
        lines += [item for part in _headed(line) for item in _listed(part)] if shape.unlined else [line]
    flush = any(line.startswith("\x00") for line in lines)
    return Relined("\n".join(line.lstrip("\x00") for line in lines).strip("\n"), flush)


def _joined(text: str, width: int | None) -> list[str]:
    lines: list[str] = []
    last = ""  # the line before as it stood on the page; empty at the beginning and after a blank line
    blank = page_break = False
    for raw in re.split(r"([\n\f])", text):
        if raw in ("\n", "\f"):
            page_break = page_break or raw == "\f"
        elif not raw.strip():
            blank = bool(lines)
        elif lines and (page_break or not blank) and _continues(last, raw, width, page_break):
            lines[-1] = _glued(lines[-1], raw)
            last, blank, page_break = raw.strip(), False, False
        else:
            lines += ["", raw.rstrip()] if blank else [raw.rstrip()]
            last, blank, page_break = raw.strip(), False, False
    return lines


def _glued(before: str, after: str) -> str:
    """Two lines as one; a hyphen that stays joins without a space."""
    hyphen = len(before) > 1 and before[-1] == "-" and before[-2].isalpha() and after.strip()[:1].islower()
    return before.rstrip() + ("" if hyphen else " ") + after.strip()


def _continues(last: str, after: str, width: int | None, page_break: bool) -> bool:
    """Whether a line goes on with the paragraph that the line before it belongs to."""
    after = after.strip()
    small, ended = after[:1].islower(), bool(_ENDS.search(last))
    if _opens_item(after) or _GAP.search(last) or _GAP.search(after):
        return False
    if width is None or (page_break and small):
        return page_break and small and not ended
    if small:
        return not ended or len(last) >= width * 0.6
    if ended:
        return not last.endswith(":") and len(last) + 1 + len(after.split()[0]) >= width
    return len(last) >= width * 0.6 and not (is_title(last) and len(last) < width * 0.8)


def _opens_item(line: str) -> bool:
    _, mark, rest = split_enumerator(line)
    return (
        mark is not None
        and bool(rest.strip())
        and (mark.form != "x." or not mark.value.isalpha() or _one(mark))
    )


def _one(mark: Enumerator) -> bool:
    return len(mark.value) <= 3 and bool(readings(mark.value))


def _headed(line: str) -> list[str]:
    """A line cut before each section heading that stands in the middle of it."""
    starts = [
        match.end()
        for match in _INLINE_HEAD.finditer(line)
        if (heading := parse_heading(line[match.end() : match.end() + _PARAGRAPH])) and heading.pointed
    ]
    cuts = [0, *starts, len(line)]
    return [line[low:high].rstrip() for low, high in pairwise(cuts) if low < high or not line]


def _listed(line: str) -> list[str]:
    """A line cut before each item of a list in it, when the items count up from the first."""
    marks = _sequence(list(_INLINE_MARK.finditer(line)))
    if len(marks) < 2:
        return [line]
    starts = [match.start("mark") for match in marks]
    parts = [line[low:high].rstrip() for low, high in pairwise([0, *starts, len(line)])]
    items, last = parts[1:-1], parts[-1]
    cut = _flush(items, last) if marks[0].group("bullet") is None else None
    if cut is None:
        return parts
    return [*parts[:-1], last[:cut].rstrip(), "\x00" + last[cut:].lstrip()]


def _sequence(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first run of marks of one form that counts 1, 2, 3 … or a, b, c …; bullets all count."""
    bullets = [match for match in matches if match.group("bullet")]
    if len(bullets) >= 2:
        return bullets
    for at, match in enumerate(matches):
        if _value(match).lower() in ("1", "a", "i"):
            run = _run(matches[at:])
            if len(run) >= 2:
                return run
    return []


def _run(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    run = matches[:1]
    ways = readings(_value(run[0]))
    for match in matches[1:]:
        same = _form(match) == _form(run[0])
        following = [way for way in readings(_value(match)) if any(way.follows(before) for before in ways)]
        if same and following:
            run.append(match)
            ways = tuple(following)
    return run


def _form(match: re.Match[str]) -> tuple[bool, str]:
    return bool(match.group("enclosed")), match.group("mark")[-1]


def _value(match: re.Match[str]) -> str:
    return match.group("enclosed") or match.group("pointed") or ""


def _flush(items: list[str], last: str) -> int | None:
    """Where words after the list begin: only when every item before the last is a single sentence."""
    bodies = [split_enumerator(item)[2].strip() for item in items]
    if len(items) < 2 or not all(_ENDS.search(body) and not _SENTENCE.search(body) for body in bodies):
        return None
    offset = len(last) - len(split_enumerator(last)[2])
    found = _SENTENCE.search(last, offset)
    return found.end() if found else None
