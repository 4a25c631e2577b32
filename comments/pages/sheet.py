"""A call on one sheet of paper: nothing on it may become wrong while it hangs on a board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import segno
from django.http import HttpRequest
from django.urls import reverse

from comments import period
from comments.calls import Call, Recorded, session_names
from comments.period import State
from comments.period_line import in_words
from comments.subjects import Matter
from policies.dates import long_day
from policies.models import Amendment
from policies.naming import called_then
from policies.text.redline import SectionChange

MOST_SECTIONS = 12
"""No more sections than these are named; the page of the call has them all."""

MOST_SESSIONS = 2

DONE = {"inserted": "new", "deleted": "repealed", "renumbered": "renumbered", "moved": "moved"}


@dataclass(frozen=True, slots=True)
class Code:
    """An address as a picture for the camera of a phone: the path of an SVG, and the width of its square."""

    path: str
    width: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What would become of one policy: in words, with the sections concerned and how many more there are."""

    words: str
    sections: Sequence[str]
    more: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the paper."""

    address: str
    code: Code
    sentence: str
    dates: str
    effects: Sequence[tuple[str, Sequence[Effect]]]
    ways: Sequence[tuple[str, str]]
    sessions: Sequence[tuple[str, str]]
    notice: str
    changed: Recorded | None
    decided: tuple[str, str]


def sheet_of(call: Call, request: HttpRequest) -> Sheet:
    """The sheet of a public call."""
    path = reverse("comments:docket", args=[call.city.slug, call.docket.number])
    address = request.build_absolute_uri(path)
    history = call.history
    return Sheet(
        address=address,
        code=code_of(address),
        sentence=_sentence(call),
        dates=_dates(call),
        effects=_effects(call),
        ways=_ways(call),
        sessions=_sessions(call),
        notice=history[0].reason,
        changed=history[-1] if len(history) > 1 else None,
        decided=(call.course.heading, call.course.words_as_of(_today(call))),
    )


def code_of(address: str) -> Code:
    """The QR code of an address, with the quiet margin that cameras need."""
    rows = list(segno.make(address, error="m", micro=False).matrix_iter(border=4))
    squares = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            width = len(list(run))
            squares.append(f"M{x} {y}h{width}v1h-{width}z" if dark else "")
            x += width
    return Code("".join(squares), len(rows))


def _sentence(call: Call) -> str:
    """The deadline without the time left, which paper cannot count."""
    last = call.deadline.last
    if last is None or call.deadline.state in (State.CLOSED, State.CANCELLED):
        return f"{call.deadline.sentence}."
    return f"Comments are open from {call.deadline.opening_words} {last.words}."


def _today(call: Call) -> str:
    """The day of printing, by which paper says what may be otherwise on the next."""
    return long_day(call.now.astimezone(call.city.zone).date())


def _dates(call: Call) -> str:
    """Opening, sessions and close in the order of time; "" where the sentence says it all."""
    last = call.deadline.last
    if last is None or not call.events:
        return ""
    zone = call.deadline.zone
    held = [(at, name.lower(), period.instant_words(at, zone)) for at, name, _ in call.events]
    said = [(last.opens_at, "opens", call.deadline.opening_words), *held]
    closes = ("closes", call.deadline.closing_words)
    return in_words([*((what, when) for _, what, when in sorted(said)), closes])


def _effects(call: Call) -> list[tuple[str, list[Effect]]]:
    """What each instrument would do, with as many sections named as the sheet has room for."""
    room = MOST_SECTIONS
    found = []
    for matter in call.subjects.matters:
        effects = []
        for amendment in matter.amendments:
            effect = _effect(matter, amendment, room)
            room -= len(effect.sections)
            effects.append(effect)
        instrument = matter.edition.instrument
        found.append((f"{instrument.designation}, {matter.edition.name}", effects))
    return found


def _effect(matter: Matter, amendment: Amendment, room: int) -> Effect:
    title = called_then(amendment)
    drawn = matter.drawn.get(amendment.pk)
    if not amendment.proposed_id:
        return Effect(f"Would repeal: {title}.", (), 0)
    if drawn is None:
        return Effect(f"{title}: the whole text, whose marks are unknown.", (), 0)
    if not amendment.base_id:
        count = len(drawn.sections)
        return Effect(f"New: {title}, {count} section{'' if count == 1 else 's'}.", (), 0)
    changed = [section for section in drawn.sections if section.is_changed]
    named = [_named(section) for section in changed[:room]]
    words = f"Would change {len(changed)} of {len(drawn.sections)} sections: {title}."
    return Effect(words, named, len(changed) - len(named))


def _named(change: SectionChange) -> str:
    """``2.52.020 Gifts``; ``2.52.030 Register (new)``."""
    name = f"{change.section.label or ''} {change.section.heading}".strip() or "A section without a heading"
    done = DONE.get(change.kind)
    return f"{name} ({done})" if done else name


def _ways(call: Call) -> list[tuple[str, str]]:
    """How to reach the clerk without a computer, as far as the city has said it."""
    profile = call.city.profile
    office = f"{profile.clerk_office}, {profile.address}" if profile.address else ""
    given = [
        ("By mail or by hand", office),
        ("By e-mail", profile.clerk_email),
        ("By telephone", profile.clerk_phone),
    ]
    return [(way, words) for way, words in given if words]


def _sessions(call: Call) -> list[tuple[str, str]]:
    """The next public meetings that have it before them: name, and when and where."""
    coming = [session for session in call.sessions if session.starts_at > call.now]
    return [
        (
            session_names(session)[0],
            ", ".join(
                part
                for part in (period.instant_words(session.starts_at, call.city.zone), session.place)
                if part
            ),
        )
        for session in coming[:MOST_SESSIONS]
    ]
