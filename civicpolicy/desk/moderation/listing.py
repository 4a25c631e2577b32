"""The comments of a call as staff read them: those that wait, those withheld, or all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, Q

from comments import period
from comments.calls import Call
from comments.models import Action, Comment, ModerationEntry
from comments.pages.cards import Card, card
from comments.queries import for_reading, with_showing

ON_A_PAGE = 25
WAITING, WITHHELD, ALL = "waiting", "withheld", "all"


@dataclass(frozen=True, slots=True)
class Told:
    """One act of moderation on a comment, with the note that staff left."""

    what: str
    made: str
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """A comment with its words, how it is shown now, and what was done before."""

    card: Card
    state: str
    acts: Sequence[Told]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of comments; the tabs over it with their counts."""

    shown: str
    tabs: Sequence[tuple[str, str, int]]
    rows: Sequence[Row]
    page: Page[Comment]


def listing(call: Call, shown: str, asked: str) -> Listing:
    """The comments that are asked for, in order of receipt; five queries, however many there are."""
    waiting, withheld = Q(moderated=None), Q(moderated=Action.WITHHELD)
    counts = with_showing(call.docket.comments.order_by()).aggregate(
        all=Count("pk"), waiting=Count("pk", filter=waiting), withheld=Count("pk", filter=withheld)
    )
    tabs = [(WITHHELD, "Withheld", counts["withheld"]), (ALL, "All", counts["all"])]
    if call.is_reviewed_first:
        tabs.insert(0, (WAITING, "Waiting for you", counts["waiting"]))
    names = [name for name, _, _ in tabs]
    if shown not in names:
        shown = WAITING if WAITING in names else ALL
    wanted = {WAITING: waiting, WITHHELD: withheld}.get(shown, Q())
    rows = for_reading(call.docket.comments.all()).filter(wanted).order_by("received_at", "pk")
    entries = ModerationEntry.objects.select_related("recorded_by").order_by("number")
    paginator = Paginator(rows.prefetch_related(Prefetch("moderation", queryset=entries)), ON_A_PAGE)
    paginator.count = counts[shown]
    page = paginator.get_page(asked)
    return Listing(shown, tabs, [row_of(comment, call) for comment in page], page)


def row_of(comment: Comment, call: Call) -> Row:
    """One comment, its words included, whether withheld or not."""
    acts = [_told(entry, call) for entry in comment.moderation.all()]
    return Row(card(comment, call.subjects, call.city.zone, for_staff=True), state_of(comment, call), acts)


def state_of(comment: Comment, call: Call) -> str:
    """``withheld``, ``waiting`` or ``shown``."""
    if comment.__dict__["moderated"] == Action.WITHHELD:
        return WITHHELD
    return WAITING if call.is_reviewed_first and not comment.__dict__["moderated"] else "shown"


def _told(entry: ModerationEntry, call: Call) -> Told:
    what = entry.get_action_display()
    if entry.ground:
        what = f"{what}: {entry.get_ground_display()}"
    when = period.instant_words(entry.recorded_at, call.city.zone) if entry.recorded_at else ""
    return Told(what, f"by {entry.recorded_by}, {when}", entry.note)
