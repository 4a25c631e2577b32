"""One section of a policy through all its published texts."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from policies import access, queries, redlines, telling
from policies.converters import DAY_NOT_READ
from policies.decorators import CityRequest, public
from policies.models import Section, Version
from policies.telling import VersionRecord
from policies.text.redline import SectionChange, redline


@dataclass(frozen=True, slots=True)
class Stage:
    """A section as one or several texts in a row have it, and what changed from the stage before."""

    section: Section
    texts: Sequence[VersionRecord]
    change: SectionChange | None
    may_compare: bool

    @property
    def latest(self) -> VersionRecord:
        """The latest text that has it so."""
        return self.texts[-1]


@public
@require_safe
def section(request: CityRequest, slug: str, name: str) -> HttpResponse:
    """A section by its label or its key: as it is in force, or as it was last, and how it came about.

    ``?on=2019-08-30`` leads to the section of that day.
    """
    wanted = request.GET.get("on", "").strip()
    if wanted and (there := on_that_day(request, slug, name, wanted)):
        return HttpResponseRedirect(there)
    policy = access.policy(request.municipality, slug)
    versions = list(access.versions(request.municipality).filter(policy=policy).order_by("number"))
    standing = queries.in_force(policy, queries.today(request.municipality))
    texts = telling.version_records(standing, versions)
    found = rows_named(versions, name)
    in_force = standing.version.pk if standing.version else 0
    key = key_meant(found, name, in_force)
    history = stages([row for row in found if row.key == key], list(texts.values()))
    shown = next((each for each in history if in_force in [t.version.pk for t in each.texts]), history[-1])
    context = {
        "policy": policy,
        "shown": shown,
        "is_in_force": in_force in [each.version.pk for each in shown.texts],
        "section": shown.section,
        "shown_rows": [shown.section],
        "history": list(reversed(history)),
        "gone_from": _gone_from(history[-1], list(texts.values())),
        "name": name,
        "wanted": wanted,
        "error": DAY_NOT_READ if wanted else "",
    }
    return render(request, "policies/section/section.html", context)


def on_that_day(request: CityRequest, slug: str, name: str, wanted: str) -> str:
    """The address of the section on a day as it was typed, "" where no day can be read."""
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        return ""
    return reverse("policies:section-on", args=[request.municipality.slug, slug, name, day])


def stages(rows: Sequence[Section], texts: Sequence[VersionRecord]) -> list[Stage]:
    """The section through its texts, first to last; texts in a row that have the same words are one stage."""
    by_version = {row.version_id: row for row in rows}
    found: list[Stage] = []
    for text in texts:
        row = by_version.get(text.version.pk)
        if row is None:
            continue
        before = found[-1] if found else None
        if before and _words(before.section) == _words(row):
            found[-1] = replace(before, texts=(*before.texts, text))
        else:
            found.append(_stage(row, text, before, len(found)))
    return found


def _stage(row: Section, text: VersionRecord, before: Stage | None, place: int) -> Stage:
    may = before is None or redlines.comparable(before.texts[-1].version, text.version)
    change = None
    if before and may:
        drawn = redline([before.section.as_text()], [row.as_text()]).sections[-1]
        lines = tuple(replace(line, number=None) for line in drawn.paragraphs)
        change = replace(drawn, anchor=f"stage-{place}", number=None, drawn=lines)
    return Stage(row, (text,), change, may)


def _words(row: Section) -> tuple[str, str | None, str, str]:
    return (row.level, row.label, row.heading, row.text)


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


def _gone_from(last: Stage, texts: Sequence[VersionRecord]) -> VersionRecord | None:
    """The first later text that no longer has the section."""
    return next((each for each in texts if each.version.number > last.texts[-1].version.number), None)
