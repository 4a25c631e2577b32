"""A real bill, scanned in 2012, goes in as a file and comes out on the council's table, in a browser."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import expect

from policies.models import Edition, Section
from tests import make

BILL = Path(__file__).parents[3] / "shared" / "seeds" / "002_8260c5e35bb31f00.txt"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not BILL.exists(), reason="the scanned bill is not beside this checkout"),
]


class Paper:
    """The bill in a city, with a docket over it and a work session ahead."""

    def __init__(self):
        self.city = make.city("river-city")
        make.clerk_of(self.city)
        call_command("import_document", BILL, municipality=self.city.slug, save=True, stdout=StringIO())
        self.edition = Edition.objects.select_related("instrument").get()
        self.docket = make.docket(self.city, self.edition, title="Social media in the personnel manual")
        self.session = make.meeting(self.city, self.edition)
        self.section = Section.objects.get(label="3-11A")

    def address(self, name, *args):
        return reverse(name, args=[self.city.slug, *args])


@pytest.fixture
def paper(browser):
    return Paper()


def text_of(page, path=None):
    if path is not None:
        assert page.goto(path).status == 200
    return " ".join(page.locator("main").inner_text().split())


def test_its_sections_are_read_with_their_unknowns(paper, page):
    policy = paper.edition.amendments.get().policy
    page.goto(paper.address("site:home"))
    page.get_by_role("link", name="Policies and ordinances").first.click()
    page.get_by_role("link", name=policy.title).first.click()
    text = text_of(page, paper.address("policies:section", policy.slug, "3-11A"))
    assert "spokesperson for the City" in text
    assert "marks" in text.lower()


def test_its_matter_page_says_what_is_known_and_what_is_not(paper, page):
    text = text_of(page, paper.address("site:matter", paper.edition.instrument.slug))
    assert "Bill 2012-119" in text or "2012-119" in text
    assert "Councilwoman Carroll" in text
    assert "15n," in text, "the words of the paper where its number cannot be read"
    for target in ("3-11", "3-11A", "3-11B"):
        assert target in text
    assert "Marks unknown" in text
    expect(page.locator("main ins, main del")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_resident_comments_on_one_item_of_a_list_and_the_council_reads_it(paper, open_page, javascript):
    page = open_page(javascript=javascript)
    page.goto(paper.address("comments:comment-form", paper.docket.number) + f"?section={paper.section.key}")
    page.get_by_label("3-11A").first.select_option("4")
    page.get_by_label("For it, with changes").check()
    page.get_by_label("3. Your comment").fill("Say who may give the approval while the office is vacant.")
    page.get_by_label("4. Your name").fill("Dana Whitfield")
    page.get_by_role("button", name="Preview my comment").last.click()
    assert "Say who may give the approval" in text_of(page)
    page.get_by_role("button", name="Send my comment").click()
    assert "Your comment is in the record" in text_of(page)
    session = paper.address("worksession:page", paper.session.address)
    text = text_of(page, f"{session}?section={paper.section.key}")
    assert "Said about § 3-11A" in text
    assert "On (4)" in text
    assert "Say who may give the approval while the office is vacant." in text
    assert "Marks unknown." in text
