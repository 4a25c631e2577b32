"""The record keeps itself: raw SQL cannot alter, forge or remove a row of it, on either database."""

import re
import uuid

import pytest
from django.apps import apps
from django.db import Error, connection, transaction

from comments.content import Target
from policies import guards, record, recording
from policies.dates import PartialDate
from policies.models import ActKind
from policies.services import acts, freezing
from tests import make

pytestmark = pytest.mark.django_db

RECORD = (
    "policies_act",
    "policies_freezing",
    "policies_publication",
    "policies_clockreading",
    "policies_historicalsection",
    "comments_comment",
    "comments_commentcontent",
    "comments_commentcontact",
    "comments_commenttarget",
    "comments_periodchange",
)
"""Every table whose rows are never changed or removed; each has a row in ``recorded``."""

HELD = (
    "policies_section",
    "policies_version",
    "policies_edition",
    "policies_amendment",
    "comments_docketitem",
)
"""Tables whose rows are held fast by a freezing or an opening."""


@pytest.fixture
def recorded():
    """A demonstration city with a row in every table of the record."""
    city = make.demonstration()
    make.municipalities.set_clock(municipality=city, runs=True)
    docket = make.docket(city)
    edition = docket.items.get().edition
    key = str(edition.amendments.get().proposed.sections.get(position=1).key)
    make.comment(docket, name="Ray", email="ray@example.com", targets=(Target(edition.pk, key, "a"),))
    return docket


def columns(table):
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY 1")
        return cursor.fetchall()


def everything():
    """All rows of the record, to the letter."""
    return {table: rows(table) for table in (*RECORD, *HELD)}


def refused(sql, params=None):
    """True when the database refuses a statement and nothing of the record has changed."""
    before = everything()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)
    except Error:
        assert everything() == before
        return True
    return False


def other_value(table, column):
    """SQL for a value that differs from the one in the first row."""
    value = rows(table)[0][columns(table).index(column)]
    if isinstance(value, bool):
        return "NOT " + column
    if isinstance(value, int) or column.endswith("_id"):
        return f"COALESCE({column}, 0) + 1"
    return "NULL" if value is not None else None


@pytest.mark.parametrize("table", RECORD)
def test_no_column_of_a_recorded_row_can_be_changed(recorded, table):
    primary = "history_id" if "historical" in table else "id"
    blanked = {"name", "email"} if table == "comments_commentcontact" else set()
    for column in set(columns(table)) - {primary} - blanked:
        value = other_value(table, column) or "'1999-01-01 00:00:00'"
        assert refused(f"UPDATE {table} SET {column} = {value}"), f"{table}.{column} was changed"


@pytest.mark.parametrize("table", [*RECORD, *HELD])
def test_no_recorded_row_can_be_removed(recorded, table):
    assert refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", [*RECORD, *HELD])
def test_no_recorded_row_can_be_replaced(recorded, table):
    names = ", ".join(columns(table))
    if connection.vendor == "postgresql":
        assert refused(f"TRUNCATE {table} CASCADE")
        return
    assert refused(f"INSERT OR REPLACE INTO {table} ({names}) SELECT {names} FROM {table}")
    assert refused(f"REPLACE INTO {table} ({names}) SELECT {names} FROM {table}")
    assert refused(f"UPDATE OR REPLACE {table} SET {columns(table)[0]} = {columns(table)[0]} + 1")


def test_a_name_can_be_blanked_and_not_changed(recorded):
    assert refused("UPDATE comments_commentcontact SET name = 'Somebody else'")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE comments_commentcontact SET name = '', email = ''")
    assert recorded.comments.get().contact.name == ""


COMMENT = (
    "INSERT INTO comments_comment (municipality_id, docket_id, code, idempotency_key, position, capacity,"
    " channel, language, target_count, content_format, content_hash, verdict, received_at, judged_by_id)"
    " VALUES (%s, %s, 'EF0000000000', %s, 'for', 'resident', 'web', 'en', 0, 1, %s, %s, %s, %s)"
)


def comment_row(docket, verdict="", received_at=None, judged_by=None, city=None):
    key = uuid.uuid4()
    return [
        city or docket.municipality_id,
        docket.pk,
        key.hex if connection.vendor == "sqlite" else str(key),
        "0" * 64,
        verdict,
        received_at,
        judged_by,
    ]


def test_a_comment_inserted_by_hand_is_stamped_and_judged_like_any_other(recorded):
    with connection.cursor() as cursor:
        cursor.execute(COMMENT, comment_row(recorded))
    comment = recorded.comments.get(code="EF0000000000")
    assert (comment.verdict, comment.judged_by.number) == ("on_time", 1)
    assert comment.received_at is not None


def test_a_backdated_comment_is_refused(recorded):
    assert refused(COMMENT, comment_row(recorded, received_at="2020-01-01 00:00:00"))


def test_a_comment_with_a_verdict_of_its_own_is_refused(recorded):
    assert refused(COMMENT, comment_row(recorded, verdict="on_time"))
    assert refused(COMMENT, comment_row(recorded, judged_by=recorded.changes.get().pk))


def test_a_comment_in_the_name_of_another_city_is_refused(recorded):
    assert refused(COMMENT, comment_row(recorded, city=make.city().pk))


def test_a_target_cannot_join_a_comment_later(recorded):
    comment, edition = recorded.comments.get(), recorded.items.get().edition
    sql = (
        "INSERT INTO comments_commenttarget (municipality_id, comment_id, ordinal, edition_id, provision)"
        " VALUES (%s, %s, %s, %s, '')"
    )
    assert refused(sql, [comment.municipality_id, comment.pk, 2, edition.pk])


PERIOD = (
    "INSERT INTO comments_periodchange (municipality_id, docket_id, number, kind, opens_at, closes_at, zone,"
    " words, reason, changed_by_id, recorded_at) VALUES (%s, %s, %s, %s, %s, %s, 'UTC', '', '', %s, %s)"
)


def opening(change):
    """The opening as Django itself writes it."""
    return change.opens_at.strftime("%Y-%m-%d %H:%M:%S")


@pytest.mark.parametrize(
    ("number", "kind", "closes", "recorded_at"),
    [
        (2, "extended", "2020-01-01 00:00:00", None),
        (2, "shortened", "2020-01-01 00:00:00", None),
        (2, "reopened", "2030-01-01 00:00:00", None),
        (2, "opened", "2030-01-01 00:00:00", None),
        (3, "extended", "2030-01-01 00:00:00", None),
        (1, "extended", "2030-01-01 00:00:00", None),
        (2, "extended", "2030-01-01 00:00:30", None),
        (2, "extended", "2030-01-01 00:00:00", "2020-01-01 00:00:00"),
    ],
)
def test_a_period_change_by_hand_must_follow_the_rules(recorded, number, kind, closes, recorded_at):
    last = recorded.changes.get()
    row = [recorded.municipality_id, recorded.pk, number, kind, opening(last), closes, last.changed_by_id]
    assert refused(PERIOD, [*row, recorded_at])


def test_a_proper_extension_by_hand_is_stamped(recorded):
    last = recorded.changes.get()
    row = [recorded.municipality_id, recorded.pk, 2, "extended", opening(last), "2030-01-01 00:00:00"]
    with connection.cursor() as cursor:
        cursor.execute(PERIOD, [*row, last.changed_by_id, None])
    assert recorded.changes.get(number=2).recorded_at is not None


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
    assert refused(f"UPDATE {table} SET {column} = {value} WHERE {column} IS NOT NULL")


def test_a_section_cannot_be_slipped_into_a_frozen_version(recorded):
    loose = make.draft(make.policy(recorded.municipality))
    frozen = recorded.items.get().edition.amendments.get().proposed
    row = loose.sections.first()
    assert refused("UPDATE policies_section SET version_id = %s WHERE id = %s", [frozen.pk, row.pk])
    taken = frozen.sections.first()
    if connection.vendor == "sqlite":
        assert refused("UPDATE OR REPLACE policies_section SET id = %s WHERE id = %s", [taken.pk, row.pk])


def test_a_city_cannot_become_a_demonstration(recorded):
    assert refused("UPDATE policies_municipality SET is_demonstration = NOT is_demonstration")


def test_the_clock_of_a_real_city_cannot_be_moved():
    city = make.city()
    sql = "INSERT INTO policies_clockreading (municipality_id, number, stands_at) VALUES (%s, 1, %s)"
    assert refused(sql, [city.pk, "2030-01-01 00:00:00"])


def test_the_clock_of_a_demonstration_never_goes_back(recorded):
    sql = "INSERT INTO policies_clockreading (municipality_id, number, stands_at) VALUES (%s, 2, %s)"
    assert refused(sql, [recorded.municipality_id, "2020-01-01 00:00:00"])


def test_a_row_cannot_hang_on_another_city(recorded):
    other = make.city()
    for table, pairs in record.PARENTS.items():
        if pairs and rows(table):
            assert refused(f"UPDATE {table} SET municipality_id = %s", [other.pk]), table


def test_an_act_is_stamped_by_the_database_and_corrected_by_another(recorded):
    clerk = make.clerk_of(recorded.municipality)
    instrument = recorded.items.get().edition.instrument
    wrong = acts.record_act(by=clerk, instrument=instrument, kind=ActKind.PASSED, on=PartialDate.year(2024))
    right = acts.record_act(
        by=clerk, instrument=instrument, kind=ActKind.FAILED, on=PartialDate.year(2024), corrects=wrong
    )
    assert wrong.recorded_at <= right.recorded_at


def test_publishing_an_unfrozen_text_by_hand_is_refused(recorded):
    loose = make.draft(make.policy(recorded.municipality))
    clerk = make.clerk_of(recorded.municipality)
    sql = (
        "INSERT INTO policies_publication (municipality_id, version_id, published_by_id) VALUES (%s, %s, %s)"
    )
    assert refused(sql, [recorded.municipality_id, loose.pk, clerk.pk])
    freezing.freeze_version(by=clerk, version=loose)
    assert not refused(sql, [recorded.municipality_id, loose.pk, clerk.pk])


def test_every_guard_is_in_place_and_its_loss_is_named():
    assert recording.differences(connection) == []
    lost = next(g for g in recording.declared().guards if g.name == "comments_commentcontent_no_update")
    with connection.cursor() as cursor:
        on_table = f" ON {lost.table}" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER {lost.trigger}{on_table}")
    with pytest.raises(
        recording.RecordUnguarded, match=re.escape(f"{lost.trigger} on {lost.table} is missing")
    ):
        recording.require(connection)
    recording.install(connection)
    assert recording.differences(connection) == []


def test_a_guard_of_the_same_name_that_does_nothing_is_noticed():
    kept = next(g for g in recording.declared().guards if g.name == "comments_commentcontent_no_update")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {kept.table} DISABLE TRIGGER {kept.trigger}")
        else:
            cursor.execute(f"DROP TRIGGER {kept.trigger}")
            cursor.execute(f"CREATE TRIGGER {kept.trigger} BEFORE UPDATE ON {kept.table} BEGIN SELECT 1; END")
    assert recording.differences(connection) == [f"{kept.trigger} on {kept.table} is not as declared."]


def test_every_tenant_table_belongs_to_its_parents_city():
    """A table with a municipality and another foreign key into the record has its one-city guard."""
    guarded = {guard.table for guard in recording.declared().guards if "_one_city_" in guard.name}
    own = {"civicpolicy", "policies", "comments"}
    for model in apps.get_models():
        fields = {field.name: field for field in model._meta.fields}
        if model._meta.app_label not in own or "municipality" not in fields or "history_id" in fields:
            continue
        parents = [f for f in fields.values() if f.is_relation and hasattr(f.related_model, "municipality")]
        if parents:
            assert model._meta.db_table in guarded, f"{model._meta.db_table} has no one-city guard"


def test_every_history_is_append_only():
    guarded = {guard.table for guard in recording.declared().guards if guard.name.endswith("_no_delete")}
    histories = [m._meta.db_table for m in apps.get_models() if m.__name__.startswith("Historical")]
    assert histories and set(histories) <= guarded


def test_every_unique_key_of_the_record_is_kept_from_replacing():
    """INSERT OR REPLACE looks at every unique key, so the guard must too."""
    guarded = {
        g.table: g.sqlite_when for g in recording.declared().guards if g.name.endswith("_no_replacing")
    }
    for table in (*RECORD, "policies_source"):
        assert table in guarded
    assert "t.code = NEW.code" in guarded["comments_comment"]
    assert guards.no_replacing("x", ("a", "b")).sqlite_when.count("EXISTS") == 2
