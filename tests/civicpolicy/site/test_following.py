"""All calls of a city as one feed and one calendar."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from icalendar import Calendar

from tests import make

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def titles(client, city):
    tree = ElementTree.fromstring(client.get(reverse("site:feed", args=[city.slug])).content)
    return [entry.findtext("a:title", namespaces=ATOM) for entry in tree.findall("a:entry", ATOM)]


def calendar(client, city):
    return Calendar.from_ical(client.get(reverse("site:calendar", args=[city.slug])).content)


def test_the_feed_has_every_public_call_and_no_other(client):
    city = make.city()
    make.docket(city, title="Gifts")
    make.docket(city, title="Travel")
    make.docket(city, title="Not yet public", opened=False)
    make.docket(make.city(), title="Elsewhere")
    assert sorted(titles(client, city)) == ["Opened: Gifts", "Opened: Travel"]


def test_the_calendar_has_every_deadline_and_every_public_meeting(client):
    city = make.city()
    make.docket(city, title="Gifts")
    make.meeting(city)
    make.meeting(city, starts_at=datetime.now(UTC) + timedelta(days=2), published=False)
    said = sorted(str(event["summary"]) for event in calendar(client, city).walk("VEVENT"))
    assert said == ["Comments close: Gifts", "Comments open: Gifts", f"Council work session, {city.name}"]


def test_one_thing_is_the_same_in_the_calendar_of_the_city_and_of_its_call(client):
    city = make.city()
    docket = make.docket(city)
    own = client.get(reverse("comments:docket-calendar", args=[city.slug, docket.number])).content
    uids = {str(event["uid"]) for event in Calendar.from_ical(own).walk("VEVENT")}
    assert {str(event["uid"]) for event in calendar(client, city).walk("VEVENT")} == uids


def test_a_city_in_which_nothing_has_happened_has_both_empty_and_valid(client):
    city = make.city()
    assert titles(client, city) == []
    assert calendar(client, city).walk("VEVENT") == []
    assert len(calendar(client, city).subcomponents) == 1
    feed = client.get(reverse("site:feed", args=[city.slug]))
    again = client.get(reverse("site:feed", args=[city.slug]), headers={"if-none-match": feed["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("count", [1, 20])
@pytest.mark.parametrize("name", ["site:feed", "site:calendar"])
def test_it_costs_the_same_for_many_calls(client, assert_queries_at_most, name, count):
    city = make.city()
    edition = make.bill(city)
    for _ in range(count):
        make.docket(city, edition)
    make.meeting(city, edition)
    with assert_queries_at_most(12):
        assert client.get(reverse(name, args=[city.slug])).status_code == 200
