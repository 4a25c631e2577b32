"""How people get in: accounts are given by an administrator, never opened by a visitor."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by allauth, with its public sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a role in a city is given, not taken."""
        return False
