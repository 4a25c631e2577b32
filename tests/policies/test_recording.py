"""Guards survive migrations: SQLite rebuilds a table to alter it, and drops its triggers in silence."""

import re
import shutil
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from policies import recording
from tests import make

MIGRATION = """
from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = [("policies", "{before}")]
    operations = [
        migrations.AlterField("{model}", "{field}", models.CharField(max_length=999)),
    ]
"""


@pytest.fixture
def altering(tmp_path, settings, monkeypatch):
    """A function that migrates one column of a model of policies, as a later release would."""
    package = tmp_path / "later_migrations"
    shutil.copytree(Path(apps.get_app_config("policies").path) / "migrations", package)
    monkeypatch.syspath_prepend(str(tmp_path))
    settings.MIGRATION_MODULES = {"policies": "later_migrations"}
    last = max(path.stem for path in package.glob("0*.py"))

    def alter(model, field):
        (package / "9999_later.py").write_text(MIGRATION.format(before=last, model=model, field=field))
        call_command("migrate", "policies", verbosity=0)

    yield alter
    call_command("migrate", "policies", last, verbosity=0)
    for name in [name for name in sys.modules if name.startswith("later_migrations")]:
        del sys.modules[name]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("model", "field"), [("Municipality", "name"), ("Section", "heading"), ("Act", "vote")]
)
def test_a_migration_that_rebuilds_a_table_loses_no_guard(altering, model, field):
    docket = make.docket(make.city())
    make.comment(docket, "Still here.")
    altering(model, field)
    assert recording.differences(connection) == []
    assert docket.comments.get().content.words == "Still here."


@pytest.mark.django_db(transaction=True)
def test_control_a_rebuild_without_the_signals_does_lose_guards():
    """On SQLite the danger is real; on PostgreSQL an altered table keeps its triggers."""
    model = apps.get_model("policies", "Section")
    old, new = model._meta.get_field("heading"), model._meta.get_field("heading").clone()
    new.max_length = 999
    new.set_attributes_from_name("heading")
    new.model = model
    with connection.schema_editor() as editor:
        editor.alter_field(model, old, new)
    lost = recording.differences(connection)
    recording.install(connection)
    assert bool(lost) == (connection.vendor == "sqlite")
    assert recording.differences(connection) == []


@pytest.mark.django_db
def test_a_server_does_not_start_without_its_guards():
    recording.drop(connection)
    with pytest.raises(recording.RecordUnguarded, match=re.escape("Run `manage.py migrate`.")):
        recording.require(connection)


@pytest.mark.django_db
def test_installing_twice_changes_nothing_and_removes_what_nobody_declares():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE TRIGGER guard_stray BEFORE UPDATE ON policies_policy FOR EACH ROW"
                " EXECUTE FUNCTION guard_comments_commentcontent_no_update()"
            )
        else:
            cursor.execute("CREATE TRIGGER guard_stray BEFORE UPDATE ON policies_policy BEGIN SELECT 1; END")
    recording.install(connection)
    recording.install(connection)
    assert recording.differences(connection) == []
    assert "guard_stray" not in recording._definitions(connection)
