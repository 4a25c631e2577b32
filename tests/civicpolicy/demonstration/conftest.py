"""One city of the demonstration, built once for a file that names it in CITY, taken away by rolling back.

A test over several cities names them itself, as parameters of ``loaded``.
"""

import pytest
from django.db import connection, transaction
from django.utils.html import strip_tags

from civicpolicy.demonstration.load import load
from policies.models import Municipality


@pytest.fixture(scope="module")
def loaded(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        _let_it_take_its_time()
        yield load(getattr(request, "param", None) or request.module.CITY)
        transaction.set_rollback(True)


def _let_it_take_its_time():
    """One transaction stays open for a whole file; on a busy machine PostgreSQL would end it meanwhile."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")


@pytest.fixture
def city(loaded, db):
    return Municipality.objects.with_profile().get(pk=loaded.pk)


@pytest.fixture
def said(city, client):
    """The words of a page of the city, as somebody reads them; ``who`` signs in first."""

    def words(path="", who=None):
        if who:
            client.force_login(city.memberships.get(role=who).user)
        answer = client.get(f"/{city.slug}/{path}")
        assert answer.status_code == 200, path
        return plain(answer.text)

    return words


def plain(html):
    """Text without tags and with single spaces."""
    inside = html.split("<main", 1)[-1].split("</main>")[0]
    return " ".join(strip_tags(inside).replace("\xa0", " ").split())
