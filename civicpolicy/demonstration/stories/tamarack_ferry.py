"""Tamarack Ferry, a charter city of Minnesota: scanned pages whose redline marks did not survive.

One page waits at the clerk's desk, its misread words unruled; another went to the council as it was read.
Beside them an ordinance sets out amended sections in full; its call for comment closes on the next working
day. The law that it amends is codified: an editor of the code changed letters and a reference, and said why.
"""

from datetime import date

from civicpolicy.demonstration import calls, law, meetings
from civicpolicy.demonstration.days import Days
from civicpolicy.demonstration.desk import Desk
from policies.dates import PartialDate
from policies.exchange import read
from policies.models import Codification, Edition, Extent, InstrumentKind, MeetingKind, Policy, Version
from policies.services.acts import enter_text_in_force
from policies.services.codifying import Logged, enter_codified
from policies.services.drafting import draft_version
from policies.services.entering import introduce
from policies.services.importing import Imported, save_reading
from policies.services.outlining import state_of_text


def begins(days: Days) -> date:
    """The city's code is entered, about two months ago."""
    return days.from_today(-60)


def tell(desk: Desk) -> None:
    """The whole story, up to the present moment."""
    code, phones = enter_code(desk), enter_phones(desk)
    desk.move_to(desk.days.from_today(-13), "09:40")
    bill = propose_accounts(desk, code)
    take_comments(desk, bill)
    desk.move_to(desk.days.from_today(-3), "16:05")
    announce_meetings(desk, bill, publish_scan(desk, phones))
    desk.move_to(desk.days.from_today(-2), "16:40")
    import_page(desk, "waiting")


def enter_code(desk: Desk) -> Version:
    """The division of the code as it was enacted in 2013."""
    policy = law.open_policy(desk, "communications")
    enacted = draft_version(by=desk.clerk, policy=policy, sections=desk.papers.keyed("communications.txt"))
    law.enter(desk, "enacting", policy, enacted, edition="as enacted")
    codify(desk, enacted)
    return enacted


def codify(desk: Desk, adopted: Version) -> Codification:
    """The division as the code shows it, with the reason for each change of its editor."""
    facts = desk.papers.facts["codified"]
    sections = desk.papers.keyed(facts["text"])
    text = draft_version(by=desk.clerk, policy=adopted.policy, sections=sections, base=adopted)
    return enter_codified(
        by=desk.clerk,
        draft=text,
        authority=facts["authority"],
        reasons={str(desk.papers.key(label)): Logged(*why) for label, why in facts["changes"].items()},
        on=desk.papers.date(facts["on"]),
        seen=state_of_text(sections),
    )


def enter_phones(desk: Desk) -> Policy:
    """A page of the personnel policy that is in force, nobody knows since when."""
    policy = law.open_policy(desk, "phones")
    enter_text_in_force(
        by=desk.clerk,
        policy=policy,
        sections=desk.papers.keyed("phones.txt"),
        effective=PartialDate.unknown("no date on the page"),
        as_of=PartialDate.on(begins(desk.days)),
        extent=Extent.PARTIAL,
    )
    return policy


def propose_accounts(desk: Desk, base: Version) -> Edition:
    """The ordinance: one section amended, one added, each set out in full."""
    sections = desk.papers.keyed("communications_proposed.txt")
    text = draft_version(by=desk.drafter, policy=base.policy, sections=sections, base=base)
    keys = {row.label: row.key for row in text.sections.all() if row.label}
    return law.enter(desk, "accounts", base.policy, text, keys=keys)


def take_comments(desk: Desk, bill: Edition) -> None:
    """The call opened twelve days ago and closes on the next working day."""
    facts, days = desk.papers.facts["docket"], desk.days
    opens_at = desk.move_to(days.from_today(-12), facts["opens"])
    closes_at = days.end_of(days.coming(1))
    docket = calls.open_docket(desk, facts, {"bill": bill}, opens_at, closes_at)
    calls.receive(desk, docket, {"bill": bill}, opens_at, desk.papers.told("comments.json"))


def import_page(desk: Desk, which: str, policy: Policy | None = None) -> Imported:
    """A page of the personnel policy comes in through the importer and is a draft at the desk."""
    name = desk.papers.facts["scans"][which]
    data = desk.papers.words(name).encode()
    return save_reading(
        by=desk.clerk,
        municipality=desk.municipality,
        reading=read(data),
        data=data,
        name=name,
        policy=policy,
        publish=False,
    )


def publish_scan(desk: Desk, phones: Policy) -> Edition:
    """A page goes to the council as it was read: its marks are unknown, and nothing is compared."""
    facts = desk.papers.facts["scans"]
    page = import_page(desk, "published", phones)
    return introduce(
        by=desk.clerk,
        source=page.source,
        kind=InstrumentKind.RESOLUTION,
        title=facts["title"],
        bill_number=facts["number"],
    )


def announce_meetings(desk: Desk, bill: Edition, scan: Edition) -> None:
    """A work session on both texts in the coming days, and the meeting after it."""
    items, days = desk.papers.facts["items"], desk.days
    both = [(items["ordinance"], bill), (items["scan"], scan)]
    session = days.from_today(4)
    meetings.announce(desk, MeetingKind.WORK_SESSION, session, both)
    final = next(day for day in map(days.regular, (1, 2)) if day > session)
    meetings.announce(desk, MeetingKind.REGULAR, final, [(items["final"], bill)])
