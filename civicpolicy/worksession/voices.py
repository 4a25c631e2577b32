"""Who said what about an edition, before a session and since: counted by section, read place by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from comments import period
from comments.models import Channel, Comment, CommentTarget, Docket, DocketItem
from comments.pages.cards import delivery_words
from comments.period import Kind, Verdict
from comments.queries import last_ground, readable, withheld_on
from policies.models import Edition, Municipality

MOST = 2000
"""Comments on one place that are read at once: the latest ones. The counts of the rail know all."""

WHOLE = "whole"
"""The place that is no section: comments on the instrument as a whole, or on the whole docket."""

FIELDS = (
    "pk",
    "received_at",
    "position",
    "capacity",
    "verdict",
    "judged_by__kind",
    "judged_by__closes_at",
    "judged_by__recorded_at",
    "content__words",
    "contact__name",
    "contact__email",
    "channel",
    "delivered_at",
    "entered_by__name",
)


class Show(StrEnum):
    """Which comments: those the session had before it, all so far, or only those received since."""

    SESSION = "session"
    ALL = "all"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class Council:
    """Whose ears: the city, the editions whose comments count (the one before the council last), the mark."""

    city: Municipality
    edition: Edition
    editions: Sequence[Edition]
    as_of: datetime

    @property
    def numbers(self) -> list[int]:
        """Keys of the editions."""
        return [each.pk for each in self.editions]


@dataclass(frozen=True, slots=True)
class Voice:
    """One comment as the session reads it; ``on`` says which part of the section, or which older edition."""

    number: int
    received_at: datetime
    position: str
    capacity: str
    name: str
    person: str
    words: str
    late: str
    is_late: bool
    since: bool
    on: str = ""
    withheld: str = ""
    channel: str = Channel.WEB
    came: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Comments on the edition before and since the session; those shown, by the key of their section."""

    before: int
    since: int
    by_section: Counter[str]


def about(council: Council, wanted: Q) -> QuerySet[Comment]:
    """Comments that this council should see, one row for each target of theirs.

    They are on its edition and those before it, or on their whole docket. Where the city has each one looked
    at before it is published, only those that were. ``names_section``: whether one names a section of these
    editions; a sum there keeps SQLite from reading every target of an edition for every comment.
    """
    named = CommentTarget.objects.filter(comment=OuterRef("pk"), section_key__isnull=False)
    named = named.annotate(of=F("edition") + 0).filter(of__in=council.numbers)
    here = Q(targets__edition__in=council.numbers) | Q(targets__isnull=True)
    public = Docket.objects.filter(municipality=council.city).public()
    dockets = DocketItem.objects.filter(edition__in=council.numbers, docket__in=public).values("docket")
    rows = readable(Comment.objects.annotate(names_section=Exists(named)), council.city)
    return rows.filter(here, wanted, docket__in=dockets)


def shown(show: str, as_of: datetime) -> Q:
    """Those before the session, those since, or all."""
    since = Q(received_at__gte=as_of)
    return {Show.SESSION: ~since, Show.SINCE: since}.get(Show(show), Q())


def tally(council: Council, show: str) -> Tally:
    """All counts of the page in one query."""
    rows = about(council, Q()).order_by().values_list("pk", "received_at", "targets__section_key")
    received: dict[int, bool] = {}
    named = set()
    for number, at, key in rows:
        received[number] = at is not None and at >= council.as_of
        if key and show in (Show.ALL, Show.SINCE if received[number] else Show.SESSION):
            named.add((number, str(key)))
    since = sum(received.values())
    return Tally(len(received) - since, since, Counter(key for _, key in named))


def on_places(council: Council, places: Collection[str], show: str) -> dict[str, list[Voice]]:
    """What was said about each place, a section's key or WHOLE, latest first, in one query.

    On the whole are comments that name no section of these editions.
    """
    wanted = Q(targets__section_key__in=[place for place in places if place != WHOLE])
    if WHOLE in places:
        wanted |= Q(names_section=False)
    rows = (
        about(council, wanted & shown(show, council.as_of))
        .order_by("-received_at", "-pk", "targets__ordinal")
        .annotate(ground=last_ground())
        .values_list("targets__section_key", "targets__edition_id", "targets__provision", *FIELDS, "ground")
    )
    found: dict[str, dict[int, list[Any]]] = {}
    for row in rows[:MOST]:
        found.setdefault(str(row[0] or WHOLE), {}).setdefault(row[3], []).append(row)
    return {
        place: [_voice(several[0][3:], council, _on(several, council)) for several in said.values()]
        for place, said in found.items()
    }


def _voice(row: Sequence[Any], council: Council, on: str) -> Voice:
    number, received, position, capacity, verdict, kind, closes, recorded, words, name, email, *came = row
    channel, delivered, by, ground = came
    ended = recorded if kind == Kind.CANCELLED else closes
    is_late = verdict == Verdict.LATE
    return Voice(
        number=number,
        received_at=received,
        position=position,
        capacity=capacity,
        name="" if ground else name,
        person=email.casefold() or str(number),
        words="" if ground else words,
        late=period.late_by(delivered or received, ended) if is_late and ended else "",
        is_late=is_late,
        since=received >= council.as_of,
        on=on,
        withheld=withheld_on(ground),
        channel=channel,
        came=delivery_words(channel, delivered, by or "", council.city.zone),
    )


def _on(rows: Sequence[Any], council: Council) -> str:
    """``On (a)(1)``; of a comment on an edition before this one also which."""
    paths = ["".join(f"({part})" for part in row[2].split("/") if part[:1] != "¶") for row in rows if row[2]]
    editions = {row[1] for row in rows}
    names = [each.name for each in council.editions if each.pk in editions and each.pk != council.edition.pk]
    parts = [", ".join(path for path in paths if path), *(f"the text {name}" for name in names)]
    said = ", ".join(part for part in parts if part)
    return f"On {said}" if said else ""
