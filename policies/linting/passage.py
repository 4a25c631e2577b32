"""What local law asks before an ordinance is passed: readings, days, a majority. Held against recorded acts.

An act whose day is not known counts for the bill: it may have happened on the day that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from policies.linting.facts import Bill, Deed, LocalRules
from policies.linting.findings import Finding, Part, Place, Severity

GENERAL_LAW = {
    "Wyoming": LocalRules(
        readings=3, on_different_days=True, days_to_passage=10, source="Wyoming Statutes 15-1-115"
    ),
    "Missouri": LocalRules(readings=2, source="Revised Statutes of Missouri 77.080 and 79.130"),
}
"""What the law of a state asks of an ordinance where no charter says otherwise.

W.S. 15-1-115: read on three different days, and ten days from introduction to passage, unless three quarters
of the members suspend the rule in an emergency. RSMo 77.080 (third class) and 79.130 (fourth class): read two
times, which may be at one meeting.
"""

PASSING = frozenset({"passed", "adopted"})
READ_AT = frozenset({"introduced", "read", *PASSING})
"""Introduction is the first reading of a bill in many cities, and passage the last."""

_SUSPENDED = re.compile(r"emergenc|suspen|waive", re.IGNORECASE)
_COUNTS = re.compile(
    r"([0-9]{1,3})\s?(?:to|-|–|:|ayes?,?\s(?:and\s)?|yeas?,?\s(?:and\s)?|for,?\s(?:and\s)?)\s?([0-9]{1,3}|none?)\b"
)
_PLACE = Place(Part.ACTS)


def rules_of_state(state: str, own: LocalRules) -> LocalRules:
    """The city's own rules, with the general law of its state where it says nothing of readings."""
    general = GENERAL_LAW.get(state.strip())
    if general is None or own.readings or own.days_to_passage:
        return own
    return replace(
        own,
        readings=general.readings,
        on_different_days=general.on_different_days,
        days_to_passage=general.days_to_passage,
        source=general.source,
    )


def passage(bill: Bill, deeds: Sequence[Deed]) -> Iterator[Finding]:
    """What the record does not show yet, or shows otherwise, once an ordinance is said to be passed."""
    if bill.kind != "ordinance" or not bill.by_council or not any(each.kind in PASSING for each in deeds):
        return
    yield from _majority(bill.rules, deeds)
    if any(_SUSPENDED.search(each.note) for each in deeds):
        return
    yield from _readings(bill.rules, deeds)
    yield from _days(bill.rules, deeds)


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
        shown = f"{count} day{'' if count == 1 else 's'}" if rules.on_different_days else _times(count)
        sentence = f"The record shows {shown} of reading; an ordinance is read {times}"
        yield _of_law("readings-missing", rules, sentence)


def _times(count: int) -> str:
    return "one time" if count == 1 else f"{count} times"


def _days(rules: LocalRules, deeds: Sequence[Deed]) -> Iterator[Finding]:
    first, last = _first(deeds, "introduced"), _first(deeds, *PASSING)
    if first and last and (last - first).days < rules.days_to_passage:
        days = (last - first).days
        least = f"at least {rules.days_to_passage} are asked for"
        sentence = f"From introduction to passage there are {days} days; {least}"
        yield _of_law("passed-too-soon", rules, sentence)


def _first(deeds: Sequence[Deed], *kinds: str) -> date | None:
    days = [
        each.on.earliest for each in deeds if each.kind in kinds and each.on.is_known and each.on.earliest
    ]
    return min(days, default=None)


def _majority(rules: LocalRules, deeds: Sequence[Deed]) -> Iterator[Finding]:
    """More for than against; more than half of all members, where their number is known."""
    for each in deeds:
        counted = votes(each.vote) if each.kind in PASSING else None
        if counted is None:
            continue
        ayes, nays = counted
        if ayes <= nays:
            sentence = f"The vote that is recorded, “{each.vote}”, is no majority."
            yield Finding("vote-no-majority", Severity.BLOCKER, sentence, _PLACE)
        elif rules.members and ayes * 2 <= rules.members:
            sentence = f"“{each.vote}” is no majority of the {rules.members} members of the council"
            yield _of_law("vote-no-majority", rules, sentence)


def votes(words: str) -> tuple[int, int] | None:
    """Ayes and nays of "6 to 1", "6 for, 2 against", "7 for, none against", "5-2"; None for other words."""
    found = _COUNTS.search(words[:200].casefold())
    if found is None:
        return None
    against = found.group(2)
    return int(found.group(1)), 0 if against.startswith("no") else int(against)


def _of_law(rule: str, rules: LocalRules, sentence: str) -> Finding:
    """In the way where the city's own profile says so; else worth a look, for its charter may differ."""
    law = f" ({rules.source})" if rules.source else ""
    if rules.is_own:
        return Finding(rule, Severity.BLOCKER, f"{sentence}{law}.", _PLACE)
    said = f"{sentence}{law}, unless a charter or a suspension of the rule says otherwise."
    return Finding(rule, Severity.LOOK, said, _PLACE)
