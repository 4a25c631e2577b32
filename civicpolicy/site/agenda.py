"""Published meetings and their agendas, as pages list them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.urls import reverse

from comments.period import clock
from policies.dates import long_day
from policies.models import AgendaItem, Edition, Meeting, Municipality, Publication
from policies.votes import Counted


def published_meetings(city: Municipality) -> QuerySet[Meeting]:
    """Meetings with a public agenda, soonest first, and their items, in two queries."""
    return (
        Meeting.objects.published()
        .filter(municipality=city)
        .order_by("starts_at", "number")
        .prefetch_related(Prefetch("items", queryset=_items().order_by("position")))
    )


def meetings_over(city: Municipality, editions: Iterable[int]) -> list[MeetingRow]:
    """Those with one of these texts on a public agenda, soonest first, with all their items, in one query."""
    held = Meeting.objects.published().filter(municipality=city, items__edition__in=list(editions))
    rows = _items().filter(meeting__in=held).select_related("meeting")
    order = ("meeting__starts_at", "meeting__number", "position")
    found = []
    for meeting, items in groupby(rows.order_by(*order), key=lambda item: item.meeting):
        meeting.__dict__.setdefault("_prefetched_objects_cache", {})["items"] = list(items)
        found.append(meeting_row(meeting, city))
    return found


def _items() -> QuerySet[AgendaItem]:
    """Items with their matter; whether that is public is read with them."""
    published = Publication.objects.filter(edition=OuterRef("edition"))
    rows = AgendaItem.objects.select_related("edition__instrument")
    return rows.annotate(edition_is_public=Exists(published))


def public_edition(item: AgendaItem) -> Edition | None:
    """The edition an item pins, when it is published; the title of an item is public in any case."""
    return item.edition if item.__dict__["edition_is_public"] else None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting as lists show it: when, where it can be read, its items with the address of their matter.

    ``votes`` are those that were taken there, in words, each with the address of its matter.
    """

    meeting: Meeting
    when: str
    href: str
    has_page: bool
    items: Sequence[tuple[str, str]]
    votes: Sequence[tuple[str, str]] = ()

    @property
    def anchor(self) -> str:
        """Its place on the list of meetings."""
        return f"meeting-{self.meeting.address}"


def meeting_row(meeting: Meeting, city: Municipality, taken: Sequence[Counted] = ()) -> MeetingRow:
    """A meeting with its addresses; with a published text before the council it has a page of its own."""
    items = [(item.title, _matter(item, city)) for item in meeting.items.all()]
    has_page = any(address for _, address in items)
    href = f"{reverse('site:meetings', args=[city.slug])}#meeting-{meeting.address}"
    if has_page:
        href = reverse("worksession:page", args=[city.slug, meeting.address])
    votes = [_vote(each, city) for each in taken]
    return MeetingRow(meeting, meeting_words(meeting, city), href, has_page, items, votes)


def _vote(each: Counted, city: Municipality) -> tuple[str, str]:
    """``Bill 24-5, to pass it: Carried, 5–2``, and where each member's vote stands."""
    bill = each.motion.edition.instrument
    href = f"{reverse('site:matter', args=[city.slug, bill.slug])}#vote-{each.call.pk}"
    return f"{bill.designation}, {each.motion.get_kind_display()}: {each.tally.headline}", href


def meeting_words(meeting: Meeting, city: Municipality) -> str:
    """``Tuesday, September 3, 2024, 6:00 p.m.``"""
    local = meeting.starts_at.astimezone(city.zone)
    return f"{long_day(local.date())}, {clock(local)}"


def _matter(item: AgendaItem, city: Municipality) -> str:
    edition = public_edition(item)
    return reverse("site:matter", args=[city.slug, edition.instrument.slug]) if edition else ""


def happenings(
    meetings: Iterable[Meeting], editions: Iterable[int], opens: datetime, closes: datetime
) -> list[tuple[datetime, str, str]]:
    """Meetings on these editions within a period, as the period line draws them."""
    wanted = set(editions)
    return [
        (meeting.starts_at, f"Council {kind.lower()}", kind)
        for meeting in meetings
        if opens <= meeting.starts_at < closes
        and any(item.edition_id in wanted and public_edition(item) for item in meeting.items.all())
        for kind in [meeting.get_kind_display()]
    ]
