"""The call on one sheet: all that a person at the board needs, and nothing that becomes wrong there."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from comments.pages.sheet import code_of
from comments.services import dockets
from policies.services import municipalities
from tests import make
from tests.comments.pages import all_of, said, words_of

pytestmark = pytest.mark.django_db
CLOSES = datetime(2026, 8, 31, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def docket():
    city = make.demonstration(
        at=CLOSES - 11 * DAY,
        address="318 Depot Street",
        clerk_email="clerk@elmfork.example",
        clerk_phone="307-555-0131",
    )
    return make.docket(
        city,
        opens_at=CLOSES - 9 * DAY,
        closes_at=CLOSES,
        number="2026-07",
        summary="A lower limit on gifts.",
    )


def sheet(client, docket):
    return client.get(reverse("comments:docket-call", args=[docket.municipality.slug, docket.number]))


def test_it_says_what_would_change_how_to_comment_and_until_when(docket, client):
    page = words_of(sheet(client, docket))
    assert "A lower limit on gifts. A summary, not law." in page
    assert (
        "Comments are open from Saturday, August 22, 2026, 12:00 a.m. Mountain Time "
        "through Sunday, August 30, 2026, 11:59 p.m. Mountain Time." in page
    )
    assert "Would change 1 of 2 sections: Code of ethics. 2.52.020 Gifts" in page
    assert f"http://testserver/{docket.municipality.slug}/dockets/2026-07/" in page
    assert "By mail or by hand Office of the City Clerk, 318 Depot Street" in page
    assert "By e-mail clerk@elmfork.example" in page
    assert "By telephone 307-555-0131" in page


def test_nothing_on_it_counts_down(docket, client):
    municipalities.set_clock(municipality=docket.municipality, stands_at=CLOSES - 2 * DAY)
    (article,) = all_of(sheet(client, docket), "article")
    assert "left" not in said(article)
    assert "Now" not in said(article)


def test_sessions_stand_on_it_in_the_order_of_time(docket, client):
    make.meeting(docket.municipality, docket.items.get().edition, starts_at=CLOSES - 3 * DAY)
    page = words_of(sheet(client, docket))
    assert (
        "Opens Saturday, August 22, 2026, 12:00 a.m. Mountain Time; council work session "
        "Friday, August 28, 2026, 12:00 a.m. Mountain Time; closes Sunday, August 30, 2026" in page
    )
    assert "Before the council Council work session: Friday, August 28, 2026, 12:00 a.m." in page


def test_a_new_deadline_stands_on_it_with_who_and_why(docket, client):
    municipalities.set_clock(municipality=docket.municipality, stands_at=CLOSES - DAY)
    by = make.clerk_of(docket.municipality)
    dockets.extend_period(by=by, docket=docket, closes_at=CLOSES + DAY, reason="The print was late.")
    page = words_of(sheet(client, docket))
    assert "through Monday, August 31, 2026, 11:59 p.m. Mountain Time." in page
    assert f"Extended by {by}" in page
    assert "“The print was late.”" in page


def test_over_is_over(docket, client):
    municipalities.set_clock(municipality=docket.municipality, stands_at=CLOSES)
    assert "Comments closed Sunday, August 30, 2026, 11:59 p.m. Mountain Time." in words_of(
        sheet(client, docket)
    )


def test_a_call_in_preparation_has_none_and_the_desk_links_to_a_public_one(docket, client):
    city = docket.municipality
    draft = make.docket(city, opened=False, number="2026-08")
    assert sheet(client, draft).status_code == 404
    client.force_login(make.clerk_of(city))
    link = reverse("comments:docket-call", args=[city.slug, docket.number])
    page = client.get(reverse("desk:docket", args=[city.slug, docket.number]))
    assert [a.get("href") for a in all_of(page, "a") if said(a) == "Print the call for a board"] == [link]
    page = client.get(reverse("desk:docket", args=[city.slug, draft.number]))
    assert "Print the call for a board" not in words_of(page)


def test_the_code_is_drawn_as_squares_with_a_quiet_margin():
    code = code_of("http://testserver/elm-fork/dockets/2026-07/")
    assert code.width in (33 + 8, 29 + 8)
    assert code.path.startswith("M4 4h7v1h-7z")
    assert set(code.path) <= set("Mhvz- 0123456789")


def test_it_costs_little(docket, client, assert_queries_at_most):
    sheet(client, docket)
    with assert_queries_at_most(12):
        sheet(client, docket)
