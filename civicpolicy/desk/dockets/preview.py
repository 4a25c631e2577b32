"""A change of a period before it is recorded: the words of the public, and what it does to comments."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from comments import period
from comments.calls import Call, Recorded, record_of
from comments.models import PeriodChange
from comments.period import Kind, Verdict, Window


@dataclass(frozen=True, slots=True)
class Act:
    """What the clerk can do to a period, in the words of its button and of its page."""

    name: str
    kind: Kind
    button: str
    title: str
    done: str


ACTS = {
    act.name: act
    for act in (
        Act("open", Kind.OPENED, "Open it", "Open for comment", "The period is recorded."),
        Act("extend", Kind.EXTENDED, "Extend it", "Extend the period", "The period is extended."),
        Act("shorten", Kind.SHORTENED, "Shorten it", "Shorten the period", "The period is shortened."),
        Act("cancel", Kind.CANCELLED, "Cancel it", "Cancel the call", "The call is cancelled."),
        Act("reopen", Kind.REOPENED, "Reopen it", "Reopen for comment", "A second period is recorded."),
    )
}


def possible(call: Call) -> list[Act]:
    """What can be done to the period now."""
    kinds = period.possible(call.deadline.window, call.now)
    return [act for act in ACTS.values() if act.kind in kinds]


def refused(act: Act, call: Call) -> str:
    """Why an act cannot be done now; "" when it can."""
    if act in possible(call):
        return ""
    asked = Window(0, act.kind, call.now, call.now)
    return period.refusals(call.deadline.window, asked, call.now)[0]


@dataclass(frozen=True, slots=True)
class Preview:
    """What the page before the confirmation shows."""

    window: Window
    why: str
    recorded: Recorded
    meaning: list[str]


def preview(call: Call, act: Act, window: Window, reason: str, by: Any) -> Preview:
    """The change as it will be read once it is recorded."""
    zone = call.city.zone
    change = PeriodChange(
        docket=call.docket,
        number=window.number,
        kind=window.kind,
        opens_at=window.opens_at,
        closes_at=window.closes_at,
        zone=zone.key,
        words=period.through_words(window.closes_at, zone),
        reason=reason,
        changed_by=by,
    )
    recorded = record_of(change)
    why = f"{recorded.title} {recorded.made}: “{reason}”" if act.kind != Kind.OPENED else ""
    return Preview(window, why, recorded, meaning(call, act, window))


def meaning(call: Call, act: Act, window: Window) -> list[str]:
    """What the change does to comments that came, and to those to come."""
    return [*_received(call, act), _to_come(call, act, window)]


def _received(call: Call, act: Act) -> list[str]:
    verdicts: Counter[str] = Counter()
    for (verdict, _), count in call.counts.items():
        verdicts[verdict] += count
    if not verdicts:
        return ["No comment has been received so far."] if act.kind != Kind.OPENED else []
    names = ((Verdict.ON_TIME, "on time"), (Verdict.LATE, "late"), (Verdict.EARLY, "early"))
    said = ", ".join(f"{verdicts[verdict]} {name}" for verdict, name in names if verdicts[verdict])
    one = call.total == 1
    sentences = [
        f"{call.total} comment{' was' if one else 's were'} received ({said})."
        f" {'It keeps its' if one else 'Each keeps its'} verdict, whatever you change now."
    ]
    if act.kind == Kind.REOPENED and verdicts[Verdict.LATE]:
        sentences.append("A late comment stays late: reopening does not put it on time.")
    return sentences


def _to_come(call: Call, act: Act, window: Window) -> str:
    closing = period.closing_words(window.closes_at, call.city.zone)
    if act.kind == Kind.CANCELLED:
        return "What comes from now on is kept and marked late."
    if act.kind == Kind.SHORTENED:
        return (
            f"What comes after {closing} is kept and marked late, though people were told"
            f" {call.deadline.closing_words}."
        )
    if act.kind == Kind.EXTENDED:
        return f"What comes until {closing} will be on time."
    opening = period.instant_words(window.opens_at, call.city.zone)
    return f"What comes from {opening} through {closing} will be on time."
