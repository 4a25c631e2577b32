"""Alder Draw, a city of Wyoming: a code of ethics was repealed last year and would be restored.

A bill brings the code back with clearer words, a resolution adopts a social media policy without penalties,
and one call for comment is open over both. The council has discussed them; residents go on writing. The call
over the repeal of last year is closed, and one letter came to it too late. A drafter has begun a text
that answers some of the comments.
"""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from civicpolicy.demonstration import calls, law, meetings, papers
from civicpolicy.demonstration.days import Days, shifted, working_day
from civicpolicy.demonstration.desk import Desk
from policies.models import Edition, Meeting, MeetingKind, Version
from policies.queries import in_force
from policies.services.drafting import draft_version
from policies.services.outlining import correct_section, state_of
from policies.services.starting import start_from_version

READINGS = ("First reading", "Second reading", "Third reading and final passage")
KEYS = "code_of_ethics_keys.json"
OPEN_FOR = 21
"""Days from the day of loading on which comments are still taken: the city can be tried for weeks."""


def begins(days: Days) -> date:
    """The city's records are entered: long before the repeal, early last year."""
    return working_day(date(days.today.year - 1, 1, 12))


def opening(days: Days) -> date:
    """The docket opens: a working day about two weeks ago."""
    return days.from_today(-13)


def session(days: Days) -> date:
    """The council's work session: the last working day before today."""
    return days.from_today(-1)


def last_day(days: Days) -> date:
    """The last day of the comment period."""
    return days.coming(OPEN_FOR)


def direction(days: Days) -> date:
    """The last regular meeting before the docket opened, where the council asked for drafts."""
    return max(day for day in map(days.regular, (-1, -2, -3)) if day < opening(days))


def readings(days: Days) -> list[date]:
    """The regular meetings after the close: W.S. 15-1-115 wants readings on different days."""
    coming = [days.regular(which) for which in range(1, 8)]
    return [day for day in coming if day > last_day(days)][: len(READINGS)]


def tell(desk: Desk) -> None:
    """The whole story, up to the present moment."""
    code = enter_code(desk)
    repeal_code(desk, code)
    ask_for_drafts(desk)
    desk.move_to(opening(desk.days), "08:15")
    bill, policy = propose_code(desk, code), propose_policy(desk)
    held = announce_meetings(desk, bill, policy)
    take_comments(desk, held, {"bill": bill, "policy": policy})
    begin_substitute(desk, policy)


def enter_code(desk: Desk) -> Version:
    """The code of ethics as enacted in 2011 and amended in 2016: two instruments, two texts."""
    code = law.open_policy(desk, "code")
    keys = desk.papers.named_keys(KEYS, "repealed")
    amended = papers.with_keys(desk.papers.sections("code_of_ethics_repealed.txt"), keys)
    (gifts,) = papers.with_keys(desk.papers.sections("gifts_2011.txt"), keys)
    enacted = [gifts if section.key == gifts.key else section for section in amended]
    first = draft_version(by=desk.clerk, policy=code, sections=enacted)
    law.enter(desk, "enacting_2011", code, first, edition="as enacted", keys=keys)
    second = draft_version(by=desk.clerk, policy=code, sections=amended, base=first, previous=first)
    law.enter(desk, "amending_2016", code, second, edition="as enacted", keys=keys)
    return second


def repeal_code(desk: Desk, base: Version) -> None:
    """Last year's ordinance ends the code and puts nothing in its place; few people wrote, one too late."""
    introduced = law.day_of(desk, "repealing", "introduced")
    desk.move_to(introduced, "20:10")
    repeal = law.put_forward(desk, "repealing", base.policy, None, base=base, edition="as enacted")
    facts = desk.papers.facts["repeal_docket"]
    opens_at = desk.move_to(shifted(introduced, 1), facts["opens"])
    closes_at = desk.days.end_of(shifted(law.day_of(desk, "repealing", "passed"), -1))
    docket = calls.open_docket(desk, facts, {"repeal": repeal}, opens_at, closes_at)
    calls.receive(desk, docket, {"repeal": repeal}, opens_at, written(desk, "repeal"))
    calls.receive(desk, docket, {"repeal": repeal}, closes_at, written(desk, "repeal closed"))
    desk.move_to(law.day_of(desk, "repealing", "published"), "10:00")
    law.record_acts(desk, "repealing", repeal)


def ask_for_drafts(desk: Desk) -> None:
    """The regular meeting at which the council asked for drafts; no text was before it yet."""
    day = direction(desk.days)
    desk.move_to(shifted(day, -4), "12:00")
    asked = meetings.meeting_facts(desk, MeetingKind.REGULAR)["direction"]
    meetings.hold(desk, meetings.announce(desk, MeetingKind.REGULAR, day, [(asked, None)]))


def propose_code(desk: Desk, base: Version) -> Edition:
    """The bill: the repealed code, restored with amendments, compared with the text that was repealed."""
    repealed, keys = code_keys(desk, "repealed"), code_keys(desk, "restored")
    restored = papers.with_keys(desk.papers.sections("code_of_ethics_restored.txt"), keys)
    text = draft_version(by=desk.drafter, policy=base.policy, sections=restored, base=base)
    return law.enter(desk, "bill", base.policy, text, keys={**repealed, **keys})


def code_keys(desk: Desk, which: str) -> dict[str, UUID]:
    """Label → identity of the code's sections; a section has the same one in both texts."""
    return desk.papers.named_keys(KEYS, which)


def propose_policy(desk: Desk) -> Edition:
    """The resolution: a social media policy where there was none."""
    policy = law.open_policy(desk, "policy")
    sections = desk.papers.sections("social_media_policy.txt")
    text = draft_version(by=desk.drafter, policy=policy, sections=sections)
    return law.enter(desk, "policy", policy, text)


def announce_meetings(desk: Desk, bill: Edition, policy: Edition) -> Meeting:
    """The work session with both texts, which is returned, and the readings that are to follow it."""
    items = meetings.meeting_facts(desk, MeetingKind.WORK_SESSION)["items"]
    both = list(zip(items, (bill, policy), strict=True))
    held = meetings.announce(desk, MeetingKind.WORK_SESSION, session(desk.days), both)
    for reading, day in zip(READINGS, readings(desk.days), strict=True):
        item = (f"{reading}: {bill.instrument.designation}", bill)
        meetings.announce(desk, MeetingKind.REGULAR, day, [item])
    return held


def take_comments(desk: Desk, held: Meeting, editions: dict[str, Edition]) -> None:
    """The docket opens; residents write; the council meets; residents go on writing."""
    facts = desk.papers.facts["docket"]
    begun = desk.move_to(opening(desk.days), facts["opens"])
    docket = calls.open_docket(desk, facts, editions, begun, desk.days.end_of(last_day(desk.days)))
    calls.receive(desk, docket, editions, begun, written(desk, "opening"))
    called = meetings.hold(desk, held).called_to_order_at or begun
    calls.receive(desk, docket, editions, called, written(desk, "session"))


def begin_substitute(desk: Desk, edition: Edition) -> None:
    """The drafter begins a text that answers some of the comments; nobody but staff can read it."""
    proposed = edition.amendments.get().proposed
    if proposed is None:
        raise ValueError("The resolution of the papers proposes no text.")
    standing = in_force(proposed.policy, desk.days.today)
    draft = start_from_version(by=desk.drafter, version=proposed, standing=standing)
    for change in desk.papers.told("substitute.json"):
        section = draft.sections.get(label=change["section"])
        correct_section(
            by=desk.drafter,
            version=draft,
            key=section.key,
            seen=state_of(section),
            typed=replace(section.as_text(), text=section.text.replace(change["old"], change["new"])),
            reason=change["reason"],
        )


def written(desk: Desk, after: str) -> list[dict[str, Any]]:
    """What people wrote after a moment of the story."""
    return [one for one in desk.papers.told("comments.json") if one["after"] == after]
