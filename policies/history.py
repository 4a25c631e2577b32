"""Saving a row so that its history names the person who acted, also where there is no request."""

from typing import Any

from django.db import models


def save_as(by: Any, row: models.Model) -> None:
    """Save a row whose model keeps a history, in the name of a person."""
    row.__dict__["_history_user"] = by
    row.save()


def delete_as(by: Any, row: models.Model) -> None:
    """Delete a row whose model keeps a history, in the name of a person."""
    row.__dict__["_history_user"] = by
    row.delete()
