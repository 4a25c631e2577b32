"""A policy, a text and a section of this city, and where their pages stand."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from civicpolicy.desk.answers import SeeOther, see_other
from policies.decorators import CityRequest
from policies.models import Codification, DraftingNote, Policy, Section, Version
from policies.papers import set_aside
from policies.services.clauses import open_words_column

DRAFT, KEEP = "policies.draft", "policies.keep_record"
FROZEN = "This text is frozen: it is part of the record and cannot be changed. Start a draft from it instead."

OPEN_NOTES = (
    DraftingNote.objects.filter(policy_id=OuterRef("policy_id"), number=OuterRef("number"))
    .filter(settles__isnull=True, settlement__isnull=True)
    .order_by()
    .values("policy_id")
    .annotate(many=Count("pk"))
    .values("many")
)
"""How many notes on a text are open; nothing where none is."""


def find_policy(request: CityRequest, slug: str) -> Policy:
    """A policy of the city, whether or not a text of it is public. Raises Http404."""
    return get_object_or_404(request.municipality.policies, slug=slug)


def texts(request: CityRequest) -> QuerySet[Version]:
    """Every text of the city, drafts among them, with what pages say of one.

    ``open_notes``: how many notes on it are open; ``base_is_codified``: the text it was made from is;
    ``is_aside``: the paper it was read from was set aside.
    """
    related = ("policy__municipality__profile", "freezing", "created_by", "base__freezing", "previous")
    rows = Version.objects.filter(municipality=request.municipality).select_related(
        *related, "codified_from__correction", "codified_from__adopted"
    )
    counted = Codification.objects.filter(adopted=OuterRef("base"), correction__isnull=True)
    in_code = Exists(counted.filter(changes__gt=0))
    notes, aside = Coalesce(Subquery(OPEN_NOTES), 0), Exists(set_aside().filter(version=OuterRef("pk")))
    return rows.annotate(open_notes=notes, base_is_codified=in_code, is_aside=aside)


def find(request: CityRequest, slug: str, number: int) -> Version:
    """One text by its number. Raises Http404."""
    rows = texts(request).annotate(open_words=open_words_column())
    return get_object_or_404(rows, policy__slug=slug, number=number)


def find_section(version: Version, key: uuid.UUID) -> Section:
    """A section of a text. Raises Http404."""
    row = version.sections.filter(key=key).first()
    if row is None:
        raise Http404("No such section.")
    return row


def address(version: Version, name: str = "draft", *rest: Any) -> str:
    """Address of a page of a text."""
    policy = version.policy
    return reverse(f"desk:{name}", args=[policy.municipality.slug, policy.slug, version.number, *rest])


def to_draft(version: Version, place: str = "") -> SeeOther:
    """Back to the page of a text; ``place``: what follows its address."""
    return see_other(f"{address(version)}{place}")
