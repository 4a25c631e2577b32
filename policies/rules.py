"""Who may do what: every rule of the site on one page.

A predicate takes a user and a municipality. Roles are memberships in that city; a person who signs in has no
right anywhere without one.
"""

from typing import Any

import rules

from policies.models import Membership, Municipality, Role
from policies.models.municipality import KEEPERS

STAFF = frozenset({Role.CLERK, Role.ATTORNEY, Role.DRAFTER, Role.ADMINISTRATOR})
"""People who see a text before it is published."""


def roles_of(user: Any, municipality: Municipality | None) -> frozenset[str]:
    """The roles of a user in one city, looked up once a request."""
    if municipality is None or not user.is_authenticated or not user.is_active:
        return frozenset()
    known: dict[int, frozenset[str]] | None = getattr(user, "_roles_by_city", None)
    if known is None:  # set by name: a request wraps its user, and both must find it
        known = user._roles_by_city = {}
    if municipality.pk not in known:
        rows = Membership.objects.filter(user=user, municipality=municipality).values_list("role", flat=True)
        known[municipality.pk] = frozenset(rows)
    return known[municipality.pk]


@rules.predicate
def is_staff(user: Any, municipality: Municipality | None) -> bool:
    """Clerk, attorney, drafter or administrator of this city."""
    return bool(roles_of(user, municipality) & STAFF)


@rules.predicate
def is_clerk(user: Any, municipality: Municipality | None) -> bool:
    """The clerk, or the administrator who stands in."""
    return bool(roles_of(user, municipality) & KEEPERS)


@rules.predicate
def is_council_member(user: Any, municipality: Municipality | None) -> bool:
    """Sits on this city's council."""
    return Role.COUNCIL_MEMBER in roles_of(user, municipality)


@rules.predicate
def is_reviewer(user: Any, municipality: Municipality | None) -> bool:
    """Can be a party to closed consultations of this city; of which ones, each consultation says itself."""
    return Role.REVIEWER in roles_of(user, municipality)


rules.add_perm("comments.take_part", is_reviewer)
rules.add_perm("policies.use_desk", is_staff)
rules.add_perm("policies.draft", is_staff)
rules.add_perm("policies.see_drafts", is_staff)
rules.add_perm("policies.see_unpublished_agenda", is_staff | is_council_member)
rules.add_perm("policies.keep_record", is_clerk)
rules.add_perm("policies.set_up_city", is_clerk)
