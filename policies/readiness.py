"""What stands in the way of freezing an edition, and what a person should know before they do it.

Pure: the state of an edition comes in as values, findings go out as sentences. A blocker leaves no button; a
warning leaves the choice to the person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from policies.lifecycle import EffectiveRule
from policies.text.section import SectionText

TITLED = frozenset({"ordinance", "resolution"})
"""Kinds that state law gives a title; an order or a policy of the administration may do without one."""

ENACTED_BY_CLAUSE = frozenset({"ordinance"})
WITH_TEXT = frozenset({"section", "subsection"})
"""Levels that say something themselves; a chapter may be a heading alone."""

_EMPTY_ON_PURPOSE = ("reserved", "repealed")


class Base(StrEnum):
    """How the text that a change was drafted against stands in law today."""

    LAW = "law"
    PAST = "past"
    OVERTAKEN = "overtaken"
    MISSING = "missing"
    NONE = "none"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class ChangeState:
    """What an edition does to one policy. ``sections`` is None when it repeals it.

    ``strays`` are targets of instructions that neither text has; ``coming`` and ``rivals`` name instruments
    that changed the policy from a later day on, or would change it too.
    """

    policy: str
    sections: Sequence[SectionText] | None
    base: Base
    is_changed: bool = True
    waiting: int = 0
    marks_unknown: bool = False
    instructions: int = 1
    strays: Sequence[str] = ()
    coming: Sequence[str] = ()
    rivals: Sequence[str] = ()
    has_day: bool = False


@dataclass(frozen=True, slots=True)
class EditionState:
    """An edition as a person would freeze it."""

    kind: str
    bill_number: str
    by_council: bool
    long_title: str
    enacting_clause: str
    effective_clause: str
    effective_rule: str
    changes: Sequence[ChangeState]


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence; ``blocks`` when the edition cannot be frozen before it is put right."""

    sentence: str
    blocks: bool


def findings(state: EditionState) -> tuple[Finding, ...]:
    """Everything that is found, blockers first."""
    found = [*_of_edition(state), *(each for change in state.changes for each in _of_change(change))]
    return tuple(sorted(found, key=lambda each: not each.blocks))


def _of_edition(state: EditionState) -> Iterator[Finding]:
    if not state.changes:
        yield Finding("It changes nothing yet: put a draft of a policy into it.", True)
    if not state.long_title.strip():
        yield Finding("It has no title: write its long title.", state.kind in TITLED)
    if state.kind in ENACTED_BY_CLAUSE and not state.enacting_clause.strip():
        yield Finding("It has no enacting clause.", False)
    if state.by_council and not state.bill_number.strip():
        yield Finding("It has no number yet: it goes by its title.", False)
    yield from _of_effect(state)


def _of_effect(state: EditionState) -> Iterator[Finding]:
    if state.effective_rule == EffectiveRule.UNKNOWN:
        yield Finding("Nothing says from which day it would be in force: that day stays unknown.", False)
    elif not state.effective_clause.strip():
        yield Finding("It has no words of its own about the day on which it takes effect.", False)
    if state.effective_rule == EffectiveRule.GIVEN and not all(each.has_day for each in state.changes):
        yield Finding("It is to take effect on a given day, and no day is given.", False)


def _of_change(change: ChangeState) -> Iterator[Finding]:
    yield from _of_base(change)
    yield from _of_text(change)
    name = change.policy
    for each in change.coming:
        words = "has been adopted and changes this policy too; the draft does not hold that change"
        yield Finding(f"{name}: {each} {words}.", False)
    for each in change.rivals:
        yield Finding(f"{name}: {each} would change it too.", False)
    if not change.instructions:
        yield Finding(f"{name}: no section of the bill says what is done to it.", False)
    for each in change.strays:
        yield Finding(f"{name}: the bill names {each}, which stands in neither text.", False)


def _of_base(change: ChangeState) -> Iterator[Finding]:
    name, is_repeal = change.policy, change.sections is None
    if is_repeal and change.base not in (Base.LAW, Base.UNSURE):
        yield Finding(f"{name}: the text it would repeal is not the law in force.", True)
        return
    if change.base == Base.OVERTAKEN:
        sentence = "the draft was made from a text that is no longer the law in force. Begin a new draft."
        yield Finding(f"{name}: {sentence}", True)
    if change.base == Base.MISSING:
        sentence = "a text is in force, and the draft was not made from it. Begin a new draft from the law."
        yield Finding(f"{name}: {sentence}", True)
    if change.base == Base.UNSURE:
        yield Finding(f"{name}: it is not known which text of it is in force.", False)


def _of_text(change: ChangeState) -> Iterator[Finding]:
    name = change.policy
    if change.sections is None:
        return
    if not change.sections:
        yield Finding(f"{name}: the draft has no section.", True)
    elif not change.is_changed:
        yield Finding(f"{name}: the draft changes nothing of the law.", True)
    for section in change.sections:
        if is_blank(section):
            called = " ".join(part for part in (section.label, section.heading) if part) or "A section"
            yield Finding(f"{name}: {called} has no text.", True)
    if change.waiting:
        count = f"{change.waiting} place{'' if change.waiting == 1 else 's'}"
        yield Finding(f"{name}: {count} of the imported paper wait for a ruling.", True)
    if change.marks_unknown:
        yield Finding(f"{name}: the marks of the imported paper are not known. Rule on them first.", True)


def is_blank(section: SectionText) -> bool:
    """True for a section that should say something and does not.

    One called reserved is empty on purpose, and a heading without a number is a title over what follows.
    """
    heading = section.heading.casefold()
    meant = any(word in heading for word in _EMPTY_ON_PURPOSE) or (heading.strip() and not section.label)
    return section.level in WITH_TEXT and not section.text.strip() and not meant
