"""A city begins, its people get their roles, and a demonstration's clock is moved."""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from policies import recording
from policies.history import save_as
from policies.models import RESERVED_SLUGS, ClockReading, JurisdictionProfile, Membership, Municipality
from policies.models.municipality import KEEPERS
from policies.refusals import ClockRefused, Duplicate, Overtaken, Refused


@transaction.atomic
def create_municipality(
    *,
    by: Any,
    slug: str,
    name: str,
    state: str,
    time_zone: str,
    receipt_prefix: str,
    is_demonstration: bool = False,
    **profile: Any,
) -> Municipality:
    """Make a city with its local law. Raises Duplicate for a slug that is taken or has another use."""
    if slug in RESERVED_SLUGS or Municipality.objects.filter(slug=slug).exists():
        raise Duplicate(f"“{slug}” is already in use as an address.")
    city = Municipality.objects.create(slug=slug, name=name, state=state, is_demonstration=is_demonstration)
    local = JurisdictionProfile(
        municipality=city, time_zone=time_zone, receipt_prefix=receipt_prefix, **profile
    )
    local.full_clean()
    save_as(by, local)
    return city


def join(*, municipality: Municipality, user: Any, role: str) -> Membership:
    """Give a person a role in a city; giving it twice changes nothing."""
    return Membership.objects.get_or_create(municipality=municipality, user=user, role=role)[0]


@transaction.atomic
def leave(*, membership: Membership) -> None:
    """Take a role from a person. Raises Refused for the last who keeps the record and invites the others."""
    Municipality.objects.select_for_update().get(pk=membership.municipality_id)
    keepers = Membership.objects.filter(
        municipality=membership.municipality, role__in=KEEPERS, user__is_active=True
    )
    if membership.role in KEEPERS and not keepers.exclude(pk=membership.pk).exists():
        raise Refused("A city keeps at least one clerk or administrator. Give somebody else that role first.")
    membership.delete()


@transaction.atomic
def change_profile(*, by: Any, municipality: Municipality, seen: int, **local: Any) -> JurisdictionProfile:
    """Change a city's local law; its history is kept. Saving what stands already changes nothing.

    ``seen`` is the entry of its history that the person looked at. Raises Overtaken when somebody has changed
    the profile since, ValidationError for values that cannot be.
    """
    row = JurisdictionProfile.objects.select_for_update().get(municipality=municipality)
    if all(getattr(row, name) == value for name, value in local.items()):
        return row
    if row.history.latest().pk != seen:
        raise Overtaken("Somebody changed the profile while you were at it.")
    for name, value in local.items():
        setattr(row, name, value)
    row.full_clean()
    save_as(by, row)
    return row


@transaction.atomic
def set_clock(
    *, municipality: Municipality, stands_at: datetime | None = None, runs: bool = False
) -> ClockReading:
    """Move a demonstration's clock forward: stand at an instant, or run with the real one from here on.

    Raises ClockRefused for any other city, and for a clock that would go back.
    """
    recording.hold(connection, 0, municipality.pk)
    last = municipality.clock_readings.order_by("-number").first()
    offset = None if stands_at else _offset(last, runs)
    try:
        with transaction.atomic():
            return ClockReading.objects.create(
                municipality=municipality,
                number=(last.number if last else 0) + 1,
                stands_at=stands_at,
                offset_seconds=offset,
            )
    except IntegrityError as error:
        raise ClockRefused(recording.sentence(error)) from None


def _offset(last: ClockReading | None, runs: bool) -> int:
    """Seconds from the real clock: none when it may run with it, else what keeps it from going back."""
    if last is None or last.stands_at is None:
        return last.offset_seconds or 0 if last else 0
    ahead = last.stands_at - timezone.now()
    return max(0, -(-ahead // timedelta(seconds=1))) if runs else 0
