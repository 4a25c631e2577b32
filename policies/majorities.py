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


class Threshold(StrEnum):
    """How many must agree, and of whom: the name of a majority in the record and in a city's profile."""

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
MAJORITIES: Mapping[str, Majority] = {
    Threshold.MAJORITY_VOTING: Majority(HALF, Base.VOTING, "a majority of those who vote"),
    Threshold.MAJORITY_PRESENT: Majority(HALF, Base.PRESENT, "a majority of the members present"),
    Threshold.MAJORITY_QUALIFIED: Majority(HALF, Base.QUALIFIED, "a majority of the qualified members"),
    Threshold.MAJORITY_MEMBERS: Majority(HALF, Base.ELECTED, "a majority of all members elected"),
    Threshold.TWO_THIRDS_VOTING: Majority(TWO_THIRDS, Base.VOTING, "two thirds of those who vote"),
    Threshold.TWO_THIRDS_QUALIFIED: Majority(
        TWO_THIRDS, Base.QUALIFIED, "two thirds of the qualified members"
    ),
    Threshold.TWO_THIRDS_MEMBERS: Majority(TWO_THIRDS, Base.ELECTED, "two thirds of all members elected"),
    Threshold.THREE_QUARTERS_QUALIFIED: Majority(
        THREE_QUARTERS, Base.QUALIFIED, "three quarters of the qualified members"
    ),
    Threshold.THREE_QUARTERS_MEMBERS: Majority(
        THREE_QUARTERS, Base.ELECTED, "three quarters of all members elected"
    ),
    Threshold.ALL_MEMBERS: Majority(Fraction(1), Base.ELECTED, "all members elected"),
}
THRESHOLD_WORDS = {each: MAJORITIES[each].words for each in Threshold}


@dataclass(frozen=True, slots=True)
class Turnout:
    """Those of whom a majority can be asked, counted; None where nobody knows how many there were.

    ``voting`` said aye or nay; ``present`` are those, and who abstained. ``seats`` are those that the council
    has, and nobody held ``vacancies`` of them: qualified members are those in office.
    """

    voting: int
    present: int | None = None
    seats: int | None = None
    vacancies: int = 0

    def count(self, base: Base) -> int | None:
        """How many of these there were."""
        in_office = None if self.seats is None else max(self.seats - self.vacancies, 0)
        return {
            Base.VOTING: self.voting,
            Base.PRESENT: self.present,
            Base.QUALIFIED: in_office,
            Base.ELECTED: self.seats,
        }[base]


@dataclass(frozen=True, slots=True)
class Needed:
    """The least number of ayes that carries, and the number of those of whom it is asked."""

    ayes: int
    among: int


def needed(threshold: str, turnout: Turnout) -> Needed | None:
    """What a majority comes to in numbers; None where it cannot be told. ``threshold`` is of Threshold."""
    asked = MAJORITIES[threshold]
    among = turnout.count(asked.base)
    return None if among is None else Needed(asked.of(among), among)


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
    Question.PASSAGE: Rule(Threshold.MAJORITY_MEMBERS),
    Question.SUSPENSION: Rule(Threshold.TWO_THIRDS_VOTING, "Robert’s Rules of Order"),
    Question.OVERRIDE: Rule(Threshold.TWO_THIRDS_MEMBERS),
}
"""What is proposed where neither the city nor its state says anything; a person looks at it and decides."""
PLAIN = Rule(Threshold.MAJORITY_VOTING, "Robert’s Rules of Order")
"""A motion carries with a majority of those who vote, where there is a quorum."""


def rule_for(motive: str, *, is_ordinance: bool, law: Mapping[str, Rule]) -> Rule:
    """The majority that a motion needs; ``law``: what the law of the city or its state asks, by question.

    Such law is about ordinances; another instrument passes as any motion does.
    """
    question = QUESTIONS.get(Motive(motive))
    if question is None or (question == Question.PASSAGE and not is_ordinance):
        return PLAIN
    return law.get(question) or USUAL[question]
