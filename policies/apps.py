"""The application policies: its record is guarded from the first migration on."""

from typing import Any

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from policies import checks, record, recording


class PoliciesConfig(AppConfig):
    """Connects the two signals of ours: guards come off before a migration on SQLite, and back after it."""

    name = "policies"
    record = record.DECLARATIONS

    def ready(self) -> None:
        """Connect once, for this app only, which is the lowest; the check of addresses is registered too."""
        register(checks.every_view_is_declared, Tags.urls)
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
