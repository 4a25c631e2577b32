"""A closed consultation that took place outside of this site: with whom, when, and what came of it."""

from django.conf import settings
from django.db import models

from policies.dates import PartialDate, Precision
from policies.models import Instrument, Municipality
from policies.models.partial import PartlyDated, partial_date


class Outcome(models.TextChoices):
    """What came of a consultation. The last one is for a correction only: it takes a row out of sight."""

    AGREED = "agreed", "Agreed"
    WITH_CHANGES = "with_changes", "Agreed, with changes"
    OBJECTED = "objected", "Objected"
    NO_POSITION = "no_position", "Took no position"
    NO_ANSWER = "no_answer", "Gave no answer"
    UNKNOWN = "unknown", "Not known"
    MISTAKE = "mistake", "Recorded by mistake"


class Consultation(PartlyDated):
    """Append-only: one party that a text was reviewed with before it became law. ``date`` is its end.

    Whoever took part and what was said stays with the clerk; that it took place is public, once the
    instrument is. Nothing is ever changed: another row corrects one, and only the correction counts.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="consultations")
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="consultations")
    party = models.CharField(max_length=200, help_text="As it calls itself.")
    began_earliest = models.DateField(null=True, blank=True)
    began_latest = models.DateField(null=True, blank=True)
    began_precision = models.CharField(
        max_length=10, blank=True, choices=[(choice.value, choice.value) for choice in Precision]
    )
    began_raw = models.CharField(max_length=200, blank=True)
    began: PartialDate | None = partial_date("began", "When it began; None when no date was given.")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    words = models.TextField(blank=True, help_text="What came of it, for everybody to read.")
    evidence = models.TextField(blank=True, help_text="Where it can be looked up.")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="correction")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["instrument", "date_earliest", "pk"]

    def __str__(self) -> str:
        return f"{self.instrument}: reviewed with {self.party}"
