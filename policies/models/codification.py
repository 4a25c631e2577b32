"""The text that was adopted and the text as the code shows it: append-only rows that say why they differ."""

from datetime import date

from django.conf import settings
from django.db import models

from policies.models.municipality import Municipality
from policies.models.partial import PartlyDated
from policies.models.policy import Version


class EditorialKind(models.TextChoices):
    """What an editor of a code may change without changing what the law says."""

    RENUMBERING = "renumbering", "Renumbering"
    CROSS_REFERENCE = "cross_reference", "Cross-reference"
    CAPITALS = "capitals", "Capitals"
    SPELLING = "spelling", "Spelling or punctuation"
    HEADING = "heading", "Heading"
    OTHER = "other", "Other editorial change"


class Codification(PartlyDated):
    """An adopted text as the code shows it. What is law stays the adopted text.

    ``authority`` is the clause or law under which an editor may change words; ``changes`` says how many
    sections have an editorial change, so that none can be added later. The date is that of the codifying.
    A mistaken one is not erased: another ``corrects`` it for a ``reason``, and only the last one counts. One
    that should never have been is corrected by one without a change, which has the adopted words.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    adopted = models.ForeignKey(Version, models.PROTECT, related_name="codifications")
    codified = models.OneToOneField(Version, models.PROTECT, related_name="codified_from")
    authority = models.CharField(max_length=300)
    changes = models.PositiveSmallIntegerField()
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="correction")
    reason = models.CharField(max_length=500, blank=True, help_text="Why the one that it corrects is wrong.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["adopted"], condition=models.Q(corrects__isnull=True), name="codification_first"
            ),
            models.CheckConstraint(
                condition=models.Q(corrects__isnull=True) ^ ~models.Q(reason=""),
                name="correction_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.adopted}, codified as version {self.codified.number}"

    @property
    def recorded_on(self) -> date | None:
        """The day, in the city, on which it was entered. Fetch it with its city's profile."""
        return self.recorded_at.astimezone(self.municipality.zone).date() if self.recorded_at else None

    @property
    def is_withdrawal(self) -> bool:
        """True when it says that there is no codified text: it has the adopted words."""
        return self.changes == 0

    @property
    def replaced_by(self) -> "Codification | None":
        """The correction that took its place; None while it counts."""
        return getattr(self, "correction", None)


class EditorialChange(models.Model):
    """Why the codified text of one section differs from the adopted one."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    codification = models.ForeignKey(Codification, models.PROTECT, related_name="editorial_changes")
    section_key = models.UUIDField()
    kind = models.CharField(max_length=20, choices=EditorialKind.choices)
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ["codification", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["codification", "section_key"], name="editorial_change_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reason}"
