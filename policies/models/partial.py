"""Columns for a date that may be known only in part."""

from typing import Any

from django.db import models

from policies.dates import PartialDate, Precision


def partial_date(prefix: str, doc: str) -> Any:
    """A property over the four columns of a partial date; None, and no precision, when none was given."""
    columns = [f"{prefix}_{part}" for part in ("earliest", "latest", "precision", "raw")]

    def read(row: models.Model) -> PartialDate | None:
        earliest, latest, precision, raw = (getattr(row, column) for column in columns)
        return PartialDate(earliest, latest, precision, raw) if precision else None

    def write(row: models.Model, on: PartialDate | None) -> None:
        values = (on.earliest, on.latest, on.precision, on.raw[:200]) if on else (None, None, "", "")
        for column, value in zip(columns, values, strict=True):
            setattr(row, column, value)

    return property(read, write, doc=doc)


class PartlyDated(models.Model):
    """A row with one partial date; no precision at all means that no date was given."""

    date_earliest = models.DateField(null=True, blank=True)
    date_latest = models.DateField(null=True, blank=True)
    date_precision = models.CharField(
        max_length=10, blank=True, choices=[(choice.value, choice.value) for choice in Precision]
    )
    date_raw = models.CharField(max_length=200, blank=True)
    date: PartialDate | None = partial_date("date", "The date as a value; None when none was given.")

    class Meta:
        abstract = True

    def record(self, on: PartialDate) -> None:
        """Save it with its date; what the database stamps is on the row after it."""
        self.date = on
        self.save()
        self.refresh_from_db()
