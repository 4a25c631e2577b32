"""The application policies."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """Its name and nothing more, so far."""

    name = "policies"
