"""Lindengate, a city of Pennsylvania: the mayor authorized two policies for employees on one day.

No council voted and nothing was before them to compare with. Three unions had reviewed the drafts. An older
policy of another kind remains, and nobody knows on which day of 1998 it began.
"""

from datetime import date

from civicpolicy.demonstration import law, meetings
from civicpolicy.demonstration.days import Days
from civicpolicy.demonstration.desk import Desk
from comments.services.consulting import record_consultation
from policies.dates import PartialDate
from policies.models import Edition, MeetingKind
from policies.services.acts import enter_text_in_force
from policies.services.drafting import draft_version


def begins(days: Days) -> date:
    """The older policy is entered, before the review of all policies began."""
    return days.from_today(-230)


def tell(desk: Desk) -> None:
    """The whole story, up to the present moment."""
    enter_older_policy(desk)
    authorised = law.day_of(desk, "conduct", "authorised")
    desk.move_to(authorised, "15:30")
    orders = {
        "conduct": authorise(desk, "conduct", "code_of_conduct.txt"),
        "social": authorise(desk, "social", "social_media.txt"),
    }
    record_consultations(desk, orders)
    desk.move_to(desk.days.from_today(-9), "11:15")
    report = [(desk.papers.facts["items"]["report"], None)]
    meetings.announce(desk, MeetingKind.REGULAR, desk.days.regular(1), report)


def enter_older_policy(desk: Desk) -> None:
    """The conflict of interest policy, known to the year; who adopted it is not known."""
    enter_text_in_force(
        by=desk.clerk,
        policy=law.open_policy(desk, "conflicts"),
        sections=desk.papers.sections("conflict_of_interest.txt"),
        effective=PartialDate.year(1998, "1998"),
    )


def authorise(desk: Desk, name: str, text: str) -> Edition:
    """A policy for employees: its text, and what happened to it up to the mayor's signature."""
    policy = law.open_policy(desk, name)
    version = draft_version(by=desk.drafter, policy=policy, sections=desk.papers.sections(text))
    return law.enter(desk, name, policy, version, edition="as authorized")


def record_consultations(desk: Desk, orders: dict[str, Edition]) -> None:
    """The three unions reviewed both drafts, one after another, in rounds that were closed to others."""
    for told in desk.papers.told("consultations.json"):
        for name in told["instruments"]:
            record_consultation(
                by=desk.clerk,
                instrument=orders[name].instrument,
                party=told["party"],
                began=desk.papers.date(told["began"]),
                ended=desk.papers.date(told["ended"]),
                outcome=told["outcome"],
                words=told["words"],
                evidence=told["evidence"],
            )
