"""Questions about dockets and comments that need more than one row."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery

from comments import content, period
from comments.content import Target
from comments.models import Action, Comment, CommentTarget, Docket, Ground, ModerationEntry, PeriodChange
from comments.period import Kind, State, Window
from policies.models import Municipality


@dataclass(frozen=True, slots=True)
class Deadline:
    """A docket's period at one instant: one object, one set of words on every page."""

    docket: Docket
    changes: Sequence[PeriodChange]
    now: datetime
    zone: ZoneInfo

    @property
    def last(self) -> PeriodChange | None:
        """The change whose window judges."""
        return self.changes[-1] if self.changes else None

    @property
    def window(self) -> Window | None:
        """The window that judges."""
        return self.last.window if self.last else None

    def judge_of(self, delivered_at: datetime) -> PeriodChange | None:
        """The change that judges what was delivered at an instant; the database's guard says the same."""
        before = [each for each in self.changes if each.recorded_at and each.recorded_at <= delivered_at]
        return before[-1] if before else next(iter(self.changes), None)

    @property
    def state(self) -> State:
        """What the docket is now."""
        return period.state(self.window, self.now, self.zone)

    @property
    def is_open(self) -> bool:
        """True while a comment would be on time."""
        return self.state in (State.OPEN, State.CLOSES_TODAY)

    @property
    def is_extended(self) -> bool:
        """True when the last change moved the close later."""
        return self.last is not None and self.last.kind == Kind.EXTENDED

    @property
    def opening_words(self) -> str:
        """``Wednesday, August 14, 2019, 8:00 a.m. Mountain Time``."""
        return period.instant_words(self.last.opens_at, self.zone) if self.last else ""

    @property
    def closing_words(self) -> str:
        """``Friday, August 30, 2019, 11:59 p.m. Mountain Time``."""
        return period.closing_words(self.last.closes_at, self.zone) if self.last else ""

    @property
    def left(self) -> str:
        """``3 days 4 hours left``, or "" when it is not open."""
        return period.time_left(self.now, self.last.closes_at) if self.last and self.is_open else ""

    @property
    def sentence(self) -> str:
        """What every page says of the deadline, without the time left."""
        if self.state == State.NOT_YET:
            return f"Comments open {self.opening_words}"
        if self.is_open and self.last:
            return f"Comments are open {self.last.words}"
        if self.state == State.CLOSED:
            return f"Comments closed {self.closing_words}"
        return "This call for comment was cancelled" if self.state == State.CANCELLED else "Not open yet"


def with_changes(dockets: QuerySet[Docket]) -> QuerySet[Docket]:
    """Dockets with their period changes in order, in one more query."""
    return dockets.prefetch_related(
        Prefetch("changes", queryset=PeriodChange.objects.order_by("number").select_related("changed_by"))
    )


def deadline(docket: Docket, now: datetime) -> Deadline:
    """The docket's period; ``with_changes`` first spares the query."""
    changes = sorted(docket.changes.all(), key=lambda change: change.number)
    return Deadline(docket, changes, now, _zone(changes, docket.municipality))


def _zone(changes: Sequence[PeriodChange], city: Municipality) -> ZoneInfo:
    """The zone in which the deadline was published: it stays, should the city's change afterwards."""
    return ZoneInfo(changes[-1].zone) if changes else city.zone


def deadlines(municipality: Municipality, now: datetime) -> list[Deadline]:
    """Every public docket of a city, open ones first, soonest close first, in one query."""
    public = Docket.objects.filter(municipality=municipality).public()
    rows = PeriodChange.objects.filter(docket__in=public).select_related("docket", "changed_by")
    changes: dict[int, list[PeriodChange]] = defaultdict(list)
    for change in rows.order_by("docket_id", "number"):
        changes[change.docket_id].append(change)
    found = []
    for several in changes.values():
        docket = several[0].docket
        docket.municipality = municipality
        found.append(Deadline(docket, several, now, _zone(several, municipality)))
    return sorted(found, key=_order)


def _order(each: Deadline) -> tuple[bool, float]:
    closes = each.last.closes_at.timestamp() if each.last else 0.0
    return (not each.is_open, closes if each.is_open else -closes)


def for_reading(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """Comments with words, contact, targets, the change that judged, and how they are shown: two queries."""
    return with_showing(
        comments.select_related("content", "contact", "judged_by", "entered_by", "party").prefetch_related(
            Prefetch("targets", queryset=CommentTarget.objects.order_by("ordinal"))
        )
    )


def with_showing(comments: QuerySet[Comment]) -> QuerySet[Any]:
    """Comments with the last act of moderation on each: ``moderated`` and ``ground``."""
    last = ModerationEntry.objects.filter(comment=OuterRef("pk")).order_by("-number")
    return comments.annotate(moderated=Subquery(last.values("action")[:1]), ground=last_ground())


def last_ground(comment: str = "pk") -> Subquery:
    """SQL for the ground on which a comment is withheld now; empty or null while it is not.

    ``comment`` is the column that names the comment: only a withholding has a ground.
    """
    last = ModerationEntry.objects.filter(comment=OuterRef(comment)).order_by("-number")
    return Subquery(last.values("ground")[:1])


def is_withheld(comment: Comment) -> bool:
    """Whether the words of a comment fetched ``with_showing`` are kept from the public."""
    return bool(comment.__dict__["moderated"] == Action.WITHHELD)


def withheld_words(comment: Comment) -> str:
    """What the public reads in place of the words of a withheld comment; "" for any other."""
    return withheld_on(comment.__dict__["ground"])


def withheld_on(ground: str | None) -> str:
    """``Withheld on this ground: Advertising.``, or "" for no ground."""
    return f"Withheld on this ground: {Ground(ground).label}." if ground else ""


def published(docket: Docket) -> QuerySet[Comment]:
    """The comments of a docket that stand on its page, in order of receipt; withheld ones without words."""
    return readable(docket.comments.order_by("received_at", "pk"), docket.municipality)


def readable(comments: QuerySet[Comment], city: Municipality) -> QuerySet[Comment]:
    """All of them; where a person looks at each first, only those that were looked at."""
    if not city.profile.reviews_comments:
        return comments
    return comments.filter(Exists(ModerationEntry.objects.filter(comment=OuterRef("pk"))))


def section_counts(dockets: Iterable[Docket]) -> Counter[uuid.UUID]:
    """How many comments name each section, by its key."""
    rows = (
        CommentTarget.objects.filter(comment__docket__in=[docket.pk for docket in dockets])
        .exclude(section_key=None)
        .values("section_key")
        .annotate(comments=Count("comment", distinct=True))
    )
    return Counter({row["section_key"]: row["comments"] for row in rows if row["section_key"]})


def on_section(comments: QuerySet[Comment], key: uuid.UUID) -> QuerySet[Comment]:
    """Those that name a section."""
    return comments.filter(targets__section_key=key).distinct()


def fingerprint(comment: Comment) -> str:
    """The leaf of a comment: what its receipt shows and a seal will hold. Raises ValueError if unstamped."""
    if comment.received_at is None:
        raise ValueError("This comment was not read back from the database yet.")
    targets = [
        Target(row.edition_id, str(row.section_key) if row.section_key else None, row.provision)
        for row in sorted(comment.targets.all(), key=lambda row: row.ordinal)
    ]
    return content.leaf_hash(
        content_hash=comment.content_hash,
        code=comment.code,
        docket=comment.docket.number,
        targets=targets,
        received_at=comment.received_at,
        verdict=comment.verdict,
        period_change=comment.judged_by.number if comment.judged_by else None,
    )
