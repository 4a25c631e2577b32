"""``manage.py demo`` where the demonstration is not, and should not be."""

import pytest
from django.core.management import CommandError, call_command

from civicpolicy.demonstration.load import present
from tests import make

pytestmark = pytest.mark.django_db


def test_an_installation_with_a_city_of_its_own_is_left_alone(capsys):
    make.city()
    call_command("demo", "--if-empty")
    assert (capsys.readouterr().out, present()) == ("", None)


def test_a_person_who_has_one_of_the_addresses_is_left_alone():
    make.user(email="clerk@alderdraw.example")
    with pytest.raises(CommandError, match=r"clerk@alderdraw\.example already"):
        call_command("demo")
    assert present() is None


def test_a_real_city_at_the_address_is_never_taken_for_the_demonstration():
    make.city(slug="alder-draw")
    with pytest.raises(CommandError, match="already in use as an address"):
        call_command("demo")
    assert present() is None
