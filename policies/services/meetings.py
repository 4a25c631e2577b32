"""Meetings are scheduled, their agendas published, and the call to order recorded."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from policies.history import save_as
from policies.models import AgendaItem, Edition, Meeting, Municipality
from policies.queries import now
from policies.refusals import NotFrozen, Refused


@transaction.atomic
def schedule_meeting(
    *, by: Any, municipality: Municipality, kind: str, starts_at: datetime, place: str = "", note: str = ""
) -> Meeting:
    """A meeting at an instant; it is addressed by its local day and its number on that day."""
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    day = starts_at.astimezone(municipality.zone).date()
    last = municipality.meetings.filter(date=day).aggregate(last=Max("number"))["last"] or 0
    meeting = Meeting(
        municipality=municipality,
        kind=kind,
        date=day,
        number=last + 1,
        starts_at=starts_at,
        place=place,
        note=note,
    )
    save_as(by, meeting)
    return meeting


@transaction.atomic
def add_agenda_item(*, by: Any, meeting: Meeting, title: str, edition: Edition | None = None) -> AgendaItem:
    """Put an item on the agenda; a text before the council is pinned to an edition. Raises NotFrozen."""
    if edition is not None and not Edition.objects.filter(pk=edition.pk, freezing__isnull=False).exists():
        raise NotFrozen("Only a frozen edition can be put before the council.")
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem(
        municipality=meeting.municipality, meeting=meeting, position=last + 1, title=title, edition=edition
    )
    save_as(by, item)
    return item


def publish_agenda(*, by: Any, meeting: Meeting) -> Meeting:
    """Make the agenda, and with it the work session page, public; doing it twice changes nothing."""
    if meeting.agenda_published_at is None:
        meeting.agenda_published_at = now(meeting.municipality)
        save_as(by, meeting)
    return meeting


def call_to_order(*, by: Any, meeting: Meeting) -> Meeting:
    """Record that the meeting began now: the as-of mark of its page. Raises Refused the second time."""
    if meeting.called_to_order_at is not None:
        raise Refused("This meeting was called to order already.")
    meeting.called_to_order_at = now(meeting.municipality)
    save_as(by, meeting)
    return meeting
