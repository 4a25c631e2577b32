"""What the record says of a bill before it is frozen: the law it was drafted from, other bills, its papers.

Pure: the state of an edition comes in as values, findings go out as sentences. What its words say is looked
over in ``policies.linting``; both give one kind of finding, and one list reaches the desk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from policies.linting.findings import Finding, Part, Place, blocker, look


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
    """What the record says of one change of a bill. ``sections`` counts its text, None when it is a repeal.

    ``coming`` and ``rivals`` name instruments that changed the policy from a later day on, or would change it
    too. ``deeds`` tells what changed the law since, ``both`` how many sections the law and the draft changed.
    """

    policy: str
    sections: int | None
    base: Base
    is_changed: bool = True
    waiting: int = 0
    marks_unknown: bool = False
    instructions: int = 1
    coming: Sequence[str] = ()
    rivals: Sequence[str] = ()
    deeds: str = ""
    both: int = 0


RULES = {
    "changes-nothing": "A bill changes something.",
    "repeals-no-law": "What is repealed is the law in force.",
    "law-overtaken": "A draft was made from the text that is the law in force.",
    "law-not-its-base": "A draft of a policy in force was made from the law.",
    "law-unsure": "It is known which text is in force.",
    "no-section": "A draft has a section.",
    "same-as-law": "A draft changes something of the law.",
    "waits-for-ruling": "No place of an imported paper waits for a ruling.",
    "marks-unknown": "The marks of an imported paper are known.",
    "adopted-meanwhile": "No other instrument changes the policy from a later day on.",
    "rival": "No other bill would change the policy.",
    "no-instruction": "A section of the bill says what is done to the policy.",
}
"""Stable names, each with what a bill that keeps the rule does."""

UNTOLD = "the draft was made from a text that is no longer the law in force"


def findings(changes: Sequence[ChangeState]) -> Iterator[Finding]:
    """Everything that the record tells against freezing these changes, or that a person should know."""
    if not changes:
        sentence = "It changes nothing yet: put a draft of a policy into it."
        yield blocker("changes-nothing", sentence, Place(Part.BILL))
    for number, change in enumerate(changes):
        place = Place(Part.POLICY, number, cited=change.policy)
        yield from _of_base(change, place)
        yield from _of_text(change, place)
        yield from _of_others(change, place)


def law_moved(deeds: str, both: int) -> str:
    """What is said of a draft whose law has changed: by what, and how many sections of it both changed."""
    count = "1 section of it is" if both == 1 else f"{both} sections of it are"
    here = f"{count} also changed here" if both else "no section that it changed is changed here"
    return f"the law has changed since this draft was begun: {deeds}; {here}"


def _of_others(change: ChangeState, place: Place) -> Iterator[Finding]:
    name = change.policy
    for each in change.coming:
        words = (
            "has been adopted and changes this policy too; the draft does not hold that change. From the day"
            " it is in force, the draft can be brought up to it"
        )
        yield look("adopted-meanwhile", f"{name}: {each} {words}.", place)
    for each in change.rivals:
        yield look("rival", f"{name}: {each} would change it too.", place)
    if not change.instructions:
        yield look("no-instruction", f"{name}: no section of the bill says what is done to it.", place)


def _of_base(change: ChangeState, place: Place) -> Iterator[Finding]:
    name, is_repeal = change.policy, change.sections is None
    if is_repeal and change.base not in (Base.LAW, Base.UNSURE):
        sentence = f"{name}: the text it would repeal is not the law in force."
        yield blocker("repeals-no-law", sentence, place)
        return
    if change.base == Base.OVERTAKEN:
        told = law_moved(change.deeds, change.both) if change.deeds else UNTOLD
        yield blocker("law-overtaken", f"{name}: {told}. Bring the draft up to the law.", place)
    if change.base == Base.MISSING:
        sentence = "a text is in force, and the draft was not made from it. Begin a new draft from the law."
        yield blocker("law-not-its-base", f"{name}: {sentence}", place)
    if change.base == Base.UNSURE:
        yield look("law-unsure", f"{name}: it is not known which text of it is in force.", place)


def _of_text(change: ChangeState, place: Place) -> Iterator[Finding]:
    name = change.policy
    if change.sections is None:
        return
    if not change.sections:
        yield blocker("no-section", f"{name}: the draft has no section.", place)
    elif not change.is_changed:
        yield blocker("same-as-law", f"{name}: the draft changes nothing of the law.", place)
    if change.waiting:
        count = f"{change.waiting} place{'' if change.waiting == 1 else 's'}"
        sentence = f"{name}: {count} of the imported paper wait for a ruling."
        yield blocker("waits-for-ruling", sentence, place)
    if change.marks_unknown:
        sentence = f"{name}: the marks of the imported paper are not known. Rule on them first."
        yield blocker("marks-unknown", sentence, place)
