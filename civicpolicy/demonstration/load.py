"""The demonstration's cities are built: through the services only, each on a clock of its own, up to now."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from civicpolicy.demonstration import people
from civicpolicy.demonstration.days import Days
from civicpolicy.demonstration.desk import Desk
from civicpolicy.demonstration.papers import Papers
from civicpolicy.demonstration.stories import alder_draw, lindengate, osier_landing, tamarack_ferry
from policies.models import Municipality
from policies.services.municipalities import create_municipality, set_clock

Story = tuple[Callable[[Days], date], Callable[[Desk], None]]

STORIES: dict[str, Story] = {
    "alder-draw": (alder_draw.begins, alder_draw.tell),
    "osier-landing": (osier_landing.begins, osier_landing.tell),
    "tamarack-ferry": (tamarack_ferry.begins, tamarack_ferry.tell),
    "lindengate": (lindengate.begins, lindengate.tell),
}
"""Each city by its slug: the day on which its records begin, and what happens from then until now."""


def present() -> list[Municipality]:
    """The cities of the demonstration that have been built, in the order in which they are told."""
    rows = Municipality.objects.with_profile().filter(slug__in=STORIES, is_demonstration=True)
    built = {city.slug: city for city in rows}
    return [built[slug] for slug in STORIES if slug in built]


def missing() -> list[str]:
    """The slugs of those that have not."""
    built = {city.slug for city in present()}
    return [slug for slug in STORIES if slug not in built]


@transaction.atomic
def load(slug: str) -> Municipality:
    """Build one city, all of it or nothing. Its story ends now.

    Raises Duplicate when its address, or somebody's e-mail, is in use already.
    """
    begins, tell = STORIES[slug]
    desk = found_city(slug, begins)
    tell(desk)
    set_clock(municipality=desk.municipality, runs=True)
    return desk.municipality


def found_city(slug: str, begins: Callable[[Days], date]) -> Desk:
    """The city begins, with its local law and its people; its clock stands on the morning of that day."""
    zone = ZoneInfo(Papers(slug, date.min).facts["time_zone"])
    days = Days(timezone.now().astimezone(zone).date(), zone)
    papers = Papers(slug, days.today)
    facts = papers.facts
    users = people.make_people(facts)
    municipality = create_municipality(
        by=users[0],
        is_demonstration=True,
        slug=slug,
        name=facts["name"],
        state=facts["state"],
        time_zone=facts["time_zone"],
        receipt_prefix=facts["prefix"],
        **facts["profile"],
    )
    desk = Desk(papers, days, municipality, people.give_roles(municipality, facts, users))
    desk.move_to(begins(days), "10:00")
    return desk
