"""What a policy was called when a text of it was frozen: a new title never rewrites what is on record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from policies.models import Amendment, Edition, Policy, Version


@dataclass(frozen=True, slots=True)
class Name:
    """A policy by its title and citation; ``ever``: all that it was called at any time, without case."""

    title: str
    citation: str
    ever: frozenset[str]


def name_of_text(version: Version) -> Name:
    """What the policy of a text was called when it was frozen, of a draft now. One query."""
    return _names([version.policy], _instant(version))[version.policy_id]


def names_in(edition: Edition, policies: Iterable[Policy]) -> dict[int, Name]:
    """What the policies of an edition were called when it was frozen, by their number. One query."""
    return _names(policies, _instant(edition))


def title_then(frozen: str) -> Coalesce:
    """SQL for ``title_then`` of rows with a policy: what it was called when a text was frozen.

    ``frozen`` is the way from a row to its freezing; it says what ``name_of_text`` says, for a list of texts
    and without a query of its own.
    """
    later = Policy.history.filter(
        id=OuterRef(OuterRef("policy")), history_date__gt=OuterRef(OuterRef(f"{frozen}__frozen_at"))
    ).exclude(history_change_reason__isnull=True)
    first = later.exclude(history_change_reason="").order_by("history_id").values("history_id")[:1]
    before = Policy.history.filter(id=OuterRef("policy"), history_id__lt=Subquery(first))
    return Coalesce(Subquery(before.order_by("-history_id").values("title")[:1]), "policy__title")


def called_then(text: Version | Amendment) -> str:
    """What the policy was called then, of a row fetched with ``title_then``; of any other, today's title."""
    known: str = text.__dict__.get("title_then") or text.policy.title
    return known


def ever_called(policies: Iterable[int]) -> dict[int, frozenset[str]]:
    """All that policies were called at any time, without case, by their number. One query."""
    found: dict[int, set[str]] = {each: set() for each in policies}
    rows = Policy.history.filter(id__in=found).values_list("id", "title", "citation").order_by().distinct()
    for number, *names in rows:
        found[number] |= {name.casefold() for name in names if name}
    return {number: frozenset(names) for number, names in found.items()}


def _instant(text: Version | Edition) -> datetime | None:
    return text.freezing.frozen_at if text.is_frozen else None


def _names(policies: Iterable[Policy], at: datetime | None) -> dict[int, Name]:
    """By the number of each policy; ``at`` an instant on the clock of its city, None for now."""
    known: dict[int, list[Any]] = {each.pk: [] for each in policies}
    for row in Policy.history.filter(id__in=known).order_by("history_id"):
        known[row.id].append(row)
    return {each.pk: _name(known[each.pk] or [each], at) for each in policies}


def _name(rows: list[Any], at: datetime | None) -> Name:
    """A change with a reason goes by the clock of the city (``services.retitling``); others came before."""
    ever = frozenset(name.casefold() for row in rows for name in (row.title, row.citation) if name)
    later = [place for place, row in enumerate(rows) if at is not None and _renamed_after(row, at)]
    row = rows[later[0] - 1] if later and later[0] else rows[-1]
    return Name(row.title, row.citation, ever)


def _renamed_after(row: Any, at: datetime) -> bool:
    return bool(getattr(row, "history_change_reason", "")) and row.history_date > at
