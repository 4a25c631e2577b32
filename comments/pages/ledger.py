"""The public ledger of moderation: each ground with its figures, and every act in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from comments import period
from comments.calls import Call
from comments.models import Action, Ground, ModerationEntry
from comments.queries import with_showing

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class OnGround:
    """One of the fixed grounds: comments withheld on it now, and how often it was used in all."""

    label: str
    now: int
    ever: int


@dataclass(frozen=True, slots=True)
class Row:
    """One act: which comment, what was done, on what ground, when and by whom. Notes are for staff."""

    comment: int
    what: str
    when: str
    by: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the page shows."""

    grounds: Sequence[OnGround]
    withheld: int
    restored: int
    rows: Sequence[Row]
    page: Page[ModerationEntry]


def ledger_of(call: Call, asked: str) -> Ledger:
    """The ledger of a docket: four queries, however many acts there are."""
    entries = ModerationEntry.objects.filter(comment__docket=call.docket)
    now = with_showing(call.docket.comments.order_by()).filter(moderated=Action.WITHHELD)
    standing = dict(now.values_list("ground").annotate(Count("pk")))
    ever = _used(entries)
    told = entries.exclude(action=Action.SHOWN).select_related("recorded_by").order_by("-recorded_at", "-pk")
    page = Paginator(told, ON_A_PAGE).get_page(asked)
    return Ledger(
        grounds=[OnGround(str(each.label), standing.get(each.value, 0), ever[each.value]) for each in Ground],
        withheld=sum(standing.values()),
        restored=ever[Action.RESTORED],
        rows=[_row(entry, call) for entry in page],
        page=page,
    )


def _used(entries: QuerySet[ModerationEntry]) -> dict[str, int]:
    """How often each ground was used, and how often a comment was restored: one query."""
    wanted = {each.value: Count("pk", filter=Q(ground=each.value)) for each in Ground}
    wanted[Action.RESTORED.value] = Count("pk", filter=Q(action=Action.RESTORED))
    return entries.aggregate(**wanted)


def _row(entry: ModerationEntry, call: Call) -> Row:
    what = entry.get_action_display()
    if entry.ground:
        what = f"{what}: {entry.get_ground_display()}"
    when = period.instant_words(entry.recorded_at, call.city.zone) if entry.recorded_at else ""
    return Row(entry.comment_id, what, when, str(entry.recorded_by))
