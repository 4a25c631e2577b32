"""Finding things as the person who asks may see them. What may not be seen is not there: one 404."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from policies.models import Instrument, Meeting, Municipality, Policy, Section, Version
from policies.naming import title_then
from policies.queries import CityNow


def municipality(slug: str) -> Municipality:
    """The city of an address, with its local law. Raises Http404."""
    return get_object_or_404(Municipality.objects.with_profile().annotate(read_at=CityNow("pk")), slug=slug)


def policies(city: Municipality) -> QuerySet[Policy]:
    """Policies with at least one published version."""
    return city.policies.filter(versions__publications__isnull=False).distinct()


def policy(city: Municipality, slug: str) -> Policy:
    """A policy that the public may see. Raises Http404."""
    return get_object_or_404(policies(city), slug=slug)


def versions(city: Municipality) -> QuerySet[Version]:
    """Published versions, with what pages say of them, and what their policy was called then."""
    rows = Version.objects.filter(municipality=city).published().with_record().select_related("policy")
    return rows.annotate(title_then=title_then("freezing"))


def version(city: Municipality, policy_slug: str, number: int) -> Version:
    """A published version. Raises Http404."""
    return get_object_or_404(versions(city), policy__slug=policy_slug, number=number)


def section(owner: Version, label_or_key: str) -> Section:
    """A section of a version by its label, else by its key. Raises Http404."""
    for row in owner.sections.order_by("position"):
        if label_or_key in (row.label, str(row.key)):
            return row
    raise Http404("No such section.")


def instruments(city: Municipality) -> QuerySet[Instrument]:
    """Instruments with at least one published edition."""
    return city.instruments.filter(editions__publications__isnull=False).distinct()


def instrument(city: Municipality, slug: str) -> Instrument:
    """An instrument that the public may see. Raises Http404."""
    return get_object_or_404(instruments(city), slug=slug)


def meeting(city: Municipality, address: str, *, unpublished: bool = False) -> Meeting:
    """A meeting by ``2019-08-27-1``; without a public agenda only when ``unpublished``. Raises Http404."""
    day, _, number = address.rpartition("-")
    try:
        held = date.fromisoformat(day)
        rows = Meeting.objects.filter(municipality=city, date=held, number=int(number))
    except (ValueError, OverflowError):
        raise Http404("No such meeting.") from None
    return get_object_or_404(rows if unpublished else rows.published())
