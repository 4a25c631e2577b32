"""Osier Landing, a city of Missouri: an ordinance amends a personnel manual of which only a part is on file.

It amends one section and adds two; the presiding officer signed on the day of passage, the mayor three days
later, and it is in force from the later day on. Its number cannot be read on the paper. A second bill would
change one of the new sections, and is open for comment.
"""

from datetime import date
from typing import Any

from civicpolicy.demonstration import calls, law, meetings
from civicpolicy.demonstration.days import Days, shifted
from civicpolicy.demonstration.desk import Desk
from policies.dates import PartialDate
from policies.models import Edition, Extent, Instrument, MeetingKind, Version
from policies.services.acts import enter_text_in_force
from policies.services.drafting import draft_version

FIRST, FINAL, OPEN_FOR = -5, -4, 12
"""The meetings of the first reading and of the passage; days for which the second bill takes comments."""

PASSAGE = ("read", "approved_as_to_form", "passed", "presiding_signed", "approved", "attested")
"""What the clerk records once the mayor has signed."""


def begins(days: Days) -> date:
    """The manual is entered from paper, three weeks before the first reading."""
    return shifted(days.regular(FIRST), -21)


def tell(desk: Desk) -> None:
    """The whole story, up to the present moment."""
    manual = enter_manual(desk)
    amended = pass_ordinance(desk, manual)
    propose_hearing(desk, amended)


def enter_manual(desk: Desk) -> Version:
    """Three sections of the manual, which nobody can date closer than to the year."""
    return enter_text_in_force(
        by=desk.clerk,
        policy=law.open_policy(desk, "manual"),
        sections=desk.papers.keyed("manual.txt"),
        effective=PartialDate.year(2006, "revised edition of 2006"),
        extent=Extent.PARTIAL,
    )


def text(desk: Desk, name: str, base: Version) -> Version:
    """A text of the manual drawn up against the one before it, part of the manual like it."""
    return draft_version(
        by=desk.drafter,
        policy=base.policy,
        sections=desk.papers.keyed(name),
        base=base,
        previous=base,
        extent=Extent.PARTIAL,
    )


def pass_ordinance(desk: Desk, base: Version) -> Version:
    """First reading, comments, one too late, passage and two signatures, each recorded when it happened."""
    days, items = desk.days, desk.papers.facts["items"]
    desk.move_to(shifted(days.regular(FIRST), -4), "11:00")
    amended = text(desk, "manual_amended.txt", base)
    bill = put_forward(desk, "social_media", amended)
    first = meetings.announce(desk, MeetingKind.REGULAR, days.regular(FIRST), [(items["first"], bill)])
    meetings.hold(desk, first)
    law.record_acts(desk, "social_media", bill, ["introduced"])
    facts = desk.papers.facts["docket"]
    opens_at = desk.move_to(shifted(days.regular(FIRST), 1), facts["opens"])
    closes_at = days.end_of(shifted(days.regular(FINAL), -2))
    docket = calls.open_docket(desk, facts, {"bill": bill}, opens_at, closes_at)
    final = meetings.announce(desk, MeetingKind.REGULAR, days.regular(FINAL), [(items["final"], bill)])
    calls.receive(desk, docket, {"bill": bill}, opens_at, written(desk, "first"))
    calls.receive(desk, docket, {"bill": bill}, closes_at, written(desk, "closed"))
    meetings.hold(desk, final)
    desk.move_to(shifted(days.regular(FINAL), 3), "14:20")
    law.record_acts(desk, "social_media", bill, PASSAGE)
    return amended


def put_forward(desk: Desk, name: str, proposed: Version) -> Edition:
    """A bill that changes the manual; its sections keep the identity of their labels."""
    keys = {row.label: row.key for row in proposed.sections.all() if row.label}
    return law.put_forward(desk, name, proposed.policy, proposed, keys=keys)


def propose_hearing(desk: Desk, base: Version) -> Instrument:
    """The second bill, open for comment for some days yet, before a work session."""
    days, facts = desk.days, desk.papers.facts
    desk.move_to(days.from_today(-8), "15:00")
    bill = put_forward(desk, "hearing", text(desk, "manual_proposed.txt", base))
    law.record_acts(desk, "hearing", bill)
    item = [(facts["items"]["discussion"], bill)]
    meetings.announce(desk, MeetingKind.WORK_SESSION, days.from_today(5), item)
    opens_at = desk.move_to(days.from_today(-5), facts["second_docket"]["opens"])
    closes_at = days.end_of(days.coming(OPEN_FOR))
    docket = calls.open_docket(desk, facts["second_docket"], {"bill": bill}, opens_at, closes_at)
    calls.receive(desk, docket, {"bill": bill}, opens_at, written(desk, "second"))
    return bill.instrument


def written(desk: Desk, after: str) -> list[dict[str, Any]]:
    """What people wrote after a moment of the story."""
    return [one for one in desk.papers.told("comments.json") if one["after"] == after]
