"""What a clerk types from a letter, and where."""

from datetime import UTC, datetime

from django.urls import reverse

from tests.comments.pages import form_of

NOW = datetime(2019, 9, 2, 16, 0, tzinfo=UTC)
"""Monday, 10:00 a.m. in Denver: after the close on Friday, August 30, 11:59 p.m."""

OPENED, CLOSES = datetime(2019, 8, 20, 16, 0, tzinfo=UTC), datetime(2019, 8, 31, 6, 0, tzinfo=UTC)
FRIDAY = datetime(2019, 8, 30, 22, 10, tzinfo=UTC)
TYPED = {
    "channel": "mail",
    "delivered_day": "2019-08-30",
    "delivered_hour": "16:10",
    "evidence": "Stamped at the counter, no. 12.",
    "name": "Dana Whitfield",
    "email": "dana@mail.example",
    "capacity": "business",
    "position": "with_changes",
    "words": "Keep the register.\r\n\r\nAnd say in (a) for how long.",
}


def address(docket, name="comment-enter", **parts):
    return reverse(
        f"desk:{name}", kwargs={"city": docket.municipality.slug, "number": docket.number, **parts}
    )


def press(clerk, call, button, page=None, value="yes", **typed):
    page = page or clerk.get(address(call))
    return clerk.post(address(call), {**form_of(page), **typed, button: value})


def preview(clerk, call, **typed):
    return press(clerk, call, "preview", **{**TYPED, **typed})
