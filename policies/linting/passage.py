"""What local law asks before an ordinance is passed: readings, days, a majority. Held against recorded acts.

An act whose day is not known counts for the bill: it may have happened on the day that is missing. What a
council decided on a motion to suspend the rules, or to keep an emergency clause, goes before the words of a
note: once it carried, readings and days are not asked for; once it was lost, they are, whatever a note says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from policies.dates import long_day
from policies.effect_day import answers
from policies.lifecycle import Event, Fact
from policies.linting.facts import Bill, Deed, LocalRules
from policies.linting.findings import Finding, Part, Place, Severity
from policies.majorities import MAJORITIES, Base, Motive, Needed, Turnout, needed
from policies.voting import Ballot, Result, Tally, tally

PASSING = frozenset({"passed", "adopted"})
READ_AT = frozenset({"introduced", "read", *PASSING})
"""Introduction is the first reading of a bill in many cities, and passage the last."""

_EMERGENCY = re.compile(r"emergenc", re.IGNORECASE)
_SUSPENDED = re.compile(r"suspen|waive", re.IGNORECASE)
_COUNTS = re.compile(
    r"([0-9]{1,3})\s?(?:to|-|–|:|ayes?,?\s(?:and\s)?|yeas?,?\s(?:and\s)?|for,?\s(?:and\s)?)\s?([0-9]{1,3}|none?)\b"
)
_PLACE = Place(Part.ACTS)


FREEING = (Motive.SUSPEND, Motive.EMERGENCY)
"""Motions after which an ordinance may be passed without the readings."""

OF_THE_MAYOR = {"approved": "approved", "vetoed": "vetoed", "returned_unsigned": "returned unsigned"}


def passage(bill: Bill, deeds: Sequence[Deed], ballots: Sequence[Ballot] = ()) -> Iterator[Finding]:
    """What the record does not show yet, or shows otherwise, once an ordinance is said to be passed.

    ``ballots`` are the votes over the bill that count.
    """
    yield from _never_passed(bill, deeds)
    if bill.kind != "ordinance" or not bill.by_council or not any(each.kind in PASSING for each in deeds):
        return
    is_emergency = _is_emergency(bill.rules, deeds, ballots)
    yield from _majority(bill.rules, deeds, is_emergency)
    yield from _presiding_officer(bill.rules, deeds)
    yield from _published(deeds)
    taken = [each for motive in FREEING for each in _taken(motive, bill.rules, ballots)]
    noted = is_emergency or any(_SUSPENDED.search(each.note) for each in deeds)
    if _carried(taken) if taken else noted:
        return
    for finding in (*_readings(bill.rules, deeds), *_days(bill.rules, deeds)):
        yield _although_moved(finding, taken)


def _taken(motive: Motive, rules: LocalRules, ballots: Sequence[Ballot]) -> list[Tally]:
    """What came of each motion of a kind, by the majority that local law asks for such a one."""
    return [
        tally(
            each.choices,
            rules.suspension_threshold or each.threshold,
            each.seats or rules.members or None,
            each.vacancies,
        )
        for each in ballots
        if each.motive == motive
    ]


def _carried(taken: Sequence[Tally]) -> bool:
    """A result that nobody knows counts for the bill, as a day does that nobody knows."""
    return any(each.result != Result.LOST for each in taken)


def _is_emergency(rules: LocalRules, deeds: Sequence[Deed], ballots: Sequence[Ballot]) -> bool:
    """Passed as an emergency, by a vote on its emergency clause; without such a vote, by a note."""
    clause = _taken(Motive.EMERGENCY, rules, ballots)
    return _carried(clause) if clause else any(_EMERGENCY.search(each.note) for each in deeds)


def _although_moved(finding: Finding, suspensions: Sequence[Tally]) -> Finding:
    """What was asked for all the same, because the motion to suspend the rules was lost."""
    if not suspensions:
        return finding
    why = f"The motion to suspend the rules did not carry: {suspensions[-1].sentence}."
    return replace(finding, sentence=f"{finding.sentence} {why}")


def _never_passed(bill: Bill, deeds: Sequence[Deed]) -> Iterator[Finding]:
    """A mayor acts on what the council has passed."""
    done = [OF_THE_MAYOR[each.kind] for each in deeds if each.kind in OF_THE_MAYOR]
    if done and bill.by_council and not any(each.kind in PASSING for each in deeds):
        sentence = f"It is {done[-1]}, and the record does not show that the council passed it."
        yield Finding("not-passed", Severity.BLOCKER, sentence, _PLACE)


def _readings(rules: LocalRules, deeds: Sequence[Deed]) -> Iterator[Finding]:
    """Read so many times; on as many days, where that is asked."""
    rows = [each for each in deeds if each.kind in READ_AT]
    days = {each.on.earliest for each in rows if each.on.is_known}
    unsure = sum(not each.on.is_known for each in rows)
    count = len(days) + unsure if rules.on_different_days else len(rows)
    if count < rules.readings:
        times = (
            f"on {rules.readings} different days" if rules.on_different_days else f"{rules.readings} times"
        )
        sentence = f"{_shown(rows, count, rules.on_different_days)}; an ordinance is read {times}"
        yield _of_law("readings-missing", rules, "readings", sentence)


def _shown(rows: Sequence[Deed], count: int, on_different_days: bool) -> str:
    """What is on record of readings, and what is counted as one beside them: nothing is in silence."""
    kinds = {each.kind for each in rows}
    first = "the introduction counted as the first and " if "introduced" in kinds else ""
    counted = f"{first}the passage {'' if first else 'counted '}as the last"
    if "read" not in kinds:
        return f"No reading is on record, even with {counted}"
    days = f"{count} day{'' if count == 1 else 's'}" if on_different_days else _times(count)
    return f"The record shows {days} of reading, {counted}"


def _times(count: int) -> str:
    return "one time" if count == 1 else f"{count} times"


def _days(rules: LocalRules, deeds: Sequence[Deed]) -> Iterator[Finding]:
    first, last = _first(deeds, "introduced"), _first(deeds, *PASSING)
    if first and last and 0 <= (last - first).days < rules.days_to_passage:
        days = (last - first).days
        between = "there is one day" if days == 1 else f"there are {days or 'no'} days"
        least = f"at least {rules.days_to_passage} are asked for"
        sentence = f"From introduction to passage {between}; {least}"
        yield _of_law("passed-too-soon", rules, "days_to_passage", sentence)


def _presiding_officer(rules: LocalRules, deeds: Sequence[Deed]) -> Iterator[Finding]:
    """Signed by who presided before the mayor has it, where that is asked (RSMo 77.080)."""
    kinds = {each.kind for each in deeds}
    if rules.presiding_officer_signs and kinds & OF_THE_MAYOR.keys() and "presiding_signed" not in kinds:
        sentence = "The record does not show that the presiding officer signed it before it went to the mayor"
        yield _of_law("presiding-signature-missing", rules, "presiding_officer_signs", sentence)


def _published(deeds: Sequence[Deed]) -> Iterator[Finding]:
    """What was in the newspaper before the vote was the bill, or notice of it."""
    known = [Fact(each.kind, each.on) for each in deeds]
    published = [each.on.latest for each in known if each.kind == "published" and each.on.latest]
    passed = [each.on.earliest for each in known if each.kind in PASSING and each.on.earliest]
    if published and passed and not answers(Event.PUBLICATION, known):
        last, first = max(published), min(passed)
        sentence = (
            f"It was published on {long_day(last)}, before it was passed on {long_day(first)}: was that"
            " notice of the bill? Days are counted only from a publication that comes after the vote."
        )
        yield Finding("published-too-soon", Severity.LOOK, sentence, _PLACE)


def _first(deeds: Sequence[Deed], *kinds: str) -> date | None:
    days = [
        each.on.earliest for each in deeds if each.kind in kinds and each.on.is_known and each.on.earliest
    ]
    return min(days, default=None)


def _majority(rules: LocalRules, deeds: Sequence[Deed], is_emergency: bool) -> Iterator[Finding]:
    """More for than against; as many as local law asks of those of whom it asks, where that is known."""
    for each in deeds:
        name = _threshold_of(each, rules, is_emergency)
        counted = votes(each.vote) if name else None
        if counted is None:
            continue
        ayes, nays = counted
        threshold = str(getattr(rules, name))
        least = needed(threshold, _turnout(each, ayes + nays, rules)) if threshold else None
        if ayes <= nays:
            sentence = f"The vote that is recorded, “{each.vote}”, is no majority."
            yield Finding("vote-no-majority", Severity.BLOCKER, sentence, _PLACE)
        elif least is not None and ayes < least.ayes:
            yield _of_law("vote-no-majority", rules, name, _too_few(each.vote, threshold, least))


def _turnout(deed: Deed, voting: int, rules: LocalRules) -> Turnout:
    """Of whom a majority was asked: by its roll, else by the profile, with every seat taken.

    A paper that has ayes and nays alone does not say how many were present.
    """
    known = deed.ballot.turnout if deed.ballot else Turnout(voting)
    return replace(known, seats=known.seats or rules.members or None)


def _threshold_of(deed: Deed, rules: LocalRules, is_emergency: bool) -> str:
    """The field with the majority that an act needs, "" for an act that needs none."""
    if deed.kind == "overridden":
        return "override_threshold"
    if deed.kind not in PASSING:
        return ""
    return "suspension_threshold" if is_emergency and rules.suspension_threshold else "passage_threshold"


def _too_few(vote: str, threshold: str, least: Needed) -> str:
    """``“4 to 1”: 5 ayes are needed, a majority of all members elected, who are 9``."""
    asked = MAJORITIES[threshold]
    who = "" if asked.base == Base.VOTING else f", who are {least.among}"
    return f"“{vote}”: {least.ayes} ayes are needed, {asked.words}{who}"


def votes(words: str) -> tuple[int, int] | None:
    """Ayes and nays of "6 to 1", "6 for, 2 against", "7 for, none against", "5-2"; None for other words."""
    found = _COUNTS.search(words[:200].casefold())
    if found is None:
        return None
    against = found.group(2)
    return int(found.group(1)), 0 if against.startswith("no") else int(against)


def _of_law(rule: str, rules: LocalRules, name: str, sentence: str) -> Finding:
    """In the way where the city's own profile says so; else worth a look, for its charter may differ."""
    source = rules.sources.get(name, "").rstrip(".")
    law = f" ({source})" if source else ""
    if name not in rules.general:
        return Finding(rule, Severity.BLOCKER, f"{sentence}{law}.", _PLACE)
    said = f"{sentence}{law}, unless a charter or a suspension of the rule says otherwise."
    return Finding(rule, Severity.LOOK, said, _PLACE)
