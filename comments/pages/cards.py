"""A comment as its card shows it: who, as what, when, on what, how late, and the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from comments import period
from comments.models import Capacity, Comment, Position
from comments.period import Kind, Verdict
from comments.queries import withheld_words
from comments.subjects import Subjects
from comments.templatetags.period import short_instant
from policies.models import Municipality


@dataclass(frozen=True, slots=True)
class Card:
    """What ``_comment_card.html`` draws; the address is left out where comments have no page of their own."""

    number: int
    name: str
    capacity: str
    on: str
    received: str
    words: str
    position: str = ""
    position_word: str = ""
    late: str = ""
    since: bool = False
    href: str = ""
    withheld: str = ""


def card(
    comment: Comment,
    about: Subjects,
    zone: ZoneInfo,
    *,
    since: bool = False,
    href: str = "",
    for_staff: bool = False,
) -> Card:
    """The card of a comment fetched ``for_reading``. What is withheld is in it only ``for_staff``."""
    said = "" if for_staff else withheld_words(comment)
    if said:
        return Card(
            number=comment.pk,
            name="",
            capacity="",
            on="",
            received=short_instant(comment.received_at, zone) if comment.received_at else "",
            words="",
            late=late_by(comment),
            since=since,
            href=href,
            withheld=said,
        )
    return Card(
        number=comment.pk,
        name=comment.contact.name,
        capacity=Capacity(comment.capacity).label,
        on="On " + "; ".join(about.words(comment.targets.all()) or ["the whole docket"]),
        received=short_instant(comment.received_at, zone) if comment.received_at else "",
        words=comment.content.words,
        position=comment.position,
        position_word=Position(comment.position).label if comment.position else "",
        late=late_by(comment),
        since=since,
        href=href,
    )


def cards(comments: Iterable[Comment], about: Subjects, zone: ZoneInfo) -> list[Card]:
    """Several cards."""
    return [card(comment, about, zone) for comment in comments]


def capacity_words(capacity: str, city: Municipality) -> str:
    """``Resident of Juniper Bend``."""
    label = Capacity(capacity).label
    return f"{label} of {city.short_name}" if capacity == Capacity.RESIDENT else label


def late_by(comment: Comment) -> str:
    """``2 hours 5 minutes`` after the close, or after the call was cancelled; "" when it was not late."""
    judge = comment.judged_by
    if comment.verdict != Verdict.LATE or judge is None or comment.received_at is None:
        return ""
    ended = judge.recorded_at if judge.kind == Kind.CANCELLED else judge.closes_at
    return period.late_by(comment.received_at, ended or judge.closes_at)
