"""Which majority a motion needs: what laws ask for, of whom, and where they say so.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Motive(StrEnum):
    """What a motion asks for."""

    INTRODUCE = "introduce"
    READING = "reading"
    PASSING = "pass"
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
    Motive.PASSING: "to pass it",
    Motive.ADOPT: "to adopt it",
    Motive.AMEND: "to amend it from the floor",
    Motive.SUBSTITUTE: "to put a substitute in its place",
    Motive.SUSPEND: "to suspend the rules",
    Motive.EMERGENCY: "to keep its emergency clause",
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
        """The least number of ayes among so many, one at least: nobody carries nothing."""
        if self.share == HALF:
            return count // 2 + 1
        part = self.share * count
        return max(1, -(-part.numerator // part.denominator))


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


@dataclass(frozen=True, slots=True)
class Rule:
    """A majority that is asked for, by its key, and the law that asks for it; "" where none is on record."""

    majority: str
    source: str = ""


class Question(StrEnum):
    """What laws set majorities for."""

    PASSAGE = "passage"
    SUSPENSION = "suspension"
    OVERRIDE = "override"


QUESTIONS = {
    Motive.PASSING: Question.PASSAGE,
    Motive.ADOPT: Question.PASSAGE,
    Motive.SUSPEND: Question.SUSPENSION,
    Motive.EMERGENCY: Question.SUSPENSION,
    Motive.OVERRIDE: Question.OVERRIDE,
}
USUAL = {
    Question.PASSAGE: Rule("majority_members"),
    Question.SUSPENSION: Rule("two_thirds_voting", "Robert’s Rules of Order"),
    Question.OVERRIDE: Rule("two_thirds_members"),
}
"""What is proposed where neither the city nor its state says anything; a person looks at it and decides."""
PLAIN = Rule("majority_voting", "Robert’s Rules of Order")
"""A motion carries with a majority of those who vote, where there is a quorum."""


def rule_for(motive: str, *, is_ordinance: bool, law: Mapping[str, Rule]) -> Rule:
    """The majority that a motion needs; ``law``: what the law of the city or its state asks, by question.

    Such law is about ordinances; another instrument passes as any motion does.
    """
    question = QUESTIONS.get(Motive(motive))
    if question is None or (question == Question.PASSAGE and not is_ordinance):
        return PLAIN
    return law.get(question) or USUAL[question]
