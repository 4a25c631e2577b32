"""A bill of this city, drafts and all, and where its pages stand."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from civicpolicy.desk.answers import SeeOther, see_other
from comments.models import DocketItem
from policies.decorators import CityRequest
from policies.models import Act, Amendment, Edition, Instrument, Municipality, Publication, RollCall, Source
from policies.papers import set_aside
from policies.services.clauses import open_words_column
from policies.services.voting import entry_sign
from policies.votes import ballots_column

DRAFT, KEEP = "policies.draft", "policies.keep_record"


def editions(city: Municipality) -> QuerySet[Edition]:
    """Every edition of the city, with what pages say of it: frozen, public, what it changes, who is asked."""
    public = Publication.objects.filter(edition=OuterRef("pk"))
    rows = Edition.objects.filter(municipality=city).select_related("freezing__frozen_by")
    return rows.annotate(
        is_public=Exists(public),
        change_count=Count("amendments"),
        called_by=_last_call(edition=OuterRef("pk")),
        is_from_paper=Exists(Source.objects.filter(edition=OuterRef("pk"))),
        is_aside=Exists(set_aside().filter(edition=OuterRef("pk"))),
    ).order_by("number")


def _last_call(**which: Any) -> Subquery:
    """The last call for comment that asks everybody; a closed consultation asks a few."""
    rows = DocketItem.objects.filter(**which, docket__is_closed=False).order_by("-docket")
    return Subquery(rows.values("docket")[:1])


def bills(city: Municipality) -> QuerySet[Instrument]:
    """Every instrument of the city, newest first, with its acts and editions: four queries in all.

    ``last_call`` is the number of the last vote over it.
    """
    rows = Amendment.objects.select_related("policy", "base", "proposed").order_by("pk")
    amendments = Prefetch("amendments", queryset=rows)
    acts = Act.objects.with_votes().select_related("recorded_by").order_by("pk")
    calls = RollCall.objects.filter(motion__edition__instrument=OuterRef("pk")).order_by("-pk")
    return (
        city.instruments.annotate(last_call=Subquery(calls.values("pk")[:1]))
        .prefetch_related(
            Prefetch("acts", queryset=acts),
            Prefetch("editions", queryset=editions(city).prefetch_related(amendments)),
        )
        .order_by("-pk")
    )


def find_bill(request: CityRequest, slug: str) -> Instrument:
    """One instrument with its acts and editions, and the votes that count over it. Raises Http404."""
    rows = bills(request.municipality).annotate(ballots=ballots_column())
    found = get_object_or_404(rows, slug=slug)
    found.municipality = request.municipality
    for edition in found.editions.all():
        edition.municipality, edition.instrument = request.municipality, found
    return found


def find_edition(request: CityRequest, slug: str, number: int) -> Edition:
    """One edition of an instrument. Raises Http404."""
    rows = editions(request.municipality).select_related("instrument", "freezing__frozen_by")
    called = _last_call(edition__instrument=OuterRef("instrument"))
    rows = rows.annotate(bill_called_by=called, open_words=open_words_column())
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


def both_texts(bill: Instrument, chosen: Edition | None) -> str:
    """The words of a button that names the chosen text and the last one; "" where these are one."""
    public = [each for each in bill.editions.all() if is_public(each)]
    if chosen is None or not public or public[-1].pk == chosen.pk:
        return ""
    return f"Record it of the text “{chosen.name}”, not of “{public[-1].name}”"


def is_from_paper(edition: Edition) -> bool:
    """True when an edition, as these queries hold it, was read from an imported paper."""
    return bool(edition.__dict__["is_from_paper"])


def called_by(edition: Edition) -> int | None:
    """The last call that asks everybody about an edition, as these queries hold it; None without one."""
    found: int | None = edition.__dict__["called_by"]
    return found


def bill_called_by(edition: Edition) -> int | None:
    """The last call about any text of its bill, as ``find_edition`` holds it."""
    found: int | None = edition.__dict__["bill_called_by"]
    return found


def last_seen(instrument: Instrument) -> str:
    """The sign of what was recorded last of an instrument, as ``bills`` holds it: an act, and a vote."""
    last = max((act.pk for act in instrument.acts.all()), default=0)
    return entry_sign(last, instrument.__dict__["last_call"])


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
