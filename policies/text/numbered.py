"""A redline laid out in lines of one width with consecutive numbers, for cities that ask for them.

The lines are broken here and not by a browser or a printer, so that line 47 is line 47 on every copy: on the
screen, on paper and in a text file. A line with nothing on it has no number. Marks take no part in the width.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from policies.text.changes import Op, Paragraph, Redline, Run, Runs, SectionChange, merged
from policies.text.numbering import Provision, provisions
from policies.text.section import SectionText
from policies.text.sentences import moved_where, told_kin

WIDTH = 66
"""Letters on a line: what a sheet of A4 or Letter holds in 10 point beside the numbers."""

INDENT, DEEPEST = 3, 5
BROKEN = {"split": "new paragraph", "joined": "joined to the paragraph before it"}
_PIECE = re.compile(r"\S+\s*|\s+")
_APART = {Op.DELETED, Op.INSERTED}

_Word = list[Run]


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """One line of a copy. ``indent`` counts letters; ``note`` says what no mark says of the paragraph.

    change: the number of the change that begins on it.
    """

    number: int
    runs: Runs
    indent: int = 0
    note: str = ""
    change: int | None = None


@dataclass(frozen=True, slots=True)
class NumberedSection:
    """One section of a copy: the lines of its heading, then those of its text."""

    change: SectionChange
    heading: tuple[NumberedLine, ...]
    lines: tuple[NumberedLine, ...]


def numbered(redline: Redline, clean: bool = False, width: int = WIDTH) -> Iterator[NumberedSection]:
    """The redline copy in numbered lines; ``clean``: the text as it would be adopted, without marks."""
    numbers = count(1)
    for change in redline.sections:
        if not clean:
            yield _redline_copy(change, numbers, width)
        elif change.new is not None:
            yield _clean_copy(change, change.new, numbers, width)


def _redline_copy(change: SectionChange, numbers: Iterator[int], width: int) -> NumberedSection:
    between = (Run(Op.SAME, "  "),) if change.label_runs and change.heading_runs else ()
    heading = lines_of_runs(numbers, (*change.label_runs, *between, *change.heading_runs), width)
    heading = _told(heading, beside_section(change), change.number)
    lines: list[NumberedLine] = []
    for paragraph in change.paragraphs:
        lines += lines_of_paragraph(numbers, change, paragraph, width)
    if lines and not heading and lines[0].change is None:
        lines[0] = replace(lines[0], change=change.number)
    return NumberedSection(change, heading, tuple(lines))


def _clean_copy(
    change: SectionChange, new: SectionText, numbers: Iterator[int], width: int
) -> NumberedSection:
    names = "  ".join(part for part in (new.label, new.heading) if part)
    heading = lines_of_runs(numbers, [Run(Op.SAME, names)], width)
    lines: list[NumberedLine] = []
    for line in provisions(new.text):
        printed = f"{line.enumerator.printed} " if line.enumerator else ""
        indent = _indent(line)
        lines += lines_of_runs(numbers, [Run(Op.SAME, printed + line.text)], width - indent, indent)
    return NumberedSection(change, heading, tuple(lines))


def lines_of_paragraph(
    numbers: Iterator[int], change: SectionChange, paragraph: Paragraph, width: int = WIDTH
) -> tuple[NumberedLine, ...]:
    """One line of a section in lines of a copy, as deep as it stands, with what no mark says of it."""
    indent = _indent(paragraph.new or paragraph.old)
    found = lines_of_runs(numbers, line_runs(paragraph), width - indent, indent)
    return _told(found, beside(change, paragraph), paragraph.number)


def line_runs(paragraph: Paragraph) -> Runs:
    """The runs of a line as they are drawn: a line that is new or gone as a whole is one mark."""
    whole = paragraph.kind in ("inserted", "deleted")
    return merged(paragraph.runs) if whole else paragraph.runs


def beside(section: SectionChange, line: Paragraph) -> str:
    """What marks cannot say of a line: that it moved, was split or joined; else nothing."""
    if line.is_moved:
        return moved_where(section, line)
    return BROKEN.get(line.kind, "")


def beside_section(section: SectionChange) -> str:
    """What marks cannot say of a section: that it moved, was split off or joined; else nothing."""
    told = ["moved"] if section.kind == "moved" else []
    told += [f"{told_kin(one).lower()} {one.other.citation}" for one in section.kin]
    return "; ".join(told)


def wrapped(runs: Sequence[Run], width: int) -> list[Runs]:
    """The runs in lines of at most ``width`` letters; joined, the lines are the runs to the character.

    A line ends behind white space, which does not count, or between words that go and words that come; a
    word that is longer than a line is cut.
    """
    lines: list[list[Run]] = [[]]
    used = 0
    for word in (piece for whole in _words(runs) for piece in _cut(whole, width)):
        length = sum(len(run.text) for run in word)
        seen = length - len(word[-1].text) + len(word[-1].text.rstrip())
        if lines[-1] and seen and used + seen > width:
            lines.append([])
            used = 0
        lines[-1] += word
        used += length
    return [merged(line) for line in lines if line]


def _words(runs: Sequence[Run]) -> Iterator[_Word]:
    """What no line end may tear apart; "over," is one word also where the comma is new."""
    word: _Word = []
    for run in runs:
        for piece in _PIECE.findall(run.text):
            torn = word and (word[-1].text[-1].isspace() or {word[-1].op, run.op} == _APART)
            if torn and not piece.isspace():
                yield word
                word = []
            word.append(Run(run.op, piece))
    if word:
        yield word


def _cut(word: _Word, width: int) -> Iterator[_Word]:
    """A word longer than a line in pieces that fit."""
    if sum(len(run.text) for run in word) <= width:
        yield word
        return
    part: _Word = []
    room = width
    for run in word:
        text = run.text
        while text:
            part.append(Run(run.op, text[:room]))
            room, text = room - len(text[:room]), text[room:]
            if room == 0:
                yield part
                part, room = [], width
    if part:
        yield part


def lines_of_runs(
    numbers: Iterator[int], runs: Sequence[Run], width: int = WIDTH, indent: int = 0
) -> tuple[NumberedLine, ...]:
    """Any words in lines of a copy, each with the next number; none for white space."""
    found = (line for line in wrapped(_from_the_left(runs), width) if any(run.text.strip() for run in line))
    return tuple(NumberedLine(next(numbers), line, indent) for line in found)


def _from_the_left(runs: Sequence[Run]) -> list[Run]:
    """White space that a line begins with is drawn as an indent."""
    found = list(runs)
    while found and not found[0].text.strip():
        del found[0]
    return [Run(found[0].op, found[0].text.lstrip()), *found[1:]] if found else []


def _told(lines: tuple[NumberedLine, ...], note: str, change: int | None) -> tuple[NumberedLine, ...]:
    """The lines of a paragraph: its change begins on the first, the note stands on the last."""
    if not lines:
        return lines
    lines = (replace(lines[0], change=change), *lines[1:])
    return (*lines[:-1], replace(lines[-1], note=note))


def _indent(line: Provision | None) -> int:
    depth = min(max(line.depth, 1), DEEPEST) if line else 1
    return INDENT * (depth - 1)
