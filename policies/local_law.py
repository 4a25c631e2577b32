"""Words for what local law asks of an ordinance: majorities, set-out units, publication, enacting clauses.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policies.majorities import MAJORITIES, Base


class Threshold(StrEnum):
    """How many must agree, and of whom: the keys of ``policies.majorities.MAJORITIES``."""

    MAJORITY_VOTING = "majority_voting"
    MAJORITY_PRESENT = "majority_present"
    MAJORITY_QUALIFIED = "majority_qualified"
    MAJORITY_MEMBERS = "majority_members"
    TWO_THIRDS_VOTING = "two_thirds_voting"
    TWO_THIRDS_QUALIFIED = "two_thirds_qualified"
    TWO_THIRDS_MEMBERS = "two_thirds_members"
    THREE_QUARTERS_QUALIFIED = "three_quarters_qualified"
    THREE_QUARTERS_MEMBERS = "three_quarters_members"
    ALL_MEMBERS = "all_members"


THRESHOLD_WORDS = {each: MAJORITIES[each].words for each in Threshold}


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
    asked = MAJORITIES.get(threshold)
    if asked is None:
        return None
    base = voting if asked.base in (Base.VOTING, Base.PRESENT) else members
    return asked.of(base) if base else None
