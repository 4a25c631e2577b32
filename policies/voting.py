"""What came of a roll call: counted from the votes, never stored.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from policies.majorities import MAJORITIES, Base, Majority, Motive


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
    counts = Counter(choices)
    asked = MAJORITIES[majority]
    base = _base(asked.base, counts, seats, vacancies)
    if base is None:
        return _unknown_base(asked, counts)
    needed = asked.of(base)
    sentence = _sum(counts[Choice.AYE], base, asked.base, needed)
    result = Result.CARRIED if counts[Choice.AYE] >= needed else Result.LOST
    if result == Result.CARRIED and seats and asked.base in (Base.VOTING, Base.PRESENT):
        return _with_quorum(counts, seats, sentence)
    return Tally(result, counts, sentence)


def _base(base: Base, counts: Counter[str], seats: int | None, vacancies: int) -> int | None:
    if base == Base.VOTING:
        return counts[Choice.AYE] + counts[Choice.NAY]
    if base == Base.PRESENT:
        return _here(counts)
    if seats is None:
        return None
    return seats if base == Base.ELECTED else max(seats - vacancies, 0)


def _here(counts: Counter[str]) -> int:
    return sum(counts[each] for each in HERE)


def _unknown_base(asked: Majority, counts: Counter[str]) -> Tally:
    """Without the number of seats a vote can still be lost: there are at least as many as names."""
    needed, ayes = asked.of(counts.total()), counts[Choice.AYE]
    if ayes < needed:
        least = f"{_sum(ayes, counts.total(), asked.base, needed)}, or more"
        return Tally(Result.LOST, counts, least)
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


def _sum(ayes: int, base: int, of: Base, needed: int) -> str:
    """``5 ayes of 7 members elected; 4 are needed``."""
    one, many, what = BASE_WORDS[of]
    return (
        f"{_count(ayes, 'aye', 'ayes')} of {_count(base, one, many)} {what};"
        f" {needed} {'is' if needed == 1 else 'are'} needed"
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
