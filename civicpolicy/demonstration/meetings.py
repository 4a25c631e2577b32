"""The councils' meetings: scheduled, put on paper, made public, called to order."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from civicpolicy.demonstration.desk import Desk
from policies.models import Edition, Meeting
from policies.services.meetings import add_agenda_item, call_to_order, publish_agenda, schedule_meeting

Items = Sequence[tuple[str, Edition | None]]


def announce(desk: Desk, kind: str, day: date, items: Items) -> Meeting:
    """Schedule a meeting of the papers, put its items on the agenda, and publish it."""
    told = meeting_facts(desk, kind)
    meeting = schedule_meeting(
        by=desk.clerk,
        municipality=desk.municipality,
        kind=kind,
        starts_at=desk.days.at(day, told["at"]),
        place=desk.papers.facts["meetings"]["place"],
        note=told.get("note", ""),
    )
    for title, edition in items:
        add_agenda_item(by=desk.clerk, meeting=meeting, title=title, edition=edition)
    return publish_agenda(by=desk.clerk, meeting=meeting)


def hold(desk: Desk, meeting: Meeting) -> Meeting:
    """The clock moves to the minute at which the meeting was called to order, and that is recorded."""
    desk.move_to(meeting.date, meeting_facts(desk, meeting.kind)["called_to_order"])
    return call_to_order(by=desk.clerk, meeting=meeting)


def meeting_facts(desk: Desk, kind: str) -> dict[str, Any]:
    """What the papers say of meetings of a kind: their hour and their words."""
    told: dict[str, Any] = desk.papers.facts["meetings"][kind]
    return told
