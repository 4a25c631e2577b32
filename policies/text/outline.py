"""Plain text into sections and back, without losing a character of the canonical form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from policies.text.catchlines import is_title, is_unfinished, leads_on
from policies.text.digest import canonical
from policies.text.enumerators import Reading, split_enumerator, ways_to_read
from policies.text.headings import Heading, parse_heading
from policies.text.section import LEVELS, SectionText, printed_heading

__all__ = [
    "LEVELS",
    "Outline",
    "OutlineSection",
    "SectionText",
    "print_outline",
    "printed_heading",
    "read_outline",
]

_MARKED = re.compile(r"#{1,6}\s+(\S.*)")


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section as found.

    `head` is its heading as printed, over one or two lines, "" if there is none; `gap` the white space
    before its text, `after` the line ends before the next section.
    """

    head: str
    gap: str
    section: SectionText
    after: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole text, section after section, in reading order."""

    sections: tuple[OutlineSection, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading at line `first`, over `lines` lines; the text begins at `column` of the last, if there."""

    first: int
    level: str
    label: str | None
    heading: str
    lines: int = 1
    column: int | None = None


def read_outline(text: str) -> Outline:
    """The sections of a plain text.

    A line with a section number is a heading (`policies.text.headings`) unless it continues a sentence
    of the line before, or is an entry of a table of contents. Where no line has one, a numbered list of
    titles with text between them ("1. Purpose") gives the sections, else titles that stand alone. What
    stands before the first heading is a section without label.
    """
    whole = canonical(text)
    if not whole:
        return Outline(())
    lines = whole.split("\n")
    heads = _numbered(lines) or _listed(lines) or _titles(lines)
    if not heads or heads[0].first > 0:
        heads.insert(0, _opening(lines))
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    bounds = [starts[head.first] for head in heads] + [len(whole)]
    return Outline(
        tuple(
            _cut(whole, start, end, head, starts)
            for head, (start, end) in zip(heads, pairwise(bounds), strict=True)
        )
    )


def print_outline(outline: Outline) -> str:
    """The text again: equal to the canonical form of what was read."""
    return "".join(one.head + one.gap + one.section.text + one.after for one in outline.sections)


def _cut(whole: str, start: int, end: int, head: _Head, starts: list[int]) -> OutlineSection:
    """One section out of the text, between the starts of its own heading and of the next."""
    last = head.first + head.lines - 1
    stop = starts[last + 1] - 1 if head.column is None else starts[last] + head.column
    printed = whole[start:stop].rstrip() if head.lines else ""
    rest = whole[start + len(printed) : end]
    body = rest.lstrip("\n") if rest.startswith("\n") or not printed else rest.lstrip()
    words = body.rstrip("\n")
    section = SectionText(head.level, head.label, " ".join(head.heading.split()), words)
    return OutlineSection(printed, rest[: len(rest) - len(body)], section, body[len(words) :])


def _opening(lines: list[str]) -> _Head:
    """What stands before the first heading: a title and text, or text alone."""
    marked = _MARKED.match(lines[0])
    title = marked.group(1) if marked else lines[0].strip()
    titled = (marked or is_title(title)) and len(lines) > 1
    return _Head(0, "section", None, title if titled else "", lines=1 if titled else 0)


def _numbered(lines: list[str]) -> list[_Head]:
    """The headings that have a number, without continued sentences and contents."""
    found: list[tuple[int, Heading]] = []
    before = ""
    for number, line in enumerate(lines):
        heading = parse_heading(line) if line else None
        if heading and not _continues(before, heading):
            found.append((number, heading))
            before = heading.text
        else:
            before = line
    listed = set(_contents(lines, found))
    taken = {number for number, _ in found}
    return [_with_title(lines, number, heading, taken) for number, heading in found if number not in listed]


def _continues(before: str, heading: Heading) -> bool:
    """Whether a heading-like line is only the rest of a sentence that refers to a section.

    It is when the line before ends in a comma or a word such as "in" or "of"; or when that line seems
    unfinished and this one has neither punctuation behind its number nor a catchline.
    """
    if not before:
        return False
    firm = heading.pointed and (heading.heading or not heading.text)
    return leads_on(before) or (is_unfinished(before) and not firm)


def _contents(lines: list[str], found: list[tuple[int, Heading]]) -> Iterator[int]:
    """Lines of a table of contents: two or more in a row, without text, whose numbers come again later."""
    last = {(heading.level, heading.full_label): number for number, heading in found}
    entry = [
        not heading.text
        and last[heading.level, heading.full_label] > number
        and not any(lines[number + 1 : end])
        for (_, heading), (number, end) in zip(found, _spans(lines, [one[0] for one in found]), strict=True)
    ]
    for index, (number, _) in enumerate(found):
        beside = entry[index - 1 : index] + entry[index + 1 : index + 2]
        if entry[index] and any(beside):
            yield number


def _spans(lines: list[str], starts: list[int]) -> Iterator[tuple[int, int]]:
    """From each start to the next, the last to the end of the text."""
    return pairwise([*starts, len(lines)])


def _with_title(lines: list[str], number: int, heading: Heading, taken: set[int]) -> _Head:
    """A heading; where it is a bare number, the title on the next line belongs to it."""
    column = heading.text_start if heading.text else None
    head = _Head(number, heading.level, heading.full_label, heading.heading, 1, column)
    if heading.heading or heading.text:
        return head
    container = heading.level not in ("section", "subsection")
    for below in (number + 1, number + 2)[: 1 + container]:
        line = lines[below].strip() if below < len(lines) else ""
        if line and below not in taken and is_title(line.rstrip(".")) and split_enumerator(line)[1] is None:
            return _Head(number, heading.level, heading.full_label, line.rstrip(" ."), below - number + 1)
        if line:
            break
    return head


def _listed(lines: list[str]) -> list[_Head]:
    """1. Purpose … 2. Scope …: a numbered list of titles, each with text of its own."""
    heads: list[_Head] = []
    last: Reading | None = None
    for number, line in enumerate(lines):
        indent, enumerator, rest = split_enumerator(line)
        if indent[:1].isspace() or enumerator is None or enumerator.form != "x.":
            continue
        ways = ways_to_read(enumerator)
        way = next((way for way in ways if (way.follows(last) if last else way.is_first)), None)
        if way is None:
            continue
        title = rest.strip().rstrip(".:")
        if not is_title(title):
            return []
        heads.append(_Head(number, "section", enumerator.value, title))
        last = way
    full = all(any(lines[start + 1 : end]) for start, end in _spans(lines, [head.first for head in heads]))
    return heads if len(heads) > 1 and full else []


def _titles(lines: list[str]) -> list[_Head]:
    """Titles without a number: marked with #, or after a blank line or at the start; with text below."""
    heads = []
    for number, line in enumerate(lines[:-1]):
        marked = _MARKED.match(line)
        words = marked.group(1) if marked else line.strip()
        title = words.removesuffix(":") if words.isupper() or words.count(" ") < 3 else words
        above = lines[number - 1] if number else ""
        alone = not above or (title != words and above.endswith("."))
        if marked or (alone and is_title(title) and split_enumerator(line)[1] is None):
            heads.append(_Head(number, "section", None, title))
    return heads
