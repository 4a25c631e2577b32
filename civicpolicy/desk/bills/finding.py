"""A bill of this city, drafts and all, and where its pages stand."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from civicpolicy.desk.answers import SeeOther, see_other
from policies.decorators import CityRequest
from policies.models import Act, Amendment, Edition, Instrument, Municipality, Publication

DRAFT, KEEP = "policies.draft", "policies.keep_record"


def editions(city: Municipality) -> QuerySet[Edition]:
    """Every edition of the city, with what pages say of it: frozen, public, how much it changes."""
    public = Publication.objects.filter(edition=OuterRef("pk"))
    rows = Edition.objects.filter(municipality=city).select_related("freezing__frozen_by")
    return rows.annotate(is_public=Exists(public), change_count=Count("amendments")).order_by("number")


def bills(city: Municipality) -> QuerySet[Instrument]:
    """Every instrument of the city, newest first, with its acts and editions: four queries in all."""
    amendments = Prefetch("amendments", queryset=Amendment.objects.select_related("policy").order_by("pk"))
    acts = Act.objects.select_related("recorded_by").order_by("pk")
    return city.instruments.prefetch_related(
        Prefetch("acts", queryset=acts),
        Prefetch("editions", queryset=editions(city).prefetch_related(amendments)),
    ).order_by("-pk")


def find_bill(request: CityRequest, slug: str) -> Instrument:
    """One instrument with its acts and editions. Raises Http404."""
    found = get_object_or_404(bills(request.municipality), slug=slug)
    found.municipality = request.municipality
    for edition in found.editions.all():
        edition.municipality, edition.instrument = request.municipality, found
    return found


def find_edition(request: CityRequest, slug: str, number: int) -> Edition:
    """One edition of an instrument. Raises Http404."""
    rows = editions(request.municipality).select_related("instrument", "freezing__frozen_by")
    found = get_object_or_404(rows, instrument__slug=slug, number=number)
    found.municipality = found.instrument.municipality = request.municipality
    return found


def find_draft(request: CityRequest, slug: str, number: int) -> Edition:
    """An edition that can still be changed. Raises Http404."""
    found = find_edition(request, slug, number)
    if found.is_frozen:
        raise Http404("No such page.")
    return found


def is_public(edition: Edition) -> bool:
    """True when an edition, as these queries hold it, is published."""
    return bool(edition.__dict__["is_public"])


def change_count(edition: Edition) -> int:
    """How many policies an edition, as these queries hold it, changes."""
    return int(edition.__dict__["change_count"])


def bill_address(instrument: Instrument, name: str = "bill", *rest: Any) -> str:
    """Address of a page of an instrument."""
    return reverse(f"desk:{name}", args=[instrument.municipality.slug, instrument.slug, *rest])


def edition_address(edition: Edition, name: str = "edition", *rest: Any) -> str:
    """Address of a page of an edition."""
    return bill_address(edition.instrument, name, edition.number, *rest)


def to_bill(instrument: Instrument) -> SeeOther:
    """Back to the page of an instrument."""
    return see_other(bill_address(instrument))


def to_edition(edition: Edition) -> SeeOther:
    """Back to the page of an edition."""
    return see_other(edition_address(edition))
