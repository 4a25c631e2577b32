"""The kinds of guard that tables share: append-only, one city, fixed columns, the city's own clock.

Pure declarations: SQL in both dialects, no connection. ``RAISE(ABORT, …)`` and ``RAISE EXCEPTION`` carry the
sentence that a person may read.
"""

from __future__ import annotations

from collections.abc import Iterable

from policies.dates import Precision
from policies.recording import Guard, Routine

DOCKET_LOCKS, VERSION_LOCKS, EDITION_LOCKS = 7101, 7102, 7103
"""First keys of the advisory locks: the two-key form, so that docket 5 and version 5 do not share one."""


def sqlite_now(municipality: str) -> str:
    """SQL for this city's now on SQLite: its demonstration clock if it has one, else the database's."""
    real = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
    return (
        f"COALESCE((SELECT COALESCE(r.stands_at, strftime('%Y-%m-%d %H:%M:%f', 'now', r.offset_seconds"
        f" || ' seconds')) FROM policies_clockreading r WHERE r.municipality_id = {municipality}"
        f" ORDER BY r.number DESC LIMIT 1), {real})"
    )


def sqlite_stamp(table: str, column: str) -> str:
    """The statement of an AFTER INSERT guard that sets a row's time on SQLite."""
    return f"UPDATE {table} SET {column} = {sqlite_now('NEW.municipality_id')} WHERE id = NEW.id;"


CITY_NOW = Routine(
    "civicpolicy_now",
    """CREATE OR REPLACE FUNCTION civicpolicy_now(city bigint) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE SET search_path FROM CURRENT AS $now$
DECLARE reading record;
BEGIN
  SELECT stands_at, offset_seconds INTO reading FROM policies_clockreading
    WHERE municipality_id = city ORDER BY number DESC LIMIT 1;
  IF NOT FOUND THEN RETURN clock_timestamp(); END IF;
  RETURN COALESCE(reading.stands_at, clock_timestamp() + make_interval(secs => reading.offset_seconds));
END $now$""",
)
"""This city's now on PostgreSQL. ``clock_timestamp()``, never ``now()``, the start of the transaction."""


def refuse(sentence: str) -> str:
    """The statement of a SQLite guard that refuses."""
    return f"SELECT RAISE(ABORT, '{sentence}');"


def exception(sentence: str) -> str:
    """The statement of a PostgreSQL guard that refuses, as an integrity error."""
    return f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation';"


def sqlite_unsound(column: str) -> str:
    """True on SQLite when a text is not an instant as Django writes it: ``2019-08-31 06:00:00[.5]``.

    SQLite keeps any text as a time and compares it letter by letter: a ``T`` between day and hour, an hour 24
    or a zone at the end would sort wrong, and so move a deadline.
    """
    whole, fraction = f"substr({column}, 1, 19)", f"substr({column}, 20)"
    digits = f"rtrim(substr({fraction}, 2), '0123456789') = ''"
    return (
        f"(strftime('%Y-%m-%d %H:%M:%S', {whole}, '+0 days') IS NOT {whole}"
        f" OR NOT ({fraction} = '' OR (substr({fraction}, 1, 1) = '.' AND {digits})))"
    )


def undated(prefix: str) -> tuple[str, str]:
    """True when the columns of a partial date hold none of the calendar: for SQLite and for PostgreSQL."""
    known = ", ".join(f"'{precision}'" for precision in ("", *Precision))
    days = (f"NEW.{prefix}_earliest", f"NEW.{prefix}_latest")
    wrong = f"NEW.{prefix}_precision NOT IN ({known}) OR {days[0]} > {days[1]}"
    return (
        " OR ".join([wrong, *(f"date({day}, '+0 days') IS NOT {day}" for day in days)]),
        " OR ".join([wrong, *(f"{day} NOT BETWEEN '0001-01-01' AND '9999-12-31'" for day in days)]),
    )


def refuse_if(condition: str, sentence: str) -> str:
    """A SQLite statement that refuses when a condition over NEW, OLD and tables holds."""
    return f"SELECT RAISE(ABORT, '{sentence}') WHERE {condition};"


def exception_if(condition: str, sentence: str) -> str:
    """A PostgreSQL statement that refuses when a condition holds."""
    return f"IF {condition} THEN {exception(sentence)} END IF;"


def body(*statements: str, returns: str = "NEW") -> str:
    """A plpgsql body without declarations."""
    return f"BEGIN {' '.join(statements)} RETURN {returns}; END"


def refusing(
    name: str,
    table: str,
    rules: Iterable[tuple[str, ...]],
    *,
    timing: str = "BEFORE INSERT",
    locks: Iterable[str] = (),
    returns: str = "NEW",
) -> Guard:
    """Refuse what any of the rules forbids, in their order.

    A rule is (condition, sentence), with a third part where PostgreSQL needs another condition; ``locks`` are
    statements of PostgreSQL before the first one.
    """
    known = [(rule[0], rule[-1] if len(rule) > 2 else rule[0], rule[1]) for rule in rules]
    return Guard(
        name=name,
        table=table,
        timing=timing,
        sqlite=" ".join(refuse_if(lite, sentence) for lite, _, sentence in known),
        postgresql=body(*locks, *(exception_if(pg, sentence) for _, pg, sentence in known), returns=returns),
    )


def refusing_when(
    name: str,
    table: str,
    timing: str,
    condition: str,
    sentence: str,
    *,
    locks: Iterable[str] = (),
    returns: str = "NEW",
) -> Guard:
    """Refuse on one condition, without which SQLite does not begin the trigger; ``locks`` as above."""
    return Guard(
        name=name,
        table=table,
        timing=timing,
        sqlite=refuse(sentence),
        sqlite_when=condition,
        postgresql=body(*locks, exception_if(condition, sentence), returns=returns),
    )


def never(table: str, event: str, sentence: str) -> Guard:
    """Refuse every UPDATE, or every DELETE, of a table's rows."""
    return Guard(
        name=f"{table}_no_{event.lower()}",
        table=table,
        timing=f"BEFORE {event}",
        sqlite=refuse(sentence),
        postgresql=body(exception(sentence), returns="OLD"),
    )


def no_truncate(table: str) -> Guard:
    """Refuse TRUNCATE, which PostgreSQL has and row triggers do not see."""
    return Guard(
        name=f"{table}_no_truncate",
        table=table,
        timing="BEFORE TRUNCATE",
        postgresql=body(exception(f"{table} is part of the record."), returns="NULL"),
        level="STATEMENT",
    )


def no_replacing(table: str, *keys: tuple[str, ...], primary: str = "id") -> Guard:
    """Refuse INSERT OR REPLACE on SQLite: it deletes the row in its way past the delete trigger.

    ``keys`` are the table's unique keys besides its primary key.
    """
    same = [" AND ".join(f"t.{column} = NEW.{column}" for column in key) for key in ((primary,), *keys)]
    taken = [f"EXISTS (SELECT 1 FROM {table} t WHERE {columns})" for columns in same]
    return Guard(
        name=f"{table}_no_replacing",
        table=table,
        timing="BEFORE INSERT",
        sqlite=refuse("A row of the record cannot be replaced."),
        sqlite_when=" OR ".join(taken),
    )


def append_only(table: str, *keys: tuple[str, ...], primary: str = "id") -> tuple[Guard, ...]:
    """Rows come and never change or go. ``keys`` are the unique keys besides the primary key."""
    sentence = "A row of the record cannot be changed or removed."
    return (
        never(table, "UPDATE", sentence),
        never(table, "DELETE", sentence),
        no_truncate(table),
        no_replacing(table, *keys, primary=primary),
    )


def stamped(table: str, column: str, *keys: tuple[str, ...]) -> tuple[Guard, ...]:
    """Append-only, with a time that only the database sets: it must arrive null.

    The time is the now of the row's city; ``keys`` are the unique keys besides the primary key. SQLite cannot
    change a row before it is written: it is stamped right after, and null to a value is the one change that
    passes.
    """
    unset = exception_if(f"NEW.{column} IS NOT NULL", "The database sets the time of a record.")
    return (
        Guard(
            name=f"{table}_stamp",
            table=table,
            timing="BEFORE INSERT",
            postgresql=body(unset, f"NEW.{column} := civicpolicy_now(NEW.municipality_id);"),
        ),
        Guard(
            name=f"{table}_unset",
            table=table,
            timing="BEFORE INSERT",
            sqlite=refuse("The database sets the time of a record."),
            sqlite_when=f"NEW.{column} IS NOT NULL",
        ),
        Guard(
            name=f"{table}_stamp_after",
            table=table,
            timing="AFTER INSERT",
            sqlite=sqlite_stamp(table, column),
        ),
        Guard(
            name=f"{table}_no_update",
            table=table,
            timing="BEFORE UPDATE",
            sqlite=refuse("A row of the record cannot be changed or removed."),
            sqlite_when=f"OLD.{column} IS NOT NULL",
            postgresql=body(exception("A row of the record cannot be changed or removed."), returns="OLD"),
        ),
        never(table, "DELETE", "A row of the record cannot be changed or removed."),
        no_truncate(table),
        no_replacing(table, *keys),
    )


def one_city(table: str, parents: Iterable[tuple[str, str]]) -> tuple[Guard, ...]:
    """A row belongs to the municipality of each parent, for ever. ``parents``: (column, parent's table)."""
    wrong = " OR ".join(
        f"(NEW.{column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {parent} p"
        f" WHERE p.id = NEW.{column} AND p.municipality_id = NEW.municipality_id))"
        for column, parent in parents
    )
    sentence = "A row and what it hangs on must belong to one municipality."
    return tuple(
        refusing_when(f"{table}_one_city_{event.lower()}", table, f"BEFORE {event}", condition, sentence)
        for event, condition in (("INSERT", wrong), ("UPDATE", f"{wrong} OR {_moved(table)}"))
        if condition
    )


def root(table: str, columns: Iterable[str], child: str = "", parent: str = "") -> tuple[Guard, ...]:
    """A row that the record hangs on keeps its identifier and these columns, and stays.

    Foreign keys are checked when a transaction ends: without this guard a city or a docket could be taken
    away and another put in its place, under the same identifier. Without a ``child`` it can never be removed;
    else only while no row of that table names it in its column ``parent``.
    """
    sentence = "What the record hangs on cannot be removed."
    held = f"EXISTS (SELECT 1 FROM {child} c WHERE c.{parent} = OLD.id)" if child else "1 = 1"
    return (
        fixed(table, ("id", *columns), "What the record hangs on keeps its city, its number and its name."),
        refusing_when(f"{table}_held", table, "BEFORE DELETE", held, sentence, returns="OLD"),
        no_truncate(table),
    )


def fixed(table: str, columns: Iterable[str], sentence: str) -> Guard:
    """Columns that never change once the row is there."""
    condition = " OR ".join(f"OLD.{column} <> NEW.{column}" for column in columns)
    return refusing_when(f"{table}_fixed", table, "BEFORE UPDATE", condition, sentence)


def _moved(table: str) -> str:
    return "OLD.municipality_id <> NEW.municipality_id OR OLD.id <> NEW.id"
