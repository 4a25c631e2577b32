"""What a clerk does to the period of a call: open the page, type, press, confirm."""

from datetime import UTC, datetime

from django.urls import reverse

from policies.services import municipalities
from tests.comments.pages import form_of

NOW = datetime(2019, 8, 20, 16, 0, tzinfo=UTC)
"""Tuesday, 10:00 a.m. in Denver."""

THURSDAY = {"closes_day": "2019-08-29", "closes_hour": "17:00"}


def at(city, instant=NOW):
    municipalities.set_clock(municipality=city, stands_at=instant)
    return city


def address(docket, act=""):
    known = {"city": docket.municipality.slug, "number": docket.number}
    return (
        reverse("desk:docket-period", kwargs={**known, "act": act})
        if act
        else reverse("desk:docket", kwargs=known)
    )


def press(client, docket, act, button, **typed):
    page = client.get(address(docket, act))
    return client.post(address(docket, act), {**form_of(page), **typed, button: "yes"})


def confirm(client, docket, act, preview):
    return client.post(address(docket, act), {**form_of(preview), "confirm": "yes"}, follow=True)
