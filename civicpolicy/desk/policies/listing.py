"""The policies of a city as its staff see them: what is in force, what is in work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from civicpolicy.desk.policies.facts import may_rename, policy_trail
from civicpolicy.desk.policies.finding import DRAFT, find_policy
from civicpolicy.desk.policies.touching import DraftRow, draft_rows
from civicpolicy.desk.trail import LONGEST, Entry, who
from civicpolicy.site.moment import city_today
from policies import queries, telling
from policies.decorators import CityRequest, requires
from policies.models import Municipality, Policy, Publication, Version
from policies.papers import set_aside, texts_aside
from policies.queries import PolicyStanding

A_PAGE = 50
MOST_TEXTS = 200


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A policy in the list: where it stands, and its drafts."""

    record: telling.PolicyRecord
    drafts: Sequence[DraftRow]


@dataclass(frozen=True, slots=True)
class TextRow:
    """A frozen text of a policy: what it is called, where it stands."""

    version: Version
    label: str
    status: telling.Status


@requires(DRAFT)
@require_safe
def policies(request: CityRequest) -> HttpResponse:
    """Every policy of the city, public or not, with its drafts."""
    city = request.municipality
    page = Paginator(city.policies.order_by("title", "pk"), A_PAGE).get_page(request.GET.get("page"))
    rows = list(page)
    records = telling.records(rows, city_today(request))
    amendments = [each for record in records for each in record.standing.amendments]
    drafts = draft_rows(list(in_work(city).filter(policy__in=rows)), city, amendments)
    context = {
        "page": page,
        "rows": [
            PolicyRow(record, [each for each in drafts if each.version.policy_id == record.policy.pk])
            for record in records
        ],
    }
    return render(request, "desk/policies/list.html", context)


@requires(DRAFT)
@require_safe
def policy(request: CityRequest, slug: str) -> HttpResponse:
    """One policy: its drafts, and every frozen text, each of which a draft can start from."""
    city, found = request.municipality, find_policy(request, slug)
    standing = queries.in_force(found, city_today(request))
    rows = list(all_texts(found)[:MOST_TEXTS])
    drafts = [row for row in rows if not row.is_frozen]
    is_public = any(row.__dict__["is_public"] for row in rows)
    context = {
        "policy": found,
        "record": telling.policy_record(standing),
        "drafts": draft_rows(drafts, city, standing.amendments),
        "texts": text_rows(standing, rows),
        "is_public": is_public,
        "may_rename": may_rename(request, is_public=is_public),
        "trail": _trail(found, city),
        "facts_trail": policy_trail(found, city),
    }
    return render(request, "desk/policies/policy.html", context)


def in_work(city: Municipality) -> QuerySet[Version]:
    """Drafts of a city, latest first, but for those of papers that were set aside."""
    rows = Version.objects.filter(municipality=city, freezing__isnull=True).exclude(pk__in=texts_aside())
    return rows.select_related("created_by", "policy").order_by("-number", "-pk")


def all_texts(of: Policy) -> QuerySet[Version]:
    """Every text of a policy, latest first; ``is_public`` tells the published ones, and ``is_aside`` those
    of papers that were set aside.
    """
    public = Publication.objects.filter(version=OuterRef("pk"))
    rows = of.versions.with_record().select_related("freezing", "created_by", "policy")
    aside = set_aside().filter(version=OuterRef("pk"))
    return rows.annotate(is_public=Exists(public), is_aside=Exists(aside)).order_by("-number")


def text_rows(standing: PolicyStanding, rows: Iterable[Version]) -> list[TextRow]:
    """What is said of every frozen text among those of a policy."""
    kept = [row for row in rows if row.is_frozen]
    known = telling.version_records(standing, [row for row in kept if row.__dict__["is_public"]])
    unseen = telling.Status("Frozen", "", "Frozen, and not public yet.")
    return [
        TextRow(row, known[row.number].label, known[row.number].status)
        if row.number in known
        else TextRow(row, f"Version {row.number}", unseen)
        for row in kept
    ]


def _trail(of: Policy, city: Municipality) -> list[Entry]:
    """Who began and who discarded drafts, newest first, in one query."""
    rows = Version.history.filter(policy_id=of.pk, history_type__in="+-").select_related("history_user")
    did = {"+": "Began", "-": "Discarded"}
    return [
        Entry(row.history_date, who(row), f"{did[row.history_type]} text {row.number}", city.zone)
        for row in rows.order_by("-history_id")[:LONGEST]
    ]
