"""The record keeps itself: raw SQL cannot alter, replace or remove a row of it, on either database."""

import pytest
from django.db import connection

from policies import record
from policies.dates import PartialDate
from policies.models import ActKind
from policies.services import acts, freezing
from tests import make
from tests.raw_sql import HELD, RECORD, by_guard, columns, other_value, refusal, rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("table", RECORD)
def test_no_column_of_a_recorded_row_can_be_changed(recorded, table):
    primary = "history_id" if "historical" in table else "id"
    blanked = {"name", "email"} if table == "comments_commentcontact" else set()
    for column in set(columns(table)) - {primary} - blanked:
        assert by_guard(f"UPDATE {table} SET {column} = {other_value(table, column)}"), column


@pytest.mark.parametrize("table", [*RECORD, *HELD])
def test_no_recorded_row_can_be_removed(recorded, table):
    assert by_guard(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", [*RECORD, *HELD])
def test_no_recorded_row_can_be_replaced(recorded, table):
    names = ", ".join(columns(table))
    if connection.vendor == "postgresql":
        assert by_guard(f"TRUNCATE {table} CASCADE")
        return
    assert by_guard(f"INSERT OR REPLACE INTO {table} ({names}) SELECT {names} FROM {table}")
    assert by_guard(f"REPLACE INTO {table} ({names}) SELECT {names} FROM {table}")
    assert by_guard(f"UPDATE OR REPLACE {table} SET {columns(table)[0]} = {columns(table)[0]} + 1")


@pytest.mark.parametrize("table", [*RECORD, *HELD])
def test_no_recorded_row_can_be_changed_by_an_insert_that_finds_it_there(recorded, table):
    """On PostgreSQL with its stamps blanked, so that it is the change that is refused, not the stamp."""
    names = columns(table)
    primary = "history_id" if "historical" in table else "id"
    unstamped = {"received_at": "NULL", "judged_by_id": "NULL", "verdict": "''"}
    unstamped |= dict.fromkeys(("recorded_at", "frozen_at", "published_at"), "NULL")
    values = ", ".join(unstamped.get(name, name) for name in names)
    taken = f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} WHERE 1 = 1"
    assert by_guard(f"{taken} ON CONFLICT ({primary}) DO UPDATE SET municipality_id = 0"), table


@pytest.mark.parametrize(
    ("table", "rest", "values"),
    [
        ("comments_commentcontent", "words, salt", "'Other words', 'salt'"),
        ("comments_commentcontact", "name, email", "'Somebody else', ''"),
    ],
)
def test_a_comment_cannot_get_other_words_or_another_name(recorded, table, rest, values):
    comment = recorded.comments.get()
    sql = f"INSERT INTO {table} (municipality_id, comment_id, {rest}) VALUES (%s, %s, {values})"
    assert refusal(sql, [recorded.municipality_id, comment.pk])


def test_a_name_can_be_blanked_and_not_changed(recorded):
    assert by_guard("UPDATE comments_commentcontact SET name = 'Somebody else'")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE comments_commentcontact SET name = '', email = ''")
    assert recorded.comments.get().contact.name == ""


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("policies_section", "text"),
        ("policies_section", "heading"),
        ("policies_section", "position"),
        ("policies_section", "version_id"),
        ("policies_version", "marks"),
        ("policies_version", "base_id"),
        ("policies_edition", "long_title"),
        ("policies_amendment", "proposed_id"),
        ("comments_docketitem", "edition_id"),
    ],
)
def test_a_frozen_text_cannot_be_changed_by_hand(recorded, table, column):
    value = f"{column} + 1" if column.endswith(("_id", "position")) else "'other'"
    assert by_guard(f"UPDATE {table} SET {column} = {value} WHERE {column} IS NOT NULL")


def test_a_section_cannot_be_slipped_into_a_frozen_version(recorded):
    loose = make.draft(make.policy(recorded.municipality))
    frozen = recorded.items.get().edition.amendments.get().proposed
    row = loose.sections.first()
    assert by_guard("UPDATE policies_section SET version_id = %s WHERE id = %s", [frozen.pk, row.pk])
    taken = frozen.sections.first()
    if connection.vendor == "sqlite":
        assert by_guard("UPDATE OR REPLACE policies_section SET id = %s WHERE id = %s", [taken.pk, row.pk])


def test_a_city_cannot_become_a_demonstration(recorded):
    assert by_guard("UPDATE policies_municipality SET is_demonstration = NOT is_demonstration")


def test_the_clock_of_a_real_city_cannot_be_moved():
    city = make.city()
    sql = "INSERT INTO policies_clockreading (municipality_id, number, stands_at) VALUES (%s, 1, %s)"
    assert by_guard(sql, [city.pk, "2030-01-01 00:00:00"])


def test_the_clock_of_a_demonstration_never_goes_back(recorded):
    sql = "INSERT INTO policies_clockreading (municipality_id, number, stands_at) VALUES (%s, 2, %s)"
    assert by_guard(sql, [recorded.municipality_id, "2020-01-01 00:00:00"])


def test_a_row_cannot_hang_on_another_city(recorded):
    other = make.city()
    for table, pairs in record.PARENTS.items():
        if pairs and rows(table):
            assert by_guard(f"UPDATE {table} SET municipality_id = %s", [other.pk]), table


def test_an_act_is_stamped_by_the_database_and_corrected_by_another(recorded):
    clerk = make.clerk_of(recorded.municipality)
    instrument = recorded.items.get().edition.instrument
    wrong = acts.record_act(by=clerk, instrument=instrument, kind=ActKind.PASSED, on=PartialDate.year(2024))
    right = acts.record_act(
        by=clerk, instrument=instrument, kind=ActKind.FAILED, on=PartialDate.year(2024), corrects=wrong
    )
    assert wrong.recorded_at <= right.recorded_at


def test_publishing_an_unfrozen_text_by_hand_is_by_guard(recorded):
    loose = make.draft(make.policy(recorded.municipality))
    clerk = make.clerk_of(recorded.municipality)
    sql = (
        "INSERT INTO policies_publication (municipality_id, version_id, published_by_id) VALUES (%s, %s, %s)"
    )
    assert by_guard(sql, [recorded.municipality_id, loose.pk, clerk.pk])
    freezing.freeze_version(by=clerk, version=loose)
    assert not by_guard(sql, [recorded.municipality_id, loose.pk, clerk.pk])


ACT = (
    "INSERT INTO policies_act (municipality_id, instrument_id, edition_id, corrects_id, kind, by_whom, vote,"
    " evidence, note, date_earliest, date_latest, date_precision, date_raw, recorded_by_id)"
    " VALUES (%s, %s, %s, %s, 'read', '', '', '', '', %s, %s, %s, '', %s)"
)


@pytest.mark.parametrize(
    ("earliest", "latest", "precision"),
    [
        ("2020-01-02", "2020-01-01", "range"),
        ("2020-01-01", "2020-01-01", "about"),
        ("infinity", "infinity", "day"),
        ("2020-02-30", "2020-02-30", "day"),
    ],
)
def test_an_act_by_hand_has_a_date_that_can_be_read(recorded, earliest, latest, precision):
    """It could never be mended, and every page that shows it would fail."""
    if connection.vendor == "postgresql" and earliest == "2020-02-30":
        pytest.skip("PostgreSQL itself knows no such day")
    instrument = recorded.items.get().edition.instrument
    row = [recorded.municipality_id, instrument.pk, None, None, earliest, latest, precision]
    assert by_guard(ACT, [*row, recorded.created_by_id])


@pytest.mark.parametrize("column", ["edition", "corrects"])
def test_an_act_by_hand_is_about_one_instrument(recorded, column):
    city, clerk = recorded.municipality, recorded.created_by
    edition = recorded.items.get().edition
    read = acts.record_act(
        by=clerk, instrument=edition.instrument, kind=ActKind.READ, on=PartialDate.year(2024)
    )
    about = [edition.pk, None] if column == "edition" else [None, read.pk]
    row = [city.pk, make.instrument(city).pk, *about, "2024-01-01", "2024-12-31", "year", clerk.pk]
    assert by_guard(ACT, row)
    assert not by_guard(ACT, [row[0], edition.instrument_id, *row[2:]])
