"""What the record hangs on stays: no city, docket, policy or bill can be put in another's place by hand."""

import pytest
from django.db import connection

from tests import make
from tests.raw_sql import by_guard, columns

pytestmark = pytest.mark.django_db
ROOTS = ("policies_municipality", "policies_policy", "policies_instrument", "comments_docket")
sqlite_only = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite can replace a row")


@pytest.mark.parametrize("table", ROOTS)
def test_it_cannot_be_removed_and_put_back_otherwise(recorded, table):
    """Foreign keys look only when the transaction ends, and then another row has the same identifier."""
    assert by_guard(f"DELETE FROM {table}")
    assert by_guard(f"UPDATE {table} SET id = id + 1000")


@sqlite_only
@pytest.mark.parametrize("table", ROOTS)
def test_it_cannot_be_pushed_out_by_another(recorded, table):
    make.docket(make.demonstration())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MIN(id), MAX(id) FROM {table}")
        first, last = cursor.fetchone()
    assert first != last
    assert by_guard(f"UPDATE OR REPLACE {table} SET id = %s WHERE id = %s", [first, last])


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("policies_policy", "slug"),
        ("policies_instrument", "slug"),
        ("comments_docket", "number"),
        ("policies_policy", "municipality_id"),
        ("policies_instrument", "municipality_id"),
        ("policies_meeting", "municipality_id"),
        ("policies_membership", "municipality_id"),
        ("policies_jurisdictionprofile", "municipality_id"),
        ("comments_docket", "municipality_id"),
    ],
)
def test_it_keeps_its_city_and_what_digests_name(recorded, table, column):
    make.meeting(recorded.municipality)
    other = make.city().pk if column == "municipality_id" else "another"
    mine = f"id IN (SELECT MIN(id) FROM {table})"
    assert column in columns(table)
    assert by_guard(f"UPDATE {table} SET {column} = %s WHERE {mine}", [other])


def test_a_docket_that_nobody_saw_can_be_dropped():
    docket = make.docket(make.city(), opened=False)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM comments_docketitem WHERE docket_id = %s", [docket.pk])
        cursor.execute("DELETE FROM comments_docket WHERE id = %s", [docket.pk])
        assert cursor.rowcount == 1


def test_an_unpublished_edition_cannot_be_slipped_into_a_docket(recorded):
    city = recorded.municipality
    docket = make.docket(city, opened=False)
    code = make.policy(city)
    hidden = make.edition(make.instrument(city), (code, make.draft(code)), published=False)
    sql = "UPDATE comments_docketitem SET edition_id = %s WHERE docket_id = %s"
    assert by_guard(sql, [hidden.pk, docket.pk])


CLOCK = "INSERT INTO policies_clockreading (municipality_id, number, stands_at, offset_seconds)"


def test_a_demonstrations_clock_cannot_begin_in_the_past_of_its_record(recorded):
    city = make.demonstration()
    make.docket(city)
    assert by_guard(f"{CLOCK} VALUES (%s, 1, %s, NULL)", [city.pk, "2019-08-30 00:00:00"])
    make.municipalities.set_clock(municipality=city, runs=True)
    make.municipalities.set_clock(municipality=city, runs=True)


@sqlite_only
@pytest.mark.parametrize(
    ("stands_at", "offset"),
    [("2090-01-01T00:00:00", None), ("soon", None), (3e6, None), (None, 10**15), (None, -(10**15))],
)
def test_a_clock_stands_at_a_time_of_the_calendar(recorded, stands_at, offset):
    row = [recorded.municipality_id, 2, stands_at, offset]
    assert by_guard(f"{CLOCK} VALUES (%s, %s, %s, %s)", row)
