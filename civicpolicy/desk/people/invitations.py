"""Inviting a person: an account without a password, a role, and a link with which the person sets a password.

The link is allauth's own for a forgotten password: it works once, and for three days.
"""

from __future__ import annotations

import logging

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from civicpolicy.models import User
from policies.models import Membership, Municipality
from policies.refusals import Refused
from policies.services.municipalities import join

log = logging.getLogger(__name__)


@transaction.atomic
def invite(*, municipality: Municipality, email: str, name: str, role: str) -> Membership:
    """Give a role to the person with this address; one who is new here gets an account without a password.

    Raises Refused where the address is that of somebody with another name in this city. Whose it is elsewhere
    is not told.
    """
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    known = User.objects.filter(email__iexact=email).first()
    if known and known.name and known.name.casefold() != name.casefold() and _is_of(known, municipality):
        raise Refused(f"{email} is the address of {known.name}. Write that name, or another address.")
    return join(
        municipality=municipality, user=known or User.objects.create_user(email, name=name), role=role
    )


def _is_of(person: User, city: Municipality) -> bool:
    return Membership.objects.filter(user=person, municipality=city).exists()


def is_waiting(membership: Membership) -> bool:
    """True while the person has set no password."""
    return not membership.user.has_usable_password()


def may_see_link(membership: Membership) -> bool:
    """Whether the link may be shown to those who invite here.

    Only for a person who is of this city alone and has no password yet: whoever holds the link becomes that
    person, also in another city.
    """
    user = membership.user
    elsewhere = Membership.objects.filter(user=user).exclude(municipality=membership.municipality)
    return is_waiting(membership) and not user.is_superuser and not elsewhere.exists()


def password_path(user: User) -> str:
    """The path of the page on which this person sets a password."""
    parts = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return reverse("account_reset_password_from_key", kwargs=parts)


def has_mail() -> bool:
    """True when this installation can send letters."""
    return bool(settings.EMAIL_HOST)


def send_letter(membership: Membership, site: str) -> bool:
    """Write to a person about the role, with the way in; False when the letter did not go out.

    ``site`` is the address of this installation without a slash at its end.
    """
    if not has_mail():
        return False
    way_in = password_path(membership.user) if is_waiting(membership) else reverse("account_login")
    context = {
        "membership": membership,
        "city": membership.municipality,
        "way_in": f"{site}{way_in}",
        "waiting": is_waiting(membership),
    }
    subject = f"Your role in {membership.municipality.name}"
    body = render_to_string("desk/people/letter.txt", context)
    try:
        send_mail(subject, body, None, [membership.user.email])
    except OSError:
        log.exception("A letter of invitation did not go out")
        return False
    return True
