"""What people said about an edition before a session and since, counted and listed section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from comments import period
from comments.models import Comment, CommentTarget, Position
from comments.period import Verdict
from comments.queries import for_reading
from policies.models import Edition, Municipality

PAGE = 40
"""Comments shown at once beside a section."""

WHOLE = "whole"
"""The rail's first row: comments on the instrument as a whole, or on the whole docket."""


COUNTED = {
    Position.FOR: ("for", "for"),
    Position.AGAINST: ("against", "against"),
    Position.WITH_CHANGES: ("with changes", "with changes"),
    Position.QUESTION: ("question", "questions"),
}
"""What one, and what several, of a position are called behind their number."""


class Show(StrEnum):
    """Which comments: those the session had before it, all so far, or only those received since."""

    SESSION = "session"
    ALL = "all"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class Tally:
    """Comments on the edition before and since the session, and those shown on the place being read."""

    before: int
    since: int
    here: int
    here_since: int
    positions: Sequence[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Card:
    """A comment as its card shows it; see ``_comment_card.html``."""

    number: int
    name: str
    capacity: str
    received: str
    words: str
    position: str
    position_word: str
    on: str
    since: bool
    late: str


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading: received since, or one position."""

    title: str
    position: str
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Said:
    """What stands beside one section: the cards of one page in groups."""

    groups: Sequence[Group]
    page: Page[Comment]


def about(edition: Edition) -> QuerySet[Comment]:
    """Comments that this edition's council should see: on it, on its sections, or on its whole docket."""
    targets = CommentTarget.objects.filter(comment=OuterRef("pk"))
    return Comment.objects.filter(docket__items__edition=edition).filter(
        Exists(targets.filter(edition=edition)) | ~Exists(targets)
    )


def shown(comments: QuerySet[Comment], show: str, as_of: datetime) -> QuerySet[Comment]:
    """Those before the session, those since, or all."""
    if show == Show.SESSION:
        return comments.as_of(as_of)  # type: ignore[attr-defined]
    if show == Show.SINCE:
        return comments.since(as_of)  # type: ignore[attr-defined]
    return comments


def _named(edition: Edition, key: str) -> Exists:
    """Whether a comment names a section of this edition: the one with this key, or, for WHOLE, any."""
    named = CommentTarget.objects.filter(comment=OuterRef("pk"), edition=edition, section_key__isnull=False)
    return Exists(named if key == WHOLE else named.filter(section_key=key))


def on_place(edition: Edition, key: str) -> QuerySet[Comment]:
    """Comments on one section, or, for WHOLE, those that name no section of this edition."""
    return about(edition).annotate(named=_named(edition, key)).filter(named=key != WHOLE)


def by_section(edition: Edition, show: str, as_of: datetime) -> Counter[str]:
    """How many of the comments shown name each section, by its key."""
    rows = (
        CommentTarget.objects.filter(comment__in=shown(about(edition), show, as_of).order_by().values("pk"))
        .filter(edition=edition, section_key__isnull=False)
        .values("section_key")
        .annotate(comments=Count("comment", distinct=True))
    )
    return Counter({str(row["section_key"]): row["comments"] for row in rows})


def tally(edition: Edition, key: str, show: str, as_of: datetime) -> Tally:
    """All counts of the page in one query, whatever the number of comments."""
    since = Q(received_at__gte=as_of)
    here = Q(named=key != WHOLE) & {Show.SESSION: ~since, Show.SINCE: since}.get(Show(show), Q())
    positions = {
        f"on_{choice.value}": Count("pk", filter=here & Q(position=choice.value)) for choice in Position
    }
    counted = (
        about(edition)
        .annotate(named=_named(edition, key))
        .aggregate(
            before=Count("pk", filter=~since),
            since=Count("pk", filter=since),
            here=Count("pk", filter=here),
            here_since=Count("pk", filter=here & since),
            **positions,
        )
    )
    return Tally(
        before=counted["before"],
        since=counted["since"],
        here=counted["here"],
        here_since=counted["here_since"],
        positions=[_position(choice, counted[f"on_{choice.value}"]) for choice in Position],
    )


def _position(position: Position, number: int) -> tuple[str, str, int]:
    one, several = COUNTED[position]
    return position.value, one if number == 1 else several, number


def said(
    city: Municipality, edition: Edition, key: str, *, show: str, as_of: datetime, count: int, page: str
) -> Said:
    """What was said about one place: *received since* first, then by position; late ones last."""
    comments = shown(on_place(edition, key), show, as_of)
    pages = Paginator(for_reading(comments).order_by("-received_at", "-pk"), PAGE)
    pages.count = count
    current = pages.get_page(page)
    return Said(groups=_groups(list(current.object_list), key, as_of, city.zone), page=current)


def _groups(comments: Sequence[Comment], key: str, as_of: datetime, zone: ZoneInfo) -> list[Group]:
    late = [each for each in comments if each.verdict == Verdict.LATE]
    timely = [each for each in comments if each.verdict != Verdict.LATE]
    since = [each for each in timely if _is_since(each, as_of)]
    before = [each for each in timely if not _is_since(each, as_of)]
    sorted_out = [("Received since you met", "", since)]
    sorted_out += [
        (str(choice.label), choice.value, [each for each in before if each.position == choice.value])
        for choice in (Position.AGAINST, Position.WITH_CHANGES, Position.FOR, Position.QUESTION)
    ]
    sorted_out.append(("No position given", "", [each for each in before if not each.position]))
    sorted_out.append(("Late", "", late))
    return [
        Group(title, position, [_card(each, key, as_of, zone) for each in rows])
        for title, position, rows in sorted_out
        if rows
    ]


def _is_since(comment: Comment, as_of: datetime) -> bool:
    return comment.received_at is not None and comment.received_at >= as_of


def _card(comment: Comment, key: str, as_of: datetime, zone: ZoneInfo) -> Card:
    received = comment.received_at or as_of
    late = ""
    if comment.verdict == Verdict.LATE and comment.judged_by:
        late = period.late_by(received, comment.judged_by.closes_at)
    return Card(
        number=comment.pk,
        name=comment.contact.name,
        capacity=comment.get_capacity_display(),
        received=period.instant_words(received, zone),
        words=comment.content.words,
        position=comment.position,
        position_word=comment.get_position_display() if comment.position else "",
        on=_provisions(comment, key),
        since=_is_since(comment, as_of),
        late=late,
    )


def _provisions(comment: Comment, key: str) -> str:
    """``On (a)(1)``, when the comment names a provision of this section."""
    named = [row.provision for row in comment.targets.all() if str(row.section_key) == key and row.provision]
    paths = ["".join(f"({part})" for part in path.split("/") if part[:1] != "¶") for path in named]
    return f"On {', '.join(path for path in paths if path)}" if any(paths) else ""
