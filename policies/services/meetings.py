"""Meetings are scheduled, their agendas drawn up and published, and the call to order recorded.

A meeting and its agenda can be changed until the agenda is public; from then on they stand.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from policies.history import delete_as, save_as
from policies.models import AgendaItem, Edition, Meeting, Municipality
from policies.queries import now
from policies.refusals import Duplicate, NotFrozen, Overtaken, Refused

EARLY = timedelta(hours=12)
"""How long before its hour a meeting may be called to order: not on another day by a slip of the hand."""

ASIDE = 0
"""Where an item stands for a moment while two change places; positions begin with 1."""


@transaction.atomic
def schedule_meeting(
    *, by: Any, municipality: Municipality, kind: str, starts_at: datetime, place: str = "", note: str = ""
) -> Meeting:
    """A meeting at an instant; it is addressed by its local day and its number on that day."""
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    meeting = Meeting(municipality=municipality, kind=kind, starts_at=starts_at, place=place, note=note)
    _give_address(meeting)
    save_as(by, meeting)
    return meeting


@transaction.atomic
def change_meeting(
    *, by: Any, meeting: Meeting, seen: int, kind: str, starts_at: datetime, place: str, note: str
) -> Meeting:
    """Move or describe a meeting anew; on another day it gets another address. Nothing new changes nothing.

    ``seen`` is the entry of its history that the person looked at. Raises Refused once the agenda is public,
    Overtaken when somebody has changed the meeting since.
    """
    Municipality.objects.select_for_update().get(pk=meeting.municipality_id)
    row = _open_for_change(meeting)
    wanted = {"kind": kind, "starts_at": starts_at, "place": place, "note": note}
    if {name: getattr(row, name) for name in wanted} == wanted:
        return row
    if row.history.latest().pk != seen:
        raise Overtaken("Somebody changed this meeting while you were at it.")
    for name, value in wanted.items():
        setattr(row, name, value)
    if starts_at.astimezone(meeting.municipality.zone).date() != row.date:
        _give_address(row)
    save_as(by, row)
    return row


def _give_address(meeting: Meeting) -> None:
    """Its local day, and the next number on that day. The caller holds the city's row."""
    city = meeting.municipality
    meeting.date = meeting.starts_at.astimezone(city.zone).date()
    meeting.number = (city.meetings.filter(date=meeting.date).aggregate(last=Max("number"))["last"] or 0) + 1


def _open_for_change(meeting: Meeting) -> Meeting:
    """The meeting as it stands, held until the transaction ends. Raises Refused once its agenda is public."""
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    row.municipality = meeting.municipality
    if row.agenda_published_at is not None:
        raise Refused("The agenda of this meeting is public and stands as it was published.")
    return row


@transaction.atomic
def add_agenda_item(*, by: Any, meeting: Meeting, title: str, edition: Edition | None = None) -> AgendaItem:
    """Put an item on the agenda; a text before the council is pinned to an edition.

    Raises NotFrozen, Duplicate for a text that stands on it already, Refused once the agenda is public.
    """
    _open_for_change(meeting)
    if edition is not None and not Edition.objects.filter(pk=edition.pk, freezing__isnull=False).exists():
        raise NotFrozen("Only a frozen edition can be put before the council.")
    if edition is not None and meeting.items.filter(edition=edition).exists():
        raise Duplicate("This text stands on the agenda already.")
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem(
        municipality=meeting.municipality, meeting=meeting, position=last + 1, title=title, edition=edition
    )
    save_as(by, item)
    return item


@transaction.atomic
def move_agenda_item(*, by: Any, item: AgendaItem, up: bool) -> AgendaItem:
    """Let an item change places with the one before it, or after it; at the end of the list nothing moves.

    Raises Refused once the agenda is public.
    """
    _open_for_change(item.meeting)
    row = AgendaItem.objects.get(pk=item.pk)
    others = AgendaItem.objects.filter(meeting=item.meeting)
    near = others.filter(position__lt=row.position) if up else others.filter(position__gt=row.position)
    other = near.order_by("-position" if up else "position").first()
    if other is not None:
        here, there = row.position, other.position
        for each, position in ((row, ASIDE), (other, here), (row, there)):
            each.position = position
            save_as(by, each)
    return row


@transaction.atomic
def remove_agenda_item(*, by: Any, item: AgendaItem) -> None:
    """Take an item off the agenda; its history is kept. Raises Refused once the agenda is public."""
    _open_for_change(item.meeting)
    delete_as(by, AgendaItem.objects.get(pk=item.pk))


@transaction.atomic
def publish_agenda(*, by: Any, meeting: Meeting) -> Meeting:
    """Make the agenda, and with it the work session page, public; doing it twice changes nothing."""
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if row.agenda_published_at is None:
        row.agenda_published_at = now(meeting.municipality)
        save_as(by, row)
    meeting.agenda_published_at = row.agenda_published_at
    return meeting


def order_blocker(meeting: Meeting, at: datetime) -> str:
    """Why a meeting cannot be called to order at an instant, in a sentence; "" when it can."""
    if meeting.called_to_order_at is not None:
        return "This meeting was called to order already."
    if meeting.agenda_published_at is None:
        return "The agenda of this meeting is not public yet."
    if meeting.starts_at - at > EARLY:
        return "This meeting begins more than 12 hours from now."
    return ""


@transaction.atomic
def call_to_order(*, by: Any, meeting: Meeting) -> Meeting:
    """Record that the meeting began now: the as-of mark of its page.

    Raises Refused the second time, before its agenda is public, and long before its hour.
    """
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    at = now(meeting.municipality)
    if blocker := order_blocker(row, at):
        raise Refused(blocker)
    row.called_to_order_at = at
    save_as(by, row)
    meeting.called_to_order_at = at
    return meeting
