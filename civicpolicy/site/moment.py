"""What every page of a city needs once: its now, and where all its calls for comment stand."""

from __future__ import annotations

from datetime import date, datetime

from comments.queries import Deadline, deadlines
from policies import queries
from policies.decorators import CityRequest


def city_now(request: CityRequest) -> datetime:
    """The city's now, read once a request, so that no page contradicts itself."""
    known: datetime | None = request.__dict__.get("city_now")
    if known is None:
        known = request.__dict__["city_now"] = queries.read_at(request.municipality)
    return known


def city_today(request: CityRequest) -> date:
    """The day it is in the city."""
    return city_now(request).astimezone(request.municipality.zone).date()


def city_deadlines(request: CityRequest) -> list[Deadline]:
    """Every public call for comment, open ones first, looked up once a request."""
    known: list[Deadline] | None = request.__dict__.get("city_deadlines")
    if known is None:
        known = deadlines(request.municipality, city_now(request))
        request.__dict__["city_deadlines"] = known
    return known
