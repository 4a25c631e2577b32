"""Who works in a city: invited, named, and gone again."""

import re

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from civicpolicy.models import User
from policies.models import Membership, Role
from policies.services.municipalities import join
from tests import make

pytestmark = pytest.mark.django_db
TYPED = {"name": "Ben Ito", "email": "Ben@city.example", "role": "drafter"}


class NoConnection(BaseEmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError("no answer")


@pytest.fixture
def city():
    return make.city()


@pytest.fixture
def desk(client, city):
    client.force_login(make.clerk_of(city))

    def ask(page="", typed=None, **options):
        address = f"/{city.slug}/desk/people/{page}"
        return client.get(address, **options) if typed is None else client.post(address, typed, **options)

    return ask


@pytest.fixture
def mail_server(settings):
    settings.EMAIL_HOST = "mail.city.example"


def invited(city, role=Role.DRAFTER):
    person = User.objects.create_user("ben@city.example", name="Ben Ito")
    return join(municipality=city, user=person, role=role)


def test_an_invited_person_gets_a_letter_and_sets_a_password(desk, city, client, mail_server):
    page = desk("invite/", TYPED, follow=True)
    assert "Ben Ito is Drafter now. A letter went to ben@city.example." in page.text
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["ben@city.example"], f"Your role in {city.name}")
    link = re.search(r"http://testserver(/accounts/password/reset/key/\S+)", letter.body)[1]
    client.logout()
    form = client.get(link, follow=True)
    words = "a long enough phrase"
    client.post(form.redirect_chain[-1][0], {"password1": words, "password2": words})
    client.post("/accounts/login/", {"login": "ben@city.example", "password": words})
    assert client.get(f"/{city.slug}/desk/").status_code == 200


def test_without_a_mail_server_the_link_is_shown_and_no_letter_claimed(desk):
    page = desk("invite/", TYPED, follow=True)
    assert "No letter was sent." in page.text
    assert re.search(r"http://testserver/accounts/password/reset/key/\S+", page.text)
    assert "This installation has no mail server." in page.text
    assert mail.outbox == []


def test_a_mail_server_that_does_not_answer_loses_nobody(desk, city, mail_server, settings):
    settings.EMAIL_BACKEND = f"{__name__}.{NoConnection.__name__}"
    assert "No letter was sent." in desk("invite/", TYPED, follow=True).text
    assert city.memberships.filter(user__email="ben@city.example").exists()


def test_the_letter_can_be_sent_again(desk, city, mail_server):
    row = invited(city)
    page = desk(f"{row.pk}/invitation/", {"send": "yes"}, follow=True)
    assert "A letter went to ben@city.example." in page.text
    assert [letter.to for letter in mail.outbox] == [["ben@city.example"]]


def test_the_link_of_a_person_of_another_city_is_never_shown(desk, city):
    """Whoever holds it would be that person there."""
    row = invited(city)
    join(municipality=make.city(), user=row.user, role=Role.ADMINISTRATOR)
    assert desk(f"{row.pk}/invitation/").status_code == 404
    page = desk("invite/", TYPED | {"role": "attorney"}, follow=True)
    assert "password/reset/key" not in page.text


def test_a_person_with_a_password_has_no_invitation(desk, city):
    row = Membership.objects.get(user=make.clerk_of(city))
    assert desk(f"{row.pk}/invitation/").status_code == 404


def test_a_person_who_signs_in_already_keeps_name_and_password(desk, city, mail_server):
    known = make.user(email="ben@city.example", name="Benjamin Ito")
    page = desk("invite/", TYPED, follow=True)
    assert "Benjamin Ito is Drafter now." in page.text
    known.refresh_from_db()
    assert known.has_usable_password()
    assert "/accounts/login/" in mail.outbox[0].body
    assert "password/reset" not in mail.outbox[0].body


def test_inviting_twice_gives_one_role(desk, city):
    for _ in range(2):
        desk("invite/", TYPED)
    assert city.memberships.filter(user__email="ben@city.example").count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Write the name of the person"),
        ({"email": ""}, "Write the e-mail address of the person"),
        ({"email": "ben"}, "Write an e-mail address like name@example.com"),
        ({"role": ""}, "Choose a role"),
        ({"role": "mayor"}, "Choose a role from the list"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(desk, typed, sentence):
    page = desk("invite/", {**TYPED, **typed})
    assert (page.status_code, sentence in page.text) == (422, True)
    assert 'value="Ben' in page.text
    assert not User.objects.filter(email="ben@city.example").exists()


def test_the_list_names_everybody_once_with_all_their_roles(desk, city):
    row = invited(city)
    join(municipality=city, user=row.user, role=Role.ATTORNEY)
    page = desk().text
    assert page.count('<p class="title">Ben Ito') == 1
    assert "Has set no password yet" in page
    assert ": City attorney, Ben Ito</span>" in page


def test_a_role_is_taken_away_after_one_more_look(desk, city):
    row = invited(city)
    assert "will no longer be Drafter" in desk(f"{row.pk}/remove/").text
    page = desk(f"{row.pk}/remove/", {"remove": "yes"}, follow=True)
    assert "Ben Ito is no longer Drafter." in page.text
    assert not Membership.objects.filter(pk=row.pk).exists()
    assert User.objects.filter(pk=row.user_id).exists()


@pytest.mark.parametrize("role", [Role.CLERK, Role.ADMINISTRATOR])
def test_the_last_who_keeps_the_record_stays(client, city, role):
    person = make.clerk_of(city, role)
    client.force_login(person)
    row = Membership.objects.get(user=person)
    page = client.post(f"/{city.slug}/desk/people/{row.pk}/remove/", {"remove": "yes"})
    assert page.status_code == 409
    assert "A city keeps at least one clerk or administrator." in page.text
    assert Membership.objects.filter(pk=row.pk).exists()


def test_somebody_whose_account_is_closed_does_not_count_as_keeper(desk, city):
    other = make.clerk_of(city, Role.ADMINISTRATOR)
    other.is_active = False
    other.save()
    row = Membership.objects.get(user=make.clerk_of(city))
    assert desk(f"{row.pk}/remove/", {"remove": "yes"}).status_code == 409


def test_a_clerk_may_leave_when_somebody_stays(desk, city):
    make.clerk_of(city, Role.ADMINISTRATOR)
    row = Membership.objects.get(user=make.clerk_of(city))
    answer = desk(f"{row.pk}/remove/", {"remove": "yes"})
    assert (answer.status_code, answer.url) == (303, f"/{city.slug}/")


def test_roles_of_another_city_are_out_of_reach(desk):
    row = invited(make.city())
    for page in (f"{row.pk}/remove/", f"{row.pk}/invitation/"):
        assert desk(page).status_code == 404
        assert desk(page, {"remove": "yes"}).status_code == 404
    assert Membership.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("many", [1, 100])
def test_the_list_asks_no_more_with_a_hundred_people(desk, city, assert_queries_at_most, many):
    for number in range(many):
        join(municipality=city, user=make.user(name=f"Person {number}"), role=Role.DRAFTER)
    with assert_queries_at_most(12):
        assert desk().status_code == 200


def test_the_address_of_somebody_else_here_is_nobodys_invitation(desk, city):
    invited(city)
    page = desk("invite/", TYPED | {"name": "Ana Ruiz", "role": "council_member"})
    assert page.status_code == 422
    assert "ben@city.example is the address of Ben Ito. Write that name, or another address." in page.text
    assert 'value="Ana Ruiz"' in page.text
    assert not Membership.objects.filter(role=Role.COUNCIL_MEMBER).exists()


def test_whose_address_it_is_in_another_city_is_not_told(desk, city):
    invited(make.city())
    assert desk("invite/", TYPED | {"name": "Ana Ruiz"}).status_code == 303
