"""The front door and a city's home."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from comments.services import dockets
from tests import make
from tests.civicpolicy.site.conftest import CLOSES, NOW
from tests.civicpolicy.site.pages import links, words

pytestmark = pytest.mark.django_db
TITLE = "What the city is deciding, and what it decided"


def test_without_a_city_the_front_door_says_what_to_do_first(client):
    page = words(client.get("/"))
    assert "No city has been set up here yet." in page
    assert "python manage.py demo" in page


def test_the_front_door_lists_even_a_single_city(client):
    city = make.city("casper", name="City of Casper", state="Wyoming")
    page = client.get("/")
    assert links(page)[city.name] == "/casper/"
    assert "City of Casper Wyoming" in words(page)


def test_an_open_call_says_what_would_change_until_when_and_where_to_comment(client, story):
    docket = story.open_docket(title="Restoring the code of ethics", summary="A lower limit on gifts.")
    make.comment(docket)
    page = client.get(story.home)
    said = words(page)
    assert "Restoring the code of ethics A lower limit on gifts. 2 of 3 sections changed" in said
    assert "1 comment so far" in said
    assert (
        "Comments are open through Friday, August 30, 2024, 11:59 p.m. Mountain Time; 3 days 10 hours left"
        in said
    )
    assert links(page)["Bill 24-31: restoring the code of ethics"] == "/juniper-bend/matters/bill-24-31/"
    assert links(page)["Restoring the code of ethics"] == "/juniper-bend/dockets/2024-07/"


def test_the_period_line_names_the_work_session_within_it(client, story):
    story.open_docket()
    make.meeting(story.city, story.edition, starts_at=NOW - timedelta(hours=1))
    make.meeting(story.city, starts_at=NOW - timedelta(hours=2))
    page = client.get(story.home).content.decode()
    assert page.count("Council work session, Tue., Aug. 27") == 1


def test_a_closed_call_leaves_the_box_and_the_menu(client, story):
    story.open_docket()
    assert 'class="count"' in client.get(story.home).content.decode()
    story.move_to(CLOSES)
    page = client.get(story.home)
    assert "Nothing is open for comment now." in words(page)
    assert 'class="count"' not in page.content.decode()
    assert links(page)["Earlier calls for comment"] == "/juniper-bend/dockets/"


def test_a_call_that_opens_later_is_announced(client, story):
    story.open_docket(opens_at=NOW + timedelta(days=1), title="Gifts")
    said = words(client.get(story.home))
    assert "Gifts . Comments open Wednesday, August 28, 2024, 2:00 p.m. Mountain Time." in said


def test_a_docket_that_the_clerk_has_not_opened_is_nobodys_business(client, story):
    make.docket(story.city, story.edition, number="2024-08", opened=False, title="Secret plan")
    said = words(client.get(story.home))
    assert "Secret plan" not in said
    assert "Nothing is open for comment now." in said


def test_only_three_calls_stand_in_the_box(client, story):
    for number in range(5):
        make.docket(
            story.city,
            story.edition,
            number=f"2024-{number}",
            opens_at=NOW - timedelta(days=20),
            closes_at=CLOSES,
            title=f"Call {number}",
        )
    story.move_to(NOW)
    page = client.get(story.home)
    assert links(page)["2 more open for comment"] == "/juniper-bend/dockets/"
    assert page.content.decode().count("btn-primary") == 1


def test_a_cancelled_call_is_not_open(client, story):
    docket = story.open_docket()
    dockets.cancel_period(by=story.clerk, docket=docket, reason="The bill was withdrawn.")
    assert "Nothing is open for comment now." in words(client.get(story.home))


def test_three_lists_say_what_comes_what_was_adopted_and_what_is_in_force(client, story):
    make.meeting(story.city, story.edition, starts_at=NOW + timedelta(days=7), kind="regular")
    said = words(client.get(story.home))
    assert (
        "What the council does next Tuesday, September 3, 2024, 2:00 p.m. Regular meeting Bill 24-31" in said
    )
    assert (
        "Adopted lately In force since Tuesday, April 4, 2023 Ordinance 23-18: Repealing it "
        "Repealed the Code of ethics." in said
    )
    assert (
        "Code of ethics Nothing in force Repealed Tuesday, April 4, 2023, by Ordinance 23-18. "
        "Being restored by Bill 24-31" in said
    )


def test_a_repeal_of_a_coming_day_is_told_in_both_lists_with_its_day(client):
    city = make.demonstration("elm", at=NOW)
    code = make.policy(city, "code", title="Code of ethics")
    base = make.law(code)
    made = make.instrument(city, ordinance_number="24-9", title="Ending it")
    on, effective = (make.PartialDate.on(date(2024, *day)) for day in ((8, 20), (12, 3)))
    make.acts.repeal(
        by=make.clerk_of(city), instrument=made, policy=code, base=base, on=on, effective=effective
    )
    said = words(client.get("/elm/"))
    assert "Repeals the Code of ethics from Tuesday, December 3, 2024." in said
    until = "In force since Tuesday, March 1, 2011. Until Tuesday, December 3, 2024"
    assert f"{until}, when Ordinance 24-9 repeals it." in said


def test_what_became_law_more_than_two_years_ago_is_no_news(client):
    city = make.city()
    for day, number in ((date(1998, 5, 4), "98-1"), (date.today() - timedelta(days=700), "24-1")):
        made = make.instrument(city, ordinance_number=number)
        adopted = {"instrument": made, "adopted": make.PartialDate.unknown()}
        make.law(make.policy(city), effective=make.PartialDate.on(day), **adopted)
    said = words(client.get(f"/{city.slug}/"))
    assert "Ordinance 24-1" in said and "Ordinance 98-1" not in said


def test_a_meeting_with_a_text_leads_to_its_page_and_one_without_to_the_list(client, story):
    with_text = make.meeting(story.city, story.edition, starts_at=NOW + timedelta(days=1))
    make.meeting(story.city, starts_at=NOW + timedelta(days=2), kind="special")
    found = links(client.get(story.home))
    assert found["Work session"] == reverse("worksession:page", args=["juniper-bend", with_text.address])
    assert found["Special meeting"] == "/juniper-bend/meetings/#meeting-2024-08-29-1"


def test_an_unpublished_agenda_is_not_told(client, story):
    make.meeting(story.city, story.edition, starts_at=NOW + timedelta(days=1), published=False)
    assert "No meeting is announced." in words(client.get(story.home))


def test_an_item_on_an_unpublished_text_has_a_title_and_no_link(client, story):
    hidden = make.edition(
        make.instrument(story.city, bill_number="24-99"), (story.code, story.proposed), published=False
    )
    make.meeting(story.city, hidden, starts_at=NOW + timedelta(days=1), kind="regular")
    page = client.get(story.home)
    assert "Bill 24-99, as introduced" in words(page)
    assert "Bill 24-99, as introduced" not in links(client.get("/juniper-bend/meetings/"))


def test_an_effective_date_that_nobody_knows_is_said(client):
    city = make.city()
    made = make.instrument(city, ordinance_number="24-22", title="Boards")
    make.law(make.policy(city), effective=make.PartialDate.unknown("Aug. 30"), instrument=made)
    assert "Effective date not known (“Aug. 30”) Ordinance 24-22: Boards" in words(
        client.get(f"/{city.slug}/")
    )


def test_an_empty_city_says_what_will_stand_there(client):
    city = make.city()
    said = words(client.get(f"/{city.slug}/"))
    assert said.startswith(TITLE)
    for sentence in (
        "When the council asks what residents think of a draft, it stands here with its deadline.",
        "No meeting is announced.",
        "As far as is recorded, nothing became law here in the last two years.",
        "No policy has been published here yet.",
    ):
        assert sentence in said


def test_nothing_of_another_city_is_on_the_page(client, story):
    story.open_docket()
    other = make.city()
    make.law(make.policy(other, title="Elsewhere's policy"))
    assert "Elsewhere" not in words(client.get(story.home))
    assert "Code of ethics" not in words(client.get(f"/{other.slug}/"))


def test_a_city_that_is_not_here_is_not_found(client):
    assert client.get("/nowhere/").status_code == 404


def test_the_city_has_its_colour(client):
    make.city("casper", accent="#0e5a63")
    page = client.get("/casper/city.css")
    assert page["Content-Type"] == "text/css; charset=utf-8"
    assert "--cp-accent: #0e5a63;" in page.content.decode()
