"""Links into two texts that outlive the engine: characters of a section, never the number of a change.

``new:2.60.070:120-156`` are the characters 120 to 156 of section 2.60.070 of the new text, counted from 0,
the last not among them; ``old:2.60.070`` is that section of the old text as a whole. Both texts are frozen,
so a link means the same for ever, while another engine may draw and number what changes otherwise.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from policies.text.changes import Op, Paragraph, Redline, SectionChange
from policies.text.section import SectionText

LONGEST = 160
"""Letters of a link; more is never read."""

_WRITTEN = re.compile(r"(old|new):([^:\s]{1,100})(?::([0-9]{1,8})-([0-9]{1,8}))?")
_NAME = re.compile(r"[^:\s/?#&%~]{1,60}")


class SpanError(ValueError):
    """These words are no link to a place in a text."""


@dataclass(frozen=True, slots=True)
class Span:
    """A section of one of the two texts, or the characters from ``start`` up to ``end`` of its text.

    side: "old" or "new". section: its label where no other section has it, else its key, else "~12", the
    twelfth. start and end are both None for the section as a whole.
    """

    side: str
    section: str
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        """As an address has it."""
        whole = f"{self.side}:{self.section}"
        return whole if self.start is None else f"{whole}:{self.start}-{self.end}"


class Stretch(NamedTuple):
    """Characters of one line: its place among the paragraphs of its section, and from where to where."""

    line: int
    start: int
    end: int


class Line(NamedTuple):
    """A line as one text has it: its place among the paragraphs, and from where to where it stands there."""

    place: int
    paragraph: Paragraph
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link leads now: its section, and the change there that covers or touches the characters.

    change: its number in this redline; None when nothing there is marked, and then ``stretches`` are the
    characters line by line (none for a section as a whole).
    """

    section: SectionChange
    change: int | None
    stretches: tuple[Stretch, ...] = ()


def read_span(words: str) -> Span:
    """The span that an address names. Raises SpanError."""
    found = _WRITTEN.fullmatch(words) if len(words) <= LONGEST else None
    if found is None:
        raise SpanError("This is no link to a place in a text.")
    side, section, start, end = found.groups()
    if start is None:
        return Span(side, section)
    if int(start) > int(end):
        raise SpanError("A link to a place in a text ends before it begins.")
    return Span(side, section, int(start), int(end))


def spans(redline: Redline) -> dict[int, Span]:
    """Every change by its number with the span that links to it: its new words, or the old ones where it
    only deletes; the whole section where the section as such comes, goes, moves or is renamed.
    """
    taken = {side: _taken(redline, side) for side in ("new", "old")}
    found: dict[int, Span] = {}
    for section in redline.sections:
        if section.number is not None:
            side = "new" if section.new else "old"
            found[section.number] = Span(side, _name(section, side, taken[side]))
        for side in taken if _has_lines(section) else ():
            name = _name(section, side, taken[side])
            for line in lines(section, side):
                number = line.paragraph.number
                if number is not None and number not in found and _says(line.paragraph, side):
                    start, end = _marked(line.paragraph, side)
                    found[number] = Span(side, name, line.start + start, line.start + end)
    return found


def span_of(redline: Redline, number: int) -> Span:
    """The span of one change. Raises KeyError when there is no such change."""
    return spans(redline)[number]


def change_at(redline: Redline, span: Span) -> Place | None:
    """Where a span leads in this redline; None when the text has no such section, or ends before it."""
    section = _section(redline, span)
    if section is None:
        return None
    if span.start is None or span.end is None:
        return Place(section, _first(section))
    text = _text(section, span.side)
    if text is None or span.end > len(text.text):
        return None
    number = _covering(section, span.side, span.start, span.end)
    if number is None and section.kind in ("inserted", "deleted", "moved"):
        number = section.number
    if number is not None:
        return Place(section, number)
    return Place(section, None, tuple(_stretches(section, span.side, span.start, span.end)))


def lines(section: SectionChange, side: str) -> Iterator[Line]:
    """The lines that a text has in a section."""
    without, absent = (Op.DELETED, "deleted") if side == "new" else (Op.INSERTED, "inserted")
    at = 0
    begun = False
    for place, paragraph in enumerate(section.paragraphs):
        if paragraph.kind == absent:
            continue
        at += begun and paragraph.line_break != without
        begun = True
        length = sum(len(run.text) for run in paragraph.runs if run.op != without)
        yield Line(place, paragraph, at, at + length)
        at += length


def _has_lines(section: SectionChange) -> bool:
    """Whether its lines can have changes of their own."""
    return bool(section.old and section.new and section.old.text != section.new.text)


def _first(section: SectionChange) -> int | None:
    """The change of a section as a whole, else the first one in it."""
    if section.number is not None or not _has_lines(section):
        return section.number
    return next((one.number for one in section.paragraphs if one.number is not None), None)


def _says(paragraph: Paragraph, side: str) -> bool:
    """Whether a link to this change goes to this text: it has words there that come or go, or any at all."""
    if side == "old":
        return True
    marked = {run.op for run in paragraph.runs if run.op != Op.SAME and run.text.strip()}
    return Op.INSERTED in marked or (not marked and paragraph.new is not None)


def _marked(paragraph: Paragraph, side: str) -> tuple[int, int]:
    """From the first word to the last one that comes or goes here, counted in the line; else all of it."""
    op, without = (Op.INSERTED, Op.DELETED) if side == "new" else (Op.DELETED, Op.INSERTED)
    at, first, last = 0, -1, 0
    for run in paragraph.runs:
        if run.op == without:
            continue
        if run.op == op and run.text.strip():
            first = at + len(run.text) - len(run.text.lstrip()) if first < 0 else first
            last = at + len(run.text.rstrip())
        at += len(run.text)
    return (first, last) if first >= 0 else (0, at)


def _taken(redline: Redline, side: str) -> Counter[str]:
    """How often each label and each key stands in a text."""
    texts = [text for one in redline.sections if (text := _text(one, side))]
    return Counter(name for text in texts for name in (text.label, text.key) if name)


def _name(section: SectionChange, side: str, taken: Mapping[str, int]) -> str:
    """What a section is called in a link: by its label, else by its key, else by its place."""
    text = _text(section, side)
    usable = (each for each in (text.label, text.key) if each and taken[each] == 1) if text else ()
    return next(filter(_NAME.fullmatch, usable), f"~{_place(section, side) + 1}")


def _text(section: SectionChange, side: str) -> SectionText | None:
    return section.new if side == "new" else section.old


def _place(section: SectionChange, side: str) -> int:
    place = section.new_place if side == "new" else section.old_place
    return -1 if place is None else place


def _section(redline: Redline, span: Span) -> SectionChange | None:
    """The one at this place ("~12"), else with this key, else with this label."""
    there = [(one, text) for one in redline.sections if (text := _text(one, span.side))]
    named = [one for one, _ in there if f"~{_place(one, span.side) + 1}" == span.section]
    named += [one for one, text in there if text.key == span.section]
    named += [one for one, text in there if text.label == span.section]
    return named[0] if named else None


def _covering(section: SectionChange, side: str, start: int, end: int) -> int | None:
    """The change with most of these characters; else the first one that they touch."""
    near = [
        (min(end, line.end) - max(start, line.start), -line.paragraph.number)
        for line in (lines(section, side) if _has_lines(section) else ())
        if line.paragraph.number is not None and start <= line.end and line.start <= end
    ]
    return -max(near)[1] if near else None


def _stretches(section: SectionChange, side: str, start: int, end: int) -> Iterator[Stretch]:
    for line in lines(section, side):
        begin, stop = max(start, line.start), min(end, line.end)
        if begin < stop:
            yield Stretch(line.place, begin - line.start, stop - line.start)
