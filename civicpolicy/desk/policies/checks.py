"""What a person should look at in the numbers and sections of a draft before it goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policies.text.new_labels import proposed_label
from policies.text.section import SectionText

MOST = 20
NUMBERED = 0.5
"""Where at least this share of the sections has a number, one without is worth a look."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at: a sentence, and the section that it is about."""

    sentence: str
    key: str


def checks(rows: Sequence[SectionText]) -> list[Check]:
    """The first of what is worth a look, in reading order."""
    return [each for _, each in zip(range(MOST), _found(rows), strict=False)]


def free_number(rows: Sequence[SectionText], at: int) -> str:
    """A number that would fit a section that has none, "" when its neighbours do not tell one."""
    labels = [row.label for row in rows]
    return "" if labels[at] else proposed_label(labels, at) or ""


def _found(rows: Sequence[SectionText]) -> Iterator[Check]:
    times = Counter((row.level, row.label) for row in rows if row.label)
    expects = sum(1 for row in rows if row.label) >= max(NUMBERED * len(rows), 2)
    for at, row in enumerate(rows):
        key, count = row.key or "", times[row.level, row.label or ""]
        if row.label and count > 1:
            yield Check(f"{row.label} is the number of {count} sections.", key)
        if not row.label and expects and at > 0:
            free = free_number(rows, at)
            said = f" {free} is free there." if free else ""
            yield Check(f"“{row.heading or 'A section without a heading'}” has no number.{said}", key)
        if row.level == "section" and not row.text.strip():
            called = row.label or f"“{row.heading or 'A section'}”"
            yield Check(f"{called} has no words yet.", key)
