"""A policy, its versions, and the sections of each."""

import uuid

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from policies.history import LONGEST_REASON
from policies.models.municipality import Municipality
from policies.text.outline import LEVELS, SectionText


class PolicyKind(models.TextChoices):
    """What sort of standing text a policy is."""

    CODE_OF_ETHICS = "code_of_ethics", "Code of ethics"
    SOCIAL_MEDIA = "social_media", "Social media policy"
    CODE_OF_CONDUCT = "code_of_conduct", "Code of conduct"
    PERSONNEL = "personnel", "Personnel policy"
    OTHER = "other", "Other policy"


class Policy(models.Model):
    """A standing text with a life of its own, whatever instrument changes it."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="policies")
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=PolicyKind.choices, default=PolicyKind.OTHER)
    citation = models.CharField(max_length=200, blank=True, help_text="“Chapter 2.60 of the Municipal Code”.")
    summary = models.TextField(blank=True, help_text="Plain words about the text; not law.")
    history = HistoricalRecords()

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "policies"
        constraints = [models.UniqueConstraint(fields=["municipality", "slug"], name="policy_slug")]

    def __str__(self) -> str:
        return self.title


class Extent(models.TextChoices):
    """Whether a text is all of its policy."""

    WHOLE = "whole", "whole"
    PARTIAL = "partial", "partial"


class Marks(models.TextChoices):
    """What is known of the redline marks of the paper a text was read from."""

    NONE = "none", "none"
    KNOWN = "known", "known"
    UNKNOWN = "unknown", "unknown"


class VersionQuerySet(models.QuerySet["Version"]):
    """Versions as pages need them."""

    def published(self) -> "VersionQuerySet":
        """Only what was made public; nothing else is ever shown."""
        return self.filter(publications__isnull=False)

    def in_order(self) -> "VersionQuerySet":
        """First to last."""
        return self.order_by("number")

    def with_record(self) -> "VersionQuerySet":
        """Fetch the freezing in the same query, and what it codifies: pages say fingerprint and status."""
        code = ("adopted", "corrects__codified", "correction__codified", "correction__municipality__profile")
        return self.select_related("freezing", *(f"codified_from__{each}" for each in code))


class Version(models.Model):
    """One text of a policy: a draft until it is frozen, then unchangeable for ever.

    ``base`` is the law it is compared with (a repealed text when one is restored); ``previous`` is the text
    of this matter before it.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="versions")
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    base = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="based_versions")
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="next_versions")
    language = models.CharField(max_length=20, default="en")
    extent = models.CharField(max_length=10, choices=Extent.choices, default=Extent.WHOLE)
    marks = models.CharField(max_length=10, choices=Marks.choices, default=Marks.NONE)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    history = HistoricalRecords()

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["policy", "number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "policy", "number"], name="version_number"),
        ]

    def __str__(self) -> str:
        return f"{self.policy}, version {self.number}"

    @property
    def is_frozen(self) -> bool:
        """True once the text can no longer change."""
        return hasattr(self, "freezing")

    @property
    def text_digest(self) -> str:
        """SHA-256 of the frozen text, "" for a draft: equal texts have equal digests."""
        return self.freezing.text_digest if self.is_frozen else ""


class Section(models.Model):
    """A row of a version. ``key`` is its identity across versions; the label may change."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="sections")
    version = models.ForeignKey(Version, models.PROTECT, related_name="sections")
    position = models.PositiveIntegerField()
    key = models.UUIDField(default=uuid.uuid4)
    level = models.CharField(max_length=20, choices=[(level, level) for level in LEVELS], default="section")
    label = models.CharField(max_length=60, null=True, blank=True)  # noqa: DJ001  (no number is a value)
    heading = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    history = HistoricalRecords(
        history_change_reason_field=models.CharField(max_length=LONGEST_REASON, null=True)
    )

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "version", "position"], name="section_position"),
            models.UniqueConstraint(fields=["municipality", "version", "key"], name="section_key"),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.label, self.heading) if part) or f"Section {self.position}"

    def as_text(self) -> SectionText:
        """This row as the pure value that redlines and digests are made of."""
        return SectionText(
            level=self.level, label=self.label, heading=self.heading, text=self.text, key=str(self.key)
        )
