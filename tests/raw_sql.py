"""Raw SQL against the record: what the database itself refuses, and with which words."""

from datetime import datetime
from uuid import UUID

from django.db import Error, connection, transaction

from policies import recording

RECORD = (
    "policies_act",
    "policies_motion",
    "policies_rollcall",
    "policies_vote",
    "policies_codification",
    "policies_editorialchange",
    "policies_freezing",
    "policies_publication",
    "policies_clockreading",
    "policies_historicalsection",
    "comments_comment",
    "comments_commentcontent",
    "comments_commentcontact",
    "comments_commenttarget",
    "comments_moderationentry",
    "comments_consultation",
    "comments_docketparty",
    "comments_periodchange",
)
"""Every table whose rows are never changed or removed; each has a row in the fixture ``recorded``."""

HELD = (
    "policies_section",
    "policies_version",
    "policies_edition",
    "policies_amendment",
    "comments_docketitem",
)
"""Tables whose rows are held fast by a freezing or an opening."""


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


def refusal(sql, params=None):
    """The words with which the database refuses a statement, nothing being changed; "" when it does not."""
    before = everything()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":  # what is due at the commit would be in the way of TRUNCATE
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(sql, params)
    except Error as error:
        assert everything() == before
        return recording.sentence(error)
    return ""


def guards_sentences():
    """Every sentence with which a guard of either database can refuse."""
    return " ".join(f"{guard.sqlite} {guard.postgresql}" for guard in recording.declared().guards)


def by_guard(sql, params=None):
    """True when a guard refused, and not a constraint that happened to be in the way."""
    said = refusal(sql, params)
    return bool(said) and said in guards_sentences()


def other_value(table, column):
    """SQL for a value of the right type that differs from the one in the first row."""
    value = rows(table)[0][columns(table).index(column)]
    if isinstance(value, bool):
        return f"NOT {column}"
    if isinstance(value, int) or (value is None and column.endswith(("_id", "_seconds"))):
        return f"COALESCE({column}, 0) + 1"
    if isinstance(value, (datetime, UUID)) or column.endswith(("_at", "_key", "_date")):
        return "'1999-01-01 00:00:00'" if not isinstance(value, UUID) else f"'{UUID(int=7)}'"
    return "'2001-01-01'" if column.startswith(("date_", "began_")) and value is None else "'?'"
