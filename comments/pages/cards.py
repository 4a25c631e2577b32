"""A comment as its card shows it: who, as what, when, on what, how late, and the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from comments import period
from comments.models import Capacity, Channel, Comment, Position
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
    came: str = ""


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
            received=received_words(comment.channel, comment.received_at, zone),
            came=came_words(comment, zone),
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
        received=received_words(comment.channel, comment.received_at, zone),
        came=came_words(comment, zone),
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
    if comment.verdict != Verdict.LATE or judge is None or comment.judged_at is None:
        return ""
    ended = judge.recorded_at if judge.kind == Kind.CANCELLED else judge.closes_at
    return period.late_by(comment.judged_at, ended or judge.closes_at)


def received_words(channel: str, received_at: datetime | None, zone: ZoneInfo) -> str:
    """``Tue., Aug. 27, 7:59 p.m.``; with ``Entered`` before it for what staff entered."""
    said = short_instant(received_at, zone) if received_at else ""
    return said if channel == Channel.WEB else f"Entered {said}"


def came_words(comment: Comment, zone: ZoneInfo) -> str:
    """How an entered comment came, when, and who entered it; "" for one that was sent on the site."""
    return delivery_words(comment.channel, comment.delivered_at, str(comment.entered_by), zone)


def delivery_words(channel: str, delivered_at: datetime | None, entered_by: str, zone: ZoneInfo) -> str:
    """``By letter, delivered Fri., Aug. 30, 4:10 p.m.; entered by Marisol Vega``; "" without a delivery."""
    if delivered_at is None:
        return ""
    label = Channel(channel).label
    return f"{label}, delivered {short_instant(delivered_at, zone)}; entered by {entered_by}"
