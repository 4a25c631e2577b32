"""Words for what local law asks of an ordinance: majorities, set-out units, publication, enacting clauses.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Threshold(StrEnum):
    """How many must agree, and of whom."""

    MAJORITY_VOTING = "majority_voting"
    MAJORITY_MEMBERS = "majority_members"
    TWO_THIRDS_MEMBERS = "two_thirds_members"
    THREE_QUARTERS_MEMBERS = "three_quarters_members"
    ALL_MEMBERS = "all_members"


THRESHOLD_WORDS = {
    Threshold.MAJORITY_VOTING: "a majority of those who vote",
    Threshold.MAJORITY_MEMBERS: "a majority of all members elected",
    Threshold.TWO_THIRDS_MEMBERS: "two thirds of all members elected",
    Threshold.THREE_QUARTERS_MEMBERS: "three quarters of all members elected",
    Threshold.ALL_MEMBERS: "all members elected",
}

_AT_LEAST = {
    Threshold.TWO_THIRDS_MEMBERS: Fraction(2, 3),
    Threshold.THREE_QUARTERS_MEMBERS: Fraction(3, 4),
    Threshold.ALL_MEMBERS: Fraction(1),
}


class SetOutUnit(StrEnum):
    """How much of the law a bill sets out around the words that it changes."""

    SECTION = "section"
    SUBSECTION = "subsection"
    PROVISION = "provision"


SET_OUT_WORDS = {
    SetOutUnit.SECTION: "the whole section",
    SetOutUnit.SUBSECTION: "the whole section or subsection",
    SetOutUnit.PROVISION: "the words that change",
}


class Publishing(StrEnum):
    """How an ordinance is made public after it is passed."""

    NONE = "none"
    NEWSPAPER = "newspaper"
    NEWSPAPER_OR_POSTING = "newspaper_or_posting"
    POSTING = "posting"


PUBLISHING_WORDS = {
    Publishing.NONE: "no publication is asked for",
    Publishing.NEWSPAPER: "in a newspaper",
    Publishing.NEWSPAPER_OR_POSTING: "in a newspaper, or posted",
    Publishing.POSTING: "posted",
}


@dataclass(frozen=True, slots=True)
class EarlierClause:
    """An enacting clause that the city no longer uses, and the last day on which it did."""

    until: date
    words: str


def ayes_needed(threshold: str, *, members: int | None, voting: int) -> int | None:
    """The least number of ayes that carries; None where it cannot be told.

    ``members`` are those elected, None when their number is not known; ``voting`` are the ayes and nays.
    """
    if threshold == Threshold.MAJORITY_VOTING:
        return voting // 2 + 1
    if not members or threshold not in tuple(Threshold):
        return None
    if threshold == Threshold.MAJORITY_MEMBERS:
        return members // 2 + 1
    share = _AT_LEAST[Threshold(threshold)] * members
    return -(-share.numerator // share.denominator)


def clause_of(day: date, current: str, earlier: Sequence[EarlierClause]) -> str:
    """The enacting clause of a day: the earlier one that was still in use then, else today's."""
    standing = [each for each in earlier if day <= each.until]
    return min(standing, key=lambda each: each.until).words if standing else current
