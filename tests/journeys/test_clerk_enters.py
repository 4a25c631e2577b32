"""The clerk enters a letter after the close and records a consultation: in a browser, by visible names."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from comments.services import dockets
from policies.services import municipalities
from tests import make
from tests.journeys.door import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OPENED = datetime(2019, 8, 20, 16, 0, tzinfo=UTC)
CLOSES = datetime(2019, 8, 31, 6, 0, tzinfo=UTC)


@pytest.fixture
def docket(browser):
    """A call that closed two days ago, with one comment; ``browser`` first, so that a skip costs nothing."""
    city = make.demonstration("elm-fork", at=OPENED - timedelta(days=1), name="City of Elm Fork")
    made = make.docket(city, number="2019-07", opened=False)
    municipalities.set_clock(municipality=city, stands_at=OPENED)
    dockets.open_period(by=make.clerk_of(city), docket=made, opens_at=OPENED, closes_at=CLOSES)
    make.comment(made, "Please keep the register as it was before.", name="Dana Whitfield")
    municipalities.set_clock(municipality=city, stands_at=CLOSES + timedelta(days=2))
    return made


def at_the_desk(page, docket, name, **parts):
    path = reverse(f"desk:{name}", kwargs={"city": docket.municipality.slug, **parts})
    sign_in(page, make.clerk_of(docket.municipality), path)


def type_the_letter(page, words):
    page.get_by_label("By letter").check()
    page.get_by_label("Day of delivery").fill("2019-08-30")
    page.get_by_label("Hour of delivery").fill("16:10")
    page.get_by_label("What proves when it was delivered").fill("Stamped at the counter, no. 12")
    page.get_by_label("From whom").fill("Dana Whitfield")
    page.get_by_role("button", name="Add 2.52.020 Gifts").click()
    expect(page.get_by_role("button", name="Remove 2.52.020 Gifts")).to_be_visible()
    page.get_by_label("The words").fill(words)
    page.get_by_role("button", name="See it before it is kept").last.click()


@pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
def test_a_letter_that_lay_in_the_mail_is_on_time_and_answered_by_a_receipt(docket, open_page, javascript):
    page = open_page(javascript=javascript)
    at_the_desk(page, docket, "docket", number=docket.number)
    page.get_by_role("link", name="Enter a comment").click()
    type_the_letter(page, "Please keep the register as it was.")
    main = page.locator("main")
    expect(main).to_contain_text("Delivered Friday, August 30, 2019, 4:10 p.m. Mountain Time: on time.")
    expect(page.get_by_role("heading", name="Is it this one?")).to_be_visible()
    page.get_by_role("button", name="Enter it all the same").click()
    expect(main).to_contain_text("Delivered, on time")
    page.get_by_role("link", name="Print this receipt").click()
    expect(main).to_contain_text("Stamped at the counter, no. 12")
    page.get_by_role("link", name="Back to the docket").click()
    page.get_by_role("link", name="2 comments so far").click()
    expect(main).to_contain_text("By letter, delivered Fri., Aug. 30, 4:10 p.m.; entered by")


@pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
def test_a_consultation_is_recorded_and_stands_on_the_page_of_the_matter(docket, open_page, javascript):
    page = open_page(javascript=javascript)
    at_the_desk(page, docket, "dockets")
    page.get_by_role("link", name="Closed consultations").click()
    page.get_by_role("link", name="Record the first one").click()
    page.get_by_label("What was reviewed").select_option(index=1)
    page.get_by_label("Reviewed with").fill("Fire Fighters, Local 904")
    page.get_by_label("Ended").fill("June 2019")
    page.get_by_label("Agreed, with changes").check()
    page.get_by_role("button", name="See it as the public will").click()
    expect(page.locator("main")).to_contain_text("Ended in June 2019. Outcome: agreed, with changes.")
    page.get_by_role("button", name="Record it").click()
    page.locator("main h2").get_by_role("link").click()
    expect(page.locator("main")).to_contain_text("Reviewed with Fire Fighters, Local 904")


@pytest.mark.parametrize(("width", "look"), [(375, {"color_scheme": "dark"})])
def test_no_page_has_a_barrier_or_is_wider_than_the_screen(docket, open_page, hindrances, width, look):
    row = make.consultation(docket.items.get().edition.instrument)
    comment = make.entered(docket, at=CLOSES - timedelta(hours=2))
    number = {"number": docket.number}
    pages = [
        ("docket", number),
        ("comments-entered", number),
        ("comment-entered", {**number, "comment": comment.pk}),
        ("consultations", {}),
        ("consultation-new", {}),
        ("consultation-correct", {"consultation": row.pk}),
        ("comment-enter", number),
    ]
    page = open_page(width=width)
    page.emulate_media(**look)
    found = {}
    at_the_desk(page, docket, "home")
    for name, parts in pages:
        page.goto(reverse(f"desk:{name}", kwargs={"city": docket.municipality.slug, **parts}))
        found[name] = hindrances(page)
    page.get_by_role("button", name="See it before it is kept").last.click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    found["errors"] = hindrances(page)
    type_the_letter(page, "Please keep the register as it was.")
    expect(page.get_by_role("button", name="Enter it all the same")).to_be_visible()
    found["preview"] = hindrances(page)
    assert found == {name: [] for name in found}
