"""One call for comment, what it is about, and the recorded changes of its period."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from comments.period import Kind, Window
from policies.models import Edition, Municipality


class DocketQuerySet(models.QuerySet["Docket"]):
    """Dockets as pages need them."""

    def public(self) -> "DocketQuerySet":
        """Those that everybody may see: with a recorded period, and not a closed consultation.

        Every page, list, feed, count and session that the public reads goes by this method.
        """
        return self.opened().filter(is_closed=False)

    def opened(self) -> "DocketQuerySet":
        """Those with a recorded period: before that a docket is the clerk's own draft."""
        return self.filter(changes__number=1)


class Docket(models.Model):
    """One call for comment over one or several instruments."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="dockets")
    number = models.CharField(max_length=30, help_text="As in “2019-07”; part of its address.")
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True, help_text="Plain words for residents; not law.")
    is_closed = models.BooleanField(
        default=False, help_text="A consultation of named parties: nobody else but staff ever sees it."
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    history = HistoricalRecords()

    objects = DocketQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["municipality", "number"], name="docket_number")]

    def __str__(self) -> str:
        return f"Docket {self.number}: {self.title}"


class DocketItem(models.Model):
    """One edition that the docket is about. Fixed once the period is recorded."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="docket_items")
    docket = models.ForeignKey(Docket, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="docket_items")

    class Meta:
        ordering = ["docket", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "docket", "position"], name="docket_item_position"
            ),
            models.UniqueConstraint(fields=["municipality", "docket", "edition"], name="docket_item_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.docket}: {self.edition}"


class PeriodChange(models.Model):
    """Append-only. Each row carries the whole resulting window, so the last one judges."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="period_changes")
    docket = models.ForeignKey(Docket, models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Kind])
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    zone = models.CharField(max_length=60)
    words = models.CharField(max_length=200, help_text="The deadline as published, year included.")
    reason = models.TextField(blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["docket", "number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "docket", "number"], name="period_change_number"),
        ]

    def __str__(self) -> str:
        return f"{self.docket.number}, {self.kind}: {self.words}"

    @property
    def window(self) -> Window:
        """This row as the pure value that judges."""
        return Window(self.number, self.kind, self.opens_at, self.closes_at)
