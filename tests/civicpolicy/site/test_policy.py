"""A policy: in force now or on a day, nothing in force, not known, and every text it had."""

from datetime import UTC, date, datetime, timedelta

import pytest

from policies.dates import PartialDate
from policies.models import Marks
from policies.services import acts
from tests import make
from tests.civicpolicy.site.pages import links, words

pytestmark = pytest.mark.django_db


def test_the_text_in_force_can_be_read_with_since_when_and_by_what(client):
    city = make.city()
    made = make.instrument(city, ordinance_number="11-07")
    make.law(make.policy(city, "code", title="Code of ethics", citation="Chapter 2.52"), instrument=made)
    page = client.get(f"/{city.slug}/policies/code/")
    said = words(page)
    assert said.startswith("Chapter 2.52 Code of ethics")
    assert "In force since Tuesday, March 1, 2011. Ordinance 11-07 made this text." in said
    assert "2.52.020 Gifts No gift over fifty dollars ($50.00) is taken." in said
    assert links(page)["Plain text"].startswith(f"/{city.slug}/policies/code/on/")


def test_when_nothing_is_in_force_the_page_says_since_when_by_what_and_links_the_last_text(client, story):
    page = client.get(story.policy)
    said = words(page)
    assert "Nothing is in force. Repealed Tuesday, April 4, 2023, by Ordinance 23-18." in said
    assert "No gift over fifty dollars" not in said
    assert links(page)["Read the last text that was in force"] == f"{story.policy}versions/1/"


def test_a_proposal_leads_to_what_would_change(client, story):
    page = client.get(story.policy)
    assert "Bill 24-31 would restore it. Read what would change" in words(page)
    assert links(page)["Read what would change"] == story.compare


def test_an_open_call_over_a_proposal_stands_over_the_text(client, story):
    assert "Comments are open" not in words(client.get(story.policy))
    story.open_docket()
    page = client.get(story.policy)
    assert "Comments are open through Friday, August 30, 2024, 11:59 p.m. Mountain Time" in words(page)
    assert links(page)["Read and comment"] == "/juniper-bend/dockets/2024-07/"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (
            "2011-02-28",
            "Nothing was in force on Monday, February 28, 2011. No text of this policy had taken effect",
        ),
        ("2011-03-01", "Was in force From Tuesday, March 1, 2011 until Tuesday, April 4, 2023."),
        ("2023-04-03", "Was in force From Tuesday, March 1, 2011 until Tuesday, April 4, 2023."),
        ("2023-04-04", "Nothing was in force on Tuesday, April 4, 2023. Repealed Tuesday, April 4, 2023"),
        ("0001-01-01", "Nothing was in force on Monday, January 1, 0001."),
        ("9999-12-31", "as far as it is recorded today"),
    ],
)
def test_the_text_of_a_day(client, story, day, sentence):
    assert sentence in words(client.get(f"{story.policy}on/{day}/"))


def test_the_page_of_a_day_does_not_speak_of_what_is_proposed_now(client, story):
    story.open_docket()
    said = words(client.get(f"{story.policy}on/2012-01-01/"))
    assert "would restore" not in said
    assert "Comments are open" not in said


def test_the_side_list_of_a_past_day_tells_what_stood_then(client, story):
    later = make.instrument(story.city, ordinance_number="23-50")
    since = PartialDate.on(date(2023, 12, 1))
    make.law(story.code, instrument=later, effective=since)
    said = words(client.get(f"{story.policy}on/2012-01-01/"))
    aside = said[said.index("Its texts, seen from that day") :]
    assert "Version 1: Ordinance 11-07 In force then From Tuesday, March 1, 2011 on." in aside
    assert "Version 3: Ordinance 23-50 Later It takes effect later: Friday, December 1, 2023." in aside
    assert "Bill 24-31" not in aside and "Proposed" not in aside


@pytest.mark.parametrize("day", ["2019-02-30", "2019-13-01", "0000-01-01", "2019-1-1", "yesterday"])
def test_a_day_that_no_calendar_has_is_not_found(client, story, day):
    assert client.get(f"{story.policy}on/{day}/").status_code == 404


def test_the_form_leads_to_the_page_of_its_day(client, story):
    page = client.get(story.policy, {"on": "2012-01-01"})
    assert (page.status_code, page["Location"]) == (302, f"{story.policy}on/2012-01-01/")


def test_the_form_says_how_a_day_is_written(client, story):
    said = words(client.get(story.policy, {"on": "30 Aug <b>"}))
    assert "Error: Write the day as year-month-day, for example 2019-08-30." in said


def test_what_is_not_known_names_the_candidates(client):
    city = make.city()
    code = make.policy(city, "code")
    made = make.instrument(city, ordinance_number="11-07")
    make.law(code, effective=PartialDate.unknown("Aug. 30"), instrument=made)
    page = client.get(f"/{city.slug}/policies/code/")
    assert "What is in force is not known." in words(page)
    assert "It may be this text, or nothing" in words(page)
    assert "Adopted; whether" not in words(page)
    label = next(name for name in links(page) if name == "Version 1: Ordinance 11-07")
    assert links(page)[label] == f"/{city.slug}/policies/code/versions/1/"


def test_a_repeal_on_a_day_nobody_knows_is_told(client, story):
    travel = make.policy(story.city, "travel")
    base = make.law(travel)
    acts.repeal(
        by=story.clerk,
        instrument=make.instrument(story.city, "ends", ordinance_number="24-70"),
        policy=travel,
        base=base,
        on=PartialDate.unknown(),
        effective=PartialDate.unknown("Aug. 30"),
    )
    said = words(client.get("/juniper-bend/policies/travel/"))
    assert "What is in force is not known." in said
    assert (
        "Ordinance 24-70 repeals this policy on a day that is not known (the paper says “Aug. 30”)." in said
    )


def test_a_date_known_in_part_is_said_as_far_as_it_is_known(client):
    city = make.city()
    make.law(make.policy(city, "code"), effective=PartialDate.year(2014))
    assert "In force since a day in 2014." in words(client.get(f"/{city.slug}/policies/code/"))


def test_an_adopted_change_with_a_later_day_is_announced(client):
    city = make.city()
    code = make.policy(city, "code")
    base = make.law(code)
    repealing = make.instrument(city, "repealing", ordinance_number="30-1")
    later = PartialDate.on(date(2030, 1, 1))
    acts.repeal(
        by=make.clerk_of(city),
        instrument=repealing,
        policy=code,
        base=base,
        on=PartialDate.on(date(2026, 1, 1)),
        effective=later,
    )
    page = client.get(f"/{city.slug}/policies/code/")
    assert (
        "Adopted, not yet in force. Ordinance 30-1 repeals this policy from Tuesday, January 1, 2030 on."
        in words(page)
    )
    assert links(page)["Read Ordinance 30-1"] == f"/{city.slug}/matters/repealing/"


def test_a_text_that_lost_its_marks_says_so_and_is_not_offered_for_comparison(client, story):
    lost = make.draft(story.code, base=story.law, marks=Marks.UNKNOWN)
    other = make.instrument(story.city, "bill-24-40", bill_number="24-40")
    make.edition(other, (story.code, lost, story.law))
    page = client.get(story.policy)
    assert links(page)["Read its text"] == f"{story.policy}versions/3/"
    assert "Marks unknown: not compared with other texts." in words(page)


def test_the_list_of_policies_says_where_each_stands(client, story):
    make.law(make.policy(story.city, title="Travel policy"))
    page = client.get("/juniper-bend/policies/")
    said = words(page)
    assert "Code of ethics Nothing in force Repealed Tuesday, April 4, 2023, by Ordinance 23-18." in said
    assert "Travel policy In force since Tuesday, March 1, 2011." in said
    assert links(page)["All ordinances and resolutions"] == "/juniper-bend/matters/"


def test_today_is_the_day_in_the_city(client):
    """At 05:30 UTC it is still the day before in Denver: the text of tomorrow is not in force yet."""
    late = datetime(2024, 8, 28, 5, 30, tzinfo=UTC)
    city = make.demonstration(at=late)
    made = make.instrument(city, ordinance_number="24-9")
    make.law(make.policy(city, "code"), effective=PartialDate.on(date(2024, 8, 28)), instrument=made)
    address = f"/{city.slug}/policies/code/"
    assert "Nothing is in force." in words(client.get(address))
    make.municipalities.set_clock(municipality=city, stands_at=late + timedelta(minutes=30))
    assert "In force since Wednesday, August 28, 2024." in words(client.get(address))


@pytest.mark.parametrize("path", ["", "on/2024-01-01/", "on/2024-01-01.txt", "compare/", "versions/1/"])
def test_unpublished_missing_and_another_citys_policy_are_one_404(client, story, path):
    other = make.city()
    make.law(make.policy(other, "elsewhere"))
    make.draft(make.policy(story.city, "hidden"))
    pages = [
        client.get(f"/juniper-bend/policies/{slug}/{path}") for slug in ("hidden", "elsewhere", "missing")
    ]
    assert [page.status_code for page in pages] == [404, 404, 404]
    assert len({page.content for page in pages}) == 1
