"""A paper of this city, and where its pages stand."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from civicpolicy.desk.answers import SeeOther, see_other
from policies.decorators import CityRequest
from policies.models import RulingKind, Source, SourceRuling, Version
from policies.papers import set_aside
from policies.text.account import waiting

DRAFT, KEEP = "policies.draft", "policies.keep_record"


def sources(request: CityRequest) -> QuerySet[Source]:
    """The papers of the city, newest first, with what pages say of them; ``is_aside``: read by mistake."""
    rows = Source.objects.filter(municipality=request.municipality).select_related(
        "version__policy", "version__freezing", "edition__instrument", "edition__freezing", "imported_by"
    )
    return rows.annotate(is_aside=Exists(set_aside().filter(pk=OuterRef("pk"))))


def find(request: CityRequest, number: int) -> Source:
    """One paper from which a text was drawn. Raises Http404."""
    source = get_object_or_404(sources(request), pk=number)
    if source.version is None:
        raise Http404("No such page.")
    return source


def version_of(source: Source) -> Version:
    """The text drawn from a paper that ``find`` found. Raises Http404."""
    if source.version is None:
        raise Http404("No such page.")
    return source.version


def address(source: Source, name: str = "source", *rest: Any) -> str:
    """Address of a page of this paper."""
    return reverse(f"desk:{name}", args=[source.municipality.slug, source.pk, *rest])


def to_source(source: Source, place: str = "") -> SeeOther:
    """Back to the page of a paper; ``place``: what follows its address."""
    return see_other(f"{address(source)}{place}")


def places_waiting(papers: Sequence[Source]) -> list[tuple[Source, int]]:
    """Each paper with the number of places that wait for a ruling, in one query; none in a frozen text,
    and none in one that was set aside.

    Fetch ``version__freezing`` with the papers.
    """
    ruled: dict[int, dict[tuple[int, int], str]] = {}
    rulings = SourceRuling.objects.filter(source__in=papers, start__isnull=False).order_by("pk")
    for number, start, end, kind in rulings.values_list("source_id", "start", "end", "kind"):
        ruled.setdefault(number, {})[start or 0, end or 0] = kind
    found = []
    for paper in papers:
        spans = [span for span, kind in ruled.get(paper.pk, {}).items() if kind != RulingKind.WITHDRAWN]
        is_aside = paper.__dict__.get("is_aside", False)
        in_work = paper.version is not None and not paper.version.is_frozen and not is_aside
        found.append((paper, waiting(paper.ledger, spans) if in_work else 0))
    return found
