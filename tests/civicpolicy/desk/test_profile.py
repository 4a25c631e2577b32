"""The city's local law at the desk."""

import pytest
from django.utils.html import escape

from policies.models import JurisdictionProfile, Role
from policies.services.municipalities import change_profile
from policies.text.marks import html_runs
from policies.text.styles import STYLES, city_styles
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return make.city()


@pytest.fixture
def desk(client, city):
    client.force_login(make.clerk_of(city))

    def ask(typed=None, **options):
        address = f"/{city.slug}/desk/profile/"
        return client.get(address, **options) if typed is None else client.post(address, typed, **options)

    return ask


def typed(city, **fields):
    row = JurisdictionProfile.objects.get(municipality=city)
    names = ("time_zone", "redline_style", "enacting_clause", "receipt_prefix", "accent", "clerk_office")
    seen = {"seen": row.history.latest().pk}
    return {name: getattr(row, name) for name in names} | seen | fields


def stored(city):
    return JurisdictionProfile.objects.get(municipality=city)


def test_what_is_saved_stands_and_says_who_changed_it(desk, city):
    page = desk(typed(city, clerk_email="clerk@elm.example", reviews_comments="on"), follow=True)
    assert "The profile is saved." in page.text
    assert "E-mail of the clerk: nothing became “clerk@elm.example”" in page.text
    assert "A person looks at each comment before it appears: no became yes" in page.text
    assert f"City clerk of {city.name}," in page.text
    assert stored(city).reviews_comments


def test_every_style_is_offered_with_its_rule_and_its_legend_in_its_own_marks(desk, city):
    page = desk().text
    for name, words in city_styles():
        style = STYLES[name]
        choice = page.partition(f'value="{name}"')[2].partition("</label>")[0]
        assert words in choice
        assert escape(style.source) in choice
        assert f'data-del="{" ".join(style.deleted.looks)}"' in choice
        assert html_runs(style.legend, style) in choice


def test_a_style_is_saved_and_the_trail_names_the_place(desk, city):
    page = desk(typed(city, redline_style="jefferson-city-mo"), follow=True)
    assert stored(city).redline_style == "jefferson-city-mo"
    assert "How changes are marked: “Strike and underline” became “Jefferson City, Missouri”" in page.text


def test_a_zone_is_chosen_by_name_and_moves_no_recorded_instant(desk, city):
    docket = make.docket(city)
    closes = docket.changes.get().closes_at
    desk(typed(city, time_zone="America/New_York"))
    assert (str(stored(city).time_zone), docket.changes.get().closes_at) == ("America/New_York", closes)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"time_zone": "Mars/Olympus"}, "Select a valid choice"),
        ({"receipt_prefix": "e1"}, "Write two to four capital letters"),
        ({"accent": "green"}, "Write a colour like #1f5b4b"),
        ({"clerk_email": "clerk"}, "Write an e-mail address like name@example.com"),
        ({"redline_style": "rainbow"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(desk, city, fields, sentence):
    page = desk(typed(city, **fields, clerk_office="The Clerk’s Room"))
    assert (page.status_code, sentence in page.text) == (422, True)
    assert 'value="The Clerk’s Room"' in page.text
    assert stored(city).clerk_office == "Office of the City Clerk"


def test_a_colour_that_is_not_saved_is_not_shown_in_the_frame(desk, city):
    page = desk(typed(city, clerk_office="Not saved", accent="green"))
    assert "Not saved" not in page.text.partition("<footer")[2]


def test_the_second_writer_sees_both_and_keeps_what_they_typed(desk, city):
    mine = typed(city, clerk_phone="555 0100")
    attorney = make.clerk_of(city, Role.ADMINISTRATOR)
    change_profile(by=attorney, municipality=city, seen=mine["seen"], clerk_phone="555 0199")
    page = desk(mine)
    assert page.status_code == 409
    assert "Somebody changed the profile while you were at it." in page.text
    assert "<dd>555 0199</dd>" in page.text
    assert 'value="555 0100"' in page.text
    seen = page.text.partition('name="seen" value="')[2].partition('"')[0]
    desk(mine | {"seen": seen})
    assert stored(city).clerk_phone == "555 0100"


def test_saving_what_stands_already_adds_nothing_to_the_history(desk, city):
    desk(typed(city))
    assert stored(city).history.count() == 1


def test_the_page_is_one_of_few_queries(desk, city, assert_queries_at_most):
    for number in range(40):
        seen = stored(city).history.latest().pk
        change_profile(by=make.clerk_of(city), municipality=city, seen=seen, clerk_phone=str(number))
    with assert_queries_at_most(12):
        assert desk().status_code == 200
