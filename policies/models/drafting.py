"""What helps to write: notes to drafters, the city's own clauses, words that the spell check lets be."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from policies.history import LONGEST_REASON
from policies.models.municipality import Municipality
from policies.models.policy import Policy


class DraftingNote(models.Model):
    """Append-only: a word from one drafter to the others, for staff only. A note can settle an earlier one.

    It names its text by the number, which no other text of the policy ever gets, so that it outlives a draft
    that is discarded; ``section_key`` is the section it is about, none for the text as a whole.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="drafting_notes")
    number = models.PositiveIntegerField()
    section_key = models.UUIDField(null=True)
    words = models.TextField(blank=True)
    settles = models.OneToOneField("self", models.PROTECT, null=True, related_name="settlement")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(words="") | models.Q(settles__isnull=False), name="note_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"Note on {self.policy}, text {self.number}"


class ClauseKind(models.TextChoices):
    """What a clause of the library does in a text or in a bill."""

    ENACTING = "enacting", "Enacting"
    EFFECTIVE = "effective", "Effective date"
    REPEALER = "repealer", "Repealer"
    SEVERABILITY = "severability", "Severability"
    CODIFICATION = "codification", "Codification"
    DEFINITIONS = "definitions", "Definitions"
    NOTICE = "notice", "Notices and disclaimers"
    RULES = "rules", "Rules"
    OTHER = "other", "Other"


class Clause(models.Model):
    """A clause of the city's own library. ``words`` may hold variables: ``[city]``."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="clauses")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=ClauseKind.choices, default=ClauseKind.OTHER)
    words = models.TextField()
    is_retired = models.BooleanField(default=False)
    history = HistoricalRecords(
        history_change_reason_field=models.CharField(max_length=LONGEST_REASON, null=True)
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="clause_name")]

    def __str__(self) -> str:
        return self.name


class CityWord(models.Model):
    """A word, in small letters, that the spell check of this city lets be."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="own_words")
    word = models.CharField(max_length=60)
    history = HistoricalRecords()

    class Meta:
        ordering = ["word"]
        constraints = [models.UniqueConstraint(fields=["municipality", "word"], name="city_word")]

    def __str__(self) -> str:
        return self.word
