"""Guards stand where they are declared, their loss is named, and no table of the record was forgotten."""

import re

import pytest
from django.apps import apps
from django.db import connection

from policies import guards, recording
from tests.raw_sql import RECORD

pytestmark = pytest.mark.django_db


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
    for table in (*RECORD, "policies_source", "policies_sourceruling"):
        assert table in guarded
    assert "t.code = NEW.code" in guarded["comments_comment"]
    assert guards.no_replacing("x", ("a", "b")).sqlite_when.count("EXISTS") == 2


def postgresql(sql):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps the whole of a trigger as one text, and guards look in their own database")
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER {0} BEFORE UPDATE ON {1} FOR EACH ROW WHEN (false) EXECUTE FUNCTION {0}()",
        "CREATE TRIGGER {0} BEFORE UPDATE OF salt ON {1} FOR EACH ROW EXECUTE FUNCTION {0}()",
    ],
)
def test_a_guard_that_looks_at_some_rows_only_is_noticed(sql):
    name, table = "guard_comments_commentcontent_no_update", "comments_commentcontent"
    postgresql(f"DROP TRIGGER IF EXISTS {name} ON {table}; " + sql.format(name, table))
    assert recording.differences(connection) == [f"{name} on {table} is not as declared."]


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE OR REPLACE FUNCTION civicpolicy_now(city bigint) RETURNS timestamptz LANGUAGE sql"
        " SET search_path = public, pg_temp AS $$ SELECT timestamptz '2020-01-01' $$",
        "ALTER FUNCTION civicpolicy_now(bigint) RESET search_path",
    ],
)
def test_a_clock_that_says_something_else_is_noticed(sql):
    postgresql(sql)
    assert recording.differences(connection) == ["civicpolicy_now is not as declared."]
