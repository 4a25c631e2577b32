"""The application policies: its record is guarded from the first migration on."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from policies import record, recording


class PoliciesConfig(AppConfig):
    """Connects the two signals of ours: guards come off before a migration on SQLite, and back after it."""

    name = "policies"
    record = record.DECLARATIONS

    def ready(self) -> None:
        """Connect once, for this app only: it is the lowest, so its signals come first and last enough."""
        pre_migrate.connect(lift_guards, sender=self)
        post_migrate.connect(install_guards, sender=self)


def lift_guards(using: str, **_: Any) -> None:
    """SQLite rebuilds tables to alter them; a guard that reads the table would abort that."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        recording.drop(connection)


def install_guards(using: str, **_: Any) -> None:
    """Put every guard in place; signals come after the whole plan, so all tables are there."""
    recording.install(connections[using])
