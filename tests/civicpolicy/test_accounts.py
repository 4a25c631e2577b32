"""Getting in and out."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user
from django.core import mail
from django.db import IntegrityError
from django.test import Client

from civicpolicy.models import User
from policies.models import Role
from policies.services import municipalities
from tests import make

PASSWORD = "a long enough phrase"


@pytest.fixture
def clerk() -> User:
    return User.objects.create_user("Rosa@City.example", PASSWORD, name="Rosa Ortiz")


def sign_in(client: Client, **form: str):
    return client.post("/accounts/login/", {"login": "rosa@city.example", "password": PASSWORD, **form})


@pytest.mark.django_db
def test_a_person_signs_in_by_e_mail_in_any_case(client: Client, clerk: User):
    response = sign_in(client, login="ROSA@city.EXAMPLE")
    assert (response.status_code, response.url) == (302, "/")
    assert get_user(client) == clerk


@pytest.mark.django_db
@pytest.mark.parametrize("login", ["rosa@city.example", "nobody@city.example"])
def test_a_wrong_password_and_an_unknown_address_get_the_same_words(client: Client, clerk: User, login: str):
    response = sign_in(client, login=login, password="something else")
    assert response.context["form"].non_field_errors() == [
        "The email address and/or password you specified are not correct."
    ]
    assert not get_user(client).is_authenticated


@pytest.mark.django_db
def test_after_signing_in_one_is_back_where_one_wanted_to_go(client: Client, clerk: User):
    assert sign_in(client, next="/casper/desk/").url == "/casper/desk/"


@pytest.mark.django_db
@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(client: Client, clerk: User, elsewhere: str):
    assert sign_in(client, next=elsewhere).url == "/"


@pytest.mark.django_db
def test_following_a_link_signs_nobody_out(client: Client, clerk: User):
    client.force_login(clerk)
    page = client.get("/accounts/logout/")
    assert "You are signed in as Rosa Ortiz." in page.content.decode()
    assert get_user(client) == clerk
    client.post("/accounts/logout/")
    assert not get_user(client).is_authenticated


@pytest.mark.django_db
def test_a_form_without_its_token_signs_nobody_in(clerk: User):
    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict).status_code == 403
    assert not get_user(strict).is_authenticated


@pytest.mark.django_db
def test_a_visitor_cannot_open_an_account(client: Client):
    form = {"email": "me@example.org", "password1": PASSWORD, "password2": PASSWORD}
    page = client.post("/accounts/signup/", form)
    assert "Accounts are given by your city" in page.content.decode()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_forgotten_password_is_replaced_by_a_letter(client: Client, clerk: User):
    client.post("/accounts/password/reset/", {"email": "rosa@city.example"})
    [letter] = mail.outbox
    assert letter.to == ["rosa@city.example"]
    address = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", letter.body)[1]
    form = client.get(address, follow=True)
    new = {"password1": "another long phrase", "password2": "another long phrase"}
    client.post(form.redirect_chain[-1][0], new)
    assert sign_in(client, password="another long phrase").status_code == 302


@pytest.mark.django_db
def test_a_letter_to_an_unknown_address_is_not_sent(client: Client):
    response = client.post("/accounts/password/reset/", {"email": "nobody@city.example"})
    assert response.url == "/accounts/password/reset/done/"
    assert mail.outbox == []


@pytest.mark.django_db
def test_guessing_passwords_is_slowed_down(client: Client, clerk: User):
    for _ in range(10):
        response = sign_in(client, password="guess")
    assert response.context["form"].non_field_errors() == ["Too many failed login attempts. Try again later."]
    sign_in(client)
    assert not get_user(client).is_authenticated


@pytest.mark.django_db
def test_two_people_cannot_share_an_address_in_other_letters(clerk: User):
    with pytest.raises(IntegrityError):
        User(email="ROSA@CITY.EXAMPLE", name="Another").save()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["login/", "logout/", "signup/", "inactive/", "password/reset/", "password/change/", "reauthenticate/"],
)
def test_every_account_page_stands_in_the_frame_of_the_site(client: Client, clerk: User, address: str):
    if address in ("logout/", "password/change/", "reauthenticate/"):
        client.force_login(clerk)
    page = client.get(f"/accounts/{address}").content.decode()
    assert re.search(r'<main id="main".*<h1>', page, re.DOTALL), page
    assert re.findall(r'style="|onclick=|<script(?! src)', page) == []


def in_city(person: User, city: Any, role: str) -> None:
    municipalities.join(municipality=city, user=person, role=role)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "page"),
    [
        (Role.CLERK, "/elm-fork/desk/"),
        (Role.DRAFTER, "/elm-fork/desk/"),
        (Role.COUNCIL_MEMBER, "/elm-fork/meetings/"),
        (Role.REVIEWER, "/elm-fork/"),
    ],
)
def test_a_person_of_one_city_lands_where_they_work(client: Client, clerk: User, role: str, page: str):
    in_city(clerk, make.city("elm-fork"), role)
    assert sign_in(client).url == page


@pytest.mark.django_db
def test_a_person_of_two_cities_chooses_on_the_front_door(client: Client, clerk: User):
    for slug in ("elm-fork", "elm-grove"):
        in_city(clerk, make.city(slug), Role.CLERK)
    assert sign_in(client).url == "/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts", "published", "at_hand"),
    [
        (timedelta(days=3), True, True),
        (timedelta(hours=-2), True, True),
        (timedelta(days=-2), True, False),
        (timedelta(days=9), True, False),
        (timedelta(days=3), False, False),
    ],
)
def test_a_council_member_lands_at_the_meeting_at_hand(
    client: Client, clerk: User, starts: timedelta, published: bool, at_hand: bool
):
    city = make.city("elm-fork")
    in_city(clerk, city, Role.COUNCIL_MEMBER)
    when = datetime.now(UTC) + starts
    meeting = make.meeting(city, make.bill(city), starts_at=when, published=published)
    make.meeting(city, starts_at=datetime.now(UTC) + timedelta(hours=5), kind="regular")
    page = f"/elm-fork/meetings/{meeting.address}/work-session/" if at_hand else "/elm-fork/meetings/"
    assert sign_in(client).url == page
    assert client.get(page).status_code == 200
