"""Meetings of the council and what stands on their agendas."""

from datetime import datetime

from django.db import models
from simple_history.models import HistoricalRecords

from policies.models.instrument import Edition
from policies.models.municipality import Municipality


class MeetingKind(models.TextChoices):
    """What a meeting may do."""

    REGULAR = "regular", "Regular meeting"
    WORK_SESSION = "work_session", "Work session"
    SPECIAL = "special", "Special meeting"
    HEARING = "hearing", "Public hearing"


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings as pages need them."""

    def published(self) -> "MeetingQuerySet":
        """Those whose agenda is public."""
        return self.filter(agenda_published_at__isnull=False)


class Meeting(models.Model):
    """One meeting, addressed by its local date and its number on that day."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=20, choices=MeetingKind.choices)
    date = models.DateField(help_text="In the city's own zone.")
    number = models.PositiveSmallIntegerField(default=1, help_text="Of the meetings on that day.")
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    agenda_published_at = models.DateTimeField(null=True, blank=True)
    called_to_order_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "date", "number"], name="meeting_date_number"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.date}"

    @property
    def address(self) -> str:
        """How it stands in an address: ``2019-08-27-1``."""
        return f"{self.date.isoformat()}-{self.number}"

    @property
    def as_of(self) -> datetime:
        """The as-of mark of the session: the recorded call to order, else the scheduled start."""
        return self.called_to_order_at or self.starts_at


class AgendaItem(models.Model):
    """One item; the edition it pins is the text before the council."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="agenda_items")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, blank=True, related_name="agenda_items")
    history = HistoricalRecords()

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "meeting", "position"], name="agenda_position"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}, item {self.position}"
