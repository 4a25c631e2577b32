"""A call as a calendar: the exact instant on the right day, every change in the place of what was told."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from icalendar import Calendar

from comments.services import dockets
from policies.services import municipalities
from tests import make

pytestmark = pytest.mark.django_db
CLOSES = datetime(2026, 8, 31, 6, 0, tzinfo=UTC)
"""Midnight in Denver: the end of Sunday, August 30."""
DAY = timedelta(days=1)


@pytest.fixture
def docket():
    city = make.demonstration(at=CLOSES - 11 * DAY)
    return make.docket(
        city,
        opens_at=CLOSES - 9 * DAY,
        closes_at=CLOSES,
        number="2026-07",
        title="Gifts, travel; and a register",
    )


def at(docket, instant):
    municipalities.set_clock(municipality=docket.municipality, stands_at=instant)


def address(docket):
    return reverse("comments:docket-calendar", args=[docket.municipality.slug, docket.number])


def read(client, docket):
    response = client.get(address(docket))
    assert response.status_code == 200
    return Calendar.from_ical(response.content)


def events(calendar):
    return {str(event["summary"]).partition(":")[0]: event for event in calendar.walk("VEVENT")}


def test_the_close_ends_at_the_exact_instant_and_stands_on_its_last_day(docket, client):
    calendar = read(client, docket)
    close = events(calendar)["Comments close"]
    assert close["dtend"].dt == CLOSES
    assert close.to_ical().count(b"DTEND:20260831T060000Z") == 1
    assert close["dtstart"].dt.astimezone(ZoneInfo("America/Denver")).date().isoformat() == "2026-08-30"
    assert str(close["summary"]) == "Comments close: Gifts, travel; and a register"
    assert "through Sunday, August 30, 2026, 11:59 p.m. Mountain Time." in close["description"]
    assert "up to the last second of 11:59 p.m. is on time" in close["description"]
    (alarm,) = close.walk("VALARM")
    assert alarm["trigger"].dt == -DAY
    assert events(calendar)["Comments open"]["dtstart"].dt == CLOSES - 9 * DAY
    assert (calendar["method"], calendar["version"]) == ("PUBLISH", "2.0")


def test_every_change_takes_the_place_of_what_was_told(docket, client):
    first = events(read(client, docket))["Comments close"]
    at(docket, CLOSES - DAY)
    by = make.clerk_of(docket.municipality)
    dockets.extend_period(by=by, docket=docket, closes_at=CLOSES + 7 * DAY, reason="The print was late.")
    second = events(read(client, docket))["Comments close"]
    assert second["uid"] == first["uid"]
    assert (first["sequence"], second["sequence"]) == (0, 1)
    assert second["dtstamp"].dt > first["dtstamp"].dt
    assert second["dtend"].dt == CLOSES + 7 * DAY
    assert "The print was late." in second["description"]


def test_a_cancelled_call_is_struck_out_and_rings_no_bell(docket, client):
    at(docket, CLOSES - DAY)
    by = make.clerk_of(docket.municipality)
    dockets.cancel_period(by=by, docket=docket, reason="The bill was withdrawn.")
    calendar = read(client, docket)
    assert {str(event["status"]) for event in calendar.walk("VEVENT")} == {"CANCELLED"}
    assert calendar.walk("VALARM") == []
    at(docket, CLOSES + DAY)
    dockets.reopen_period(by=by, docket=docket, closes_at=CLOSES + 3 * DAY, reason="It came back.")
    close = events(read(client, docket))["Comments close"]
    assert (str(close["status"]), close["sequence"], close["dtend"].dt) == (
        "CONFIRMED",
        2,
        CLOSES + 3 * DAY,
    )


def test_meetings_that_have_it_on_a_public_agenda_stand_in_it(docket, client):
    edition = docket.items.get().edition
    public = make.meeting(docket.municipality, edition, starts_at=CLOSES - 2 * DAY)
    make.meeting(docket.municipality, edition, starts_at=CLOSES - 3 * DAY, published=False)
    make.meeting(docket.municipality, starts_at=CLOSES - 4 * DAY)
    found = [event for event in read(client, docket).walk("VEVENT") if "Comments" not in event["summary"]]
    assert [event["dtstart"].dt for event in found] == [public.starts_at]
    assert str(found[0]["summary"]).startswith("Council work session, ")
    assert str(edition) in found[0]["description"]


def test_lines_are_folded_and_end_as_the_standard_says(docket, client):
    make.meeting(docket.municipality, docket.items.get().edition, starts_at=CLOSES - 2 * DAY)
    body = client.get(address(docket)).content
    lines = body.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in body.replace(b"\r\n", b"")


def test_it_says_what_it_is_and_is_sent_again_only_when_it_changed(client):
    docket = make.docket(make.city())
    first = client.get(address(docket))
    assert first.headers["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    known = {"if-none-match": first.headers["ETag"]}
    assert client.get(address(docket), headers=known).status_code == 304
    by = make.clerk_of(docket.municipality)
    dockets.cancel_period(by=by, docket=docket, reason="The bill was withdrawn.")
    assert client.get(address(docket), headers=known).status_code == 200


def test_a_call_in_preparation_has_none(client):
    assert client.get(address(make.docket(make.city(), opened=False))).status_code == 404


def test_it_costs_little(docket, client, assert_queries_at_most):
    for number in range(5):
        make.meeting(docket.municipality, docket.items.get().edition, starts_at=CLOSES - number * DAY)
    with assert_queries_at_most(12):
        read(client, docket)
