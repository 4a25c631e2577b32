"""The words about taking effect: read as a rule, a rule said in words, and what is still waited for.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from collections.abc import Sequence

from policies.dates import PartialDate, later_of
from policies.effect_day import ANSWERING, Terms, missing
from policies.effect_reading import Reading, read_clause
from policies.lifecycle import EffectiveRule, Event, Fact

_ALIKE = frozenset({EffectiveRule.ADOPTION, EffectiveRule.PASSAGE, EffectiveRule.PASSAGE_AND_APPROVAL})


def agrees(reading: Reading, terms: Terms, given: PartialDate | None) -> bool:
    """True when a rule says what the words say, as far as they could be read.

    An adoption is passage and approval in one, so a rule that waits for it agrees with either.
    """
    if reading.rule == EffectiveRule.UNKNOWN:
        return True
    both = {reading.rule, terms.rule}
    alike = both <= _ALIKE and EffectiveRule.ADOPTION in both
    if not alike and _waits(reading.terms) != _waits(terms):
        return False
    days = terms.rule == EffectiveRule.GIVEN or reading.days == terms.days
    told = reading.given is None or given is None or _day(reading.given) == _day(given)
    return days and told


def _waits(terms: Terms) -> set[Event] | str:
    """What is waited for, without what comes before it anyway; the rule itself where nothing is waited for.

    Nothing takes effect before it is law, and what is published before the vote is not what was passed.
    """
    awaited = set(terms.awaited)
    if Event.PUBLICATION in awaited:
        awaited -= {Event.PASSAGE} if terms.days else {Event.PASSAGE, Event.APPROVAL}
    return awaited or terms.rule


def _day(day: PartialDate) -> tuple[object, object]:
    return (day.earliest, day.latest)


def contradicts(clause: str, terms: Terms, given: PartialDate | None, *, by_council: bool = True) -> bool:
    """True when the words were understood and name another day than the rule: law and record would differ."""
    return not agrees(read_clause(clause, by_council=by_council), terms, given)


def clause_words(noun: str, terms: Terms) -> str:
    """The clause of a new text by a rule: ``This ordinance takes effect 10 days after it is published.``

    A given day is left to be filled in as ``[day]``; "" for a rule that is not known.
    """
    if terms.rule == EffectiveRule.GIVEN:
        return f"This {noun} takes effect on [day]."
    if terms.rule == EffectiveRule.ADOPTION:
        return f"This {noun} takes effect {_on_or_after(terms.days)} it is adopted."
    done = [_DONE[event] for event in terms.awaited if event != Event.DAY]
    if not done or terms.rule == EffectiveRule.LATER:
        return ""
    if len(done) == 1:
        return f"This {noun} takes effect {_on_or_after(terms.days)} it is {done[0]}."
    after = f"{_after(terms.days)} " if terms.days else "once "
    return f"This {noun} takes effect {after}it has been {_joined(done)}."


def _on_or_after(days: int) -> str:
    return _after(days) if days else "on the day"


NAMES = {
    Event.PASSAGE: "it is passed",
    Event.APPROVAL: "the mayor approves it",
    Event.PUBLICATION: "it is published",
}
_DONE = {Event.PASSAGE: "passed", Event.APPROVAL: "approved", Event.PUBLICATION: "published"}


def rule_words(terms: Terms, given: PartialDate | None = None) -> str:
    """How the day is found, in one sentence: ``It takes effect 10 days after it is published.``"""
    if terms.rule == EffectiveRule.ADOPTION:
        return f"It takes effect {_after(terms.days)} it becomes law."
    if terms.rule == EffectiveRule.GIVEN:
        return (
            f"It takes effect on {given}." if given and given.is_known else "It takes effect on a given day."
        )
    acts = [NAMES[event] for event in terms.awaited if event != Event.DAY]
    if not acts:
        return "Its words do not tell the day on which it takes effect."
    return f"It takes effect {_after(terms.days)} {_joined(acts)}{_not_before(terms, given)}."


def waiting_words(terms: Terms, facts: Sequence[Fact], given: PartialDate | None) -> str:
    """What is still waited for, and what happened already; "" when nothing is.

    ``It takes effect when the mayor approves it; passed Wednesday, May 6, 2026.``
    """
    waited = missing(terms, facts, given)
    if not waited:
        return ""
    happened = [event for event in terms.awaited if event not in waited and event != Event.DAY]
    done = "".join(f"; {_DONE[event]} {_on(event, facts)}".rstrip() for event in happened)
    names = _joined([NAMES[event] for event in waited])
    return f"It takes effect {_after(terms.days)} {names}{_not_before(terms, given)}{done}."


def _after(days: int) -> str:
    if not days:
        return "when"
    return "one day after" if days == 1 else f"{days} days after"


def _joined(words: Sequence[str]) -> str:
    return " and ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])} and {words[-1]}"


def _not_before(terms: Terms, given: PartialDate | None) -> str:
    named = given is not None and Event.DAY in terms.awaited
    return f", and not before {given}" if named else ""


def _on(event: Event, facts: Sequence[Fact]) -> str:
    day = later_of([fact.on for fact in facts if fact.kind in ANSWERING[event]])
    return str(day) if day.is_known else ""
