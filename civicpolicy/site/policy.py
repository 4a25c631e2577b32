"""A policy: what is in force now or on a day, what would change it, and every text it ever had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from civicpolicy.site.calls import calls_over_matters, decided_of
from civicpolicy.site.moment import city_deadlines, city_today
from policies import access, queries, telling
from policies.asked_day import LONGEST, day_asked, why_no_day
from policies.codified import codified_at
from policies.dates import PartialDate, long_day
from policies.decorators import CityRequest, public
from policies.lifecycle import Answer
from policies.models import Amendment, Marks, Policy, Version
from policies.queries import PolicyEffect, PolicyStanding
from policies.telling import Status, VersionRecord
from policies.timeline import is_before_record, is_uncodified
from policies.views.stages import in_order_of_law


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would change a policy: the amendment, and where to read what would change."""

    amendment: Amendment
    base: int | None
    proposed: int | None
    lost_its_marks: bool


@public
@require_safe
def policies(request: CityRequest) -> HttpResponse:
    """Every policy of the city with where it stands today."""
    records = telling.records(access.policies(request.municipality), city_today(request))
    return render(request, "site/policies.html", {"records": records})


@public
@require_safe
def policy(request: CityRequest, slug: str) -> HttpResponse:
    """The text in force now. ``?on=2019-08-30``, or a day as people write it, leads to its text."""
    found = access.policy(request.municipality, slug)
    wanted = request.GET.get("on", "").strip()[:LONGEST]
    day = day_asked(wanted)
    if day is None:
        return _page(request, found, city_today(request), wanted=wanted)
    return HttpResponseRedirect(reverse("site:policy-on", args=[request.municipality.slug, slug, day]))


@public
@require_safe
def policy_on(request: CityRequest, slug: str, day: date) -> HttpResponse:
    """The text in force on a day, as far as is recorded today."""
    return _page(request, access.policy(request.municipality, slug), day, as_of=True)


def _page(
    request: CityRequest, found: Policy, day: date, as_of: bool = False, wanted: str = ""
) -> HttpResponse:
    versions = list(access.versions(request.municipality).filter(policy=found).order_by("number"))
    standing = queries.in_force(found, day)
    record = telling.policy_record(standing)
    texts = telling.version_records(standing, versions)
    current = next((each for each in texts.values() if each.version == standing.version), None)
    repealed = telling.repealed_text(standing)
    proposals = [] if as_of else _proposals(record.proposals, versions)
    coming = [each for each in standing.coming if each.is_public and not _is_candidate(standing, each)]
    bills = [each.amendment.edition.instrument_id for each in proposals]
    calls = calls_over_matters(city_deadlines(request), bills) if bills else []
    open_call = next((each for each in calls if each.is_open), None)
    context = {
        "record": record,
        "answer": standing.answer,
        "texts": _on_that_day(standing, texts) if as_of else list(reversed(texts.values())),
        "current": current,
        "sections": queries.sections_of(current.version) if current else [],
        "is_before_record": is_before_record(standing),
        "candidates": _candidates(standing, texts),
        "last": next((each for each in texts.values() if each.version.pk == repealed), None),
        "coming": [] if as_of else [(each, *telling.coming_words(each, day)) for each in coming],
        "until": telling.day(coming[0].effect.on) if as_of and current and _has_day(coming) else "",
        "since": telling.day(standing.standing.since),
        "is_past": as_of and day < city_today(request),
        "codified": codified_at(current.version) if current else None,
        "history_href": _history_href(request, found, day if as_of else None),
        "uncodified": is_uncodified(request.municipality, standing.began_by) and not as_of,
        "proposals": proposals,
        "deadline": open_call,
        "decided": decided_of(open_call),
        "as_of": as_of,
        "day": day,
        "day_words": long_day(day),
        "is_future": day > city_today(request),
        "wanted": wanted,
        "error": why_no_day(wanted) if wanted else "",
    }
    return render(request, "site/policy.html", context)


def _history_href(request: CityRequest, found: Policy, day: date | None) -> str:
    """Where the history of a section stands, up to its {name}; of a day, with what it was called then."""
    policy = reverse("site:policy", args=[request.municipality.slug, found.slug])
    return f"{policy}sections/{{name}}/{f'?of={day}' if day else ''}"


def _on_that_day(standing: PolicyStanding, texts: Mapping[int, VersionRecord]) -> list[VersionRecord]:
    """The texts that are law, the latest first, those that took effect after the day marked as later."""
    rows = reversed(in_order_of_law(standing, texts.values()))
    dated = [(each, each.effect.effect) for each in rows if each.effect]
    return [_seen_from(standing, each, effect.on) for each, effect in dated if not effect.is_waiting]


def _seen_from(standing: PolicyStanding, text: VersionRecord, on: PartialDate) -> VersionRecord:
    if standing.version == text.version:
        return replace(text, status=Status("In force then", "tag-ok", f"From {telling.day(on)} on."))
    if (on.earliest or date.min) > standing.on:
        return replace(text, status=Status("Later", "", f"It takes effect later: {telling.day(on)}."))
    return text


def _has_day(coming: Sequence[PolicyEffect]) -> bool:
    """True when what comes next does not wait for an event."""
    return bool(coming) and not coming[0].effect.is_waiting


def _proposals(amendments: Sequence[Amendment], versions: Sequence[Version]) -> list[Proposal]:
    by_pk = {version.pk: version for version in versions}
    found = []
    for each in amendments:
        texts = [by_pk.get(pk or 0) for pk in (each.base_id, each.proposed_id)]
        base, proposed = (text.number if text else None for text in texts)
        lost = any(text is not None and text.marks == Marks.UNKNOWN for text in texts)
        found.append(Proposal(each, base, proposed, lost))
    return found


def _is_candidate(standing: PolicyStanding, each: PolicyEffect) -> bool:
    """True when its text is named among those that may be in force."""
    return standing.answer == Answer.UNKNOWN and each.effect.version in standing.standing.versions


def _candidates(standing: PolicyStanding, texts: Mapping[int, VersionRecord]) -> list[VersionRecord]:
    """The published texts that may be in force when that is not known."""
    if standing.answer != Answer.UNKNOWN:
        return []
    return [each for each in texts.values() if each.version.pk in standing.standing.versions]
