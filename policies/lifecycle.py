"""What was in force on a day, derived from recorded acts. Every answer is yes, no or unknown.

Pure: no Django, no I/O, no clock. A flag that a timer flips can be wrong; a function of dates cannot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from policies.dates import PartialDate, Precision


class Answer(StrEnum):
    """What can honestly be said."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class EffectiveRule(StrEnum):
    """How an instrument's effective clause fixes the day on which it takes effect."""

    GIVEN = "given"
    ADOPTION = "adoption"
    PASSAGE = "passage"
    PASSAGE_AND_APPROVAL = "passage_and_approval"
    AFTER_PUBLICATION = "after_publication"
    LATER = "later"
    UNKNOWN = "unknown"


APPROVALS = frozenset({"approved", "signed", "returned_unsigned", "overridden"})
"""Acts of, or in place of, the mayor that let a passed bill become law."""

ADOPTIONS = frozenset({"adopted", "authorised"})
"""Acts that enact by themselves: a recorded adoption, or an executive's authorisation."""

ENDINGS = frozenset({"withdrawn", "failed"})
"""Acts after which an instrument is no law, unless it is taken up again and enacted after them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One recorded act, reduced to what derivation needs."""

    kind: str
    on: PartialDate


@dataclass(frozen=True, slots=True)
class Effect:
    """What one enacted amendment does to one policy: gives it a version, or none (repeal).

    ``order`` breaks ties between effects of the same day: the later recorded wins.
    """

    version: int | None
    on: PartialDate
    order: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What was in force on the day asked about.

    ``versions`` holds every version that could be meant; exactly one when the answer is yes.
    ``since`` is the date of the effect that gave the answer, None when there is none or several.
    """

    answer: Answer
    versions: frozenset[int]
    since: PartialDate | None

    @property
    def version(self) -> int | None:
        """The version in force, when the answer is yes."""
        return next(iter(self.versions)) if self.answer == Answer.YES else None


def enacted(facts: Iterable[Fact]) -> bool:
    """True once the acts make the instrument law.

    A bill that passed needs the mayor's act, or what stands in its place (RSMo 77.080 for Missouri's
    third-class cities); a recorded adoption or an executive's authorisation is enough alone.
    """
    known = list(facts)
    kinds = {fact.kind for fact in known}
    if ended(known):
        return False
    return bool(kinds & ADOPTIONS) or ("passed" in kinds and bool(kinds & APPROVALS))


def ended(facts: Iterable[Fact]) -> bool:
    """True once it cannot become law any more: withdrawn, failed, or vetoed and not overridden.

    A vote that failed and was reconsidered ends nothing: an enacting act after it counts. ``facts`` come in
    the order in which they were recorded, which decides where their dates do not.
    """
    known = list(facts)
    kinds = {fact.kind for fact in known}
    if "vetoed" in kinds and "overridden" not in kinds:
        return True
    return any(fact.kind in ENDINGS and not _taken_up(known, place) for place, fact in enumerate(known))


def _taken_up(facts: Sequence[Fact], place: int) -> bool:
    """True when an act that enacts follows the one at a place."""
    ending = facts[place].on
    for other, fact in enumerate(facts):
        sooner = (fact.on.latest or date.max) < (ending.earliest or date.min)
        later = (fact.on.earliest or date.min) > (ending.latest or date.max)
        if fact.kind in ADOPTIONS | APPROVALS and (later or (other > place and not sooner)):
            return True
    return False


def effective_date(rule: str, facts: Sequence[Fact], given: PartialDate | None, days: int = 0) -> PartialDate:
    """The day on which an enacted instrument takes effect, as far as its acts tell.

    ``given`` is a date of the amendment's own and wins over the rule. ``days`` counts from publication.
    An act that the rule waits for and that is not recorded leaves the date unknown.
    """
    if given is not None:
        return given
    if rule == EffectiveRule.ADOPTION:
        return _later(facts, ADOPTIONS | APPROVALS | {"passed"})
    if rule == EffectiveRule.PASSAGE_AND_APPROVAL:
        return _passage_and_approval(facts)
    if rule == EffectiveRule.AFTER_PUBLICATION:
        return _shifted(_later(facts, frozenset({"published"})), days)
    return PartialDate.unknown()


def in_force(effects: Iterable[Effect], on: date) -> Standing:
    """Which version was in force on a day: yes with one version, no, or unknown.

    An effect may be the last one on that day when it can have happened by then and no other certainly
    happened after it. If all that may be last say the same, that is the answer.
    """
    known = list(effects)
    possible = [effect for effect in known if _earliest(effect) <= on and not _overtaken(effect, known, on)]
    nothing_yet = all(_latest(effect) > on for effect in known)
    versions = {effect.version for effect in possible} | ({None} if nothing_yet else set())
    since = possible[0].on if len(possible) == 1 and not nothing_yet else None
    named = frozenset(version for version in versions if version is not None)
    if not named:
        return Standing(Answer.NO, named, since)
    if len(versions) == 1:
        return Standing(Answer.YES, named, since)
    return Standing(Answer.UNKNOWN, named, None)


def _earliest(effect: Effect) -> date:
    return effect.on.earliest or date.min


def _latest(effect: Effect) -> date:
    return effect.on.latest or date.max


def _overtaken(effect: Effect, others: Iterable[Effect], on: date) -> bool:
    return any(_latest(other) <= on and _certainly_after(other, effect) for other in others)


def _certainly_after(later: Effect, earlier: Effect) -> bool:
    if _earliest(later) > _latest(earlier):
        return True
    same_day = later.on.is_known and earlier.on.is_known and later.on.earliest == earlier.on.earliest
    return same_day and later.order > earlier.order


def _later(facts: Iterable[Fact], kinds: frozenset[str]) -> PartialDate:
    dates = [fact.on for fact in facts if fact.kind in kinds]
    if not dates:
        return PartialDate.unknown()
    if all(day.is_known for day in dates):
        return max(dates, key=lambda day: day.earliest or date.min)
    return _latest_of_partial(dates)


def _latest_of_partial(dates: Sequence[PartialDate]) -> PartialDate:
    """Limits of the later of several dates: it is no earlier than any of them can be."""
    earliest = max((day.earliest for day in dates if day.earliest), default=None)
    latest = (
        None if any(day.latest is None for day in dates) else max(day.latest for day in dates if day.latest)
    )
    if earliest is None and latest is None:
        return PartialDate.unknown("; ".join(day.raw for day in dates if day.raw))
    return PartialDate(earliest, latest, Precision.RANGE, "; ".join(day.raw for day in dates if day.raw))


def _passage_and_approval(facts: Sequence[Fact]) -> PartialDate:
    """The later of passage and approval; unknown until both are recorded."""
    kinds = {fact.kind for fact in facts}
    if "passed" not in kinds or not kinds & APPROVALS:
        return PartialDate.unknown()
    return _later(facts, APPROVALS | {"passed"})


def _shifted(day: PartialDate, days: int) -> PartialDate:
    move = timedelta(days=days)
    earliest = day.earliest + move if day.earliest else None
    latest = day.latest + move if day.latest else None
    if not days or (earliest is None and latest is None):
        return day
    return PartialDate(earliest, latest, Precision.DAY if day.is_known else Precision.RANGE, day.raw)
