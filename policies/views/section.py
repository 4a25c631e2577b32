"""One section of a policy through all its published texts."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from policies import access, lifecycle, queries, telling
from policies.asked_day import LONGEST, day_asked, why_no_day
from policies.dates import long_day
from policies.decorators import CityRequest, public
from policies.lifecycle import Answer
from policies.models import Section, Version
from policies.queries import PolicyStanding
from policies.telling import Status, VersionRecord
from policies.timeline import by_version
from policies.views.section_status import Life, changes, life, past_status, status_of
from policies.views.stages import (
    Stage,
    days_are_known,
    in_order_of_law,
    places_in_law,
    stage_shown,
    stages,
)


@public
@require_safe
def section(request: CityRequest, slug: str, name: str) -> HttpResponse:
    """A section by its label or its key: as it is in force, or as it was last, and how it came about.

    ``?on=2019-08-30`` leads to the section of that day; ``?of=2019-08-30`` stays here, with the section as it
    was called and read on that day.
    """
    wanted = request.GET.get("on", "").strip()[:LONGEST]
    if wanted and (there := on_that_day(request, slug, name, wanted)):
        return HttpResponseRedirect(there)
    policy = access.policy(request.municipality, slug)
    versions = list(access.versions(request.municipality).filter(policy=policy).order_by("number"))
    standing = queries.in_force(policy, queries.today(request.municipality))
    texts = in_order_of_law(standing, telling.version_records(standing, versions).values())
    found = rows_named([each.version for each in texts], name)
    of_day = _day(request.GET.get("of", ""))
    then = text_of_day(standing, of_day) if of_day else None
    in_force = standing.version.pk if standing.version else 0
    key = key_meant(found, name, then or in_force)
    history = stages(found, texts, standing, key)
    own = life(standing, by_version(found, key), {version.pk: version for version in versions})
    shown = stage_shown(history, then, standing, places_in_law(standing))
    text = text_shown(shown, then, in_force, places_in_law(standing))
    context = {
        "policy": policy,
        "text": text,
        "status": shown_status(own, shown, text, of_day if shown.has(then) else None),
        "changes": changes(own),
        "is_in_force": shown.has(in_force),
        "is_gone": own.told.answer == Answer.NO and own.told.since is not None,
        "was_so_on": long_day(of_day) if of_day and shown.has(then) else "",
        "section": shown.section,
        "shown_rows": [shown.section],
        "history": list(reversed(history)),
        "days_are_known": days_are_known(history),
        "name": name,
        "wanted": wanted,
        "error": why_no_day(wanted) if wanted else "",
    }
    return render(request, "policies/section/section.html", context)


def text_of_day(standing: PolicyStanding, day: date) -> int | None:
    """The text that was in force on another day, from the effects of a standing; no query."""
    return lifecycle.in_force([each.effect for each in standing.effects], day).version


def text_shown(stage: Stage, then: int | None, in_force: int, stood: Mapping[int, int]) -> VersionRecord:
    """Of texts with the same words: that of the day asked for, else that in force, else the last law."""
    law = [each for each in reversed(stage.texts) if each.version.pk in stood]
    wanted = [each for pk in (then, in_force) if pk for each in stage.texts if each.version.pk == pk]
    return [*wanted, *law, stage.latest][0]


def shown_status(own: Life, stage: Stage, text: VersionRecord, on: date | None) -> Status:
    """Where the section stands today; words that it had on another day only: when they were in force."""
    is_now = own.standing.version is not None and stage.has(own.standing.version.pk)
    past = past_status(own, stage.section, on) if on and not is_now else None
    return past or status_of(own, stage.section) or text.status


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def on_that_day(request: CityRequest, slug: str, name: str, wanted: str) -> str:
    """The address of the section on a day as it was typed, "" where no day can be read."""
    day = day_asked(wanted)
    if day is None:
        return ""
    return reverse("policies:section-on", args=[request.municipality.slug, slug, name, day])


def rows_named(versions: Sequence[Version], name: str) -> list[Section]:
    """The rows with this label or key in these texts, and every other row with one of their keys.

    Two plain queries: as one, nested, a database without statistics took half a minute for a hundred texts.
    """
    if "\0" in name:
        raise Http404("No such section.")
    order = {version.pk: place for place, version in enumerate(versions)}
    published = Section.objects.filter(version__in=list(order))
    named = published.filter(Q(label=name) | Q(key=name) if _is_key(name) else Q(label=name))
    keys = set(named.values_list("key", flat=True))
    found = list(published.filter(key__in=keys)) if keys else []
    if not found:
        raise Http404("No such section.")
    return sorted(found, key=lambda row: order[row.version_id])


def key_meant(rows: Sequence[Section], name: str, in_force: int) -> uuid.UUID:
    """Whose history is asked for: a label that several sections had means the one in force, else the last."""
    if _is_key(name) and any(str(row.key) == name for row in rows):
        return uuid.UUID(name)
    labelled = [row for row in rows if row.label == name]
    return next((row for row in labelled if row.version_id == in_force), labelled[-1]).key


def _is_key(name: str) -> bool:
    try:
        return str(uuid.UUID(name)) == name
    except ValueError:
        return False
