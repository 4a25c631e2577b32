"""The demonstration city is built: through the services only, on its own clock, up to the present moment."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from civicpolicy.demonstration import calls, law, meetings, papers, people
from civicpolicy.demonstration.days import Days
from civicpolicy.demonstration.law import Desk
from policies.models import Edition, Meeting, Municipality
from policies.services.meetings import call_to_order
from policies.services.municipalities import create_municipality, set_clock


def present() -> Municipality | None:
    """The demonstration city, when it has been built."""
    slug = facts_of_city(date.min)["slug"]
    return Municipality.objects.with_profile().filter(slug=slug, is_demonstration=True).first()


def facts_of_city(today: date) -> dict[str, Any]:
    """The city as its papers describe it on a day."""
    facts: dict[str, Any] = papers.told("city.json", today)
    return facts


@transaction.atomic
def load() -> Municipality:
    """Build the city, all of it or nothing. Its story ends now, with the docket open for three more days.

    Raises Duplicate when the address is in use already.
    """
    zone = ZoneInfo(facts_of_city(date.min)["time_zone"])
    days = Days(timezone.now().astimezone(zone).date(), zone)
    facts = facts_of_city(days.today)
    desk = found_city(days, facts)
    bill, policy = tell_the_past(desk, days, facts)
    session = call_meetings(desk, days, facts, bill, policy)
    take_comments(desk, days, facts, session, (bill, policy))
    set_clock(municipality=desk.municipality, runs=True)
    return desk.municipality


def found_city(days: Days, facts: dict[str, Any]) -> Desk:
    """The city begins, with its local law and its people; its clock stands early last year."""
    staff = people.make_people(facts)
    municipality = create_municipality(
        by=staff["clerk"],
        is_demonstration=True,
        slug=facts["slug"],
        name=facts["name"],
        state=facts["state"],
        time_zone=facts["time_zone"],
        receipt_prefix=facts["prefix"],
        **facts["profile"],
    )
    people.give_roles(municipality, staff)
    set_clock(municipality=municipality, stands_at=days.at(days.begins, "10:00"))
    return Desk(municipality, staff["clerk"], staff["drafter"], days.today)


def tell_the_past(desk: Desk, days: Days, facts: dict[str, Any]) -> tuple[Edition, Edition]:
    """The code, its repeal, the council's direction, and both drafts on the morning of the opening."""
    code = law.enter_code(desk)
    move_to(desk, days, law.published_on(desk, "repealing"), "10:00")
    law.repeal_code(desk, code)
    move_to(desk, days, days.direction - timedelta(days=4), "12:00")
    asked = meetings.direction(desk, days, facts["meetings"])
    move_to(desk, days, days.direction, facts["meetings"]["regular"]["called_to_order"])
    call_to_order(by=desk.clerk, meeting=asked)
    move_to(desk, days, days.opening, "08:15")
    return law.propose_code(desk, code), law.propose_policy(desk)


def call_meetings(desk: Desk, days: Days, facts: dict[str, Any], bill: Edition, policy: Edition) -> Meeting:
    """The work session, which is returned, and the readings that are to follow it."""
    session = meetings.work_session(desk, days, facts["meetings"], bill, policy)
    meetings.readings(desk, days, facts["meetings"], bill)
    return session


def take_comments(
    desk: Desk, days: Days, facts: dict[str, Any], session: Meeting, editions: tuple[Edition, Edition]
) -> None:
    """The docket opens; residents write; the council meets; residents go on writing."""
    written = papers.told("comments.json", desk.today)
    opens, called = facts["docket"]["opens"], facts["meetings"]["work_session"]["called_to_order"]
    move_to(desk, days, days.opening, opens)
    docket = calls.open_docket(desk, days, facts["docket"], editions)
    begun = days.at(days.opening, opens)
    calls.receive(docket, editions, begun, [one for one in written if one["after"] == "opening"])
    move_to(desk, days, days.session, called)
    call_to_order(by=desk.clerk, meeting=session)
    begun = days.at(days.session, called)
    calls.receive(docket, editions, begun, [one for one in written if one["after"] == "session"])


def move_to(desk: Desk, days: Days, day: date, hour: str) -> None:
    """Let the city's clock stand at an hour of a day."""
    set_clock(municipality=desk.municipality, stands_at=days.at(day, hour))
