"""Who may open what at the desk: one table, one row for each address of home, profile, people, meetings."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import get_resolver

from civicpolicy.models import User
from policies.models import Role
from policies.services import meetings as services
from policies.services.municipalities import join
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.once]

STAFF = frozenset({Role.CLERK, Role.ATTORNEY, Role.DRAFTER, Role.ADMINISTRATOR})
KEEPERS = frozenset({Role.CLERK, Role.ADMINISTRATOR})
TABLE = {
    "home": ("", STAFF),
    "profile": ("profile/", KEEPERS),
    "people": ("people/", STAFF),
    "person-invite": ("people/invite/", KEEPERS),
    "person-invitation": ("people/{person}/invitation/", KEEPERS),
    "person-remove": ("people/{person}/remove/", KEEPERS),
    "meetings": ("meetings/", STAFF),
    "meeting-schedule": ("meetings/schedule/", KEEPERS),
    "meeting": ("meetings/{meeting}/", STAFF),
    "meeting-change": ("meetings/{meeting}/change/", KEEPERS),
    "meeting-item-add": ("meetings/{meeting}/items/add/", KEEPERS),
    "meeting-item-move": ("meetings/{meeting}/items/{item}/move/", KEEPERS),
    "meeting-item-remove": ("meetings/{meeting}/items/{item}/remove/", KEEPERS),
    "meeting-publish": ("meetings/{meeting}/publish/", KEEPERS),
    "meeting-order": ("meetings/{meeting}/call-to-order/", KEEPERS),
}
POST_ONLY = {"meeting-item-move", "meeting-item-remove"}
READ_ONLY = {"home", "people", "meetings", "meeting"}
OURS = ("home", "profile", "people", "person", "meeting")


@pytest.fixture
def city():
    return make.city()


@pytest.fixture
def address(city):
    """The address of a page, in the city or with its objects under another city's name."""
    clerk = make.clerk_of(city)
    meeting = make.meeting(city, published=False, starts_at=datetime.now(UTC) + timedelta(days=1))
    item = services.add_agenda_item(by=clerk, meeting=meeting, title="Minutes")
    person = join(
        municipality=city, user=User.objects.create_user("new@city.example", name="N"), role=Role.DRAFTER
    )
    names = {"meeting": meeting.address, "item": item.pk, "person": person.pk}

    def of(name, under=city):
        return f"/{under.slug}/desk/{TABLE[name][0].format(**names)}"

    return of


def test_no_address_is_missing_from_the_table():
    _, desk = get_resolver().namespace_dict["desk"]
    names = {name for name in desk.reverse_dict if isinstance(name, str) and name.startswith(OURS)}
    assert names == set(TABLE)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", list(TABLE))
def test_a_role_opens_what_the_table_says_and_nothing_else(client, city, address, name, role):
    client.force_login(make.clerk_of(city, role))
    allowed = 405 if name in POST_ONLY else 200
    assert client.get(address(name)).status_code == (allowed if role in TABLE[name][1] else 404)


@pytest.mark.parametrize("name", list(TABLE))
def test_a_visitor_is_asked_to_sign_in(client, address, name):
    looked = client.get(address(name))
    assert (looked.status_code, looked.url) == (302, f"/accounts/login/?next={address(name)}")
    sent = client.post(address(name))
    assert sent.status_code == 403 and 'href="/accounts/login/"' in sent.content.decode()


@pytest.mark.parametrize("name", list(TABLE))
def test_the_clerk_of_another_city_finds_nothing(client, address, name):
    client.force_login(make.clerk_of(make.city()))
    assert client.get(address(name)).status_code == client.post(address(name)).status_code == 404


@pytest.mark.parametrize("name", [name for name, (path, _) in TABLE.items() if "{" in path])
def test_an_object_of_another_city_is_missing_like_one_that_never_was(client, address, name):
    other = make.city()
    client.force_login(make.clerk_of(other))
    got, posted = (ask(address(name, under=other)).status_code for ask in (client.get, client.post))
    assert (got, posted) == (405 if name in POST_ONLY else 404, 405 if name in READ_ONLY else 404)
