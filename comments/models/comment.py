"""One submission: what it is about, its words, and who sent it, each kept or erased by itself."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models

from comments.models.docket import Docket, PeriodChange
from comments.period import Verdict
from policies.models import Edition, Municipality


class Position(models.TextChoices):
    """Where a person stands; the sign beside it is drawn, the word is always said."""

    FOR = "for", "For it"
    AGAINST = "against", "Against it"
    WITH_CHANGES = "with_changes", "For it, with changes"
    QUESTION = "question", "I have a question"


class Capacity(models.TextChoices):
    """As what a person writes. Declared by the person, never verified, and said so."""

    RESIDENT = "resident", "Resident"
    BUSINESS = "business", "Business owner"
    EMPLOYEE = "employee", "Employee of the city"
    OFFICIAL = "official", "Elected or appointed official"
    ORGANIZATION = "organization", "Organization"
    OTHER = "other", "Somebody else"


class Channel(models.TextChoices):
    """How a comment arrived."""

    WEB = "web", "On this site"
    MAIL = "mail", "By letter"
    EMAIL = "email", "By e-mail"
    PHONE = "phone", "By phone"
    MEETING = "meeting", "At a meeting"


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments as pages need them."""

    def on_time(self) -> "CommentQuerySet":
        """Those that the record judged on time."""
        return self.filter(verdict=Verdict.ON_TIME)

    def since(self, instant: object) -> "CommentQuerySet":
        """Received at or after an instant: what a session had not seen."""
        return self.filter(received_at__gte=instant)

    def as_of(self, instant: object) -> "CommentQuerySet":
        """Received before an instant: what a session had before it."""
        return self.filter(received_at__lt=instant)


class Comment(models.Model):
    """Append-only: one submission, one receipt.

    The database stamps ``received_at``, and with it the verdict and the period change that judged.
    A comment that staff entered says how it came, when it was delivered, what proves that, and who entered
    it: it is judged by ``delivered_at``, while ``received_at`` stays the instant of entry.
    ``content_hash`` is SHA-256 over the salt and the canonical content in the format of that number.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="comments")
    docket = models.ForeignKey(Docket, models.PROTECT, related_name="comments")
    code = models.CharField(max_length=30, help_text="Of the receipt, without separators.")
    idempotency_key = models.UUIDField()
    position = models.CharField(max_length=20, choices=Position.choices, blank=True)
    capacity = models.CharField(max_length=20, choices=Capacity.choices, default=Capacity.RESIDENT)
    channel = models.CharField(max_length=20, choices=Channel.choices, default=Channel.WEB)
    language = models.CharField(max_length=20, default="en")
    delivered_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    evidence = models.TextField(blank=True, help_text="What proves when it was delivered.")
    party = models.ForeignKey(
        "comments.DocketParty", models.PROTECT, null=True, blank=True, related_name="comments"
    )
    target_count = models.PositiveSmallIntegerField()
    content_format = models.PositiveSmallIntegerField(default=1)
    content_hash = models.CharField(max_length=64)
    received_at = models.DateTimeField(null=True, editable=False)
    verdict = models.CharField(
        max_length=10, choices=[(verdict.value, verdict.value) for verdict in Verdict], blank=True
    )
    judged_by = models.ForeignKey(PeriodChange, models.PROTECT, null=True, related_name="comments")

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["docket", "received_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code"], name="comment_code"),
            models.UniqueConstraint(fields=["municipality", "docket", "idempotency_key"], name="comment_key"),
        ]
        indexes = [models.Index(fields=["docket", "received_at"], name="comment_docket_received")]

    def __str__(self) -> str:
        return f"Comment {self.pk} on docket {self.docket_id}"

    @property
    def judged_at(self) -> datetime | None:
        """The instant that was judged: of delivery for an entered comment, else of receipt."""
        return self.delivered_at or self.received_at

    @property
    def receipt_code(self) -> str:
        """The code as people read it: ``JB-7Q4M-2K9T-H3``."""
        prefix, rest = self.code[:-10], self.code[-10:]
        return f"{prefix}-{rest[:4]}-{rest[4:8]}-{rest[8:]}"


class CommentTarget(models.Model):
    """Append-only: one thing a comment is about. No row at all means the whole docket.

    No section means the whole instrument; no provision, the whole section.
    """

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="comment_targets")
    comment = models.ForeignKey(Comment, models.PROTECT, related_name="targets")
    ordinal = models.PositiveSmallIntegerField()
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="comment_targets")
    section_key = models.UUIDField(null=True, blank=True)
    provision = models.CharField(
        max_length=100, blank=True, help_text="Path in the section, parts joined by a slash: “a/1”."
    )

    class Meta:
        ordering = ["comment", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "comment", "ordinal"], name="target_ordinal"),
        ]
        indexes = [models.Index(fields=["edition", "section_key"], name="target_section")]

    def __str__(self) -> str:
        return f"{self.comment}: {self.edition_id} {self.section_key or ''} {self.provision}"


class CommentContent(models.Model):
    """Append-only: the words, and the salt that keeps their hash from being guessed."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="comment_contents")
    comment = models.OneToOneField(Comment, models.PROTECT, related_name="content")
    words = models.TextField(blank=True)
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"Words of {self.comment}"


class CommentContact(models.Model):
    """Who sent it. Apart from the words, so that it can be blanked; it can never be changed otherwise."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="comment_contacts")
    comment = models.OneToOneField(Comment, models.PROTECT, related_name="contact")
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return f"Contact of {self.comment}"


def new_idempotency_key() -> uuid.UUID:
    """A key for one showing of the comment form: sending it twice stores one comment."""
    return uuid.uuid4()
