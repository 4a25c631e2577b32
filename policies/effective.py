"""The words about taking effect: read as a rule, a rule said in words, and what is still waited for.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policies.dates import MONTHS, PartialDate, later_of
from policies.effect_day import ANSWERING, Terms, missing
from policies.lifecycle import EffectiveRule, Event, Fact

LONGEST = 2000
"""Only so many characters of a clause are read."""

_COUNTED = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty
"""
_NUMBERS = {word: at for at, word in enumerate(_COUNTED.split(), start=1)}
_NUMBERS |= {"thirty": 30, "forty-five": 45, "sixty": 60, "ninety": 90, "the": 1, "next": 1}
_NUMBERS |= {"fifth": 5, "seventh": 7, "tenth": 10, "fourteenth": 14, "fifteenth": 15, "twentieth": 20}
_NUMBERS |= {"thirtieth": 30, "forty-fifth": 45, "sixtieth": 60, "ninetieth": 90}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(rf"\b(?:{_MONTH})\.?\s+\d{{1,2}},?\s+\d{{4}}\b", re.IGNORECASE)
_DAYS_AFTER = re.compile(
    r"\b(?P<count>\d{1,3}(?:st|nd|rd|th)?|[a-z]{3,10}(?:-five|-fifth)?)\s+"
    r"(?:\(\d{1,3}(?:st|nd|rd|th)?\)\s*)?(?:calendar\s+)?days?\s+(?:from\s+and\s+)?"
    r"(?:after|following|from)\s+(?P<rest>[^;.]{1,120})",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:the\s+lat(?:er|est)\s+of|whichever\s+(?:is|comes|occurs)\s+lat(?:er|est))\b", re.I)
_PUBLISHED = re.compile(r"\b(?:publication|posting|publish|posted|published)\b", re.IGNORECASE)
_PASSED = re.compile(r"\b(?:passage|passed)\b", re.IGNORECASE)
_APPROVED = re.compile(r"\b(?:approval|approved|signature|signed)\b", re.IGNORECASE)
_ADOPTED = re.compile(r"\b(?:adoption|approval|enactment|adopted|immediately)\b", re.IGNORECASE)
_MADE = re.compile(r"\b(?:sign(?:ed|ing|ature)|issu(?:ed|ance)|authori[sz](?:ed|ation))\b", re.IGNORECASE)
"""How an executive makes an order; what a council has passed is not made, but approved, by a signature."""

_NOT_A_BARE_DAY = re.compile(
    r"\b(?:passage|passed|approv\w+|sign\w+|publi\w+|post(?:ed|ing)|adopt\w+|enact(?:ed|ment)|expir\w+|until|"
    r"through|sunset|ends?|not\s+before|no\s+earlier|repeal\w*|ordinances?\s+n)",
    re.IGNORECASE,
)
"""Beside these words a day may be another than the first one of effect."""

_SENTENCE = re.compile(r"[.;:]\s")
_TELLS = re.compile(
    rf"{_PUBLISHED.pattern}|{_PASSED.pattern}|{_APPROVED.pattern}|{_ADOPTED.pattern}|{_MADE.pattern}|{_DAY.pattern}",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:shall|must|will|to)\s+(?:be\s+|cause\s)?(?:publi|post|sign|approv|adopt)|\b(?:unless|if|except|until)\b",
    re.IGNORECASE,
)
"""A duty to publish, or a condition: such a sentence tells more than a day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clause says: the rule, days that are counted after it, a day it names, events of the later."""

    rule: EffectiveRule
    days: int = 0
    given: PartialDate | None = None
    events: tuple[Event, ...] = ()

    @property
    def terms(self) -> Terms:
        """The rule as derivation needs it."""
        return Terms(self.rule, self.days, self.events)


def read_clause(clause: str, *, by_council: bool = True) -> Reading:
    """Read an effective clause; what fits no rule of the record is unknown, never guessed.

    What an executive makes, not ``by_council``, is made on the day on which it is signed or issued.
    """
    words = clause[:LONGEST]
    named = _DAY.search(words)
    given = PartialDate.parse(named.group()) if named else None
    counted = _DAYS_AFTER.search(words)
    days = _count(counted.group("count")) if counted else 0
    if days is None:
        return Reading(EffectiveRule.UNKNOWN)
    if _LATER.search(words):
        return _later(words, days, given)
    if given is not None:
        alone = not counted and not _NOT_A_BARE_DAY.search(words)
        return Reading(EffectiveRule.GIVEN, given=given) if alone else Reading(EffectiveRule.UNKNOWN)
    rule = _event_rule(counted.group("rest") if counted else words, by_council)
    return Reading(rule, 0 if rule == EffectiveRule.UNKNOWN else days)


def _count(words: str) -> int | None:
    figure = words.rstrip("stndrh")
    return int(figure) if figure.isdigit() else _NUMBERS.get(words.lower())


def _later(words: str, days: int, given: PartialDate | None) -> Reading:
    """``the later of its passage and January 1, 2027``; one event alone is no choice between several."""
    found = ((_PASSED, Event.PASSAGE), (_APPROVED, Event.APPROVAL), (_PUBLISHED, Event.PUBLICATION))
    events = [event for pattern, event in found if pattern.search(words)]
    if given is not None:
        events.append(Event.DAY)
    if len(events) < 2:
        return Reading(EffectiveRule.UNKNOWN)
    return Reading(EffectiveRule.LATER, days, given, tuple(events))


def _event_rule(words: str, by_council: bool) -> EffectiveRule:
    if _PUBLISHED.search(words):
        return EffectiveRule.AFTER_PUBLICATION
    if _PASSED.search(words) and _APPROVED.search(words):
        return EffectiveRule.PASSAGE_AND_APPROVAL
    if _PASSED.search(words):
        return EffectiveRule.PASSAGE
    is_made = _ADOPTED.search(words) or (not by_council and _MADE.search(words))
    return EffectiveRule.ADOPTION if is_made else EffectiveRule.UNKNOWN


_ALIKE = frozenset({EffectiveRule.ADOPTION, EffectiveRule.PASSAGE, EffectiveRule.PASSAGE_AND_APPROVAL})


def agrees(reading: Reading, terms: Terms, given: PartialDate | None) -> bool:
    """True when a rule says what the words say, as far as they could be read.

    An adoption is passage and approval in one, so a rule that waits for it agrees with either.
    """
    if reading.rule == EffectiveRule.UNKNOWN:
        return True
    both = {reading.rule, terms.rule}
    same = len(both) == 1 or (both <= _ALIKE and EffectiveRule.ADOPTION in both)
    if not same or set(reading.events) != set(terms.awaited if terms.rule == EffectiveRule.LATER else ()):
        return False
    days = terms.rule == EffectiveRule.GIVEN or reading.days == terms.days
    told = reading.given is None or given is None or _day(reading.given) == _day(given)
    return days and told


def _day(day: PartialDate) -> tuple[object, object]:
    return (day.earliest, day.latest)


def contradicts(clause: str, terms: Terms, given: PartialDate | None, *, by_council: bool = True) -> bool:
    """True when the words and the rule are both clear, and do not name one day: law and record would differ.

    Words are clear when one sentence alone tells the day and asks nobody to publish or sign anything; and
    "after passage, approval and publication" is no contradiction to the latest of the three.
    """
    reading = read_clause(clause, by_council=by_council)
    if agrees(reading, terms, given):
        return False
    telling = [each for each in _SENTENCE.split(clause[:LONGEST]) if _TELLS.search(each)]
    if len(telling) != 1 or _ASKS.search(telling[0]):
        return False
    return _named(telling[0]) != set(terms.awaited) or reading.days != terms.days


def _named(words: str) -> set[Event]:
    """The events that words name, whatever they say of them."""
    found = ((_PASSED, Event.PASSAGE), (_APPROVED, Event.APPROVAL), (_PUBLISHED, Event.PUBLICATION))
    days = {Event.DAY} if _DAY.search(words) else set[Event]()
    return days | {event for pattern, event in found if pattern.search(words)}


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
