"""Emptying the tables after a test with real transactions: what has rows, and nothing else."""

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

KEPT = frozenset({"django_migrations", "django_content_type", "auth_permission"})
"""What migrating fills and no test changes."""


def may_lift(connection: BaseDatabaseWrapper) -> bool:
    """True where this connection may set triggers aside for itself: a superuser of PostgreSQL."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser')")
        return cursor.fetchone() == ("on",)


def empty(connection: BaseDatabaseWrapper) -> None:
    """Delete every row that a test left. The guards stay where they are and do not speak meanwhile.

    Truncating eighty tables and putting two hundred triggers off and on takes longer than most tests.
    """
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    tables = [connection.ops.quote_name(name) for name in names if name not in KEPT]
    asked = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in tables)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(asked)
        full = [name for (name,) in cursor.fetchall()]
        cursor.execute("SET LOCAL session_replication_role = replica")
        for name in full:
            cursor.execute(f"DELETE FROM {name}")
