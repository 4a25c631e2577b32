"""How people get in: accounts are given by an administrator, never opened by a visitor."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by allauth, with its public sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a role in a city is given, not taken."""
        return False


class SignInForm(LoginForm):
    """Address and password. The way out for those who forgot theirs stands below the button, not between."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
