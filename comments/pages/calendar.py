"""The dates of calls for comment as a calendar to subscribe to (iCalendar, RFC 5545).

The close is an event of one minute that ends at the closing instant: the last minute in which a comment is
on time. So a period that closes at midnight stands in every calendar on its last day, not on the day after.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse
from icalendar import Alarm, Calendar, Event, Timezone

from comments import period
from comments.calls import Call, session_names
from comments.models import PeriodChange
from comments.pages.feed import Absolute
from comments.pages.lasting import lasting_id
from comments.period import Kind
from policies.models import Meeting, Municipality

PRODUCT = "-//civicpolicy//calls for comment//EN"
A_MINUTE, A_DAY = timedelta(minutes=1), timedelta(days=1)
HOW_OFTEN = timedelta(hours=6)
"""How often a calendar program is asked to look again."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event: ``changes`` counts how often it was changed since it was first told, at ``changed_at``."""

    identity: uuid.UUID
    title: str
    words: str
    path: str
    starts: datetime
    ends: datetime | None
    changed_at: datetime
    changes: int
    place: str = ""
    is_off: bool = False
    warns: bool = False


def docket_happenings(call: Call) -> list[Happening]:
    """The opening, the close, and the public meetings about it."""
    sessions = [meeting_happening(each, call.city) for each in call.sessions]
    return [*period_happenings(call), *sessions]


def period_happenings(call: Call) -> Iterator[Happening]:
    """The opening and the close of the period that judges; both are off once the call was cancelled."""
    last = call.deadline.last
    if last is None:
        return
    is_off = last.kind == Kind.CANCELLED
    told = f" ({call.course.heading.lower()})" if call.course.heading else ""
    for name, title, starts, ends in (
        ("opens", f"Comments open: {call.docket.title}", last.opens_at, None),
        ("closes", f"Comments close: {call.docket.title}{told}", last.closes_at - A_MINUTE, last.closes_at),
    ):
        yield Happening(
            identity=lasting_id(call.city, "docket", call.docket.number, name),
            title=title,
            words=_words(call, last),
            path=reverse("comments:docket", args=[call.city.slug, call.docket.number]),
            starts=starts,
            ends=ends,
            changed_at=_changed_at(call, last),
            changes=last.number - 1 + call.course.turns + len(call.later),
            is_off=is_off,
            warns=name == "closes" and not is_off,
        )


def _changed_at(call: Call, last: PeriodChange) -> datetime:
    """When something was recorded last that an event of the period tells."""
    told = [call.course.turned_at, *(each.published_at for each in call.later)]
    return max([last.recorded_at or last.opens_at, *(at for at in told if at is not None)])


def _words(call: Call, last: PeriodChange) -> str:
    """The deadline in the zone of the city, what changed it, until when exactly a comment is on time.

    First of all what was decided, and which text has another after it: words that no clock changes.
    """
    zone = call.deadline.zone
    opens = period.instant_words(last.opens_at, zone)
    said = f"Comments are open from {opens} {last.words}."
    if last.kind == Kind.CANCELLED:
        said = "This call for comment was cancelled."
    later = [f"{each.title} {each.words}" for each in call.amended]
    return "\n\n".join(part for part in (call.course.words, *later, said, call.why, call.rule) if part)


def meeting_happening(meeting: Meeting, city: Municipality) -> Happening:
    """A public meeting with its agenda, which stands as it was published."""
    items = [f"{item.position}. {item.title}" for item in meeting.items.all()]
    when = f"{period.instant_words(meeting.starts_at, city.zone)}."
    return Happening(
        identity=lasting_id(city, "meeting", meeting.pk),
        title=f"{session_names(meeting)[0]}, {city.name}",
        words="\n\n".join(part for part in (when, meeting.note, "\n".join(items)) if part),
        path=f"{reverse('site:meetings', args=[city.slug])}#meeting-{meeting.address}",
        starts=meeting.starts_at,
        ends=None,
        changed_at=meeting.agenda_published_at or meeting.starts_at,
        changes=0,
        place=meeting.place,
    )


def subscription(request: HttpRequest, path: str) -> str:
    """The address that a calendar program opens to subscribe: a plain link would only copy the calendar."""
    return f"webcal://{request.get_host()}{path}"


def icalendar(name: str, zone: ZoneInfo, happenings: Iterable[Happening], absolute: Absolute) -> bytes:
    """The calendar as a file, lines folded, times in UTC; the zone of the city is for programs that ask."""
    calendar = Calendar()
    for key, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", "PUBLISH")):
        calendar.add(key, value)
    calendar.add("x-wr-calname", _clean(name))
    calendar.add("name", _clean(name))
    calendar.add("refresh-interval", HOW_OFTEN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    calendar.add("x-wr-timezone", zone.key)
    for each in happenings:
        calendar.add_component(_event(each, absolute))
    if not calendar.subcomponents:  # a calendar holds something by definition
        calendar.add_component(Timezone.from_tzinfo(zone))
    return calendar.to_ical()


def _event(each: Happening, absolute: Absolute) -> Event:
    event = Event()
    event.add("uid", str(each.identity))
    event.add("sequence", each.changes)
    event.add("dtstamp", each.changed_at)
    event.add("last-modified", each.changed_at)
    event.add("dtstart", each.starts)
    if each.ends:
        event.add("dtend", each.ends)
    event.add("summary", _clean(each.title))
    event.add("description", _clean(f"{each.words}\n\n{absolute(each.path)}"))
    event.add("url", absolute(each.path))
    if each.place:
        event.add("location", _clean(each.place))
    event.add("status", "CANCELLED" if each.is_off else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if each.warns:
        event.add_component(_alarm(each))
    return event


def _alarm(each: Happening) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -A_DAY)
    alarm.add("description", _clean(f"Tomorrow: {each.title}"))
    return alarm


def _clean(words: str) -> str:
    """Without the control characters that a line of a calendar cannot hold."""
    return "".join(letter for letter in words if letter >= " " or letter == "\n")
