"""Guards: triggers that keep the record, declared by each app, installed and compared here.

A guard is written once for each database. They are declared, not migrated, because SQLite rebuilds a table to
alter it and drops that table's triggers in silence: before a migration they are dropped, after it they are
installed again, and the server refuses to start when one is missing or differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

PREFIX = "guard_"


class RecordUnguarded(RuntimeError):
    """The database lacks a guard, or has another one in its place."""


@dataclass(frozen=True, slots=True)
class Guard:
    """One trigger. An empty body means that this database needs none.

    ``sqlite_when`` is the condition of the SQLite trigger; ``postgresql`` is the body of a plpgsql function.
    """

    name: str
    table: str
    timing: str
    sqlite: str = ""
    sqlite_when: str = ""
    postgresql: str = ""
    level: str = "ROW"

    @property
    def trigger(self) -> str:
        """The name of the trigger in the database."""
        return f"{PREFIX}{self.name}"

    def sqlite_sql(self) -> str:
        """The statement that makes it on SQLite."""
        when = f" WHEN {self.sqlite_when}" if self.sqlite_when else ""
        return f"CREATE TRIGGER {self.trigger} {self.timing} ON {self.table}{when} BEGIN {self.sqlite} END"

    def postgresql_sql(self) -> str:
        """The statements that make it on PostgreSQL."""
        return (
            f"CREATE OR REPLACE FUNCTION {self.trigger}() RETURNS trigger LANGUAGE plpgsql"
            f" SET search_path FROM CURRENT AS $guard${self.postgresql}$guard$;\n"
            f"DROP TRIGGER IF EXISTS {self.trigger} ON {self.table};\n"
            f"CREATE TRIGGER {self.trigger} {self.timing} ON {self.table}"
            f" FOR EACH {self.level} EXECUTE FUNCTION {self.trigger}()"
        )


@dataclass(frozen=True, slots=True)
class Routine:
    """A function that guards call; PostgreSQL only. ``sql`` begins with CREATE OR REPLACE FUNCTION."""

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class Declarations:
    """What one app declares."""

    guards: tuple[Guard, ...]
    routines: tuple[Routine, ...] = ()


def declared() -> Declarations:
    """All guards and routines of the installed apps, in order of the apps."""
    found = [config.record for config in apps.get_app_configs() if hasattr(config, "record")]
    return Declarations(
        guards=tuple(guard for one in found for guard in one.guards),
        routines=tuple(routine for one in found for routine in one.routines),
    )


def install(connection: BaseDatabaseWrapper) -> None:
    """Make every declared guard whose table exists, and remove guards that nobody declares any more.

    In one transaction: a server that runs meanwhile never writes past a guard that is being made anew. On
    PostgreSQL functions look for temporary tables last, or one of the name of a table would stand in for it.
    """
    declarations = declared()
    tables = set(connection.introspection.table_names())
    guards = [guard for guard in declarations.guards if guard.table in tables]
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        drop(connection)
        if connection.vendor == "postgresql":
            cursor.execute("SELECT set_config('search_path', %s, true)", [_search_path(connection)])
            for routine in declarations.routines:
                cursor.execute(routine.sql)
        for guard in _needed(connection, guards):
            cursor.execute(_sql(connection, guard))


def drop(connection: BaseDatabaseWrapper) -> None:
    """Remove every guard: before a migration, and in the teardown of a test. Never while serving."""
    with connection.cursor() as cursor:
        for name, table in list(_present(connection)):
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take the guards off and put them back; for emptying a test database."""
    drop(connection)
    try:
        yield
    finally:
        install(connection)


def differences(connection: BaseDatabaseWrapper) -> Sequence[str]:
    """Sentences about guards that are missing, disabled or not as declared; empty when the record is safe."""
    found = _definitions(connection)
    said = []
    for guard in _needed(connection, declared().guards):
        if guard.trigger not in found:
            said.append(f"{guard.trigger} on {guard.table} is missing.")
        elif found[guard.trigger] != _expected(connection, guard):
            said.append(f"{guard.trigger} on {guard.table} is not as declared.")
    if connection.vendor == "postgresql":
        said += [
            f"{each.name} is not as declared."
            for each in declared().routines
            if not _stands(connection, each)
        ]
    return said


def _search_path(connection: BaseDatabaseWrapper) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        return f"{cursor.fetchone()[0]}, pg_temp"


def _stands(connection: BaseDatabaseWrapper, routine: Routine) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc, proconfig FROM pg_proc WHERE proname = %s", [routine.name])
        rows = cursor.fetchall()
    pinned = [f"search_path={_search_path(connection)}"]
    return len(rows) == 1 and rows[0][0] in routine.sql and rows[0][1] == pinned


def require(connection: BaseDatabaseWrapper) -> None:
    """Raise RecordUnguarded unless every guard stands as declared."""
    said = differences(connection)
    if said:
        raise RecordUnguarded(" ".join(["The record is not protected.", *said, "Run `manage.py migrate`."]))


def _needed(connection: BaseDatabaseWrapper, guards: Iterable[Guard]) -> list[Guard]:
    bodies = "postgresql" if connection.vendor == "postgresql" else "sqlite"
    return [guard for guard in guards if getattr(guard, bodies)]


def _sql(connection: BaseDatabaseWrapper, guard: Guard) -> str:
    return guard.postgresql_sql() if connection.vendor == "postgresql" else guard.sqlite_sql()


def _expected(connection: BaseDatabaseWrapper, guard: Guard) -> tuple[str, ...]:
    if connection.vendor == "postgresql":
        made = (
            f"CREATE TRIGGER {guard.trigger} {guard.timing} ON {guard.table}"
            f" FOR EACH {guard.level} EXECUTE FUNCTION {guard.trigger}()"
        )
        return (guard.table, made, "O", guard.postgresql, f"search_path={_search_path(connection)}")
    return (guard.table, guard.sqlite_sql())


def _present(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, tgrelid::regclass::text FROM pg_trigger"
                " WHERE NOT tgisinternal AND starts_with(tgname, %s)",
                [PREFIX],
            )
        else:
            cursor.execute(
                "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
                [f"{PREFIX}%"],
            )
        yield from cursor.fetchall()


def _definitions(connection: BaseDatabaseWrapper) -> dict[str, tuple[str, ...]]:
    if connection.vendor == "postgresql":
        return _postgresql_definitions(connection)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
            [f"{PREFIX}%"],
        )
        return {name: (table, sql) for name, table, sql in cursor.fetchall()}


def _postgresql_definitions(connection: BaseDatabaseWrapper) -> dict[str, tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname, t.tgrelid::regclass::text, pg_get_triggerdef(t.oid, true), t.tgenabled::text,"
            " p.prosrc, array_to_string(p.proconfig, ';')"
            " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE NOT t.tgisinternal AND starts_with(t.tgname, %s)",
            [PREFIX],
        )
        return {name: tuple(rest) for name, *rest in cursor.fetchall()}


def sentence(error: Exception) -> str:
    """The sentence of the guard that refused: what a person may be told."""
    return str(error).splitlines()[0] if str(error) else ""


def hold(connection: BaseDatabaseWrapper, namespace: int, identifier: int) -> None:
    """Wait until nobody writes under this lock, and keep others out until the transaction ends.

    On SQLite the writer lock of the immediate transaction is enough.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [namespace, identifier % 2147483647])
