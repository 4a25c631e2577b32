"""``manage.py demo``: what it builds, what it leaves alone, what it says."""

import json
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from civicpolicy.demonstration.load import STORIES, load, missing, present
from civicpolicy.demonstration.people import PASSWORD
from civicpolicy.models import User
from civicpolicy.site.shown import SHOWN
from comments.models import Comment
from policies.models import Act
from tests import make

pytestmark = pytest.mark.django_db


def test_an_installation_with_a_city_of_its_own_is_left_alone(capsys):
    make.city()
    call_command("demo", "--if-empty")
    assert (capsys.readouterr().out, present()) == ("", [])


def test_a_person_who_has_one_of_the_addresses_is_left_alone():
    make.user(email="clerk@alderdraw.example")
    with pytest.raises(CommandError, match=r"clerk@alderdraw\.example already"):
        call_command("demo")
    assert present() == []


def test_a_real_city_at_the_address_is_never_taken_for_the_demonstration():
    make.city(slug="alder-draw")
    with pytest.raises(CommandError, match="already in use as an address"):
        call_command("demo")
    assert present() == []


def test_every_city_has_a_sentence_for_the_front_door():
    assert list(SHOWN) == list(STORIES)


def test_a_second_run_adds_the_cities_that_an_older_database_has_not_and_a_third_none(client, capsys):
    load("lindengate")
    assert missing() == ["alder-draw", "osier-landing", "tamarack-ferry"]
    call_command("demo", "--if-empty")
    said = capsys.readouterr().out
    assert [city.slug for city in present()] == list(STORIES)
    before = Comment.objects.count(), Act.objects.count(), User.objects.count()
    call_command("demo")
    assert capsys.readouterr().out == said
    assert (Comment.objects.count(), Act.objects.count(), User.objects.count()) == before
    the_command_says_how_to_get_into_each(said)
    the_front_door_says_what_each_shows(client)
    machines_are_told_every_address(capsys)


def the_command_says_how_to_get_into_each(said):
    assert "fictional" in said.lower() and "Everybody knows" in said and said.count(PASSWORD) == 1
    for role in ("clerk", "council member"):
        assert said.count(f"({role})") == 4


def the_front_door_says_what_each_shows(client):
    page = client.get("/").text
    assert [sentence for sentence in SHOWN.values() if sentence not in page] == []
    assert page.count("not a real government") == 4


def machines_are_told_every_address(capsys):
    call_command("demo", "--json")
    cities = json.loads(capsys.readouterr().out)["cities"]
    kinds = Counter(kind for city in cities for kind in city["addresses"])
    assert kinds["home"] == kinds["policy"] == kinds["matter"] == 4
    assert kinds["compare"] == kinds["docket"] == kinds["work_session"] == 3
    assert kinds["scan_at_the_desk"] == 1
    alder = next(city["addresses"] for city in cities if city["slug"] == "alder-draw")
    assert alder["compare"] == "/alder-draw/policies/code-of-ethics/compare/2..3/"
