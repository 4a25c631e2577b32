"""Identities that last: feeds and calendars know by them what they have seen, on any host."""

import uuid

from policies.models import Municipality


def lasting_id(city: Municipality, *parts: object) -> uuid.UUID:
    """The identity of a thing of a city: the same for ever, on any host, and of no other installation."""
    owner = uuid.uuid5(uuid.NAMESPACE_OID, f"civicpolicy {city.pk} {city.created_at.isoformat()}")
    return uuid.uuid5(owner, "/".join(str(part) for part in parts))
