"""The application comments."""

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """Its name and nothing more, so far."""

    name = "comments"
