"""Facts about one row each; what happens to them stands in the services."""

from comments.models.comment import (
    Capacity,
    Channel,
    Comment,
    CommentContact,
    CommentContent,
    CommentTarget,
    Position,
    new_idempotency_key,
)
from comments.models.consultation import Consultation, Outcome
from comments.models.docket import Docket, DocketItem, PeriodChange
from comments.models.moderation import Action, Ground, ModerationEntry
from comments.models.party import DocketParty

__all__ = [
    "Action",
    "Capacity",
    "Channel",
    "Comment",
    "CommentContact",
    "CommentContent",
    "CommentTarget",
    "Consultation",
    "Docket",
    "DocketItem",
    "DocketParty",
    "Ground",
    "ModerationEntry",
    "Outcome",
    "PeriodChange",
    "Position",
    "new_idempotency_key",
]
