"""The list of meetings, and the word of the menu under which each page stands."""

from datetime import timedelta

import pytest

from tests import make
from tests.civicpolicy.site.conftest import NOW
from tests.civicpolicy.site.pages import links, words

pytestmark = pytest.mark.django_db


def test_meetings_to_come_stand_before_those_held(client, story):
    story.move_to(NOW)
    for days in (-14, 7, -7, 14):
        make.meeting(story.city, starts_at=NOW + timedelta(days=days), kind="regular")
    said = words(client.get("/juniper-bend/meetings/"))
    order = ["To come", "September 3,", "September 10,", "Held", "August 20,", "August 13,"]
    places = [said.index(each) for each in order]
    assert places == sorted(places)


def test_an_agenda_leads_to_its_texts(client, story):
    made = make.meeting(story.city, story.edition, starts_at=NOW + timedelta(days=1))
    page = client.get("/juniper-bend/meetings/")
    assert links(page)["Bill 24-31, as introduced"] == "/juniper-bend/matters/bill-24-31/"
    side_by_side = f"/juniper-bend/meetings/{made.address}/work-session/"
    assert side_by_side in links(page).values()


def test_an_unpublished_agenda_and_another_citys_are_not_listed(client, story):
    make.meeting(story.city, story.edition, starts_at=NOW + timedelta(days=1), published=False)
    make.meeting(make.city(), starts_at=NOW + timedelta(days=1))
    said = words(client.get("/juniper-bend/meetings/"))
    assert "No meeting is announced." in said
    assert "Work session" not in said


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("", "Home"),
        ("policies/", "Policies and ordinances"),
        ("policies/code-of-ethics/", "Policies and ordinances"),
        ("policies/code-of-ethics/versions/1/", "Policies and ordinances"),
        ("policies/code-of-ethics/compare/1..2/", "Policies and ordinances"),
        ("matters/bill-24-31/", "Policies and ordinances"),
        ("dockets/", "Open for comment"),
        ("meetings/", "Meetings"),
    ],
)
def test_the_menu_says_where_one_is(client, story, path, word):
    page = client.get(f"/juniper-bend/{path}").content.decode()
    menu = page[page.index('aria-label="Menu"') : page.index("</nav>")]
    current = menu[menu.index("aria-current") :]
    assert current[current.index(">") + 1 :].strip().startswith(word)
    assert menu.count("aria-current") == 1


def test_a_page_of_no_city_has_no_menu(client):
    assert 'aria-label="Menu"' not in client.get("/").content.decode()
