"""One change of a bill, prepared once for every rule: what is new in it, and where its words stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from policies.linting.facts import Change
from policies.linting.findings import Part, Place
from policies.text.numbering import Provision, provisions
from policies.text.references import Reference, find_citations
from policies.text.section import SectionText
from policies.text.sentences import cite

_DINKUS = re.compile(r"\* ?\* ?\*|^[ \t]{0,40}(?:\. ?\. ?\.|…)[ \t]{0,9}$", re.MULTILINE)

MOST_LINES = 4_000
"""A section of more lines is not read for its provisions: no section of a law is that long."""


@dataclass(frozen=True, slots=True)
class Line:
    """A provision of a section and where its line begins in the text."""

    provision: Provision
    start: int


class Names:
    """Sections by their identity, and by their number or heading however it is spaced and capitalised."""

    def __init__(self, sections: Sequence[SectionText]) -> None:
        self._keys = {each.key: each for each in sections if each.key}
        self._names: dict[str, SectionText] = {}
        for words in ("label", "heading"):
            for each in sections:
                self._names.setdefault(folded(getattr(each, words)), each)
        self._names.pop("", None)

    def find(self, key: str | None, name: str | None) -> SectionText | None:
        """The one with the identity, else the one with the name."""
        return self._keys.get(key or "") or self._names.get(folded(name))


@dataclass
class Look:
    """A change, which is number ``number`` of its bill, counted from 0.

    ``only``: the key of the one section that is looked at, whatever else changes.
    """

    change: Change
    number: int = 0
    only: str | None = None
    _lines: dict[int, list[Line]] = field(default_factory=dict)
    _references: dict[int, tuple[Reference, ...]] = field(default_factory=dict)

    @cached_property
    def sections(self) -> Sequence[SectionText]:
        """The sections as they would read; none for a repeal."""
        return self.change.sections or ()

    @cached_property
    def touched(self) -> frozenset[int]:
        """The sections that are new, or read otherwise than before. Of the others the bill says nothing."""
        known = {_words(each) for each in self.change.before}
        rows = [each for each in enumerate(self.sections) if self.only in (None, each[1].key)]
        return frozenset(at for at, each in rows if _words(each) not in known)

    @cached_property
    def after(self) -> Names:
        """The sections as they would read, by identity and by name."""
        return Names(self.sections)

    @cached_property
    def before(self) -> Names:
        """The sections as they were, by identity and by name."""
        return Names(self.change.before)

    def was(self, at: int) -> SectionText | None:
        """What a section was before: by its identity, else by its number."""
        section = self.sections[at]
        return self.before.find(section.key, section.label)

    def lines(self, at: int) -> list[Line]:
        """The provisions of a section, read once."""
        if at not in self._lines:
            self._lines[at] = lines_of(self.sections[at].text)
        return self._lines[at]

    def references(self, at: int) -> tuple[Reference, ...]:
        """The references in the text of a section, read once."""
        if at not in self._references:
            self._references[at] = find_citations(self.sections[at].text)
        return self._references[at]

    @property
    def read(self) -> Iterable[int]:
        """The sections whose references are followed: all, for each may lead to what is taken out."""
        return range(len(self.sections)) if self.only is None else sorted(self.touched)

    def cited(self, at: int, offset: int = 0) -> str:
        """A place of a section's text as people cite it: "2.48.080(d)"."""
        rows = self.lines(at)
        row = bisect_right([each.start for each in rows], offset) - 1
        path = rows[row].provision.path if row >= 0 else ()
        return cite(self.sections[at], [part for part in path if part[0] != "¶"])

    def place(self, at: int, start: int = 0, end: int = 0, part: Part = Part.TEXT) -> Place:
        """Where words of a section stand."""
        cited = self.cited(at, start) if part == Part.TEXT else cite(self.sections[at])
        return Place(part, self.number, self.sections[at].key, None, cited, start, end)

    @property
    def policy(self) -> Place:
        """What is done to the policy, as a whole."""
        return Place(Part.POLICY, self.number, cited=self.change.policy)


def lines_of(text: str) -> list[Line]:
    """The provisions of a text with the place at which the line of each begins; none of one too long."""
    rows = text.split("\n")
    if len(rows) > MOST_LINES:
        return []
    starts = [0, *accumulate(len(row) + 1 for row in rows)]
    return [Line(each, starts[each.line]) for each in provisions(text)]


def leaves_out(text: str) -> bool:
    """Whether a text says itself, by three asterisks or dots, that it does not set out everything."""
    return bool(_DINKUS.search(text))


def folded(words: str | None) -> str:
    """Words as they are compared: without spaces and capitals."""
    return "".join((words or "").casefold().split())


def _words(section: SectionText) -> tuple[str, str | None, str, str]:
    return (section.level, section.label, section.heading, section.text)
