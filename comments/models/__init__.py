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
from comments.models.docket import Docket, DocketItem, PeriodChange

__all__ = [
    "Capacity",
    "Channel",
    "Comment",
    "CommentContact",
    "CommentContent",
    "CommentTarget",
    "Docket",
    "DocketItem",
    "PeriodChange",
    "Position",
    "new_idempotency_key",
]
