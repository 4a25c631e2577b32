"""The day on which an instrument takes effect: what its rule waits for, and what the acts tell of it.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from policies.dates import PartialDate, Precision, later_of
from policies.lifecycle import ADOPTIONS, APPROVALS, ENACTING, EffectiveRule, Event, Fact, certainly_sooner

ANSWERING = {
    Event.PASSAGE: ADOPTIONS | {"passed"},
    Event.APPROVAL: ADOPTIONS | APPROVALS,
    Event.PUBLICATION: frozenset({"published"}),
}
"""The acts that are, or stand in place of, what is waited for. An adoption is passage and approval in one."""

EVENTS: dict[str, tuple[Event, ...]] = {
    EffectiveRule.PASSAGE: (Event.PASSAGE,),
    EffectiveRule.PASSAGE_AND_APPROVAL: (Event.PASSAGE, Event.APPROVAL),
    EffectiveRule.AFTER_PUBLICATION: (Event.PUBLICATION,),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """How the day of effect of an edition is found: its rule, days to count, what the later of several is."""

    rule: str
    days: int = 0
    events: Sequence[str] = field(default_factory=tuple)

    @property
    def awaited(self) -> tuple[Event, ...]:
        """The events that the rule waits for, a given day among them."""
        if self.rule == EffectiveRule.LATER:
            return tuple(Event(each) for each in self.events)
        return EVENTS.get(self.rule, ())


def missing(terms: Terms, facts: Iterable[Fact], given: PartialDate | None) -> tuple[Event, ...]:
    """What the day of effect waits for and the record does not have; nothing for a day that is given."""
    if given is not None and terms.rule != EffectiveRule.LATER:
        return ()
    known = list(facts)
    acts = [event for event in terms.awaited if event != Event.DAY]
    return tuple(event for event in acts if not answers(event, known))


def answers(event: Event, facts: Sequence[Fact]) -> list[Fact]:
    """The acts that are, or stand in place of, what is waited for.

    What was published before the vote is the bill, or notice of it: it is not the publication of what was
    passed. Only a day that is certainly before is; else officers are presumed to have acted in due order.
    """
    found = [fact for fact in facts if fact.kind in ANSWERING.get(event, ())]
    passed = [fact for fact in facts if fact.kind in ANSWERING[Event.PASSAGE]]
    if event != Event.PUBLICATION or not passed:
        return found
    return [fact for fact in found if not all(certainly_sooner(fact, each) for each in passed)]


def effective_date(terms: Terms, facts: Sequence[Fact], given: PartialDate | None) -> PartialDate:
    """The day on which an enacted instrument takes effect, as far as its acts tell.

    ``given`` is a date of the amendment's own: it wins over the rule, and is one of several where the later
    counts. Days are counted after the last of the other events. What waits for an event is unknown. Only a
    day that is given may lie before the day on which it became law: else the later of the two counts.
    """
    if given is not None and terms.rule != EffectiveRule.LATER:
        return given
    if missing(terms, facts, given):
        return PartialDate.unknown()
    facts = _overridden_after(facts)
    making = [fact for fact in facts if fact.kind in ENACTING]
    counted = making if terms.rule == EffectiveRule.ADOPTION else []
    counted = [*counted, *(fact for event in terms.awaited for fact in answers(event, facts))]
    days = [later_of([fact.on for fact in counted]).moved(terms.days)] if counted else []
    if Event.DAY in terms.awaited:
        days.append(given or PartialDate.unknown())
    others = [fact.on for fact in making if fact not in counted]
    return _not_before(others, later_of(days)) if days and others else later_of(days)


def _overridden_after(facts: Sequence[Fact]) -> list[Fact]:
    """The acts, with an override that is known in part moved to where it can be: not before any veto."""
    vetoed = [fact.on.earliest for fact in facts if fact.kind == "vetoed"]
    first = min((day or date.min for day in vetoed), default=date.min)
    return [replace(fact, on=_from(fact.on, first)) if fact.kind == "overridden" else fact for fact in facts]


def _from(on: PartialDate, first: date) -> PartialDate:
    """A date that is not before a day; how long after, nobody knows where the record has it before."""
    if first <= (on.earliest or date.min):
        return on
    latest = None if (on.latest or date.max) < first else on.latest
    return PartialDate(first, latest, Precision.DAY if latest == first else Precision.RANGE, on.raw)


def _not_before(acts: Sequence[PartialDate], on: PartialDate) -> PartialDate:
    """The day of a rule, moved to the last of the acts that made the instrument law, where that is later.

    Where nobody can say by which day it became law at the latest, it is presumed to have been law by the day
    of the rule: the presumption of regularity, by which officers did in due order what was theirs to do.
    """
    law = later_of(acts)
    if law.says_nothing:
        return on
    if law.latest is None and on.latest is not None:
        law = PartialDate.between(law.earliest, max(law.earliest or date.min, on.latest))
    later = later_of([on, law])
    return later if later.is_known else replace(later, raw=on.raw)
