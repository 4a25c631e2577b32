"""Where the references of a text may lead: its sections by number, and the places inside each of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property

from policies.linting.looks import Line, Look, leaves_out
from policies.text.citation import resolve
from policies.text.enumerators import ways_to_read
from policies.text.references import Citation
from policies.text.section import SectionText

MOST_NUMBERS = 1_000
"""So many different numbers are looked up in one text; what refers to more is no law."""

_MARKER = re.compile(r"\(([0-9A-Za-z][0-9A-Za-z.-]{0,7})\)")
_ONLY_MARKERS = re.compile(r"\s*(?:\([0-9A-Za-z.-]{1,8}\)\s*)*")
_ATOMS = re.compile(r"[-.:]")
_BEYOND = 20
"""A plain number so far beyond the last one of the policy is more likely a section of another law."""

Path = tuple[str, ...]


class Numbers:
    """The section numbers of a text, asked for by citations that may be spelled otherwise."""

    def __init__(self, sections: Sequence[SectionText] = (), labels: Collection[str] = ()) -> None:
        rows = [(each.label, at) for at, each in enumerate(sections) if each.label]
        self.places = dict(reversed(rows)) | dict.fromkeys(labels, -1)
        self._known: dict[tuple[str, Path], Citation | None] = {}

    def find(self, citation: Citation) -> Citation | None:
        """The place with its number as the text has it; None when it has none."""
        asked = (citation.label, citation.path)
        if asked not in self._known and len(self._known) < MOST_NUMBERS and self.places:
            self._known[asked] = resolve(citation, self.places)
        return self._known.get(asked)

    @cached_property
    def _series(self) -> dict[Path, int]:
        """What stands before the last part of each number, with the highest plain number behind it."""
        found: dict[Path, int] = {}
        for label in self.places:
            *head, last = _ATOMS.split(label)
            number = int(last) if last.isascii() and last.isdigit() and len(last) < 7 else 0
            found[tuple(head)] = max(found.get(tuple(head), 0), number)
        return found

    def is_alike(self, label: str) -> bool:
        """Whether a number could be one of these: the same chapter before it, or a plain number nearby."""
        *head, last = _ATOMS.split(label)
        if head or not self._series.get(()):
            return bool(head) and tuple(head) in self._series
        return last.isascii() and last.isdigit() and int(last[:9]) <= self._series[()] + _BEYOND


class Places:
    """The places inside one section: what its list has, and the markers that run on in a line."""

    def __init__(self, looked: Look, at: int) -> None:
        self._text, lines = looked.sections[at].text, looked.lines(at)
        first = next((line.provision.enumerator for line in lines if line.provision.enumerator), None)
        begins = first is None or first.kind == "bullet" or any(way.is_first for way in ways_to_read(first))
        self._is_unread = leaves_out(self._text) or not begins or (bool(self._text.strip()) and not lines)
        self._paths = {part for line in lines for part in _parts(line)}
        self._spans = [(each.start, each.end) for each in looked.references(at)]

    def has(self, path: Path) -> bool:
        """Whether there is a place at this path; what a section that is set out in part has, nobody knows."""
        return self._is_unread or path in self._paths or path[-1][0] == "¶" or path[-1] in self._run_in

    @cached_property
    def _run_in(self) -> frozenset[str]:
        """(a) … in the middle of a line, and not in a reference."""
        spans = iter([*self._spans, (len(self._text) + 1, len(self._text) + 1)])
        start, end = next(spans)
        found = set()
        for marker in _MARKER.finditer(self._text):
            while end <= marker.start():
                start, end = next(spans)
            head = self._text[self._text.rfind("\n", 0, marker.start()) + 1 : marker.start()][-80:]
            if marker.start() < start and not _ONLY_MARKERS.fullmatch(head):
                found.add(marker.group(1))
        return frozenset(found)


def _parts(line: Line) -> set[Path]:
    """Every run of parts of the path of a line, without paragraphs and without the signs of a second use."""
    path = tuple(part.partition("~")[0] for part in line.provision.path if part[0] != "¶")
    return {path[start:end] for start in range(len(path)) for end in range(start + 1, len(path) + 1)}
