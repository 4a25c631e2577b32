"""The council's meetings: the one that asked for drafts, the work session, and the readings to come."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from civicpolicy.demonstration.days import Days
from civicpolicy.demonstration.law import Desk
from policies.models import Edition, Meeting, MeetingKind
from policies.services.meetings import add_agenda_item, publish_agenda, schedule_meeting

READINGS = ("First reading", "Second reading", "Third reading and final passage")


def direction(desk: Desk, days: Days, facts: dict[str, Any]) -> Meeting:
    """The regular meeting at which the council asked for drafts; no text was before it yet."""
    starts_at = days.at(days.direction, facts["regular"]["at"])
    return call(desk, facts, MeetingKind.REGULAR, starts_at, [(facts["regular"]["direction"], None)])


def work_session(desk: Desk, days: Days, facts: dict[str, Any], bill: Edition, policy: Edition) -> Meeting:
    """The work session with both texts on its agenda."""
    session = facts["work_session"]
    items = list(zip(session["items"], (bill, policy), strict=True))
    starts_at = days.at(days.session, session["at"])
    return call(desk, facts, MeetingKind.WORK_SESSION, starts_at, items, note=session["note"])


def readings(desk: Desk, days: Days, facts: dict[str, Any], bill: Edition) -> list[Meeting]:
    """The three regular meetings on which the bill is to be read, on different days."""
    planned = zip(READINGS, days.readings(len(READINGS)), strict=True)
    return [
        call(
            desk,
            facts,
            MeetingKind.REGULAR,
            days.at(day, facts["regular"]["at"]),
            [(f"{reading}: {bill.instrument.designation}", bill)],
        )
        for reading, day in planned
    ]


def call(
    desk: Desk,
    facts: dict[str, Any],
    kind: str,
    starts_at: datetime,
    items: Sequence[tuple[str, Edition | None]],
    note: str = "",
) -> Meeting:
    """Schedule a meeting, put its items on the agenda, and publish it."""
    meeting = schedule_meeting(
        by=desk.clerk,
        municipality=desk.municipality,
        kind=kind,
        starts_at=starts_at,
        place=facts["place"],
        note=note,
    )
    for title, edition in items:
        add_agenda_item(by=desk.clerk, meeting=meeting, title=title, edition=edition)
    return publish_agenda(by=desk.clerk, meeting=meeting)
