"""What was in force on a day, derived from recorded acts. Every answer is yes, no or unknown.

Pure: no Django, no I/O, no clock. A flag that a timer flips can be wrong; a function of dates cannot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policies.dates import PartialDate


class Answer(StrEnum):
    """What can honestly be said."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class EffectiveRule(StrEnum):
    """How an instrument's effective clause fixes the day on which it takes effect.

    ``passage`` is the day of the vote itself, ``adoption`` the day on which it became law; ``later`` is the
    later of several events, which stand beside the rule.
    """

    GIVEN = "given"
    ADOPTION = "adoption"
    PASSAGE = "passage"
    PASSAGE_AND_APPROVAL = "passage_and_approval"
    AFTER_PUBLICATION = "after_publication"
    LATER = "later"
    UNKNOWN = "unknown"


class Event(StrEnum):
    """What the day of effect may wait for; ``day`` is the day that is given."""

    PASSAGE = "passage"
    APPROVAL = "approval"
    PUBLICATION = "publication"
    DAY = "day"


APPROVALS = frozenset({"approved", "signed", "returned_unsigned", "overridden"})
"""Acts of, or in place of, the mayor that let a passed bill become law.

The presiding officer's signature (``presiding_signed``) is none of them: it sends a bill on to the mayor.
"""

ADOPTIONS = frozenset({"adopted", "authorised"})
"""Acts that enact by themselves: a recorded adoption, or an executive's authorisation."""

ENDINGS = frozenset({"withdrawn", "failed"})
"""Acts after which an instrument is no law, unless it is taken up again and enacted after them."""


ENACTING = ADOPTIONS | APPROVALS | {"passed"}
"""Acts by which an instrument becomes law."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One recorded act, reduced to what derivation needs."""

    kind: str
    on: PartialDate


@dataclass(frozen=True, slots=True)
class Effect:
    """What one enacted amendment does to one policy: gives it a version, or none (repeal).

    ``order`` breaks ties between effects of the same day: the later recorded wins. ``is_waiting`` while an
    event that its day follows from is not in the record: until then it is not yet in force. It ends by
    itself after ``through``; then what stood before stands again when ``restores``. ``lapse_of`` is the
    effect that ended so. ``is_found`` for a text that was found in force: nobody knows what stood before it.
    """

    version: int | None
    on: PartialDate
    order: int
    is_waiting: bool = False
    through: date | None = None
    restores: bool = False
    lapse_of: Effect | None = None
    is_found: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What was in force on the day asked about.

    ``versions`` holds every version that could be meant; exactly one when the answer is yes. It is empty
    when the answer is unknown because the record begins later.
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
    if any(_stops(known, place) for place in range(len(known))):
        return False
    return bool(kinds & ADOPTIONS) or ("passed" in kinds and bool(kinds & APPROVALS))


def ended(facts: Iterable[Fact]) -> bool:
    """True once it cannot become law any more: withdrawn, failed, or vetoed and not overridden.

    What was reconsidered ends nothing: an enacting act after it counts, and so does a passage, after which
    it waits again for what makes it law. ``facts`` come in the order in which they were recorded, which
    decides where their dates do not.
    """
    known = list(facts)
    return any(
        _stops(known, place) and not _follows(known, place, frozenset({"passed"}))
        for place in range(len(known))
    )


def _stops(facts: Sequence[Fact], place: int) -> bool:
    """True for an ending, or a veto, after which it was not enacted."""
    if facts[place].kind == "vetoed":
        return not _undone(facts, place)
    return facts[place].kind in ENDINGS and not _follows(facts, place, ADOPTIONS | APPROVALS)


def _undone(facts: Sequence[Fact], veto: int) -> bool:
    """True when a veto was overridden, or the bill enacted anew after it."""
    anew = _follows(facts, veto, frozenset({"passed"})) and _follows(facts, veto, APPROVALS)
    return anew or _follows(facts, veto, ADOPTIONS) or any(fact.kind == "overridden" for fact in facts)


def _follows(facts: Sequence[Fact], place: int, kinds: frozenset[str]) -> bool:
    """True when an act of these kinds follows the one at a place."""
    before = facts[place]
    return any(
        certainly_sooner(before, fact) or (other > place and not certainly_sooner(fact, before))
        for other, fact in enumerate(facts)
        if fact.kind in kinds
    )


def certainly_sooner(fact: Fact, other: Fact) -> bool:
    """True when one act was done on an earlier day than another, in whatever way the dates are read."""
    return (fact.on.latest or date.max) < (other.on.earliest or date.min)


def in_force(effects: Iterable[Effect], on: date) -> Standing:
    """Which version was in force on a day: yes with one version, no, or unknown.

    An effect may be the last one on that day when it can have happened by then and no other certainly
    happened after it. If all that may be last say the same, that is the answer. Before a record that begins
    with a text that was found in force, nothing is known. Effects that end by themselves come with their
    lapses (``policies.lapsing``).
    """
    known = _taking_effect(effects)
    possible = [effect for effect in known if _may_stand(effect, on) and not overtaken(effect, known, on)]
    nothing_yet = not any(_has_begun(effect, on) for effect in known)
    versions = {effect.version for effect in possible} | ({None} if nothing_yet else set())
    since = possible[0].on if len(possible) == 1 and not nothing_yet else None
    named = frozenset(version for version in versions if version is not None)
    is_reached = any(_has_begun(effect, on) and _certainly_stands(effect) for effect in known)
    if len(versions) > 1 or (not is_reached and record_begins(known) is not None):
        return Standing(Answer.UNKNOWN, named, None)
    return Standing(Answer.YES if named else Answer.NO, named, since)


def _taking_effect(effects: Iterable[Effect]) -> list[Effect]:
    """Those that take effect at all."""
    return [effect for effect in effects if not effect.is_waiting and not comes_too_late(effect)]


def record_begins(effects: Iterable[Effect]) -> Effect | None:
    """The text with which a record begins that does not reach back to the first one: it was found in force.

    None where something certainly came before every text that was found so.
    """
    known = _taking_effect(effects)
    first = [
        effect
        for effect in known
        if effect.is_found
        and not any(certainly_after(effect, other) for other in known if _certainly_stands(other))
    ]
    return min(first, key=lambda effect: (_earliest(effect), effect.order), default=None)


def _certainly_stands(effect: Effect) -> bool:
    """False for one that may begin only after its own end, and for the end of such a one."""
    return _has_begun(effect.lapse_of or effect, date.max)


def comes_too_late(effect: Effect) -> bool:
    """True when its end comes before it can begin: it never stands."""
    return effect.through is not None and _earliest(effect) > effect.through


def _may_stand(effect: Effect, on: date) -> bool:
    return _earliest(effect) <= on and (effect.through is None or on <= effect.through)


def _earliest(effect: Effect) -> date:
    return effect.on.earliest or date.min


def _latest(effect: Effect) -> date:
    return effect.on.latest or date.max


def overtaken(effect: Effect, others: Iterable[Effect], on: date) -> bool:
    """True when another certainly took its place by a day."""
    return any(_has_begun(other, on) and certainly_after(other, effect) for other in others)


def _has_begun(effect: Effect, on: date) -> bool:
    """True when it certainly took effect by a day: one whose end comes first never does."""
    return _latest(effect) <= (on if effect.through is None else min(on, effect.through))


def certainly_after(later: Effect, earlier: Effect) -> bool:
    """True when it came after the other in whatever way the dates are read.

    What lapses ends nothing but its own effect, and what that had ended; what begins on the day of a lapse
    comes after it.
    """
    if later.lapse_of is not None:
        own = later.lapse_of
        sooner = earlier.lapse_of is not None and _earliest(later) > _latest(earlier)
        return earlier is own or (_has_begun(own, date.max) and (sooner or certainly_after(own, earlier)))
    if _earliest(later) > _latest(earlier):
        return True
    same_day = later.on.is_known and earlier.on.is_known and later.on.earliest == earlier.on.earliest
    return same_day and (earlier.lapse_of is not None or later.order > earlier.order)
