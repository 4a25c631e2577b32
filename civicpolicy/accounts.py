"""How people get in: accounts are given by an administrator, never opened by a visitor."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from django.http import HttpRequest
from django.urls import reverse

from policies.models import Meeting, Municipality, Role
from policies.queries import now
from policies.rules import STAFF

SOON = timedelta(days=7)
"""A meeting so near is what a council member signs in for."""

SITTING = timedelta(hours=12)
"""So long after its hour a meeting may still be going on."""


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by allauth, with its public sign-up closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a role in a city is given, not taken."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where a person of one city works, unless the page that asked for the sign-in is waiting."""
        found: str = landing(request.user) or super().get_login_redirect_url(request)
        return found


def landing(person: Any) -> str:
    """Staff: their desk. Council members: the meeting at hand, else all of them. "" unless it is one city."""
    roles: dict[Municipality, set[str]] = {}
    for one in person.memberships.select_related("municipality__profile"):
        roles.setdefault(one.municipality, set()).add(one.role)
    if len(roles) != 1:
        return ""
    ((city, own),) = roles.items()
    if own & STAFF:
        return reverse("desk:home", args=[city.slug])
    return at_the_table(city) if Role.COUNCIL_MEMBER in own else reverse("site:home", args=[city.slug])


def at_the_table(city: Municipality) -> str:
    """The nearest meeting of these days that has a public text before it, else the list of meetings."""
    at = now(city)
    near = Meeting.objects.published().filter(
        municipality=city,
        starts_at__gt=at - SITTING,
        starts_at__lt=at + SOON,
        items__edition__publications__isnull=False,
    )
    session = near.order_by("starts_at").first()
    if session is None:
        return reverse("site:meetings", args=[city.slug])
    return reverse("worksession:page", args=[city.slug, session.address])


class SignInForm(LoginForm):
    """Address and password. The way out for those who forgot theirs stands below the button, not between."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
