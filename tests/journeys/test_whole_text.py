"""A drafter works on a whole text: a word is replaced across its sections, and a clause is brought in."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from policies.models import Role
from policies.queries import sections_of
from policies.text.section import SectionText
from tests import make
from tests.journeys.door import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LAW = (
    SectionText("section", "1", "Who posts", "The commission names who posts. The commission keeps a list."),
    SectionText("section", "2", "Comments", "The commission answers comments.\nIt hides none."),
)


@pytest.fixture
def draft(browser):
    law = make.law(make.policy(make.city("juniper-bend"), "social-media"), make.keyed(LAW))
    return make.draft(law.policy, [row.as_text() for row in sections_of(law)], base=law)


def test_a_word_is_replaced_everywhere_but_once_and_a_clause_stands_after_a_line(draft, open_page):
    city = draft.municipality
    path = reverse("desk:draft", args=[city.slug, draft.policy.slug, draft.number])
    page = sign_in(open_page(), make.clerk_of(city, Role.DRAFTER), path)
    replace(page)
    first, second = (row.text for row in sections_of(draft))
    assert first == "The council names who posts. The commission keeps a list."
    assert second == "The council answers comments.\nIt hides none."
    bring_in(page)
    lines = sections_of(draft)[1].text.split("\n")
    assert lines[0] == "The council answers comments." and lines[2] == "It hides none."
    assert lines[1].startswith("Comments on this page") and f"the {city.name}" in lines[1]


def replace(page):
    """Every place is seen; one of three stays."""
    page.get_by_role("link", name="Find and replace").click()
    page.get_by_label("Find", exact=True).fill("commission")
    page.get_by_label("Replace by").fill("council")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", name="3 places in 2 sections")).to_be_visible()
    page.get_by_role("checkbox", name="Place 2").check()
    page.get_by_role("button", name="Draw the redline again").click()
    expect(page.get_by_role("checkbox", name="Place 2")).to_be_checked()
    expect(page.locator("ins", has_text="council")).to_have_count(2)
    page.get_by_role("button", name="Replace", exact=True).click()
    expect(page.get_by_text("Replaced in 2 sections")).to_be_visible()


def bring_in(page):
    """The disclaimer with the city's name, after the first line."""
    page.get_by_role("link", name="2 Comments").click()
    page.get_by_role("button", name="Save it and bring in a clause").click()
    page.get_by_label("Clause").select_option(label="Disclaimer for a social media page")
    page.get_by_role("button", name="Look at it").click()
    page.get_by_label("Place").select_option(label="After “The council answers comments.”")
    page.get_by_role("button", name="Show the redline again").click()
    expect(page.locator("ins", has_text="Do not report an emergency here")).to_be_visible()
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", name="2 Comments", level=1)).to_be_visible()
