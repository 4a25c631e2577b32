"""Two people write one section: each sees its redline, and who comes second loses nothing."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from policies.models import Role
from policies.queries import sections_of
from policies.services.arranging import take_out
from policies.services.outlining import state_of
from policies.text.section import SectionText
from tests import make
from tests.journeys.door import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LAW = (
    SectionText("section", "2.60.010", "Purpose", "(a) This chapter sets rules.\n(b) It binds all."),
    SectionText("section", "2.60.020", "Gifts", "No gift over fifty dollars ($50.00) is taken."),
    SectionText("section", "2.60.030", "Records", "The clerk keeps a register."),
)
MINE = "No gift over ten dollars ($10.00) is taken."
THEIRS = "No gift over twenty dollars ($20.00) is taken, and none from a contractor."


@pytest.fixture
def law(browser):
    return make.law(make.policy(make.city("juniper-bend"), "ethics"), make.keyed(LAW))


def at_the_policies(page, city, role):
    return sign_in(page, make.clerk_of(city, role), reverse("desk:policies", args=[city.slug]))


def start_a_draft(page):
    page.get_by_role("link", name="Code of ethics", exact=True).click()
    page.get_by_role("link", name="Start a draft", exact=True).first.click()
    page.get_by_label("The text in force (version 1)").check()
    page.get_by_role("button", name="Start the draft").click()
    expect(page.get_by_role("heading", name="Code of ethics, draft 2")).to_be_visible()


def open_gifts(page):
    page.get_by_role("link", name="2.60.020 Gifts").click()
    expect(page.get_by_role("heading", name="2.60.020 Gifts", level=1)).to_be_visible()


def words(page):
    return page.get_by_label("Text of the section")


@pytest.mark.parametrize("script", [True, False], ids=["with-javascript", "without-javascript"])
def test_the_second_writer_sees_both_texts_and_saves_knowingly(law, open_page, script):
    first = at_the_policies(open_page(javascript=script), law.municipality, Role.ATTORNEY)
    start_a_draft(first)
    second = at_the_policies(open_page(javascript=script), law.municipality, Role.DRAFTER)
    second.get_by_role("link", name="Draft 2").click()
    open_gifts(first)
    open_gifts(second)
    write(second, MINE, script)
    words(first).fill(THEIRS)
    first.get_by_label("Reason for the change").fill("The council asked for it.")
    first.get_by_role("button", name="Save the section").click()
    expect(first.get_by_text("2.60.020 Gifts was saved.")).to_be_visible()
    second.get_by_role("button", name="Save the section").click()
    expect(second.get_by_role("heading", name="Your words are not saved yet")).to_be_visible()
    expect(words(second)).to_have_value(MINE)
    both = second.get_by_role("region", name="Your words are not saved yet")
    expect(both.get_by_role("deletion").first).to_contain_text("twenty dollars ($20.00)")
    expect(both.get_by_role("insertion").first).to_contain_text("ten dollars ($10.00)")
    second.get_by_role("button", name="Save mine over it").click()
    expect(second.get_by_text("2.60.020 Gifts was saved.")).to_be_visible()
    draft = law.policy.versions.get(number=2)
    assert sections_of(draft)[1].text == MINE
    the_history_gives_the_first_words_back(second, draft)


def write(page, text, script):
    """The redline of what is typed: while typing, or by the button."""
    words(page).fill(text)
    if not script:
        page.get_by_role("button", name="Preview the change").click()
    redline = page.get_by_role("region", name="Redline", exact=True)
    expect(redline.get_by_role("insertion").first).to_contain_text("ten dollars ($10.00)")
    expect(redline.get_by_role("deletion").first).to_contain_text("fifty dollars ($50.00)")
    expect(words(page)).to_have_value(text)


def the_history_gives_the_first_words_back(page, draft):
    page.get_by_role("link", name="Draft 2", exact=True).click()
    expect(page.get_by_text("1 of 3 sections changed")).to_be_visible()
    page.get_by_role("link", name="Who changed what, when and why").click()
    expect(page.get_by_text("“The council asked for it.”")).to_be_visible()
    page.get_by_role("link", name="Bring back what stood before").first.click()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_text("2.60.020 Gifts reads again as it did.")).to_be_visible()
    assert sections_of(draft)[1].text == THEIRS


def test_the_second_writer_takes_what_stands_now(law, open_page):
    page = at_the_policies(open_page(), law.municipality, Role.DRAFTER)
    start_a_draft(page)
    open_gifts(page)
    words(page).fill(MINE)
    draft = law.policy.versions.get(number=2)
    row = sections_of(draft)[1]
    take_out(by=None, version=draft, key=row.key, seen=state_of(row))
    page.get_by_role("button", name="Save the section").click()
    expect(page.get_by_role("heading", name="This section is gone")).to_be_visible()
    expect(words(page)).to_have_value(MINE)
    page.get_by_role("link", name="Leave it out").click()
    expect(
        page.get_by_role("listitem").filter(has_text="2.60.020 Gifts").get_by_text("Taken out")
    ).to_be_visible()
    page.get_by_role("button", name=re.compile("^Put back ?: 2.60.020 Gifts")).click()
    expect(page.get_by_text("2.60.020 Gifts was put back.")).to_be_visible()


def test_typed_words_are_not_left_behind_without_a_question(law, open_page):
    page = at_the_policies(open_page(), law.municipality, Role.DRAFTER)
    start_a_draft(page)
    open_gifts(page)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_role("link", name="Next section").click()
    expect(page.get_by_role("heading", name="2.60.030 Records", level=1)).to_be_visible()
    assert asked == []
    words(page).press_sequentially("And a book. ")
    page.get_by_role("link", name="Previous section").click()
    expect(page.get_by_role("heading", name="2.60.030 Records", level=1)).to_be_visible()
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Save the section").click()
    expect(page.get_by_text("2.60.030 Records was saved.")).to_be_visible()
    assert asked == ["beforeunload"]


def test_sections_are_added_and_moved_by_keyboard(law, open_page):
    page = at_the_policies(open_page(), law.municipality, Role.DRAFTER)
    start_a_draft(page)
    page.locator("summary", has_text="More: 2.60.020 Gifts").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Add after 2.60.020 Gifts").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Number")).to_have_value("2.60.025")
    page.get_by_label("Heading").fill("Travel")
    words(page).fill("Travel is reported.")
    page.get_by_role("button", name="Add the section").click()
    expect(page.get_by_text("2.60.025 Travel was added.")).to_be_visible()
    page.get_by_role("link", name="Draft 2", exact=True).click()
    page.locator("summary", has_text="More: 2.60.025 Travel").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("^Up ?: 2.60.025 Travel")).press("Enter")
    expect(page.get_by_text("2.60.025 Travel was moved up.")).to_be_visible()
    labels = [row.label for row in sections_of(law.policy.versions.get(number=2))]
    assert labels == ["2.60.010", "2.60.025", "2.60.020", "2.60.030"]


@pytest.mark.parametrize(
    ("width", "options"),
    [(375, {"color_scheme": "dark"})],
    ids=["375-dark"],
)
def test_the_pages_of_drafting_have_no_barrier_and_fit_the_screen(law, open_page, hindrances, width, options):
    city = law.municipality
    page = at_the_policies(open_page(width=width, **options), city, Role.CLERK)
    start_a_draft(page)
    draft = law.policy.versions.get(number=2)
    rows = sections_of(draft)
    take_out(by=None, version=draft, key=rows[2].key, seen=state_of(rows[2]))
    found = {}
    for name, path in paths(city, draft, law, rows).items():
        assert page.goto(path).status == 200, path
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")
        if said := hindrances(page):
            found[name] = said
    assert found == {}


def paths(city, draft, law, rows):
    """Every page of drafting."""
    here = [city.slug, "ethics", 2]
    taken = draft.sections.model.history.filter(version_id=draft.pk, history_type="-").get().pk
    return {
        "policies": reverse("desk:policies", args=[city.slug]),
        "policy": reverse("desk:policy", args=[city.slug, "ethics"]),
        "new": reverse("desk:policy-new", args=[city.slug]),
        "start": reverse("desk:draft-start", args=[city.slug, "ethics"]),
        "draft": reverse("desk:draft", args=here),
        "redline": reverse("desk:draft", args=here) + "?view=redline",
        "frozen": reverse("desk:section", args=[city.slug, "ethics", 1, rows[1].key]),
        "section": reverse("desk:section", args=[*here, rows[1].key]),
        "add": reverse("desk:section-add", args=here),
        "move": reverse("desk:section-move", args=[*here, rows[1].key]),
        "take-out": reverse("desk:section-take-out", args=[*here, rows[1].key]),
        "history": reverse("desk:draft-history", args=here),
        "restore": reverse("desk:section-restore", args=[*here, rows[2].key, taken]),
        "in-force": reverse("desk:draft-in-force", args=here),
        "discard": reverse("desk:draft-discard", args=here),
    }


def test_what_was_typed_before_the_script_came_is_drawn(law, open_page):
    page = at_the_policies(open_page(), law.municipality, Role.DRAFTER)
    start_a_draft(page)

    def type_first(route):
        words(page).fill(MINE)
        route.continue_()

    page.route("**/drafting*.js", type_first)
    open_gifts(page)
    redline = page.get_by_role("region", name="Redline", exact=True)
    expect(redline.get_by_role("insertion").first).to_contain_text("ten dollars ($10.00)")
