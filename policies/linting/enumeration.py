"""Lists inside a section: (a), (b), (d) leaves one out, (a), (b), (b) has one twice."""

from collections.abc import Iterator
from dataclasses import dataclass

from policies.linting.findings import Finding, look
from policies.linting.looks import Line, Look, leaves_out, lines_of
from policies.text.enumerators import Enumerator, Reading, ways_to_read
from policies.text.sentences import cite

MOST_MISSING = 1
"""A longer leap is more likely a text that leaves parts out, or a number that begins a line by chance."""

Slip = tuple[str, str, str]
"""What is wrong, the marker before and the marker at which it shows."""


@dataclass(frozen=True, slots=True)
class _Marked:
    reading: Reading
    printed: str
    start: int
    above: tuple[str, ...]


def lists(looked: Look) -> Iterator[Finding]:
    """The slips in the lists of sections that changed; those that the law has already are left alone."""
    for at in sorted(looked.touched):
        was = looked.was(at)
        known = {slip for slip, _ in _slips(lines_of(was.text))} if was else set()
        for slip, marked in () if leaves_out(looked.sections[at].text) else _slips(looked.lines(at)):
            if slip not in known:
                rule, before, here = slip
                end = marked.start + len(marked.printed)
                place = looked.place(at, marked.start, end)
                above = [part for part in marked.above if part[0] != "¶"]
                yield look(rule, _sentence(rule, before, here, cite(looked.sections[at], above)), place)


def _sentence(rule: str, before: str, here: str, cited: str) -> str:
    if rule == "list-item-twice":
        return f"In {cited}, {here} stands twice in one list."
    return f"In {cited}, {before} is followed by {here}: something between them is missing."


def _slips(lines: list[Line]) -> Iterator[tuple[Slip, _Marked]]:
    last: dict[tuple[str, ...], _Marked] = {}
    for line in lines:
        for marked in _markers(line):
            before = last.get(marked.above)
            slip = _slip(before, marked) if before else None
            if slip:
                yield slip, marked
            last[marked.above] = marked


def _markers(line: Line) -> Iterator[_Marked]:
    """Each marker of a line with the path of the list that it stands in."""
    one = line.provision
    marks: list[Enumerator] = [one.enumerator, *one.also] if one.enumerator else []
    for count, mark in enumerate(marks, start=len(one.path) - len(marks)):
        ways = ways_to_read(mark)
        kind = mark.kind
        reading = next((way for way in ways if way.kind == kind), ways[0] if ways else None)
        if reading and count >= 0:
            start = line.start + len(one.indent)
            yield _Marked(reading, mark.printed, start, one.path[:count])


def _slip(before: _Marked, here: _Marked) -> Slip | None:
    a, b = before.reading, here.reading
    if a.kind != b.kind or a.kind == "bullet" or len(a.place) != len(b.place) or b.is_first:
        return None
    if (a.place, a.inserted) == (b.place, b.inserted):
        return ("list-item-twice", before.printed, here.printed)
    leap = b.place[-1] - a.place[-1] - 1
    if a.place[:-1] == b.place[:-1] and 0 < leap <= MOST_MISSING and not b.inserted:
        return ("list-item-missing", before.printed, here.printed)
    return None
