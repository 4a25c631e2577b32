"""What a template leaves in square brackets, to be written by a person: ``[subject]``, ``[gift limit]``.

Law has brackets of its own: words that go, "[sic]", "[t]he". So only a name that a template, a form of the
city or a clause, the library's or the city's own, leaves stands in the way, in square brackets or in braces,
and only where somebody wrote at the desk; other small words in brackets are worth a look there, and paper
stands as it was printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from policies.linting.facts import Bill
from policies.linting.findings import WORDED, Finding, Part, Place, Severity
from policies.linting.looks import Look
from policies.text.variables import Variable, places

RULE = "placeholder-left"
MOST_NAMED = 3


def in_clauses(bill: Bill) -> Iterator[Finding]:
    """What is still to be written in the words around the changes."""
    for part in WORDED:
        for severity, found in _sorted(str(getattr(bill, part.value)), bill.blanks, bill.is_from_paper):
            yield _finding(severity, found, Place(part, start=found[0].start, end=found[0].end))


def in_sections(looked: Look) -> Iterator[Finding]:
    """What is still to be written in the sections that changed; what the law has already is let be."""
    change = looked.change
    for at in sorted(looked.touched):
        section, was = looked.sections[at], looked.was(at)
        before = {each.name for each in places(f"{was.heading}\n{was.text}")} if was else frozenset[str]()
        for part, text in ((Part.HEADING, section.heading), (Part.TEXT, section.text)):
            for severity, found in _sorted(text, change.blanks, change.is_from_paper, before):
                yield _finding(severity, found, looked.place(at, found[0].start, found[0].end, part))


def _sorted(
    text: str, blanks: Set[str], is_from_paper: bool, before: Set[str] = frozenset()
) -> Iterator[tuple[Severity, list[Variable]]]:
    """What a template left, and what else stands in brackets, each with its weight where there is any."""
    found = [each for each in places(text) if each.name not in before]
    left = [each for each in found if each.name in blanks]
    other = [each for each in found if each.name not in blanks and not each.may_be_law]
    if left:
        yield Severity.LOOK if is_from_paper else Severity.BLOCKER, left
    if other and not is_from_paper:
        yield Severity.LOOK, other


def _finding(severity: Severity, found: Sequence[Variable], place: Place) -> Finding:
    names = list(dict.fromkeys(each.words for each in found))
    more = len(names) - MOST_NAMED
    told = [*names[:MOST_NAMED], f"{more} more"] if more > 0 else names
    said = " and ".join([", ".join(told[:-1]), told[-1]] if told[:-1] else told)
    where, many = place.words or "this text", len(names) > 1
    ends = f"{'are' if many else 'is'} still to be filled in."
    if severity == Severity.LOOK:
        ends = f"{'stand' if many else 'stands'} in brackets. Is something still to be filled in there?"
    return Finding(RULE, severity, f"In {where}, {said} {ends}", place)
