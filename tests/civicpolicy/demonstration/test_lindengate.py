"""Lindengate on its pages: two policies by the mayor on one day, no vote, nothing before them."""

import pytest

from comments.models import Consultation
from policies.models import Act, AdoptionPath, Instrument, Role

CITY = "lindengate"
NEW = ("code-of-conduct", "social-media-policy")
pytestmark = pytest.mark.django_db


@pytest.fixture
def authorised(city):
    return Act.objects.filter(municipality=city, kind="authorised").order_by("pk")


def test_both_were_authorised_on_one_day_by_the_mayor_and_are_in_force_since_then(authorised, said):
    first, second = authorised
    assert first.date == second.date and first.by_whom == second.by_whom
    for slug in NEW:
        assert f"In force since {first.date}." in said(f"policies/{slug}/")
        assert f"{first.date}. Mayor" in said(f"matters/{slug}/")


@pytest.mark.parametrize("slug", NEW)
def test_the_executive_path_is_told_without_a_vote_or_a_council(said, slug):
    page = said(f"matters/{slug}/").partition("All of it was new")[0]
    assert "Administrative policy, authorized" in page and "Prepared by Chief of Staff" in page
    assert [word for word in ("Vote", "adopted", "Council", "Number", "Bill") if word in page] == []


@pytest.mark.parametrize("slug", NEW)
def test_there_is_nothing_before_them_to_compare_with_and_the_pages_say_so(client, said, slug):
    assert "All of it was new: 5 sections." in said(f"matters/{slug}/")
    assert "Nothing: it is a new text" in said(f"policies/{slug}/versions/1/")
    assert "Compare two texts" not in said(f"policies/{slug}/")
    assert "compare" not in client.get(f"/{CITY}/policies/{slug}/").text.split("<main")[1]


def test_comparing_a_policy_that_has_one_text_says_that_there_is_nothing_to_compare(client, said):
    answer = client.get(f"/{CITY}/policies/code-of-conduct/compare/", follow=True)
    assert answer.request["PATH_INFO"] == f"/{CITY}/policies/code-of-conduct/"
    assert "there is no other to compare it with" in answer.text
    assert "There is nothing to compare it with." in said("policies/code-of-conduct/compare/1..1/")


def test_the_older_policy_is_in_force_since_a_day_in_its_year(said):
    page = said("policies/conflict-of-interest-policy/")
    assert "In force since a day in 1998." in page and "unknown" not in page
    assert "1998" not in said().split("Policies and ordinances")[0]


@pytest.mark.parametrize("slug", NEW)
def test_three_closed_consultations_stand_before_the_signature(city, said, slug):
    page = said(f"matters/{slug}/")
    unions = ("Civilian Employees, Local 309", "Police Association", "Fire Fighters, Local 88")
    places = [page.index(union) for union in unions]
    assert places == sorted(places) and places[-1] < page.index("Authorized")
    rounds = Consultation.objects.filter(municipality=city, instrument__slug=slug)
    assert sorted(row.outcome for row in rounds) == ["agreed", "objected", "with_changes"]


def test_no_instrument_of_the_mayor_has_a_number(city):
    rows = Instrument.objects.filter(municipality=city, adoption_path=AdoptionPath.EXECUTIVE)
    assert {(row.bill_number, row.ordinance_number) for row in rows} == {("", "")} and rows.count() == 2


def test_the_desk_does_not_ask_a_city_whose_mayor_decides_for_a_first_docket(said):
    assert "Set up Lindengate" not in said("desk/", who=Role.CLERK)


def test_with_nothing_open_the_home_page_says_what_will_stand_there(said):
    assert "Nothing is open for comment now." in said()
