"""A council member walks a whole session: by keyboard, without a mouse; and the page without barriers."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from comments.content import Target
from policies.text.outline import SectionText
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LETTER = (
    "The twenty-five dollar limit treats a thank-you coffee like a bribe. Keep the fifty dollar limit "
    "that served this town for a decade."
)
LAW = make.keyed(
    [
        SectionText("section", "2.60.010", "Purpose", "This chapter keeps the trust of the public."),
        SectionText(
            "section", "2.60.020", "Gifts", "(a) No gift over $50 is accepted.\n(b) It binds every officer."
        ),
        SectionText("section", "2.60.030", "Register", "A register is kept for one year."),
    ]
)
NEW = [
    LAW[0],
    SectionText(
        "section",
        "2.60.020",
        "Gifts",
        "(a) No gift over $25 is accepted.\n(b) It binds every person.",
        LAW[1].key,
    ),
    SectionText("section", "2.60.030", "Register", "A register is kept for five years.", LAW[2].key),
]


@pytest.fixture
def session(browser):
    """A published agenda; on gifts a letter sent by three and a comment; ``browser`` first."""
    city = make.city("elm-fork", name="City of Elm Fork")
    code = make.policy(city, "code-of-ethics")
    law = make.law(code, LAW)
    bill = make.instrument(city, "bill-26-31", bill_number="26-31")
    edition = make.edition(bill, (code, make.draft(code, NEW, base=law), law))
    docket = make.docket(city, edition, number="2026-07")
    target = Target(edition.pk, LAW[1].key, "")
    for name in ("Bev", "Ray", "Dana"):
        make.comment(docket, LETTER, targets=(target,), name=name, position="against")
    make.comment(docket, "Ask the teachers.", targets=(target,), name="Ann", position="question")
    return make.meeting(city, edition)


def to_the_session(page, session):
    page.goto(reverse("worksession:page", args=[session.municipality.slug, session.address]))


def focused(page):
    return " ".join(page.evaluate("document.activeElement.innerText").split())


def test_a_council_member_walks_the_session_by_keyboard(open_page, session):
    page = open_page()
    to_the_session(page, session)
    press = page.keyboard.press
    press("n")
    assert focused(page) == "Change 1"
    press("n")
    assert focused(page) == "Change 2"
    press("p")
    assert focused(page) == "Change 1"
    press("c")
    assert "3 people sent the same letter" in focused(page)
    press("c")
    assert "Ask the teachers." in focused(page)
    press("c")
    expect(page.get_by_role("status")).to_have_text("That was the last comment shown.")
    press("n")
    press("n")
    press("n")
    page.get_by_role("heading", name="Said about § 2.60.030").wait_for()
    assert focused(page) == "Change 3"
    press("p")
    page.get_by_role("heading", name="Said about § 2.60.020").wait_for()
    assert focused(page) == "Change 2"
    press("s")
    page.get_by_role("heading", name="Said about § 2.60.030").wait_for()
    assert page.evaluate("document.activeElement.id") == "the-text"
    press("s")
    expect(page.get_by_role("status")).to_have_text("This is the last section.")


def test_the_list_of_keys_opens_and_the_keys_can_be_turned_off(open_page, session):
    page = open_page()
    to_the_session(page, session)
    page.keyboard.press("?")
    assert "all keys" in focused(page)
    page.keyboard.press("Tab")
    assert focused(page) == "Turn the keys off"
    page.keyboard.press("Enter")
    page.keyboard.press("n")
    assert focused(page) == "Turn the keys on"
    page.reload()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_keys_are_silent_with_ctrl_and_without_javascript_nothing_speaks_of_them(open_page, session):
    page, without = open_page(), open_page(javascript=False)
    to_the_session(page, session)
    page.keyboard.press("Control+s")
    expect(page.get_by_role("heading", name="Said about § 2.60.020")).to_be_visible()
    to_the_session(without, session)
    expect(without.get_by_text("next change").first).to_be_hidden()
    without.get_by_role("link", name="Next section").click()
    without.get_by_role("link", name="Wall view").click()
    expect(without.get_by_role("button", name="Full screen")).to_be_hidden()
    without.get_by_role("link", name="Leave").click()
    expect(without.get_by_role("heading", name="Said about § 2.60.030")).to_be_visible()


SCREENS = {
    "page": ({}, [1280, 1024, 768, 375, 320]),
    "wall": ({"view": "wall"}, [1920, 375]),
    "packet": ({"view": "packet"}, [1280, 375]),
}


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}], ids=str)
def test_no_view_has_a_barrier_or_is_wider_than_the_screen(open_page, hindrances, session, options):
    found = {}
    for view, (query, widths) in SCREENS.items():
        for width in widths:
            page = open_page(width=width, height=1080, **options)
            to_the_session(page, session)
            asked = "&".join(f"{name}={value}" for name, value in query.items())
            page.goto(f"{page.url}?{asked}")
            if said := hindrances(page):
                found[view, width] = said
            page.context.close()
    assert found == {}


def test_nothing_on_the_wall_is_smaller_than_28_pixels(open_page, session):
    page = open_page(width=1920, height=1080)
    to_the_session(page, session)
    page.get_by_role("link", name="Wall view").click()
    page.get_by_role("link", name="Leave").wait_for()
    page.wait_for_load_state()
    small = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter((one) => [...one.childNodes].some((each) => each.nodeType === 3 && each.data.trim()))
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 1)
          .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 28)
          .map((one) => `${one.className} ${one.textContent.trim()}`)"""
    )
    assert small == []
    expect(page.get_by_role("button", name="Full screen")).to_be_visible()
