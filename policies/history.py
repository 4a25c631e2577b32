"""Saving a row so that its history names the person who acted, also where there is no request."""

from typing import Any

from django.db import models

BEGUN = "Begun with the draft"
"""Why a section came to be that a draft had from its first moment."""

LONGEST_REASON = 500


def save_as(by: Any, row: models.Model, reason: str = "") -> None:
    """Save a row whose model keeps a history, in the name of a person, with their reason if they gave one."""
    _say(by, row, reason)
    row.save()


def delete_as(by: Any, row: models.Model, reason: str = "") -> None:
    """Delete a row whose model keeps a history, in the name of a person, with their reason."""
    _say(by, row, reason)
    row.delete()


def _say(by: Any, row: models.Model, reason: str) -> None:
    row.__dict__["_history_user"] = by
    row.__dict__["_change_reason"] = reason or None
