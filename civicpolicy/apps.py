"""The room where both apps meet: people, sign-in, and every page that shows policies beside comments."""

from django.apps import AppConfig


class CivicpolicyConfig(AppConfig):
    """The application that names the user."""

    name = "civicpolicy"
