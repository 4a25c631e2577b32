"""Sections as they are numbered: one number once, no hole in a new text, and words in each of them."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from policies.linting.findings import Finding, Part, Severity, blocker, look
from policies.linting.looks import Look
from policies.text.new_labels import proposed_label
from policies.text.section import SectionText, rank

WITH_TEXT = frozenset({"section", "subsection"})
"""Levels that say something themselves; a chapter may be a heading alone."""

NUMBERED = 0.5
"""Where at least this share of the sections has a number, one without is worth a look."""

_NAMELESS = "A section without a heading"
_EMPTY_ON_PURPOSE = ("reserved", "repealed")


def twice(looked: Look) -> Iterator[Finding]:
    """Two sections of one container with one number: nobody can cite either. Articles may each begin at 1."""
    found: dict[tuple[str, int | None, str], list[int]] = defaultdict(list)
    for at, (section, container) in enumerate(zip(looked.sections, _containers(looked), strict=True)):
        if section.label:
            found[section.level, container, section.label].append(at)
    for (_, _, label), rows in found.items():
        for at in rows if len(rows) > 1 and looked.touched.intersection(rows) else ():
            sentence = f"{label} is the number of {len(rows)} sections."
            yield blocker("section-number-twice", sentence, looked.place(at, part=Part.LABEL))


def _containers(looked: Look) -> Iterator[int | None]:
    """The row of the innermost container of each section."""
    above: list[int] = []
    for at, section in enumerate(looked.sections):
        while above and rank(looked.sections[above[-1]].level) >= rank(section.level):
            above.pop()
        yield above[-1] if above else None
        above.append(at)


def missing(looked: Look) -> Iterator[Finding]:
    """A new text that counts 1, 2, 4. In a text that was law a hole may be what a repeal left."""
    if looked.change.before or not looked.change.is_whole:
        return
    rows = [(at, int(each.label or 0)) for at, each in enumerate(looked.sections) if _is_plain(each)]
    steps = [after - before for (_, before), (_, after) in pairwise(rows)]
    if sorted(steps)[-1:] != [2] or steps.count(2) > 1 or set(steps) - {1, 2} or len(steps) < 3:
        return
    at, number = rows[steps.index(2) + 1]
    sentence = f"The sections count to {number - 2} and go on with {number}: {number - 1} is missing."
    yield look("section-number-missing", sentence, looked.place(at, part=Part.LABEL))


def _is_plain(section: SectionText) -> bool:
    label = section.label or ""
    return section.level == "section" and label.isascii() and label.isdigit() and len(label) < 4


def without(looked: Look) -> Iterator[Finding]:
    """A section without a number among sections that have one; the first may be a preamble."""
    labels = [each.label for each in looked.sections]
    if sum(1 for label in labels if label) < max(NUMBERED * len(labels), 2):
        return
    for at in sorted(looked.touched):
        section = looked.sections[at]
        if section.label or not at or section.level not in WITH_TEXT:
            continue
        free = proposed_label(labels, at) or ""
        said = f" {free} is free there." if free else ""
        sentence = f"“{section.heading or _NAMELESS}” has no number.{said}"
        yield look("section-number-none", sentence, looked.place(at, part=Part.LABEL), free)


def blank(looked: Look) -> Iterator[Finding]:
    """A section that says nothing."""
    for at, section in enumerate(looked.sections):
        if is_blank(section):
            sentence = f"{section.label or f'“{section.heading or _NAMELESS}”'} has no words yet."
            yield Finding("section-blank", Severity.BLOCKER, sentence, looked.place(at, part=Part.HEADING))


def is_blank(section: SectionText) -> bool:
    """True for a section that should say something and does not.

    One called reserved is empty on purpose, and a heading without a number is a title over what follows.
    """
    heading = section.heading.casefold()
    meant = any(word in heading for word in _EMPTY_ON_PURPOSE) or (heading.strip() and not section.label)
    return section.level in WITH_TEXT and not section.text.strip() and not meant
