"""When an act takes effect, as its own clause says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policies.dates import MONTHS, PartialDate
from policies.lifecycle import EffectiveRule

_COUNTED = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty
"""
_NUMBERS = {word: at for at, word in enumerate(_COUNTED.split(), start=1)} | {"thirty": 30, "sixty": 60}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(rf"\b(?:{_MONTH})\.?\s+\d{{1,2}},?\s+\d{{4}}\b", re.IGNORECASE)
_DAYS_AFTER = re.compile(
    r"\b(?P<count>\d{1,3}|[a-z]{3,9})\s*(?:\(\d{1,3}\)\s*)?days?\s+(?:from\s+and\s+)?(?:after|following)\s+"
    r"(?:(?:its|the|final|date\s+of)\s+){0,3}(?P<event>publication|posting|passage|adoption|approval|enactment)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\bpassage\s*(?:,|and|,\s*and)\s+(?:its\s+|the\s+)?approval\b|\bpassed\s+and\s+approved\b", re.I
)
_PUBLISHED = re.compile(r"\b(?:publication|posting|publish|posted)\b", re.IGNORECASE)
_ADOPTED = re.compile(
    r"\b(?:passage|adoption|approval|enactment|adopted|passed|immediately)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Effect:
    """The rule for the day of effect; ``days`` count from publication, ``given`` is a day it names."""

    rule: EffectiveRule
    days: int = 0
    given: PartialDate | None = None


def effect_of(clause: str) -> Effect:
    """Read an effective clause; what fits no rule of the record is unknown, never guessed."""
    if day := _DAY.search(clause):
        return Effect(EffectiveRule.GIVEN, given=PartialDate.parse(day.group()))
    if counted := _DAYS_AFTER.search(clause):
        words = counted.group("count").lower()
        count = int(words) if words.isdigit() else _NUMBERS.get(words)
        published = counted.group("event").lower() in ("publication", "posting")
        return (
            Effect(EffectiveRule.AFTER_PUBLICATION, count)
            if published and count
            else Effect(EffectiveRule.UNKNOWN)
        )
    if _PUBLISHED.search(clause):
        return Effect(EffectiveRule.AFTER_PUBLICATION)
    if _BOTH.search(clause):
        return Effect(EffectiveRule.PASSAGE_AND_APPROVAL)
    return Effect(EffectiveRule.ADOPTION if _ADOPTED.search(clause) else EffectiveRule.UNKNOWN)
