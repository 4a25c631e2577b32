"""What pages of meetings share: rows of the list, the trail of one, the way back to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.urls import reverse

from civicpolicy.desk.answers import SeeOther, see_other
from civicpolicy.desk.trail import LONGEST, Entry, differences, steps, who
from civicpolicy.site.agenda import meeting_words
from comments.period import instant_words
from policies.decorators import CityRequest
from policies.models import AgendaItem, Meeting, Municipality

KEEP = "policies.keep_record"
MOST_ROWS = 200
NAMES = {"kind": "Kind of meeting", "place": "Place", "note": "Note"}
ORDER = "Changed the order of the agenda"


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting in the list: when, and how far it is."""

    meeting: Meeting
    when: str
    items: int

    @property
    def stage(self) -> str:
        """What was done last: drafted, agenda public, called to order."""
        if self.meeting.called_to_order_at:
            return "Called to order"
        return "Agenda public" if self.meeting.agenda_published_at else "Draft"


def rows(city: Municipality) -> list[Row]:
    """The meetings of a city in the order of their hours, in one query."""
    latest = city.meetings.annotate(item_count=Count("items")).order_by("-starts_at", "-number")
    found = list(latest[:MOST_ROWS])[::-1]
    return [Row(each, meeting_words(each, city), each.__dict__["item_count"]) for each in found]


def meeting_trail(meeting: Meeting, zone: ZoneInfo) -> list[Entry]:
    """Who did what to a meeting and its agenda, newest first, in two queries."""
    own = Meeting.history.filter(id=meeting.pk).select_related("history_user").order_by("-history_id")
    items = AgendaItem.history.filter(meeting_id=meeting.pk).select_related("history_user")
    found = [*_of_meeting(own[:LONGEST], zone), *_of_items(items.order_by("-history_id")[:LONGEST], zone)]
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:LONGEST]


def _of_meeting(rows: Any, zone: ZoneInfo) -> Iterator[Entry]:
    for row, before in steps(rows):
        yield from (
            Entry(row.history_date, who(row), words, zone) for words in _meeting_words(row, before, zone)
        )


def _meeting_words(row: Any, before: Any | None, zone: ZoneInfo) -> list[str]:
    if row.history_type == "+" or before is None:
        return [f"Scheduled the meeting for {instant_words(row.starts_at, zone)}"]
    said = differences(row, before, NAMES)
    if row.starts_at != before.starts_at:
        said.append(f"Begins: {instant_words(row.starts_at, zone)}")
    if row.agenda_published_at and not before.agenda_published_at:
        said.append("Published the agenda")
    if row.called_to_order_at and not before.called_to_order_at:
        said.append("Called the meeting to order")
    return said


def _of_items(rows: Any, zone: ZoneInfo) -> Iterator[Entry]:
    """One sentence for one act: changing places writes three rows."""
    last = ""
    for row in rows:
        words = {"+": f"Put “{row.title}” on the agenda", "-": f"Took “{row.title}” off the agenda"}.get(
            row.history_type, ORDER
        )
        if words != ORDER or last != ORDER:
            yield Entry(row.history_date, who(row), words, zone)
        last = words


def to_meeting(request: CityRequest, found: Meeting) -> SeeOther:
    """Back to the page of a meeting."""
    return see_other(reverse("desk:meeting", args=[request.municipality.slug, found.address]))
