"""The time line of a policy: which text stood when, gaps, and where each instrument’s sections went."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from civicpolicy.site.moment import city_today
from policies import access, queries, redlines, telling
from policies.codified import Codified, codified
from policies.decorators import CityRequest, public
from policies.models import Instruction, Instrument, Section, Version
from policies.queries import PolicyEffect, PolicyStanding
from policies.timeline import Span, record_begins, spans

GONE = "No section by it today"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the time line: a text or a gap, its days in words, and a text before it to compare with."""

    span: Span
    version: Version | None
    days: str
    before: int | None
    is_now: bool
    is_to_come: bool
    codified: Codified | None = None


@dataclass(frozen=True, slots=True)
class Went:
    """One section of an instrument: what it did, to which section, and what that section is called today."""

    instruction: Instruction
    today: str
    is_there: bool


@public
@require_safe
def history(request: CityRequest, slug: str) -> HttpResponse:
    """Every text in the order in which it stood, gaps among them, and the table of the sections."""
    policy = access.policy(request.municipality, slug)
    standing = queries.in_force(policy, city_today(request))
    texts = {row.pk: row for row in access.versions(request.municipality).filter(policy=policy)}
    context = {
        "policy": policy,
        "rows": list(reversed(rows(standing, texts))),
        "begins": record_begins(standing),
        "undated": [each for each in standing.effects if is_undated(each) and each.is_public],
        "table": disposition(standing),
    }
    return render(request, "site/history.html", context)


def rows(standing: PolicyStanding, texts: Mapping[int, Version]) -> list[Row]:
    """The time line, first to last, with what each text can be compared with, and how it is codified."""
    found: list[Row] = []
    in_code = codified(texts.values())
    last: Version | None = None
    for span in spans(standing.effects):
        version = texts.get(span.version or 0)
        may = last is not None and version is not None and redlines.comparable(last, version)
        before = last.number if may and last is not None else None
        is_now = (span.since.latest is not None and span.since.latest <= standing.on) and (
            span.until is None or span.until.earliest is None or span.until.earliest > standing.on
        )
        to_come = span.since.earliest is not None and span.since.earliest > standing.on
        found.append(Row(span, version, days(span), before, is_now, to_come, in_code.get(span.version or 0)))
        last = version or last
    return found


def days(span: Span) -> str:
    """``From Tuesday, March 1, 2011 until Tuesday, June 5, 2018``."""
    began = f"From {telling.day(span.since)}"
    return f"{began} until {telling.day(span.until)}" if span.ended else f"{began} on"


def is_undated(each: PolicyEffect) -> bool:
    """True for a change that no place in the time line can be given."""
    on = each.effect.on
    return on.says_nothing


def disposition(standing: PolicyStanding) -> list[tuple[Instrument, Sequence[Went]]]:
    """Of each public instrument that is law: its sections that touch this policy, in two queries."""
    made = [each for each in standing.effects if each.is_public and not each.is_lapse]
    steps = Instruction.objects.filter(amendment__in=[each.amendment.pk for each in made])
    by_amendment: dict[int, list[Instruction]] = defaultdict(list)
    for step in steps.order_by("amendment", "position"):
        by_amendment[step.amendment_id].append(step)
    keys = {step.target_key for found in by_amendment.values() for step in found if step.target_key}
    names = _names(standing.version, keys)
    return [
        (each.edition.instrument, [_went(step, names) for step in by_amendment[each.amendment.pk]])
        for each in made
        if by_amendment[each.amendment.pk]
    ]


def _names(version: Version | None, keys: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What the sections with these keys are called in the text in force."""
    found = Section.objects.filter(version=version, key__in=keys) if version and keys else ()
    return {row.key: row.label or row.heading or str(row.key) for row in found}


def _went(step: Instruction, names: Mapping[uuid.UUID, str]) -> Went:
    if step.target_key is None:
        return Went(step, "", is_there=False)
    return Went(step, names.get(step.target_key, GONE), step.target_key in names)
