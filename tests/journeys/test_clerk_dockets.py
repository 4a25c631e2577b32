"""The clerk opens a call, extends it, withholds a comment and restores it: in a browser, by visible names."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import make
from tests.journeys.door import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = datetime(2019, 8, 20, 16, 0, tzinfo=UTC)


@pytest.fixture
def city(browser):
    """``browser`` first, so that a skip costs nothing."""
    made = make.demonstration("elm-fork", at=NOW, name="City of Elm Fork")
    make.bill(made)
    return made


def make_call(page, city):
    page.goto(reverse("desk:home", args=[city.slug]))
    page.get_by_role("navigation", name="Desk").get_by_role("link", name="Dockets").click()
    page.get_by_role("link", name="New call for comment").click()
    page.get_by_label("Title").fill("A lower limit on gifts")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Make this call").click()


def open_call(page):
    page.get_by_label("Last day").fill("2019-08-30")
    page.get_by_label("Closing hour").fill("23:59")
    page.get_by_role("button", name="See it as the public will").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
def test_a_call_is_opened_and_extended(city, open_page, javascript):
    page = open_page(javascript=javascript)
    sign_in(page, make.clerk_of(city), reverse("desk:home", args=[city.slug]))
    make_call(page, city)
    open_call(page)
    words = "Comments are open through Friday, August 30, 2019, 11:59 p.m. Mountain Time"
    expect(page.locator("main")).to_contain_text(words)
    page.get_by_role("button", name="Open it").click()
    page.get_by_role("link", name="Extend the period").click()
    page.get_by_label("Last day").fill("2019-09-06")
    page.get_by_label("Closing hour").fill("17:00")
    page.get_by_label("Reason").fill("The first notice was unclear.")
    page.get_by_role("button", name="See it as the public will").click()
    page.get_by_role("button", name="Extend it").click()
    page.get_by_role("link", name="As the public sees it").click()
    assert (
        "open through Friday, September 6, 2019, 5:00 p.m. Mountain Time" in page.locator("main").inner_text()
    )
    expect(page.locator("main")).to_contain_text("The first notice was unclear.")


def withhold(page):
    page.get_by_role("link", name="Read, review and withhold").click()
    page.get_by_role("link", name="Withhold comment").click()
    page.get_by_label("Private data of a person").check()
    page.get_by_label("Note for the record").fill("A phone number.")
    page.get_by_role("button", name="Withhold it").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
def test_a_comment_is_withheld_and_restored(city, open_page, javascript):
    docket = make.docket(city, opens_at=NOW, closes_at=NOW + timedelta(days=9))
    make.comment(docket, "Call me at 555-0100.", name="Ray")
    public = reverse("comments:comments", args=[city.slug, docket.number])
    page = open_page(javascript=javascript)
    sign_in(page, make.clerk_of(city), reverse("desk:home", args=[city.slug]))
    page.goto(reverse("desk:docket", args=[city.slug, docket.number]))
    withhold(page)
    page.goto(public)
    assert "555-0100" not in page.content()
    expect(page.locator("main")).to_contain_text("Withheld on this ground: Private data of a person.")
    page.get_by_role("link", name="What was withheld, and on what ground").click()
    expect(page.locator("main")).to_contain_text("1 of 1 comment is withheld now.")
    page.goto(reverse("desk:comments", args=[city.slug, docket.number]))
    page.get_by_role("link", name="Restore comment").click()
    page.get_by_label("Note for the record").fill("It is the number of the clerk.")
    page.get_by_role("button", name="Restore it").click()
    page.goto(public)
    expect(page.locator("main")).to_contain_text("Call me at 555-0100.")


@pytest.mark.parametrize("width", [375])
def test_no_page_of_moderation_has_a_barrier(city, open_page, hindrances, width):
    docket = make.docket(city, opens_at=NOW, closes_at=NOW + timedelta(days=9))
    comment = make.comment(docket, "Call me at 555-0100.", name="Ray")
    page = open_page(width=width)
    sign_in(page, make.clerk_of(city), reverse("desk:home", args=[city.slug]))
    page.goto(reverse("desk:docket", args=[city.slug, docket.number]))
    withhold(page)
    known = [city.slug, docket.number]
    found = {}
    for step in (
        reverse("desk:comments", args=known),
        reverse("desk:comment-moderate", args=[*known, comment.pk, "withhold"]),
        reverse("desk:comment-moderate", args=[*known, comment.pk, "restore"]),
        reverse("comments:moderation", args=known),
        reverse("comments:comments", args=known),
        reverse("comments:receipt", args=[city.slug, comment.receipt_code]),
    ):
        page.goto(step)
        if said := hindrances(page):
            found[step] = said
    assert found == {}


@pytest.mark.parametrize("width", [375])
def test_no_step_has_a_barrier_or_is_wider_than_the_screen(city, open_page, hindrances, width):
    page = open_page(width=width)
    found = {}

    def look(step):
        if said := hindrances(page):
            found[step] = said

    sign_in(page, make.clerk_of(city), reverse("desk:home", args=[city.slug]))
    page.goto(reverse("desk:dockets", args=[city.slug]))
    look("no dockets")
    make_call(page, city)
    look("period form")
    page.get_by_role("button", name="See it as the public will").click()
    look("errors")
    open_call(page)
    look("preview")
    page.get_by_role("button", name="Open it").click()
    look("docket")
    page.goto(reverse("desk:dockets", args=[city.slug]))
    look("dockets")
    page.get_by_role("link", name="New call for comment").click()
    look("new call")
    assert found == {}
