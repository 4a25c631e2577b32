"""An empty city is set up in one sitting, up to its first meeting and its first open call for comment.

In a browser, by visible names only.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import expect

from civicpolicy.models import User
from policies.models import Meeting, Municipality, Role
from policies.services import meetings as services
from policies.services.municipalities import join
from tests import make
from tests.journeys.door import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "a long enough phrase"
CODE = """CODE OF ETHICS

Section 1. Purpose.
This code sets rules for all who act for the city.

Section 2. Gifts.
No gift over fifty dollars ($50.00) is taken.
"""


@pytest.fixture
def link(browser, capsys):
    """The link that the command prints; ``browser`` first, so that a skip costs nothing."""
    options = {"slug": "elm-fork", "name": "City of Elm Fork", "email": "rosa@elmfork.example"}
    preset = {"person": "Rosa Ortiz", "receipt_prefix": "EF", "preset": "wyoming-city"}
    call_command("create_city", **options, **preset)
    return re.search(r"http://localhost:8000(/\S+key/\S+)", capsys.readouterr().out)[1]


def enter(page, link):
    """Set the first password and sign in with it."""
    page.goto(link)
    page.get_by_label("New Password", exact=True).fill(WORDS)
    page.get_by_label("New Password (again)").fill(WORDS)
    page.get_by_role("button", name="Set the password").click()
    page.get_by_role("main").get_by_role("link", name="Sign in").click()
    page.get_by_label("Email").fill("rosa@elmfork.example")
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Sign in").click()
    page.goto("/elm-fork/")
    page.get_by_role("link", name="Desk").click()


def fill_in_profile(page):
    page.get_by_role("link", name="Fill in the profile").click()
    assert (
        page.get_by_label("Enacting clause").input_value().startswith("Be it ordained by the governing body")
    )
    page.get_by_label("E-mail of the clerk").fill("clerk@elmfork.example")
    page.get_by_role("button", name="Save the profile").click()
    page.get_by_role("link", name="Clerk’s desk").click()


def invite(page):
    page.get_by_role("link", name="Invite a person").click()
    page.get_by_label("Name").fill("Ben Ito")
    page.get_by_label("E-mail").fill("ben@elmfork.example")
    page.get_by_label("City clerk: keeps the record, publishes, invites").check()
    page.get_by_role("button", name="Invite the person").click()
    expect(page.get_by_role("main")).to_contain_text("/accounts/password/reset/key/")
    page.get_by_role("link", name="Clerk’s desk").click()


def call_meeting(page):
    page.get_by_role("link", name="Schedule a meeting").click()
    page.get_by_label("Work session").check()
    page.get_by_label("Day").fill((datetime.now(UTC) + timedelta(days=30)).date().isoformat())
    page.get_by_label("Hour").fill("18:00")
    page.get_by_label("Place").fill("Room 100, City Hall")
    page.get_by_role("button", name="Schedule the meeting").click()
    for title in ("Minutes", "Why a code of ethics"):
        page.get_by_role("link", name="Add an item").click()
        page.get_by_label("Title on the agenda").fill(title)
        page.get_by_role("button", name="Add the item").click()
    last = page.get_by_role("listitem").filter(has_text="Why a code of ethics")
    last.get_by_role("button", name="Up").click()
    page.get_by_role("link", name="Publish the agenda…").click()
    page.get_by_role("button", name="Publish the agenda").click()


@pytest.mark.parametrize(
    ("javascript", "width"), [(True, 1280), (False, 375)], ids=["desk", "phone without JavaScript"]
)
def test_an_empty_city_reaches_its_first_meeting(link, open_page, javascript, width):
    page = open_page(javascript=javascript, width=width)
    enter(page, link)
    expect(page.get_by_role("main")).to_contain_text("Set up Elm Fork")
    fill_in_profile(page)
    invite(page)
    main = page.get_by_role("main").inner_text()
    assert "Enter or import a text" in main or "First policy in force" in main
    call_meeting(page)
    page.get_by_role("link", name="What residents see").click()
    listed = page.get_by_role("main").get_by_role("list").get_by_role("listitem").all_inner_texts()
    assert [item for item in listed if item in ("Minutes", "Why a code of ethics")] == [
        "Why a code of ethics",
        "Minutes",
    ]
    expect(page.get_by_role("main")).to_contain_text("Room 100, City Hall")


def says(page, words):
    expect(page.get_by_role("main")).to_contain_text(words)


def to_the_desk(page, area):
    page.get_by_role("navigation", name="Desk").get_by_role("link", name=area).click()


def enter_first_law(page):
    page.get_by_role("link", name="Enter or import a text").click()
    page.get_by_label("Or paste the text").fill(CODE)
    page.get_by_label("Name of the paper").fill("Code of Ethics")
    page.get_by_role("button", name="Read the paper").click()
    page.get_by_role("link", name="Enter as text in force…").click()
    page.get_by_label("Since this date").check()
    page.get_by_label("Date (optional)").fill("March 1, 2011")
    page.get_by_role("button", name="Enter as text in force").click()
    says(page, "In force since Tuesday, March 1, 2011.")
    page.get_by_role("link", name="Desk", exact=True).click()


def draft_change(page):
    to_the_desk(page, "Policies")
    page.get_by_role("main").get_by_role("link", name="Code of Ethics").first.click()
    page.get_by_role("link", name="Start a draft", exact=True).first.click()
    page.get_by_label("The text in force (version 1)").check()
    page.get_by_role("button", name="Start the draft").click()
    page.get_by_role("main").get_by_role("link", name="2 Gifts").click()
    page.get_by_label("Text of the section").fill("No gift over twenty dollars ($20.00) is taken.")
    page.get_by_role("button", name="Save the section").click()
    says(page, "was saved.")
    page.get_by_role("link", name="Draft 2", exact=True).click()


def introduce(page):
    page.get_by_role("link", name="Put into a bill").click()
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Ordinance").check()
    page.get_by_label("The council, by a vote").check()
    page.get_by_label("Short title").fill("A lower limit on gifts")
    page.get_by_label("Bill number").fill("26-1")
    page.get_by_role("button", name="Begin the bill").click()
    says(page, "CODE OF ETHICS, draft 2 stands in the bill.")
    page.get_by_role("link", name="Write its title and clauses").click()
    expect(page.get_by_label("Enacting clause")).to_have_value(re.compile("^Be it ordained"))
    page.get_by_label("Long title").fill("An ordinance amending the code of ethics")
    page.get_by_label("On the day on which it is adopted").check()
    page.get_by_role("button", name="Save these words").click()
    page.get_by_role("link", name="Check it and freeze it…").click()
    says(page, "twenty dollars ($20.00)")
    page.get_by_role("button", name="Freeze it for ever").click()
    says(page, "The text as introduced is frozen.")
    page.get_by_role("button", name="Publish it").click()
    says(page, "Bill 26-1, as introduced is public.")


def open_first_call(page):
    page.get_by_role("link", name="Open a call for comment").click()
    page.get_by_label("Title").fill("A lower limit on gifts")
    page.get_by_role("checkbox", name="Bill 26-1, as introduced").check()
    page.get_by_role("button", name="Make this call").click()
    page.get_by_label("Last day").fill((datetime.now(UTC) + timedelta(days=20)).date().isoformat())
    page.get_by_label("Closing hour").fill("17:00")
    page.get_by_role("button", name="See it as the public will").click()
    page.get_by_role("button", name="Open it").click()
    says(page, "Comments are open through")


@pytest.mark.parametrize(
    ("javascript", "width"), [(True, 1280), (False, 375)], ids=["desk", "phone without JavaScript"]
)
def test_an_empty_city_reaches_an_open_call_for_comment(link, open_page, javascript, width):
    page = open_page(javascript=javascript, width=width)
    enter(page, link)
    fill_in_profile(page)
    invite(page)
    enter_first_law(page)
    draft_change(page)
    introduce(page)
    open_first_call(page)
    page.get_by_role("link", name="Clerk’s desk").click()
    expect(page.get_by_role("heading", name="What needs you today")).to_be_visible()
    expect(page.get_by_role("heading", name="Set up Elm Fork")).to_have_count(0)
    page.goto("/elm-fork/")
    says(page, "A lower limit on gifts")
    page.get_by_role("main").get_by_role("link", name="comment").first.click()
    says(page, "Comments are open through")


@pytest.fixture
def pages(browser):
    """Every page of the frame's own areas, with something on each."""
    at = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
    city = make.demonstration("elm-fork", name="City of Elm Fork", at=at)
    clerk = make.clerk_of(city)
    bill = make.bill(city)
    make.docket(city, bill, opens_at=at - timedelta(days=1), closes_at=at + timedelta(hours=5))
    make.draft(make.policy(city))
    new = User.objects.create_user("ben@elmfork.example", name="Ben Ito")
    row = join(municipality=city, user=new, role=Role.DRAFTER)
    public = make.meeting(city, bill, starts_at=at + timedelta(hours=2))
    draft = make.meeting(city, bill, starts_at=at + timedelta(days=1), published=False)
    services.add_agenda_item(by=clerk, meeting=draft, title="Questions")
    names = {
        "home": (),
        "profile": (),
        "people": (),
        "person-invite": (),
        "person-invitation": (row.pk,),
        "person-remove": (row.pk,),
        "meetings": (),
        "meeting-schedule": (),
        "meeting": (draft.address,),
        "meeting-change": (draft.address,),
        "meeting-item-add": (draft.address,),
        "meeting-publish": (draft.address,),
        "meeting-order": (public.address,),
    }
    return {name: reverse(f"desk:{name}", args=[city.slug, *rest]) for name, rest in names.items()}


def signed_in(page, city="elm-fork"):
    home = reverse("desk:home", args=[city])
    return sign_in(page, make.clerk_of(Municipality.objects.get(slug=city)), home)


@pytest.mark.parametrize(
    "options",
    [{"width": 375, "color_scheme": "dark"}],
    ids=["dark phone"],
)
def test_no_page_of_the_desk_has_a_barrier_or_is_wider_than_the_screen(pages, open_page, hindrances, options):
    page = signed_in(open_page(**options))
    found = {}
    for name, path in pages.items():
        assert page.goto(path).status == 200, name
        if said := hindrances(page):
            found[name] = said
    assert found == {}


def test_what_is_wrong_is_said_first_and_takes_the_focus(pages, open_page, axe):
    page = signed_in(open_page())
    page.goto(pages["meeting-schedule"])
    page.get_by_role("button", name="Schedule the meeting").click()
    assert page.locator(":focus").get_by_role("heading").inner_text().startswith("There is a problem")
    assert axe(page) == []
    page.get_by_role("link", name="Choose the day").click()
    assert page.locator(":focus").get_attribute("type") == "date"
    assert Meeting.objects.count() == 2
