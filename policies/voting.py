"""What came of a roll call: counted from the votes, never stored. And which majority the law asks for.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Choice(StrEnum):
    """What one member did when the roll was called."""

    AYE = "aye"
    NAY = "nay"
    ABSTAINED = "abstained"
    RECUSED = "recused"
    ABSENT = "absent"
    EXCUSED = "excused"


CHOICE_WORDS = {
    Choice.AYE: "Aye",
    Choice.NAY: "Nay",
    Choice.ABSTAINED: "Abstained",
    Choice.RECUSED: "Recused",
    Choice.ABSENT: "Absent",
    Choice.EXCUSED: "Excused",
}
HERE = frozenset({Choice.AYE, Choice.NAY, Choice.ABSTAINED})
"""Who is present for a matter. A recused member has left it and counts as absent (Bellevue, Nebraska)."""


class Motive(StrEnum):
    """What a motion asks for."""

    INTRODUCE = "introduce"
    READING = "reading"
    PASS = "pass"
    ADOPT = "adopt"
    AMEND = "amend"
    SUBSTITUTE = "substitute"
    SUSPEND = "suspend"
    EMERGENCY = "emergency"
    OVERRIDE = "override"
    POSTPONE = "postpone"
    REFER = "refer"


MOTION_WORDS = {
    Motive.INTRODUCE: "to introduce it",
    Motive.READING: "to pass it on this reading",
    Motive.PASS: "to pass it",
    Motive.ADOPT: "to adopt it",
    Motive.AMEND: "to amend it from the floor",
    Motive.SUBSTITUTE: "to put a substitute in its place",
    Motive.SUSPEND: "to suspend the rules",
    Motive.EMERGENCY: "to pass it as an emergency",
    Motive.OVERRIDE: "to pass it over the veto",
    Motive.POSTPONE: "to postpone it",
    Motive.REFER: "to refer it",
}


class Base(StrEnum):
    """Of whom a majority is asked for."""

    VOTING = "voting"
    PRESENT = "present"
    QUALIFIED = "qualified"
    ELECTED = "elected"


@dataclass(frozen=True, slots=True)
class Majority:
    """How many must agree: more than a half when ``share`` is one, else at least the share; of whom."""

    share: Fraction
    base: Base
    words: str

    def of(self, count: int) -> int:
        """The least number of ayes among so many."""
        if self.share == HALF:
            return count // 2 + 1
        part = self.share * count
        return -(-part.numerator // part.denominator)


HALF, TWO_THIRDS, THREE_QUARTERS = Fraction(1, 2), Fraction(2, 3), Fraction(3, 4)
MAJORITIES = {
    "majority_voting": Majority(HALF, Base.VOTING, "a majority of those who vote"),
    "majority_present": Majority(HALF, Base.PRESENT, "a majority of the members present"),
    "majority_qualified": Majority(HALF, Base.QUALIFIED, "a majority of the qualified members"),
    "majority_members": Majority(HALF, Base.ELECTED, "a majority of all members elected"),
    "two_thirds_voting": Majority(TWO_THIRDS, Base.VOTING, "two thirds of those who vote"),
    "two_thirds_qualified": Majority(TWO_THIRDS, Base.QUALIFIED, "two thirds of the qualified members"),
    "two_thirds_members": Majority(TWO_THIRDS, Base.ELECTED, "two thirds of all members elected"),
    "three_quarters_qualified": Majority(
        THREE_QUARTERS, Base.QUALIFIED, "three quarters of the qualified members"
    ),
    "three_quarters_members": Majority(THREE_QUARTERS, Base.ELECTED, "three quarters of all members elected"),
    "all_members": Majority(Fraction(1), Base.ELECTED, "all members elected"),
}
