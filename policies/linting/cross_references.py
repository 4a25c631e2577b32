"""References of a text that lead nowhere: no such section, a section that is repealed, no such subsection.

Law elsewhere is left alone, and so is whatever may be law elsewhere: a number of another shape than those of
the policy, one that is said to be of an act, a charter, a contract, and any number in a policy of which only
a part is on file. A number that opens a line may be a heading that was not read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policies.linting.destinations import Numbers, Places
from policies.linting.facts import Elsewhere
from policies.linting.findings import Finding, look
from policies.linting.looks import Look
from policies.text.citation import aliases
from policies.text.references import Citation, Reference, Scheme

_REST_OF_LIST = re.compile(
    r"(?:(?:,\s(?:and\s|or\s)?|\s(?:and|or|through|to)\s)(?:[0-9][0-9A-Za-z.½-]{0,20})?(?:\([0-9A-Za-z.-]{1,8}\)){0,6}){1,20}"
)
_OF_ANOTHER = re.compile(r"(?:\s?\([^()\n]{1,80}\))?,?\s(?:of|in|under|to)\s(?!this\b|these\b)")
_ANOTHER_BEFORE = re.compile(
    r"(?:Acts?|Laws?|Statutes?|Stat\.|Charter|Constitution|Ordinance|Resolution|Agreement|Contract|Rules?"
    r"|Regulations?|Code|Title|Chapter|Manual|Plan|Bill|No\.|’s|'s)[^.;:\n]{0,25}$"
)
_REPEALED = re.compile(r"[\[(]?\s?(?:repealed|reserved)", re.IGNORECASE)


def references(looked: Look, elsewhere: Elsewhere) -> Iterator[Finding]:
    """Every reference in the text as it would read that resolves to nothing, or to what is repealed."""
    return _Search(looked, elsewhere).findings()


def asked_elsewhere(looks: Sequence[Look]) -> frozenset[str]:
    """Numbers that only the city's other policies can tell of: those that no text of the bill has."""
    wanted: set[str] = set()
    for looked in looks:
        numbers = Numbers(looked.sections)
        for at, one in _references(looked):
            if one.citation is None or one.scheme != Scheme.SECTION or numbers.find(one.citation):
                continue
            if not _is_of_another(looked.sections[at].text, one):
                wanted.update(aliases(one.citation.label)[:2])
    return frozenset(wanted)


def _references(looked: Look) -> Iterator[tuple[int, Reference]]:
    return ((at, one) for at in looked.read for one in looked.references(at))


def _heads_a_line(text: str, at: int) -> bool:
    """Whether a number opens a later line: a heading, perhaps, that was not read as one."""
    start = text.rfind("\n", 0, at) + 1
    return start > 0 and not text[start:at].strip()


def _is_of_another(text: str, one: Reference) -> bool:
    """Whether the words around a reference may make it one to another law."""
    before = _ANOTHER_BEFORE.search(text[max(0, one.start - 60) : one.start])
    rest = _REST_OF_LIST.match(text, one.end)
    ends = {one.end, rest.end() if rest else one.end}
    return bool(before) or any(_OF_ANOTHER.match(text, end) for end in ends)


@dataclass
class _Search:
    """The references of one text, each looked for in the text, in what it was before, and elsewhere."""

    looked: Look
    elsewhere: Elsewhere
    places: dict[int, Places] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.here = Numbers(self.looked.sections)
        self.before = Numbers(self.looked.change.before)
        self.standing = Numbers(labels=self.elsewhere.standing)
        self.gone = Numbers(labels=self.elsewhere.gone)
        self.heading = {
            one.citation.label
            for at, one in _references(self.looked)
            if one.citation and _heads_a_line(self.looked.sections[at].text, one.start)
        }

    def findings(self) -> Iterator[Finding]:
        for at, one in _references(self.looked):
            if one.citation is None or _is_of_another(self.looked.sections[at].text, one):
                continue
            if one.scheme == Scheme.INTERNAL and one.citation.path and at in self.looked.touched:
                yield from self._inside(at, one, at, one.citation)
            elif one.scheme == Scheme.SECTION:
                for end in (one.citation, one.until):
                    yield from self._section(at, one, end) if end else ()

    def _section(self, at: int, one: Reference, citation: Citation) -> Iterator[Finding]:
        """A section of the policy, there and standing, or not there."""
        found = self.here.find(citation)
        if found is None:
            yield from self._lost(at, one, citation)
            return
        target = self.here.places[found.label]
        if _REPEALED.match(self.looked.sections[target].heading):
            if at in self.looked.touched:
                yield self._found(
                    "reference-to-repealed", at, one, f"{found.label}, which is repealed or reserved"
                )
        elif found.path and {at, target} & self.looked.touched:
            yield from self._inside(at, one, target, found)

    def _lost(self, at: int, one: Reference, citation: Citation) -> Iterator[Finding]:
        """A section that the policy had, that another one had, or that there never was."""
        label, change = citation.label, self.looked.change
        if self.before.find(citation):
            gone = f"{label}, which the text does not have any more"
            yield from [self._found("reference-to-repealed", at, one, gone)] if change.is_whole else []
            return
        if at not in self.looked.touched or label in self.heading or self.standing.find(citation):
            return
        ended = self.gone.find(citation)
        if ended and not label.isalnum():
            policy = self.elsewhere.gone[ended.label]
            yield self._found(
                "reference-to-repealed", at, one, f"{label}, a section of the {policy}, which is repealed"
            )
        elif change.is_whole and self.here.is_alike(label):
            yield self._found(
                "reference-to-nothing", at, one, f"{label}, and there is no section with that number"
            )

    def _inside(self, at: int, one: Reference, target: int, citation: Citation) -> Iterator[Finding]:
        """A place inside a section."""
        if target not in self.places:
            self.places[target] = Places(self.looked, target)
        if not self.places[target].has(citation.path):
            section = self.looked.sections[target]
            path = "".join(f"({part})" for part in citation.path)
            where = "this section" if target == at else section.label or section.heading
            yield self._found(
                "reference-to-no-place", at, one, f"{path} of {where}, and there is no such place"
            )

    def _found(self, rule: str, at: int, one: Reference, words: str) -> Finding:
        place = self.looked.place(at, one.start, one.end)
        return look(rule, f"{place.cited} refers to {words}.", place)
