"""The words about taking effect, read as a rule: what fits none of the record is unknown, never guessed.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policies.dates import MONTHS, PartialDate
from policies.effect_day import Terms
from policies.lifecycle import EffectiveRule, Event

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
_DAY = re.compile(
    rf"\b(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"
    rf"|\b(?P<nth>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?(?P<of>{_MONTH})\.?,?\s+(?P<in>\d{{4}})\b",
    re.IGNORECASE,
)
_DAYS_AFTER = re.compile(
    r"\b(?P<count>\d{1,3}(?:st|nd|rd|th)?|[a-z]{3,10}(?:-five|-fifth)?)\s+"
    r"(?:\((?P<figure>\d{1,3})(?:st|nd|rd|th)?\)\s*)?(?:calendar\s+)?(?P<unit>days?|weeks?)\s+(?:from\s+and\s+)?"
    r"(?:after|following|from)\s+(?P<rest>[^;.]{1,120})",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:months?|quarters?|years?|hours?|(?:business|working|week|judicial)\s?days?"
    r"|unless|except|if|provided\s+that|contingent|subject\s+to|as\s+soon\s+as)\b",
    re.IGNORECASE,
)
"""A count in other units, or a condition: the day is not found by a rule of the record."""

_BY_THE_MAYOR = re.compile(
    r"\b(?:approv\w{2,3}|sign(?:ed|ing|ature))\s+(?:(?:by|of)\s+)?(?:the\s+)?mayor\b|\bmayor['’]?s?\s+(?:approval|signature)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"[,;]?\s+(?:(?:and|but)\s+)?(?:it\s+)?(?:shall\s+|will\s+)?"
    r"(?:expires?|ends?|sunsets?|terminates?|(?:(?:be|is|remains?)\s+)?in\s+(?:force|effect)\s+through)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:the\s+lat(?:er|est)\s+of|whichever\s+(?:is|comes|occurs)\s+lat(?:er|est))\b", re.I)
_WEEKS = re.compile(r"\bweeks?\b", re.IGNORECASE)
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
    named = list(_DAY.finditer(words))
    given = _day_named(named[0]) if named else None
    counted = _DAYS_AFTER.search(words)
    again = _DAYS_AFTER.search(words, counted.end("unit")) if counted else None
    days = _count(counted) if counted else 0
    if days is None or again or len(named) > 1:
        return Reading(EffectiveRule.UNKNOWN)
    if _LATER.search(words):
        return _later(words, days, given)
    if given is not None:
        alone = not counted and not _NOT_A_BARE_DAY.search(words)
        return Reading(EffectiveRule.GIVEN, given=given) if alone else Reading(EffectiveRule.UNKNOWN)
    if _OTHERWISE.search(words) or (_WEEKS.search(words) and not counted):
        return Reading(EffectiveRule.UNKNOWN)
    rule = _event_rule(counted.group("rest") if counted else words, by_council)
    return Reading(rule, 0 if rule == EffectiveRule.UNKNOWN else days)


def without_end(clause: str) -> tuple[str, PartialDate | None]:
    """The words before "and expires June 30, 2028", and the last day in force that they name.

    All the words and None where no end is named, or none that is clearly a day.
    """
    found = _END.search(clause, 0, LONGEST)
    days = list(_DAY.finditer(clause, found.end(), LONGEST)) if found else []
    told = _day_named(days[0]) if len(days) == 1 else None
    if found is None or told is None or not told.is_known or _OTHERWISE.search(clause, found.end(), LONGEST):
        return clause, None
    return f"{clause[: found.start()]}.", told


def _day_named(found: re.Match[str]) -> PartialDate:
    """July 1st, 2027; the 1st day of July, 2027."""
    month, day, year = (found["month"], found["day"], found["year"])
    if month is None:
        month, day, year = (found["of"], found["nth"], found["in"])
    return PartialDate.parse(f"{month} {day}, {year}")


def _count(found: re.Match[str]) -> int | None:
    """How many days are counted; None for words that are no number, or "ninety (60)"."""
    figure = found["count"].rstrip("stndrh")
    number = int(figure) if figure.isdigit() else _NUMBERS.get(found["count"].lower())
    if number is None or (found["figure"] and int(found["figure"]) != number):
        return None
    return number * 7 if found["unit"].lower().startswith("week") else number


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
    if by_council and _BY_THE_MAYOR.search(words):
        return EffectiveRule.PASSAGE_AND_APPROVAL
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
