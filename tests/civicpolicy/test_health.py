"""The address a watcher asks."""

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.mark.django_db
def test_a_server_whose_database_answers_is_well(client: Client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_a_server_whose_database_is_gone_says_so_and_nothing_more(client: Client):
    def refuse(execute, sql, params, many, context):
        raise OperationalError("secret host name")

    with connection.execute_wrapper(refuse):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (503, b"the database does not answer\n")
