"""One command makes a city that its first administrator can enter."""

import re

import pytest
from django.core.management import CommandError, call_command

from civicpolicy.models import User
from policies.models import Membership, Municipality, Role
from tests import make

pytestmark = pytest.mark.django_db
OPTIONS = {
    "slug": "elm-fork",
    "name": "City of Elm Fork",
    "email": "Rosa@elmfork.example",
    "person": "Rosa Ortiz",
    "receipt_prefix": "EF",
    "preset": "wyoming-city",
    "site": "http://testserver/",
}


@pytest.fixture
def create(capsys):
    def run(**options):
        call_command("create_city", **{**OPTIONS, **options})
        return capsys.readouterr().out

    return run


def link_in(said):
    return re.search(r"http://testserver(/accounts/password/reset/key/\S+)", said)[1]


def test_the_first_administrator_sets_a_password_and_is_at_the_desk(create, client):
    said = create()
    form = client.get(link_in(said), follow=True)
    words = "a long enough phrase"
    client.post(form.redirect_chain[-1][0], {"password1": words, "password2": words})
    client.post("/accounts/login/", {"login": "rosa@elmfork.example", "password": words})
    page = client.get("/elm-fork/desk/")
    assert page.status_code == 200
    assert "Rosa Ortiz, Administrator" in page.text


def test_the_link_works_once(create, client):
    link = link_in(create())
    form = client.get(link, follow=True)
    words = "a long enough phrase"
    client.post(form.redirect_chain[-1][0], {"password1": words, "password2": words})
    assert "password1" not in client.get(link, follow=True).text


@pytest.mark.parametrize(
    ("preset", "state", "zone", "clause"),
    [
        (
            "wyoming-city",
            "Wyoming",
            "America/Denver",
            "Be it ordained by the governing body of the City of Elm Fork:",
        ),
        (
            "missouri-third-class",
            "Missouri",
            "America/Chicago",
            "Be it ordained by the council of the City of Elm Fork, as follows:",
        ),
        ("minnesota-charter", "Minnesota", "America/Chicago", ""),
    ],
)
def test_a_preset_brings_the_local_law_of_its_kind(create, preset, state, zone, clause):
    create(preset=preset)
    city = Municipality.objects.with_profile().get()
    found = (city.state, city.profile.time_zone, city.profile.enacting_clause, city.is_demonstration)
    assert found == (state, zone, clause, False)


@pytest.mark.parametrize(
    ("preset", "style"),
    [
        ("missouri-third-class", "jefferson-city-mo"),
        ("minnesota-charter", "ramsey-mn"),
        ("pennsylvania-city", "pennsylvania-city"),
        ("wyoming-city", "strike-underline"),
    ],
)
def test_a_preset_brings_the_marks_of_its_state(create, preset, style):
    create(preset=preset)
    assert Municipality.objects.with_profile().get().profile.redline_style == style


def test_a_plain_city_says_state_and_zone_itself(create):
    create(preset="plain", state="Ohio", time_zone="America/New_York")
    assert str(Municipality.objects.with_profile().get().zone) == "America/New_York"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"preset": "plain"}, "Say the state with --state"),
        ({"preset": "plain", "state": "Ohio"}, "Say the time zone with --time-zone"),
        ({"time_zone": "America/Elsewhere"}, "Say the time zone with --time-zone"),
        ({"receipt_prefix": "toolong"}, "--receipt-prefix: "),
        ({"slug": "Elm Fork"}, "valid “slug”"),
        ({"slug": "admin"}, "“admin” is already in use as an address."),
        ({"email": "rosa"}, "valid email address"),
        ({"person": " "}, "A city and a person have a name."),
    ],
)
def test_what_cannot_be_is_said_and_leaves_nothing_behind(create, options, sentence):
    with pytest.raises(CommandError, match=re.escape(sentence)):
        create(**options)
    assert not Municipality.objects.exists()
    assert not User.objects.exists()


def test_a_slug_that_is_taken_is_refused(create):
    make.city("elm-fork")
    with pytest.raises(CommandError, match="already in use"):
        create()


def test_a_person_of_another_city_keeps_their_password(create):
    known = make.user(email="rosa@elmfork.example", name="Rosa Ortiz")
    said = create()
    assert "signs in with the password that person has" in said
    assert "password/reset" not in said
    assert Membership.objects.get().user == known
    assert Membership.objects.get().role == Role.ADMINISTRATOR
