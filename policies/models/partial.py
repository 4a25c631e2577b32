"""Columns for a date that may be known only in part."""

from django.db import models

from policies.dates import PartialDate, Precision


class PartlyDated(models.Model):
    """A row with one partial date; no precision at all means that no date was given."""

    date_earliest = models.DateField(null=True, blank=True)
    date_latest = models.DateField(null=True, blank=True)
    date_precision = models.CharField(
        max_length=10, blank=True, choices=[(choice.value, choice.value) for choice in Precision]
    )
    date_raw = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def date(self) -> PartialDate | None:
        """The date as a value; None when none was given."""
        if not self.date_precision:
            return None
        return PartialDate(self.date_earliest, self.date_latest, self.date_precision, self.date_raw)

    @date.setter
    def date(self, value: PartialDate | None) -> None:
        self.date_earliest = value.earliest if value else None
        self.date_latest = value.latest if value else None
        self.date_precision = value.precision if value else ""
        self.date_raw = value.raw[:200] if value else ""
