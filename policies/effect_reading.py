"""An effective clause read as a rule: every word that bears on time is accounted for, or nothing is read.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from policies.dates import PartialDate
from policies.effect_day import Terms
from policies.effect_words import LONGEST, Kind, Phrase, phrases
from policies.lifecycle import EffectiveRule, Event

MOST = 3
"""So many groups of words that were not understood are told."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clause says: the rule, days that are counted after it, a day it names, events of the later.

    ``last_day``: the last one in force, where the clause ends it by itself. ``unread``: words that were not
    understood; then nothing else was taken from the clause. ``disagreeing``: a number that is another in
    words than in figures, ``ninety (60) days``.
    """

    rule: EffectiveRule
    days: int = 0
    given: PartialDate | None = None
    events: tuple[Event, ...] = ()
    last_day: date | None = None
    unread: tuple[str, ...] = ()
    disagreeing: str = ""

    @property
    def terms(self) -> Terms:
        """The rule as derivation needs it."""
        return Terms(self.rule, self.days, self.events)


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence, as letters of its phrases without those that tell nothing."""

    phrases: Sequence[Phrase]
    letters: str = field(default="")

    def days(self) -> list[int]:
        return [each.days for each in self.phrases if each.kind in (Kind.COUNT, Kind.ORDINAL)]

    def dates(self) -> list[PartialDate]:
        return [each.day for each in self.phrases if each.day is not None]


_UNKNOWN = Reading(EffectiveRule.UNKNOWN)
_TELLING = frozenset("PVGSKMBDTtCOAIHLWE!_")
_TIMELY = re.compile(
    r"\b(?:if|unless|until|except|provided|subject|contingent|condition\w*|vot(?:er|ers|e)|referend\w+"
    r"|elections?|days?|weeks?|fortnights?|months?|years?|quarters?|dates?|times?|noon|midnight|morning|before"
    r"|thereafter|then|later|earlier|prior|delay\w*|postpone\w*|suspend\w*|stay\w*|retroactiv\w*|(?:mon|tues"
    r"|wednes|thurs|fri|satur|sun)day|expir\w*|sunset\w*|terminat\w*|ends?|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A sentence that tells no event and has one of these words may bear on the day all the same."""

_STATES = re.compile(r"\b(?:shall|must|will|may|is|are)\b", re.IGNORECASE)
"""A sentence that has none of these is no statement of its own, but more words about the day."""

_E = "[PVGSKMB]"
_TAIL = r"(?:&?HU*t?U*D)?&?"
_GIVEN = re.compile(rf"&?I?U*T?[UF]*D{_TAIL}")
_EVENTS = re.compile(rf"&?I?U*T?[UFA]{{0,4}}(?P<events>{_E}(?:\+{_E}){{0,5}}){_TAIL}")
_COUNTED = re.compile(rf"&?U*T?U*[CO][AF]U*(?P<events>{_E}(?:\+{_E}){{0,5}}){_TAIL}")
_AT_ONCE = re.compile(rf"&?I{_TAIL}")
_ITEM = rf"(?:[CO][AF])?[UFA]{{0,4}}(?:{_E}|D)"
_LATER = re.compile(
    rf"&?U*(?:(?P<before>[CO])[AF]U*)?L(?P<items>{_ITEM}(?:&{_ITEM}){{1,4}})&?"
    rf"|&?U*(?P<either>{_ITEM}(?:&{_ITEM}){{1,4}})&?W&?"
)
_END = re.compile(r"&?HU*t?U*D&?")


def read_clause(clause: str, *, by_council: bool = True) -> Reading:
    """Read an effective clause; what fits no rule of the record is unknown, never guessed.

    What an executive makes, not ``by_council``, is made on the day on which it is signed or issued.
    """
    if len(" ".join(clause.split())) > LONGEST:
        return Reading(EffectiveRule.UNKNOWN, unread=(clause[:80].rstrip() + "…",))
    said = [_said(each, by_council) for each in _sentences(clause)]
    telling = [each for each in said if each.letters]
    found = [_sentence(each, by_council) for each in telling]
    unread = [
        words for each, read in zip(telling, found, strict=True) if read is None for words in _left(each)
    ]
    rules = [each for each in found if each is not None and each.rule != EffectiveRule.UNKNOWN]
    ends = {each.last_day for each in found if each is not None and each.last_day is not None}
    if unread or len(rules) > 1 or len(ends) > 1 or not _in_order(rules, ends):
        return _not_read(telling, unread or [_words(each.phrases) for each in telling])
    if not rules and not ends and any(each.kind == Kind.EFFECT for one in said for each in one.phrases):
        return _not_read(said, [_words(each.phrases) for each in said])
    last = next(iter(ends), None)
    one = rules[0] if rules else _UNKNOWN
    return Reading(one.rule, one.days, one.given, one.events, last)


def _in_order(rules: Sequence[Reading], ends: Collection[date]) -> bool:
    starts = [each.given.earliest for each in rules if each.given is not None and each.given.earliest]
    return all(start <= end for start in starts for end in ends)


def _not_read(telling: Sequence[_Said], unread: Sequence[str]) -> Reading:
    """Words that wait to be filled in are no words that were not understood."""
    every = [phrase for each in telling for phrase in each.phrases]
    numbers = [each.words for each in every if each.kind == Kind.DISAGREES]
    waits = any(each.kind == Kind.BLANK for each in every)
    told = () if waits else tuple(unread[:MOST])
    return Reading(EffectiveRule.UNKNOWN, unread=told, disagreeing=numbers[0] if numbers else "")


def _sentences(clause: str) -> list[list[Phrase]]:
    found: list[list[Phrase]] = [[]]
    for phrase in phrases(clause):
        if phrase.kind == Kind.STOP:
            found.append([])
        else:
            found[-1].append(phrase)
    return [each for each in found if each]


_WHO = ((r"[VG]Y", "S"), (r"VN", "K"), (r"([PK])N", r"\1"), (r"BJ", "B"))
_WHO_MAKES = ((r"[VGMK][YR]", "M"), (r"BJ", "B"))
"""An act and by whom, as one event; what the others do stays apart and is not understood."""


def _said(words: Sequence[Phrase], by_council: bool) -> _Said:
    """A sentence; without letters when it bears on no day."""
    letters, said = "".join(each.kind for each in words if each.kind != Kind.NOISE), _words(words)
    if not letters.strip("E,"):
        return _Said(words)
    if not _TELLING & set(letters) and not _TIMELY.search(said) and _STATES.search(said):
        return _Said(words)
    for pattern, event in _WHO if by_council else _WHO_MAKES:
        letters = re.sub(pattern, event, letters)
    letters = letters.replace("E", "")
    if "L" in letters or "W" in letters:
        letters = re.sub(r"[,&|]+", "&", letters)
    else:
        letters = re.sub(rf"(?<={_E[:-1]}])[,&]+(?={_E})", "+", letters).replace(",", "")
    return _Said(words, letters)


def _words(words: Sequence[Phrase]) -> str:
    said = " ".join(each.words for each in words)
    return said.replace(" ,", ",")


def _left(said: _Said) -> list[str]:
    """The words of a sentence that were not understood; all of it, where each word is known by itself."""
    found: list[list[Phrase]] = [[]]
    for phrase in said.phrases:
        if phrase.kind in (Kind.OTHER, Kind.DISAGREES):
            found[-1].append(phrase)
        elif found[-1]:
            found.append([])
    return [_words(each) for each in found if each] or [_words(said.phrases)]


def _sentence(said: _Said, by_council: bool) -> Reading | None:
    """What one sentence says; None when a word of it is left over, UNKNOWN when it tells an end alone."""
    letters, dates, days = said.letters, said.dates(), said.days()
    ends = "H" in letters
    last = dates[-1].earliest if ends and dates else None
    if _END.fullmatch(letters):
        return Reading(EffectiveRule.UNKNOWN, last_day=last)
    if _GIVEN.fullmatch(letters):
        return Reading(EffectiveRule.GIVEN, given=dates[0], last_day=last)
    if _AT_ONCE.fullmatch(letters):
        return Reading(EffectiveRule.ADOPTION, last_day=last)
    if found := _COUNTED.fullmatch(letters) or _EVENTS.fullmatch(letters):
        read = _of_events(found["events"].replace("+", ""), days[0] if days else 0, by_council)
        return read and Reading(read.rule, read.days, None, read.events, last)
    if by_council and (found := _LATER.fullmatch(letters)):
        return _later(found, days, dates)
    return None


def _of_events(events: str, days: int, by_council: bool) -> Reading | None:
    if events.count("B") > 1:
        return None
    told = frozenset(events)
    return _by_council(told, days) if by_council else _by_executive(told, days)


def _by_executive(told: frozenset[str], days: int) -> Reading | None:
    """An executive's act is not passed; where its words say so, that and its approval are its making."""
    if "B" in told:
        return Reading(EffectiveRule.AFTER_PUBLICATION, days) if told == {"B"} or not days else None
    if "P" in told:
        return Reading(EffectiveRule.PASSAGE_AND_APPROVAL, days) if told & {"V", "G", "S"} else None
    return Reading(EffectiveRule.ADOPTION, days)


def _by_council(told: frozenset[str], days: int) -> Reading | None:
    """The rule of events that a council's act waits for, all of them.

    A bare approval may be the council's or the mayor's, an adoption is the day on which it is law: days that
    are counted from one of these and another event cannot be told.
    """
    others = told - {"B"}
    signed = bool(others & {"S"}) or (bool(others & {"P", "K"}) and bool(others & {"G"}))
    if "M" in told or (others & {"G"} and not signed):
        return None
    both = signed or {"P", "V"} <= others
    if both:
        return _with_publication(told, days, EffectiveRule.PASSAGE_AND_APPROVAL, _BOTH)
    if "K" in others and days and len(told) > 1 and others != {"K", "V"}:
        return None
    if others == {"P"} or (others == {"P", "K"} and "B" in told):
        return _with_publication(told, days, EffectiveRule.PASSAGE, (Event.PASSAGE,))
    if "B" in told:
        return Reading(EffectiveRule.AFTER_PUBLICATION, days) if not (others and days) else None
    return Reading(EffectiveRule.ADOPTION, days)


_BOTH = (Event.PASSAGE, Event.APPROVAL)


def _with_publication(
    told: frozenset[str], days: int, rule: EffectiveRule, events: tuple[Event, ...]
) -> Reading:
    if "B" not in told:
        return Reading(rule, days)
    return Reading(EffectiveRule.LATER, days, None, (*events, Event.PUBLICATION))


_EVENT = {"P": Event.PASSAGE, "K": Event.PASSAGE, "V": Event.APPROVAL, "S": Event.APPROVAL}
_EVENT |= {"G": Event.APPROVAL, "B": Event.PUBLICATION, "D": Event.DAY}


def _later(found: re.Match[str], days: Sequence[int], dates: Sequence[PartialDate]) -> Reading | None:
    """``the later of its passage and January 1, 2027``. Days count for the publication or for all events.

    An adoption, and an approval without a passage, is no later than the day on which it is law, before which
    no rule lets anything take effect.
    """
    items = (found["items"] or found["either"]).split("&")
    acts = [each for each in items if not each.endswith("D")]
    told = frozenset(each[-1] for each in acts)
    if (
        len(dates) > 1
        or len(days) > 1
        or "M" in told
        or (days and told & {"K", "V", "G"} and "P" not in told)
    ):
        return None
    if days and not found["before"] and not _counts_for_all(acts):
        return None
    events = [_EVENT[letter] if letter != "V" or "P" in told else Event.PASSAGE for letter in sorted(told)]
    once = [event for event in Event if event in events] + ([Event.DAY] if dates else [])
    if len(once) < 2:
        return None
    return Reading(EffectiveRule.LATER, days[0] if days else 0, dates[0] if dates else None, tuple(once))


def _counts_for_all(acts: Sequence[str]) -> bool:
    """True when the days of one act may be counted after the last of all: the others come before it."""
    counted = [each for each in acts if each[0] in "CO"]
    others = {each[-1] for each in acts if each not in counted}
    return len(counted) == 1 and (not others or (counted[0][-1] == "B" and others <= {"P"}))
