"""The application comments: its record is declared here and guarded by policies.recording."""

from django.apps import AppConfig

from comments import record


class CommentsConfig(AppConfig):
    """Dockets, comments and their record."""

    name = "comments"
    record = record.DECLARATIONS
