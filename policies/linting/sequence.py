"""One more act beside those on record: twice the same, before its time, or of what is not law.

An act is what happened, so nothing here is refused; a person looks again before it stands in the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from policies.dates import long_day
from policies.lifecycle import Fact, enacted
from policies.linting.facts import Deed
from policies.linting.findings import Finding, Part, Place, blocker, look

AFTER_INTRODUCTION = frozenset(
    {"read", "referred", "postponed", "passed", "adopted", "failed", "approved", "vetoed", "published"}
)
"""Acts on what lies before the council already."""

_PLACE = Place(Part.ACTS)


def beside(before: Sequence[Deed], new: Deed) -> Iterator[Finding]:
    """What is odd about an act that is to be recorded, beside the acts that count without it."""
    yield from _twice(before, new)
    yield from _before_introduction(before, new)
    if new.kind == "codified" and not enacted([Fact(each.kind, each.on) for each in before]):
        yield blocker(
            "codified-no-law", "By the record it is not law, and only law is put into a code.", _PLACE
        )


def _twice(before: Sequence[Deed], new: Deed) -> Iterator[Finding]:
    day = new.on.earliest
    if new.on.is_known and day and any(each.kind == new.kind and each.on == new.on for each in before):
        sentence = f"The same is on record for {long_day(day)} already: did it happen twice on that day?"
        yield look("act-twice", sentence, _PLACE)


def _before_introduction(before: Sequence[Deed], new: Deed) -> Iterator[Finding]:
    """Held against its first introduction: a bill may be brought in again."""
    days = [each.on.earliest or date.min for each in before if each.kind == "introduced"]
    if new.kind in AFTER_INTRODUCTION and days and (new.on.latest or date.max) < min(days):
        sentence = f"On record it was introduced on {long_day(min(days))}, and this would be before that."
        yield look("before-introduction", sentence, _PLACE)
