"""The frame of the desk: who gets in, how one gets there, what stands in its bar."""

import pytest

from policies.models import Role
from tests import make

pytestmark = pytest.mark.django_db
STAFF = (Role.CLERK, Role.ATTORNEY, Role.DRAFTER, Role.ADMINISTRATOR)


def opened(client, city, person=None, page="desk/"):
    if person:
        client.force_login(person)
    return client.get(f"/{city.slug}/{page}")


@pytest.mark.parametrize("role", STAFF)
def test_staff_open_their_desk(client, role):
    city = make.city()
    answer = opened(client, city, make.clerk_of(city, role))
    assert answer.status_code == 200
    assert f"{role.label} of {city.name}, {role.label}" in answer.text


@pytest.mark.parametrize("role", [Role.COUNCIL_MEMBER, Role.REVIEWER])
def test_for_others_of_the_city_there_is_no_desk(client, role):
    city = make.city()
    assert opened(client, city, make.clerk_of(city, role)).status_code == 404


def test_another_citys_clerk_finds_none(client):
    assert opened(client, make.city(), make.clerk_of(make.city())).status_code == 404


def test_a_visitor_is_asked_to_sign_in(client):
    city = make.city()
    answer = opened(client, city)
    assert (answer.status_code, answer.url) == (302, f"/accounts/login/?next=/{city.slug}/desk/")


def test_no_browser_keeps_a_page_of_the_desk(client):
    city = make.city()
    assert "no-store" in opened(client, city, make.clerk_of(city))["Cache-Control"]


def test_staff_find_their_desk_from_the_public_pages(client):
    city = make.city()
    link = f'<a href="/{city.slug}/desk/">Desk</a>'
    assert link in opened(client, city, make.clerk_of(city), page="").text


def test_nobody_else_is_shown_the_way(client):
    city = make.city()
    assert ">Desk</a>" not in opened(client, city, page="").text
    assert ">Desk</a>" not in opened(client, city, make.clerk_of(city, Role.COUNCIL_MEMBER), page="").text


def test_a_demonstration_says_so_on_the_desk_too(client):
    city = make.demonstration()
    assert "Demonstration city. Not a real government." in opened(client, city, make.clerk_of(city)).text
