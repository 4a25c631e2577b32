"""An entered comment before it is kept: its verdict in words, how it will be read, and what is like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from civicpolicy.desk.entering.forms import EntryForm
from comments import period
from comments.calls import Call
from comments.doubles import MOST, doubles
from comments.forms import PART
from comments.models import Capacity, PeriodChange, Position
from comments.pages.cards import Card, card, delivery_words
from comments.period import Kind, Verdict

SHOWN = 3
"""So many comments that are like the new one are shown; the others are counted."""

Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Doubles:
    """What is like the new comment; ``last`` is the highest number among them, 0 for none."""

    cards: Sequence[Card]
    count: str
    last: int


def verdict_sentence(call: Call, delivered_at: datetime) -> tuple[str, str]:
    """The verdict, and why: by the deadline as it stood when the comment was delivered."""
    zone, judge = call.city.zone, call.deadline.judge_of(delivered_at)
    when = f"Delivered {period.instant_words(delivered_at, zone)}"
    verdict = period.verdict(judge.window if judge else None, delivered_at)
    if judge is None or verdict == Verdict.EARLY:
        return verdict, f"{when}: early.{_opening(call, judge) if judge else ''}"
    if judge.kind == Kind.CANCELLED:
        return verdict, f"{when}: late. The call had been cancelled."
    reason = _closing(call, judge)
    if verdict == Verdict.ON_TIME:
        return verdict, f"{when}: on time. {reason}"
    return verdict, f"{when}: late by {period.late_by(delivered_at, judge.closes_at)}. {reason}"


def _opening(call: Call, judge: PeriodChange) -> str:
    verb = "opened" if judge.opens_at <= call.now else "open"
    return f" Comments {verb} {period.instant_words(judge.opens_at, call.city.zone)}."


def _closing(call: Call, judge: PeriodChange) -> str:
    """``The period closed …``; when it was changed since, ``The deadline as it stood then: …``."""
    closing = period.closing_words(judge.closes_at, call.city.zone)
    if judge != call.deadline.last:
        return f"The deadline as it stood then: {closing}."
    verb = "closed" if judge.closes_at <= call.now else "closes"
    return f"The period {verb} {closing}."


def preview(call: Call, form: EntryForm, by: Any, like: Doubles) -> dict[str, Any]:
    """What the page before the confirmation shows of a valid form."""
    assert form.delivery is not None, "a valid form has a delivery"
    verdict, sentence = verdict_sentence(call, form.delivery.delivered_at)
    return {
        "call": call,
        "verdict": verdict,
        "sentence": sentence,
        "card": _card(call, form, by),
        "evidence": form.delivery.evidence,
        "email": form.submission.email,
        "like": like,
        "fields": _fields(form, like.last),
    }


def like_it(call: Call, form: EntryForm) -> Doubles:
    """Comments on the call that may be the same one: three queries at most."""
    found = doubles(call.docket, form.submission)
    cards = [card(each, call.subjects, call.city.zone, for_staff=True) for each in found[:SHOWN]]
    count = f"{MOST} or more" if len(found) >= MOST else str(len(found))
    return Doubles(cards, count, max((each.pk for each in found), default=0))


def _card(call: Call, form: EntryForm, by: Any) -> Card:
    sent, delivery = form.submission, form.delivery
    assert delivery is not None, "a valid form has a delivery"
    about = call.subjects.words(sent.targets) or ["the whole docket"]
    return Card(
        number=0,
        name=sent.name,
        capacity=str(Capacity(sent.capacity).label),
        on="On " + "; ".join(about),
        received="",
        came=delivery_words(delivery.channel, delivery.delivered_at, str(by), call.city.zone),
        words=sent.words,
        position=sent.position,
        position_word=str(Position(sent.position).label) if sent.position else "",
    )


def _fields(form: EntryForm, seen: int) -> Fields:
    """Everything that was typed, as it is sent on."""
    known, sent = form.cleaned_data, form.submission
    return [
        ("key", str(form.data.get("key", ""))),
        ("channel", known["channel"]),
        ("delivered_day", known["delivered_day"].isoformat()),
        ("delivered_hour", known["delivered_hour"].strftime("%H:%M")),
        ("evidence", known["evidence"]),
        *((name, getattr(sent, name)) for name in ("position", "words", "name", "email", "capacity")),
        *(("sections", one.key) for one in form.chosen),
        *((name, value) for name, value in known.items() if name.startswith(PART) and value),
        ("doubles", str(seen)),
    ]
