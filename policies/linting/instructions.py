"""The bill's own sections: each names a section that is there, by its number, and no change goes unsaid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policies.linting.facts import Bill, Change, Step
from policies.linting.findings import CLOSING, Finding, Part, Place, blocker, look
from policies.linting.looks import Look, folded
from policies.text.citation import resolve
from policies.text.instructing import ADD, ADOPT, AMEND
from policies.text.labels import read_label
from policies.text.references import Scheme, find_citations
from policies.text.section import SectionText
from policies.text.sentences import cite

LONGEST_RAW = 4_000
_NUMBER = re.compile(r"[0-9]{1,4}")
_OPENING = re.compile(r"\s{0,9}(?i:section|sec\.|§)\s{0,2}([0-9]{1,4})\s?[.:]")
_PRINTED = re.compile(r"(?i:section|sec\.|§)\s{1,2}(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Named:
    """What an instruction is about: the section as it would read and as it was, as far as there is one."""

    new: SectionText | None
    old: SectionText | None

    @property
    def key(self) -> str | None:
        """Its identity."""
        return self.new.key if self.new else self.old.key if self.old else None

    @property
    def headings(self) -> list[str]:
        """Its headings, the new one last."""
        return [each.heading for each in (self.old, self.new) if each and each.heading.strip()]


def cited(step: Step) -> str:
    """``Section 3 of the bill``."""
    return f"Section {step.number} of the bill" if step.number else f"The instruction about {step.target}"


def named_by(looked: Look, step: Step) -> Named:
    """The section that an instruction is about: by its identity, else by its number or its heading."""
    old = None if step.operation == ADD else looked.before.find(step.key, step.target)
    return Named(looked.after.find(step.key, step.target), old)


def _place(looked: Look, at: int, step: Step, key: str | None = None) -> Place:
    return Place(Part.STEP, looked.number, key, at, cited(step))


def targets(looked: Look) -> Iterator[Finding]:
    """The number that an instruction names is that of the section; an added one was not there before."""
    whole = {folded(each) for each in (looked.change.policy, *looked.change.names)}
    for at, step in enumerate(looked.change.steps):
        if not step.target.strip() or folded(step.target) in whole:
            continue
        named, place = named_by(looked, step), _place(looked, at, step)
        if named.new is None and named.old is None:
            sentence = f"{cited(step)} names {step.target}, which stands in neither text."
            yield look("target-not-found", sentence, place)
        elif not _is_called(step, named):
            yield _other_number(looked, at, step, named)
        elif step.operation == ADD and looked.change.is_law:
            yield from _used(looked, at, step, named)


def _is_called(step: Step, named: Named) -> bool:
    """Whether the target is the number, or the heading, of the section that is meant."""
    known = [each for each in (named.new, named.old) if each]
    return folded(step.target) in {folded(words) for each in known for words in (each.label, each.heading)}


def _other_number(looked: Look, at: int, step: Step, named: Named) -> Finding:
    """The section was given another number after the instruction was written."""
    section = named.new or named.old
    name = cite(section) if section else ""
    sentence = f"{cited(step)} names {step.target}; the section that it is about is {name}."
    return blocker("number-differs", sentence, _place(looked, at, step, named.key), name)


def _used(looked: Look, at: int, step: Step, named: Named) -> Iterator[Finding]:
    """What is added is in the law already, under the same number."""
    new = named.new
    for old in looked.change.before:
        is_same = old.key == new.key if new and new.key and old.key else True
        if (
            new
            and new.label
            and folded(old.label) == folded(new.label)
            and old.level == new.level
            and is_same
        ):
            sentence = f"{cited(step)} adds {step.target}, which is a section of the law already."
            yield blocker("number-already-used", sentence, _place(looked, at, step, new.key))
            return


def taken_elsewhere(bill: Bill, looked: Look) -> Iterator[Finding]:
    """A new number that a section of another policy of the city has; many policies have a section 5."""
    for at, step in enumerate(looked.change.steps):
        is_plain = step.operation != ADD or step.target.isalnum()
        other = None if is_plain else bill.elsewhere.standing.get(step.target)
        if other:
            sentence = f"{cited(step)} adds {step.target}; a section of the {other} has that number."
            yield look("number-taken-elsewhere", sentence, _place(looked, at, step))


def words(looked: Look) -> Iterator[Finding]:
    """The words of an instruction name the section that it is about, and print its number in one piece."""
    for at, step in enumerate(looked.change.steps):
        raw, named = step.raw[:LONGEST_RAW], named_by(looked, step)
        labels = {each.label for each in (named.new, named.old) if each and each.label}
        said = [
            each.citation for each in find_citations(raw) if each.scheme == Scheme.SECTION and each.citation
        ]
        if not labels or not said:
            continue
        if step.operation != ADOPT and not any(resolve(each, labels) for each in said):
            sentence = f"{cited(step)} is about {step.target}, and its words name {said[0].label}."
            yield look("number-in-words-differs", sentence, _place(looked, at, step, named.key), step.target)
        yield from _printed_apart(looked, at, step, labels)


def _printed_apart(looked: Look, at: int, step: Step, labels: Collection[str]) -> Iterator[Finding]:
    """Section 3-11 B, where the section is 3-11B."""
    for found in _PRINTED.finditer(step.raw, 0, LONGEST_RAW):
        label = read_label(step.raw, found.end())
        if label and label.value in labels and label.printed != label.value and " " in label.printed:
            sentence = f"{cited(step)} prints “{label.printed}”; the section set out is {label.value}."
            yield look("number-printed-apart", sentence, _place(looked, at, step), label.value)
            return


def unsaid(looked: Look) -> Iterator[Finding]:
    """A section that changes, and no section of the bill says so; one that is named and stays as it is."""
    change = looked.change
    if change.sections is None or not change.before or not change.steps or covers_all(change):
        return
    spoken = {each.key for step in change.steps for each in _both(named_by(looked, step)) if each.key}
    for at in sorted(looked.touched):
        section, old = looked.sections[at], looked.was(at)
        if section.key and section.key not in spoken and not (old and _reads(old) == _reads(section)):
            sentence = f"{cite(section)} changes, and no section of the bill says so."
            yield look("change-unsaid", sentence, looked.place(at, part=Part.LABEL))
    for at, step in enumerate(change.steps):
        named = named_by(looked, step)
        if step.operation == AMEND and named.new and named.new == named.old:
            sentence = f"{cited(step)} amends {step.target}, and no word of that section changes."
            yield look("amends-nothing", sentence, _place(looked, at, step, named.key))


def _both(named: Named) -> list[SectionText]:
    return [each for each in (named.new, named.old) if each]


def _reads(section: SectionText) -> tuple[str, str]:
    return (section.heading, section.text)


def covers_all(change: Change) -> bool:
    """Whether an instruction is about the policy as a whole, so that none has to name each section."""
    whole = {folded(each) for each in (change.policy, *change.names)}
    return any(folded(step.target) in whole or step.operation == ADOPT for step in change.steps)


def named_twice(looked: Look) -> Iterator[Finding]:
    """Two sections of the bill do the same to one section."""
    first: dict[tuple[str, str], Step] = {}
    for at, step in enumerate(looked.change.steps):
        deed = (step.operation, folded(step.target))
        if step.target and deed in first:
            sentence = f"{cited(first[deed])} and {_small(cited(step))} do the same to {step.target}."
            yield look("named-twice", sentence, _place(looked, at, step))
        first.setdefault(deed, step)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def numbers_of_the_bill(bill: Bill) -> Iterator[Finding]:
    """The bill's own sections count 1, 2, 3, and the last of them may be the effective clause."""
    rows = [
        (int(step.number), Place(Part.STEP, number, step.key, at, cited(step)))
        for number, change in enumerate(bill.changes)
        for at, step in enumerate(change.steps)
        if _NUMBER.fullmatch(step.number)
    ]
    for part in (*CLOSING, Part.EFFECTIVE_CLAUSE):
        clause = _OPENING.match(str(getattr(bill, part.value)))
        if clause:
            rows.append((int(clause.group(1)), Place(part, start=clause.start(1), end=clause.end(1))))
    times = Counter(number for number, _ in rows)
    for number, place in _last_of_each(rows):
        if times[number] > 1:
            sentence = f"The bill has {times[number]} sections with the number {number}."
            yield look("bill-section-twice", sentence, place)
    known = sorted(times)
    for before, after in pairwise(known):
        if after - before == 2:
            place = next(place for number, place in rows if number == after)
            sentence = (
                f"Section {before} of the bill is followed by section {after}: {before + 1} is missing."
            )
            yield look("bill-section-missing", sentence, place)


def _last_of_each(rows: Sequence[tuple[int, Place]]) -> list[tuple[int, Place]]:
    return list(dict(rows).items())
