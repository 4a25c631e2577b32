"""What came of a roll call: counted from the votes, never stored.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from policies.majorities import MAJORITIES, Base, Majority, Motive, Needed, Turnout, needed


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

BASE_WORDS = {
    Base.VOTING: ("vote", "votes", "cast"),
    Base.PRESENT: ("member", "members", "present"),
    Base.QUALIFIED: ("member", "members", "in office"),
    Base.ELECTED: ("member", "members", "elected"),
}


class Result(StrEnum):
    """What came of a vote."""

    CARRIED = "carried"
    LOST = "lost"
    UNKNOWN = "unknown"


RESULT_WORDS = {Result.CARRIED: "Carried", Result.LOST: "Lost", Result.UNKNOWN: "Result not known"}


@dataclass(frozen=True, slots=True)
class Tally:
    """A vote, counted: the result with the sentence that explains the sum."""

    result: Result
    counts: Counter[str]
    sentence: str

    @property
    def ayes(self) -> int:
        """How many were for it."""
        return self.counts[Choice.AYE]

    @property
    def nays(self) -> int:
        """How many were against it."""
        return self.counts[Choice.NAY]

    @property
    def headline(self) -> str:
        """``Carried, 5–2``."""
        return f"{RESULT_WORDS[self.result]}, {self.ayes}–{self.nays}"

    @property
    def totals(self) -> str:
        """``5 ayes, 2 nays, 1 recused``: every count above none, and ayes and nays always."""
        said = [_count(self.ayes, "aye", "ayes"), _count(self.nays, "nay", "nays")]
        rest = (each for each in CHOICE_WORDS if each not in (Choice.AYE, Choice.NAY))
        said += [f"{self.counts[each]} {CHOICE_WORDS[each].lower()}" for each in rest if self.counts[each]]
        return ", ".join(said)


def tally(choices: Sequence[str], majority: str, seats: int | None, vacancies: int = 0) -> Tally:
    """Count a roll call against the majority that was asked for; ``majority`` is a key of MAJORITIES.

    ``seats`` are those that the council has, None when their number is not known; nobody held ``vacancies``
    of them. Qualified members are those in office, a recused one among them: W.S. 15-1-127 speaks of a
    qualified member who may not vote. Of those present or voting a majority decides only where there is a
    quorum, more than half of the seats; whether a recused member counts towards it differs from city to city.
    """
    counts, asked = Counter(choices), MAJORITIES[majority]
    least = needed(majority, turnout_of(counts, seats, vacancies))
    if least is None:
        return _unknown_base(asked, counts)
    sentence = _sum(counts[Choice.AYE], asked.base, least)
    result = Result.CARRIED if counts[Choice.AYE] >= least.ayes else Result.LOST
    if result == Result.CARRIED and seats and asked.base in (Base.VOTING, Base.PRESENT):
        return _with_quorum(counts, seats, sentence)
    return Tally(result, counts, sentence)


def turnout_of(counts: Mapping[str, int], seats: int | None, vacancies: int) -> Turnout:
    """Those of whom a majority can be asked, by the choices on a roll, each with how many made it."""
    voting = counts.get(Choice.AYE, 0) + counts.get(Choice.NAY, 0)
    return Turnout(voting, _here(counts), seats, vacancies)


def _here(counts: Mapping[str, int]) -> int:
    return sum(counts.get(each, 0) for each in HERE)


@dataclass(frozen=True, slots=True)
class Line:
    """One member on a roll: the name of the minutes, the choice, why recused."""

    name: str
    choice: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """Who did what at a vote, by the names of the minutes; "" where nobody is recorded.

    ``day`` is the day as year-month-day, "" when it is not known to the day.
    """

    roll: Sequence[Line]
    presided: str = ""
    moved_by: str = ""
    seconded_by: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote as the record has it: what was moved, what each member chose, the majority asked that day.

    ``seats`` and ``vacancies`` are as ``tally`` takes them; ``minutes`` are None where nobody is named;
    ``text`` is the number of the text that was voted on, 0 where it is not asked for.
    """

    motive: str
    choices: Sequence[str]
    threshold: str
    seats: int | None = None
    vacancies: int = 0
    minutes: Minutes | None = None
    text: int = 0

    @property
    def tally(self) -> Tally:
        """What came of it."""
        return tally(self.choices, self.threshold, self.seats, self.vacancies)

    @property
    def turnout(self) -> Turnout:
        """Of whom a majority could be asked."""
        return turnout_of(Counter(self.choices), self.seats, self.vacancies)


def _unknown_base(asked: Majority, counts: Counter[str]) -> Tally:
    """Without the number of seats a vote can still be lost: there are at least as many as names."""
    ayes, names = counts[Choice.AYE], counts.total()
    least = Needed(asked.of(names), names)
    if ayes < least.ayes:
        return Tally(Result.LOST, counts, f"{_sum(ayes, asked.base, least)}, or more")
    why = f"{_count(ayes, 'aye', 'ayes')}; {asked.words} must agree, and how many there are is not recorded"
    return Tally(Result.UNKNOWN, counts, why)


def _with_quorum(counts: Counter[str], seats: int, sentence: str) -> Tally:
    quorum, here = seats // 2 + 1, _here(counts)
    if here >= quorum:
        return Tally(Result.CARRIED, counts, sentence)
    were = f"{here} of {seats} members {'was' if here == 1 else 'were'} there, and a quorum is {quorum}"
    if here + counts[Choice.RECUSED] >= quorum:
        why = f"{sentence}; {were}: whether a recused member counts towards it is for local law to say"
        return Tally(Result.UNKNOWN, counts, why)
    return Tally(Result.LOST, counts, f"{sentence}; {were}")


def _sum(ayes: int, of: Base, least: Needed) -> str:
    """``5 ayes of 7 members elected; 4 are needed``."""
    one, many, what = BASE_WORDS[of]
    return (
        f"{_count(ayes, 'aye', 'ayes')} of {_count(least.among, one, many)} {what};"
        f" {least.ayes} {'is' if least.ayes == 1 else 'are'} needed"
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


CARRIED_ACTS = {
    Motive.INTRODUCE: "introduced",
    Motive.READING: "read",
    Motive.PASSING: "passed",
    Motive.ADOPT: "adopted",
    Motive.OVERRIDE: "overridden",
    Motive.POSTPONE: "postponed",
    Motive.REFER: "referred",
}
LOST_ACTS = dict.fromkeys((Motive.READING, Motive.PASSING, Motive.ADOPT), "failed")


def act_of(motive: str, result: Result) -> str:
    """The kind of act that a vote came to, "" when it came to none, or when nobody knows."""
    acts = {Result.CARRIED: CARRIED_ACTS, Result.LOST: LOST_ACTS}.get(result, {})
    return acts.get(Motive(motive), "")
