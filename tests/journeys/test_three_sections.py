"""A resident comments on three sections in one go from the city's home, and comes back by the receipt."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from comments.models import Comment
from policies.text.outline import SectionText
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEADINGS = ("Purpose", "Definitions", "Gifts", "Travel", "Register", "Complaints")
CHANGED = ("Gifts", "Travel", "Register")
WORDS = "These three belong together.\n\nKeep the register, and name the day."


@pytest.fixture
def docket(browser):
    """Three of six sections change; ``browser`` first, so that a skip costs nothing."""
    city = make.city("elm-fork", name="City of Elm Fork")
    code = make.policy(city, "code-of-ethics")
    old = make.keyed(
        SectionText("section", f"2.60.0{number}0", heading, f"(a) {heading} as it was.\n(b) It binds all.")
        for number, heading in enumerate(HEADINGS, start=1)
    )
    law = make.law(code, old)
    new = [
        SectionText(s.level, s.label, s.heading, s.text.replace("was", "shall be"), s.key)
        if s.heading in CHANGED
        else s
        for s in old
    ]
    edition = make.edition(
        make.instrument(city, "bill-26-31", bill_number="26-31"), (code, make.draft(code, new, base=law), law)
    )
    return make.docket(city, edition, number="2026-07", title="Gifts, travel and a register")


@pytest.mark.parametrize("javascript", [True, False], ids=["JavaScript", "no JavaScript"])
def test_three_sections_one_receipt_and_back_by_its_code(docket, open_page, javascript):
    page = open_page(width=375, javascript=javascript)
    home = reverse("site:home", args=[docket.municipality.slug])
    page.goto(home)
    page.get_by_role("link", name="Read the changes and comment").click()
    for number, heading in ((3, "Gifts"), (4, "Travel"), (5, "Register")):
        page.get_by_role("button", name=f"Add 2.60.0{number}0 {heading}").click()
        expect(page.get_by_role("button", name=f"Remove 2.60.0{number}0 {heading}")).to_be_visible()
    page.get_by_label("Which part of 2.60.040?").select_option("b")
    page.get_by_label("Against it").check()
    page.get_by_label("3. Your comment").fill(WORDS)
    page.get_by_label("4. Your name").fill("Dana Whitfield")
    page.get_by_role("button", name="Preview my comment").click()
    about = "On Bill 26-31, § 2.60.030 Gifts; § 2.60.040(b) Travel; § 2.60.050 Register, as introduced."
    expect(page.locator("main")).to_contain_text(about)
    page.get_by_role("button", name="Send my comment").click()
    expect(page.get_by_role("heading", name="Your comment is in the record")).to_be_visible()
    code = page.locator(".receipt-code").inner_text()
    comment = Comment.objects.get()
    assert comment.receipt_code == code
    assert (comment.target_count, comment.targets.count()) == (3, 3)
    back_by_the_code(page, home, code)
    expect(page.get_by_role("heading", name="Your comment is in the record")).to_be_visible()
    expect(page.locator(".own-words")).to_have_text(WORDS)
    expect(page.locator("main")).to_contain_text("Received, on time")
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def back_by_the_code(page, home, code):
    """Another day: from the home page, with the code typed in small letters and without its dashes."""
    page.goto(home)
    page.get_by_role("link", name="Find it by the code of your receipt").click()
    page.get_by_label("Receipt code").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Show the receipt").click()


def test_the_call_fits_on_one_sheet_and_follows_the_reader_by_feed_and_calendar(docket, open_page, axe):
    page = open_page()
    page.goto(reverse("comments:docket", args=[docket.municipality.slug, docket.number]))
    expect(page.get_by_role("link", name="Follow it in a feed reader")).to_be_visible()
    dates = page.get_by_role("link", name="Put the dates into your calendar").get_attribute("href")
    assert dates.startswith("webcal://")
    page.get_by_role("link", name="Print this call for a board").click()
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    assert axe(page) == []
    for paper in ("A4", "Letter"):
        pdf = page.pdf(format=paper)
        assert pdf.count(b"/Type /Page\n") == 1, paper
