"""What the record says of a bill before it is frozen: the law it was drafted from, other bills, its papers.

Pure: the state of an edition comes in as values, findings go out as sentences. What its words say is looked
over in ``policies.linting``; both give one kind of finding, and one list reaches the desk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policies.law_ahead import Base
from policies.linting.findings import Finding, Part, Place, blocker, look


@dataclass(frozen=True, slots=True)
class ChangeState:
    """What the record says of one change of a bill. ``sections`` counts its text, None when it is a repeal.

    ``rivals`` name instruments that would change the policy too. ``why`` says why the change is behind the
    law, ``both`` counts the sections that the law and the draft changed, None where there is no law to bring
    it up to. ``later`` tells of texts that take its place, ``lapsing`` of what ends by itself. A text of a
    policy that was repealed ``says_restored`` unless its sections treat it as law.
    """

    policy: str
    sections: int | None
    base: Base
    is_changed: bool = True
    waiting: int = 0
    marks_unknown: bool = False
    instructions: int = 1
    rivals: Sequence[str] = ()
    why: str = ""
    both: int | None = None
    later: Sequence[str] = ()
    lapsing: Sequence[str] = ()
    says_restored: bool = True
    has_base: bool = True


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
    "adopted-meanwhile": "A draft holds what was adopted and is not in force yet.",
    "adopted-base": "A draft made from an adopted text does not take effect before it.",
    "replaced-later": "No adopted text takes the place of the change on a later day.",
    "law-lapses": "Nothing of the law that it changes ends by itself.",
    "policy-repealed": "Sections of a bill that amend a policy amend one that is in force.",
    "rival": "No other bill would change the policy.",
    "no-instruction": "A section of the bill says what is done to the policy.",
}
"""Stable names, each with what a bill that keeps the rule does."""

UNTOLD = "the draft was made from a text that is no longer the law in force"
REPEALED = (
    "no text of it is in force when this bill takes effect, and by it the whole would be in force again, "
    "also what the sections of the bill do not name. Let them restore the policy, or take the draft out of "
    "the bill."
)
AGAIN = " Take the repeal out of the bill and put it in again."
ADOPTED = (
    "the draft is made from a text that is adopted and not in force yet. If the bill takes effect before "
    "that text does, it puts what that one changes in force too early, and is undone by it afterwards. "
    "Give it a day of effect that is not before."
)


def findings(changes: Sequence[ChangeState], *, says_more: bool = False) -> Iterator[Finding]:
    """Everything that the record tells against freezing these changes, or that a person should know.

    ``says_more``: the bill has sections of its own beside its changes, as a resolution that gives thanks.
    """
    if not changes and says_more:
        sentence = "It changes no policy: it says what its further sections say, and no more."
        yield look("changes-nothing", sentence, Place(Part.BILL))
    elif not changes:
        sentence = (
            "It changes nothing yet: put a draft of a policy into it. One that changes no policy says what "
            "it has to say in further sections, with its title and clauses."
        )
        yield blocker("changes-nothing", sentence, Place(Part.BILL))
    for number, change in enumerate(changes):
        place = Place(Part.POLICY, number, cited=change.policy)
        yield from _of_base(change, place)
        yield from _of_text(change, place)
        yield from _of_others(change, place)


def hold_against(base: Base, why: str, both: int | None, *, has_base: bool) -> str:
    """What is said of a draft that does not hold the law it will meet: why, and how much both changed.

    ``both`` is None where there is no text to bring it up to; without a base it counts what both have.
    """
    if both is None:
        return f"{why}; there is no text then for this draft to change"
    held = "; this draft does not hold that change" if base in (Base.SO_FAR, Base.UNSURE) else ""
    return f"{why}{held}; {_changed_too(both) if has_base else _stand_too(both)}"


def _changed_too(both: int) -> str:
    count = "1 section of it is" if both == 1 else f"{both} sections of it are"
    return f"{count} also changed here" if both else "no section that it changed is changed here"


def _stand_too(both: int) -> str:
    count = "1 section of it stands" if both == 1 else f"{both} sections of it stand"
    return f"{count} here in other words" if both else "no section of it stands here in other words"


def comes_first(who: str, when: str, *, is_text: bool, is_repeal: bool) -> str:
    """What is said of a change that takes effect before what was adopted earlier does.

    ``is_text``: what was adopted is a text, and no repeal; ``is_repeal``: the change is one.
    """
    if not is_text:
        return f"{who} was adopted and will repeal this policy on {when}: what is changed here ends then"
    if is_repeal:
        return (
            f"{who} was adopted and will put a text of this policy in force on {when}: the repeal ends then"
        )
    return (
        f"{who} was adopted and will be in force from {when} on, after what is changed here: its text does "
        "not hold this change, which ends then. It stays only if it takes effect on that day or later and is "
        "brought up to that text"
    )


def _of_others(change: ChangeState, place: Place) -> Iterator[Finding]:
    name = change.policy
    for each in change.later:
        yield look("replaced-later", f"{name}: {each}.", place)
    for each in change.lapsing:
        yield look("law-lapses", f"{name}: {each}", place)
    for each in change.rivals:
        yield look("rival", f"{name}: {each} would change it too.", place)
    if not change.instructions:
        yield look("no-instruction", f"{name}: no section of the bill says what is done to it.", place)


def _of_base(change: ChangeState, place: Place) -> Iterator[Finding]:
    name, is_repeal = change.policy, change.sections is None
    held = hold_against(change.base, change.why, change.both, has_base=change.has_base)
    held = held if change.why else UNTOLD
    if is_repeal and change.base in (Base.OVERTAKEN, Base.MISSING, Base.PAST, Base.NONE):
        sentence = f"{name}: the text it would repeal is not the law in force."
        again = AGAIN if change.base == Base.OVERTAKEN else ""
        yield blocker("repeals-no-law", f"{sentence}{again}", place)
    elif change.base == Base.OVERTAKEN:
        yield blocker("law-overtaken", f"{name}: {held}. Bring the draft up to the law.", place)
    elif change.base == Base.MISSING:
        yield blocker("law-not-its-base", f"{name}: {held}. Bring the draft up to the law.", place)
    elif change.base == Base.PAST and not change.says_restored:
        yield blocker("policy-repealed", f"{name}: {REPEALED}", place)
    elif change.base == Base.SO_FAR:
        yield look("adopted-meanwhile", f"{name}: {_so_far(change, held, is_repeal=is_repeal)}.", place)
    elif change.base == Base.ADOPTED:
        yield look("adopted-base", f"{name}: {ADOPTED}", place)
    elif change.base == Base.UNSURE:
        yield look("law-unsure", f"{name}: it is not known which text of it is in force.", place)


def _so_far(change: ChangeState, held: str, *, is_repeal: bool) -> str:
    if is_repeal:
        return f"{change.why}; if that comes after this repeal, it undoes it"
    if change.both is None:
        return held
    return f"{held}. Bring the draft up to it, unless it takes effect before and is meant to end then"


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
