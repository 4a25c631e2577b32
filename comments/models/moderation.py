"""What was done to keep a comment from being shown, or to show it: recorded, never undone in silence."""

from django.conf import settings
from django.db import models

from comments.models.comment import Comment
from policies.models import Municipality


class Action(models.TextChoices):
    """What a person did to the showing of a comment. The comment itself is never touched."""

    WITHHELD = "withheld", "Withheld"
    RESTORED = "restored", "Restored"
    SHOWN = "shown", "Shown after review"


class Ground(models.TextChoices):
    """Why a comment may be withheld: never because of the view it takes. No other ground exists.

    A call for comment is a limited public forum: the rules must be written, and neutral to every viewpoint.
    """

    PRIVATE_DATA = "private_data", "Private data of a person"
    TRUE_THREAT = "true_threat", "A true threat"
    OBSCENE = "obscene", "Obscene as the law defines it"
    HARASSMENT = "harassment", "Harassment of a person on a protected ground"
    ADVERTISING = "advertising", "Advertising"
    HARMFUL_LINK = "harmful_link", "A harmful link"
    COPYRIGHT = "copyright", "A copyright that somebody else holds"
    FLOOD = "flood", "A flood of one sender"
    IMPERSONATION = "impersonation", "Sent in the name of somebody else"


class ModerationEntry(models.Model):
    """Append-only: one act on the showing of one comment. The last one counts; the database stamps it."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="moderation_entries")
    comment = models.ForeignKey(Comment, models.PROTECT, related_name="moderation")
    number = models.PositiveIntegerField()
    action = models.CharField(max_length=20, choices=Action.choices)
    ground = models.CharField(max_length=30, choices=Ground.choices, blank=True)
    note = models.TextField(blank=True, help_text="For staff: it may speak of what is withheld.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["comment", "number"]
        verbose_name_plural = "moderation entries"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "comment", "number"], name="moderation_number"),
        ]

    def __str__(self) -> str:
        return f"Comment {self.comment_id}: {self.get_action_display()}"
