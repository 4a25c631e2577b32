"""The whole instrument as an ordered list of parts: from the city's name to the signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from policies.linting.facts import Step
from policies.printout.forms import InstrumentForm
from policies.printout.set_out import SetOut, clean, set_out, unmarked
from policies.printout.signing import Signature, Signed, signatures
from policies.printout.wordings import Named, opened, sets_out, wording
from policies.text import instructing
from policies.text.changes import Redline, SectionChange
from policies.text.section import SectionText


class PartKind(StrEnum):
    """What a part of an instrument is."""

    CITY = "city"
    BILL_NUMBER = "bill_number"
    SPONSORS = "sponsors"
    NUMBER = "number"
    TEXT_NAME = "text_name"
    TITLE = "title"
    RECITAL = "recital"
    ENACTING = "enacting"
    INSTRUCTION = "instruction"
    SET_OUT = "set_out"
    FURTHER = "further"
    SEVERABILITY = "severability"
    REPEALER = "repealer"
    CODIFICATION = "codification"
    EFFECTIVE = "effective"
    SIGNATURES = "signatures"


@dataclass(frozen=True, slots=True)
class Part:
    """One part. ``number``: that of a section of the bill, with its word, "Section 2."."""

    kind: PartKind
    words: str = ""
    number: str = ""
    set_out: SetOut | None = None
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """What an edition does to one policy.

    name: as the bill cites it; names: whatever its instructions call it as a whole. redline: None where
    the texts were not compared, and then ``sections`` are set out as they were read. has_base: false for a
    policy that is new: none of it is marked.
    """

    name: str
    names: frozenset[str]
    steps: Sequence[Step]
    redline: Redline | None
    sections: Sequence[SectionText] = ()
    has_base: bool = True
    restores: bool = False
    repeals: bool = False

    @property
    def changes(self) -> list[SectionChange]:
        """Every section, with its marks where there is something to mark."""
        if self.repeals:
            return []
        if self.redline is None:
            return [unmarked(each, place) for place, each in enumerate(self.sections)]
        if not self.has_base:
            new = (each.new for each in self.redline.sections)
            return [unmarked(each, place) for place, each in enumerate(new) if each]
        return list(self.redline.sections)


@dataclass(frozen=True, slots=True)
class About:
    """The sections of a policy, to be found by what an instruction calls them, and those set out so far."""

    deed: Deed
    changes: Sequence[SectionChange]
    by_key: Mapping[str, SectionChange]
    by_name: Mapping[str, SectionChange]
    shown: set[str]

    @classmethod
    def of(cls, deed: Deed) -> About:
        """All of a policy; of two sections of one name the first is meant."""
        changes, by_key, by_name = deed.changes, dict[str, SectionChange](), dict[str, SectionChange]()
        for change in changes:
            for side in (change.new, change.old):
                if side is not None:
                    by_key.setdefault(side.key or "", change)
                    for words in (side.label or "", side.heading):
                        by_name.setdefault(words.casefold(), change)
        return cls(deed, changes, by_key, by_name, set())

    def targets(self, step: Step) -> tuple[Sequence[SectionChange], bool]:
        """The sections that an instruction is about, and whether it is about the policy as a whole."""
        name = step.target.strip().casefold()
        if not step.key and (not name or name in self.deed.names):
            return self.changes, True
        found = self.by_key.get(step.key) if step.key else None
        found = found or (self.by_name.get(name) if name else None)
        return [found] if found else [], False

    def take(self, changes: Sequence[SectionChange]) -> list[SectionChange]:
        """Those of some sections that were not set out before."""
        new = [each for each in changes if each.anchor not in self.shown]
        self.shown.update(each.anchor for each in new)
        return new


@dataclass(frozen=True, slots=True)
class Composition:
    """An edition of an instrument as values. ``unit``: of local law, how much of a section is set out."""

    city: str
    form: InstrumentForm
    deeds: Sequence[Deed]
    bill_number: str = ""
    number: str = ""
    sponsors: Sequence[str] = ()
    text_name: str = ""
    long_title: str = ""
    recitals: str = ""
    enacting: str = ""
    further: str = ""
    severability: str = ""
    repealer: str = ""
    codification: str = ""
    effective: str = ""
    signature_lines: str = ""
    signed: Sequence[Signed] = field(default_factory=tuple)
    unit: str = ""


def compose(edition: Composition, *, is_clean: bool = False) -> tuple[Part, ...]:
    """Every part of the instrument in its order; ``is_clean``: the text as adopted, without marks."""
    counted = _Count.of(edition)
    signed = signatures(edition.signature_lines, edition.signed, edition.form.noun)
    return (
        *_head(edition),
        *_body(edition, counted, is_clean=is_clean),
        *_closing(edition, counted),
        *([Part(PartKind.SIGNATURES, signatures=signed)] if signed else []),
    )


@dataclass(slots=True)
class _Count:
    """Counts the sections of a bill: a number that was given stands, the next free one follows it."""

    word: str
    given: frozenset[str]
    last: int = 0

    @classmethod
    def of(cls, edition: Composition) -> _Count:
        steps = [step for deed in edition.deeds for step in deed.steps]
        numbers = [step.number or opened(step.raw)[0] for step in steps]
        numbers += [opened(words)[0] for _, words in closing_clauses(edition)]
        return cls(edition.form.section, frozenset(numbers))

    def number(self, given: str) -> str:
        if given.isascii() and given.isdigit() and len(given) < 5:
            self.last = int(given)
        elif not given:
            free = (number for number in count(self.last + 1) if str(number) not in self.given)
            self.last = next(free)
        return f"{self.word} {given or self.last}."


def _head(edition: Composition) -> Iterator[Part]:
    form = edition.form
    numbered = ((form.bill, edition.bill_number), (form.number, edition.number))
    bill, number = (f"{words} {value}".strip() if value else "" for words, value in numbered)
    sponsors = ", ".join(edition.sponsors)
    rows = [
        (PartKind.CITY, edition.city),
        (PartKind.BILL_NUMBER, bill),
        (PartKind.SPONSORS, f"{form.sponsors} {sponsors}" if sponsors else ""),
        (PartKind.NUMBER, number),
        (PartKind.TEXT_NAME, edition.text_name),
        (PartKind.TITLE, edition.long_title),
        *((PartKind.RECITAL, each) for each in paragraphs(edition.recitals)),
        (PartKind.ENACTING, edition.enacting),
    ]
    yield from (Part(kind, words.strip()) for kind, words in rows if words.strip())


def _body(edition: Composition, counted: _Count, *, is_clean: bool) -> Iterator[Part]:
    for deed in edition.deeds:
        about = About.of(deed)
        for step in (*deed.steps, *_unsaid(deed, about)):
            yield from _section(edition, about, step, counted, is_clean=is_clean)


def _section(
    edition: Composition, about: About, step: Step, counted: _Count, *, is_clean: bool
) -> Iterator[Part]:
    """One section of the bill: what it says, then the text that it sets out, each section once."""
    targets, whole = about.targets(step)
    taken = about.take(targets) if sets_out(step.operation) else []
    found = [set_out(each, edition.unit) for each in taken]
    target = None if whole else next(iter(targets), None) or _missing(step)
    given, said = opened(step.raw)
    first = found[0] if len(found) == 1 else None
    words = said or wording(step, Named(about.deed.name, target), first)
    yield Part(PartKind.INSTRUCTION, words, counted.number(step.number or given))
    for each in found:
        printed = clean(each) if is_clean else each
        if printed is not None:
            yield Part(PartKind.SET_OUT, set_out=printed)


def _missing(step: Step) -> SectionChange:
    """What an instruction names and no text has."""
    return unmarked(SectionText("section", step.target or None, step.caption, ""))


def _unsaid(deed: Deed, about: About) -> list[Step]:
    """An instruction for each change that no section of the bill names: none is left out of print."""
    if deed.repeals:
        return [] if deed.steps else [Step(instructing.REPEAL)]
    if deed.redline is None or not deed.has_base:
        return [] if deed.steps else [Step(instructing.ADOPT)]
    said: set[str] = set()
    for step in deed.steps:
        targets, whole = about.targets(step)
        if whole:
            return []
        said |= {each.anchor for each in targets}
    proposals = instructing.of_redline(deed.redline, restores=deed.restores)
    steps = [Step(each.operation, "", each.target, each.key, each.after, each.caption) for each in proposals]
    return [step for step in steps if not said & {each.anchor for each in about.targets(step)[0]}]


def _closing(edition: Composition, counted: _Count) -> Iterator[Part]:
    for kind, words in closing_clauses(edition):
        given, said = opened(words)
        yield Part(kind, said.strip(), counted.number(given))


def closing_clauses(edition: Composition) -> list[tuple[PartKind, str]]:
    """The sections of a bill that change no text, in the order in which they are printed."""
    rows = [
        *((PartKind.FURTHER, each) for each in paragraphs(edition.further)),
        (PartKind.SEVERABILITY, edition.severability),
        (PartKind.REPEALER, edition.repealer),
        (PartKind.CODIFICATION, edition.codification),
        (PartKind.EFFECTIVE, edition.effective),
    ]
    return [(kind, words) for kind, words in rows if words.strip()]


def paragraphs(words: str) -> list[str]:
    """What stands between blank lines."""
    return [each.strip() for each in words.split("\n\n") if each.strip()]
