"""The sections that the long title names, beside those that the bill changes: one subject, clearly expressed.

Courts have voided ordinances whose title spoke of another section. A title that names no section is let be,
and so is one whose words may cover the rest ("and certain other sections", "and article II"). A number that
stands in the title in any way is not left out: what blocks must be certain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from policies.linting.facts import Bill
from policies.linting.findings import Finding, Part, Place, Severity
from policies.linting.instructions import covers_all, named_by
from policies.linting.looks import Look, folded
from policies.linting.section_numbers import WITH_TEXT
from policies.linting.title_words import OTHER, Named, TitleWords, read_title
from policies.text.instructing import ADD, AMEND, REENACT, RENUMBER, REPEAL, RESTORE
from policies.text.section import SectionText

MOST_NAMED = 5
UNSURE = frozenset({"named"})
"""Beside the deeds of a section that is also named without one: "sections 5 to 12 except section 9"."""

_KEPT_BY = {
    AMEND: {AMEND, RENUMBER, REENACT, RESTORE},
    ADD: {ADD, RESTORE, REENACT, RENUMBER},
    REPEAL: {REPEAL, REENACT},
}
"""What a bill may do to a section of which the title says that it amends, adds or repeals it."""

_SAID = {AMEND: "amended", ADD: "added", REPEAL: "repealed"}
_DOES = {
    AMEND: "amends",
    ADD: "adds",
    REPEAL: "repeals",
    RENUMBER: "renumbers",
    RESTORE: "restores",
    REENACT: "reenacts",
}
_GONE = ("repealed", "reserved", "deleted")


@dataclass(frozen=True, slots=True)
class Deeds:
    """What a bill does to the sections of one policy, by their numbers.

    ``known``: all numbers of both texts. ``is_all``: the policy is new, gone, or changed as a whole.
    """

    policy: str
    known: Sequence[str]
    done: Mapping[str, set[str]] = field(default_factory=dict)
    is_all: bool = False
    is_part: bool = False


def sections_named(bill: Bill, looks: Sequence[Look]) -> Iterator[Finding]:
    """The title names a section that stays, leaves one out that changes, or says another thing of it."""
    title = read_title(bill.long_title)
    if not title.named:
        return
    policies = [_deeds(each) for each in looks]
    yield from _beside(bill, title, policies)
    sure = all(any(named.labels(each.known) for each in policies) for named in title.named if named.deeds)
    for each in () if title.is_open else policies:
        yield from _left_out(bill, title, each, several=len(policies) > 1, sure=sure)


def _deeds(looked: Look) -> Deeds:
    change = looked.change
    rows = [each for each in (*change.before, *looked.sections) if each.label and each.level in WITH_TEXT]
    known = list(dict.fromkeys(each.label or "" for each in rows))
    is_all = change.sections is None or not change.before or not change.is_law or covers_all(change)
    return Deeds(change.policy, known, _done(looked), is_all, not change.is_whole)


def _done(looked: Look) -> dict[str, set[str]]:
    done: dict[str, set[str]] = defaultdict(set)
    for at in looked.touched:
        section, old = looked.sections[at], looked.was(at)
        for each in (section, old):
            if each and each.label and each.level in WITH_TEXT:
                done[each.label] |= _deeds_of(section, old)
    for old in looked.change.before:
        if old.label and old.level in WITH_TEXT and not looked.after.find(old.key, old.label):
            done[old.label].add(REPEAL)
    for step in looked.change.steps:
        named = named_by(looked, step)
        for each in (named.new, named.old):
            if each and each.label in done:
                done[each.label or ""].add(step.operation)
    return done


def _deeds_of(new: SectionText, old: SectionText | None) -> set[str]:
    if old is None:
        return {ADD}
    found = {RENUMBER} if folded(new.label) != folded(old.label) else set[str]()
    if (new.heading, new.text) != (old.heading, old.text):
        found.add(AMEND)
    gone = new.text.strip().casefold()
    return found | ({REPEAL} if not gone or gone.startswith(_GONE) else set())


def _beside(bill: Bill, title: TitleWords, policies: Sequence[Deeds]) -> Iterator[Finding]:
    """Each section of which the title says that something is done to it, and says nothing else of it."""
    said: dict[str, set[str]] = defaultdict(set)
    for named in title.named:
        labels = list(dict.fromkeys(label for each in policies for label in named.labels(each.known)))
        if not labels and named.deeds and not any(each.is_part for each in policies):
            yield _finding(bill, "title-names-unchanged", _nowhere(named), sure=False)
        for label in labels:
            said[label] |= named.deeds or UNSURE
    for label, deeds in said.items():
        done = set[str]().union(*(each.done.get(label, ()) for each in policies))
        if deeds >= UNSURE or any(each.is_all and label in each.known for each in policies):
            continue
        if not done:
            sentence = (
                f"The long title names section {label} as {_past(deeds)}, and the bill leaves it as it is."
            )
            yield _finding(bill, "title-names-unchanged", sentence)
        elif not _is_kept(deeds, done):
            does = " and ".join(_DOES[each] for each in _DOES if each in done)
            sentence = f"The long title says that section {label} is {_past(deeds)}; the bill {does} it."
            yield _finding(bill, "title-says-otherwise", sentence, sure=False)


def _left_out(
    bill: Bill, title: TitleWords, policy: Deeds, *, several: bool, sure: bool
) -> Iterator[Finding]:
    """What changes in a policy of which the title names other sections; 5 may be that of another policy.

    Not ``sure`` where the title has a number that no text has: it may stand for several ("5A-C").
    """
    named = {label for each in title.named for label in each.labels(policy.known)}
    missing = [
        label
        for label in policy.known
        if label in policy.done and label not in named and not title.has_number(label)
    ]
    told = any(each.deeds and each.labels(policy.known) for each in title.named)
    told = told and (not several or any(label in policy.done for label in named))
    if policy.is_all or not told or not missing:
        return
    shown = missing[:MOST_NAMED]
    more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
    sections = f"section{'s' if len(missing) > 1 else ''} {', '.join(shown)}{more}"
    sentence = (
        f"The bill changes {sections} of {policy.policy}; the long title names other sections, and not "
    )
    whole = f"{sentence}{'these' if len(missing) > 1 else 'this one'}."
    yield _finding(bill, "title-leaves-out", whole, sure=sure)


def _nowhere(named: Named) -> str:
    number = named.reference.citation.label if named.reference.citation else named.reference.raw
    return f"The long title names section {number} as {_past(named.deeds)}; no text of the bill has it."


def _past(deeds: set[str] | frozenset[str]) -> str:
    words = [_SAID[each] for each in _SAID if each in deeds]
    return " and ".join(words) if words and OTHER not in deeds else "changed"


def _is_kept(said: set[str], done: set[str]) -> bool:
    if OTHER in said or {REPEAL, ADD} <= said:
        return True
    return any(_KEPT_BY[each] & done for each in said)


def _finding(bill: Bill, rule: str, sentence: str, *, sure: bool = True) -> Finding:
    """In the way where the law of the state asks that the title tell the subject; paper stands as printed."""
    law = bill.rules.title_law if bill.kind == "ordinance" else ""
    blocks = bool(law) and sure and not bill.is_from_paper
    asked = f" {law} asks that a title express the subject clearly." if blocks else ""
    severity = Severity.BLOCKER if blocks else Severity.LOOK
    return Finding(rule, severity, f"{sentence}{asked}", Place(Part.LONG_TITLE))
