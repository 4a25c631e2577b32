"""The pages of one text, of a day and of a scan, in a real browser: no barrier, nothing cut off."""

import pytest

from policies.models import Marks
from policies.text.outline import SectionText
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = SectionText(
    "section",
    "10-67.1",
    "Honoraria",
    "(a) " + "A fee is a gift. " * 40 + "\n(1) " + "x" * 120 + "\n• A bullet.",
)


@pytest.fixture
def paths(browser, story):
    """``browser`` first, so that a skip costs nothing."""
    scan = make.draft(story.code, [LONG, SectionText("section", None, "", "Bare.")], marks=Marks.UNKNOWN)
    made = make.instrument(story.city, "scan", bill_number="2012-119", ordinance_number_raw="oZ 06")
    make.edition(made, (story.code, scan, story.law))
    make.city("empty")
    return [
        "/empty/",
        "/empty/policies/",
        "/empty/matters/",
        "/empty/meetings/",
        story.policy,
        f"{story.policy}?on=nonsense",
        f"{story.policy}on/2012-01-01/",
        f"{story.policy}versions/2/",
        f"{story.policy}versions/3/",
        f"{story.policy}sections/2.52.020/",
        f"{story.policy}compare/1..3/",
        f"{story.policy}compare/2..2/",
        f"{story.policy}compare/2..1/?style=brackets-underscore",
        "/juniper-bend/matters/scan/",
        "/juniper-bend/matters/ord-23-18/",
    ]


@pytest.mark.parametrize("width", [320])
def test_no_page_has_a_barrier_or_is_wider_than_the_screen(paths, open_page, hindrances, width):
    page = open_page(width=width)
    found = {}
    for path in paths:
        assert page.goto(path).status == 200, path
        if said := hindrances(page):
            found[path] = said
    assert found == {}


def test_two_texts_are_chosen_without_javascript(paths, story, open_page):
    page = open_page(javascript=False)
    page.goto(story.compare)
    page.select_option("#compare-old", "2")
    page.select_option("#compare-new", "1")
    page.get_by_role("button", name="Show").click()
    assert page.url.endswith(f"{story.policy}compare/2..1/")
    page.get_by_role("link", name="Side by side").click()
    assert page.locator(".law-sides").count() == 1


def test_a_day_is_chosen_without_javascript(paths, story, open_page):
    page = open_page(javascript=False)
    page.goto(story.policy)
    page.get_by_label("Day").fill("2012-01-01")
    page.get_by_role("button", name="Show that day").click()
    assert page.url.endswith(f"{story.policy}on/2012-01-01/")
    assert "No gift over fifty dollars" in page.locator("main").inner_text()
