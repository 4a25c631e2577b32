"""What one section of a policy said on a day: its text, nothing, or that it is not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from policies import access, queries, telling
from policies.dates import long_day
from policies.decorators import CityRequest, public
from policies.lifecycle import Answer
from policies.models import Section
from policies.telling import VersionRecord
from policies.timeline import by_version
from policies.views.section import key_meant, rows_named
from policies.views.section_status import Life, gone_sentence, in_force_sentence, life
from policies.views.stages import in_order_of_law


@public
@require_safe
def section_on(request: CityRequest, slug: str, name: str, day: date) -> HttpResponse:
    """A section on a day. A label means the section that had it then, else the last one that had it."""
    policy = access.policy(request.municipality, slug)
    versions = list(access.versions(request.municipality).filter(policy=policy).order_by("number"))
    standing = queries.in_force(policy, day)
    texts = in_order_of_law(standing, telling.version_records(standing, versions).values())
    found = rows_named([each.version for each in texts], name)
    key = key_meant(found, name, standing.version.pk if standing.version else 0)
    rows = by_version(found, key)
    own = life(standing, rows, {version.pk: version for version in versions})
    told = own.told
    history = reverse("policies:section", args=[request.municipality.slug, slug, name])
    today = queries.today(request.municipality)
    context = {
        "policy": policy,
        "section": told.section or _called(rows, texts, day),
        "told": told,
        "shown_rows": [told.section] if told.section else [],
        "sentence": sentence(own),
        "version": next((each for each in versions if told.section in (rows.get(each.pk),)), None),
        "name": name,
        "history_href": f"{history}?of={day}",
        "day": day,
        "day_words": long_day(day),
        "is_future": day > today,
        "is_past": day < today,
    }
    return render(request, "policies/section/on.html", context)


def _called(rows: Mapping[int, Section], texts: Sequence[VersionRecord], day: date) -> Section:
    """By which row a section is named that was not there: the last law by the day, else the first text."""
    holders = [each for each in texts if each.version.pk in rows]
    past = [each for each in holders if each.effect and (each.effect.effect.on.latest or date.max) <= day]
    return rows[(past[-1] if past else holders[0]).version.pk]


def sentence(own: Life) -> str:
    """``In force so since Tuesday, June 5, 2018, by Ordinance 18-4.``"""
    told, standing = own.told, own.standing
    if told.answer == Answer.UNKNOWN and (begins := telling.before_record_sentence(standing)):
        return begins
    if told.answer == Answer.UNKNOWN:
        return "The record does not say which text was in force on that day, or whether it had this section."
    if told.answer == Answer.YES:
        return in_force_sentence(told)
    if told.since is None:
        return "The section had not been in force by then."
    if standing.ended_by is not None and told.since.effect.version is None:
        return f"Nothing of this policy was in force. {telling.repeal_sentence(standing.ended_by)}"
    return gone_sentence(own, told.since)
