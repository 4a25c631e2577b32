"""Who worked on drafts last, and in which bills they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from civicpolicy.desk.trail import who
from comments.period import instant_words
from policies.history import BEGUN
from policies.models import Amendment, Municipality, Section, Version


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in a list: who touched it last, when, and the bills it is in."""

    version: Version
    touched: str
    bills: Sequence[str]


def draft_rows(
    drafts: Sequence[Version], city: Municipality, amendments: Iterable[Amendment]
) -> list[DraftRow]:
    """Every draft with what a list says of it, in one query. Fetch ``created_by`` with the drafts.

    ``amendments`` are all those of the policies, with their editions and instruments.
    """
    bills: dict[int, list[str]] = {}
    for each in amendments:
        bills.setdefault(each.proposed_id or 0, []).append(str(each.edition))
    said = zip(drafts, last_touched(drafts, city), strict=True)
    return [DraftRow(row, touched, bills.get(row.pk, ())) for row, touched in said]


def last_touched(drafts: Sequence[Version], city: Municipality) -> list[str]:
    """Of every draft, who changed it last and when, in one query; who began it, while nobody changed it."""
    changed = Section.history.filter(version_id__in=[row.pk for row in drafts]).order_by()
    changed = changed.exclude(history_change_reason=BEGUN)
    last = changed.values("version_id").annotate(last=Max("history_id")).values("last")
    rows = Section.history.filter(history_id__in=last).select_related("history_user") if drafts else ()
    entries = {row.version_id: row for row in rows}
    return [_touched(row, entries.get(row.pk), city) for row in drafts]


def _touched(draft: Version, entry: Any | None, city: Municipality) -> str:
    if entry is None:
        by = f" by {draft.created_by}" if draft.created_by else ""
        return f"Begun {instant_words(draft.created_at, city.zone)}{by}."
    return f"Last changed {instant_words(entry.history_date, city.zone)} by {who(entry)}."
