"""What happened in a call for comment, as a feed to subscribe to (Atom, RFC 4287).

Of a comment it carries what its card shows, so that withheld words and names are in no feed. When a comment
is withheld or restored its entry is updated, and readers put it in the place of what they had.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks

from comments.calls import Call, record_of
from comments.decisions import Course, Decision, Later
from comments.models import Comment, ModerationEntry, PeriodChange
from comments.pages.cards import Card, card
from comments.pages.lasting import lasting_id
from comments.period import Kind
from comments.queries import for_reading, published
from policies.models import Instrument, Municipality
from policies.naming import called_then

MOST, MOST_COMMENTS = 100, 50
"""No more entries than these are in a feed, and no more comments: those received or moderated last."""

_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Absolute = Callable[[str], str]
"""Makes a whole address of a path: ``request.build_absolute_uri``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: its title, where to read it, its words, when it was and when it changed."""

    identity: uuid.UUID
    title: str
    path: str
    words: str
    published: datetime
    updated: datetime
    author: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries under a title; ``path`` is the page that it follows, ``own`` its own address."""

    identity: uuid.UUID
    city: Municipality
    title: str
    subtitle: str
    path: str
    own: str
    entries: list[Entry]

    @property
    def updated(self) -> datetime | None:
        """When something in it changed last; None while it is empty."""
        return max((each.updated for each in self.entries), default=None)


def docket_feed(call: Call) -> Feed:
    """The changes of its period, its instruments, and the latest comments, last change first."""
    names = {"city": call.city.slug, "number": call.docket.number}
    changes = [*period_entries(call), *course_entries(call, call.course, call.later)]
    entries = [*changes, *_instruments(call), *_comments(call)]
    return Feed(
        identity=lasting_id(call.city, "docket", call.docket.number),
        city=call.city,
        title=f"Docket {call.docket.number}: {call.docket.title}",
        subtitle=f"{call.deadline.sentence}. {call.course.words}".strip(),
        path=reverse("comments:docket", kwargs=names),
        own=reverse("comments:docket-feed", kwargs=names),
        entries=newest(entries, MOST),
    )


def newest(entries: Iterable[Entry], most: int) -> list[Entry]:
    """The entries changed last, no more than so many."""
    return sorted(entries, key=lambda each: each.updated, reverse=True)[:most]


def period_entries(call: Call) -> Iterator[Entry]:
    """Every recorded change of the period, in the words of the public page."""
    path = reverse("comments:docket", args=[call.city.slug, call.docket.number])
    for change in call.deadline.changes:
        said = record_of(change)
        at = change.recorded_at or change.opens_at
        yield Entry(
            identity=lasting_id(call.city, "docket", call.docket.number, "period", change.number),
            title=f"{said.title}: {call.docket.title}",
            path=f"{path}#history",
            words="\n\n".join(part for part in (said.sentence, said.reason, f"Recorded {said.made}") if part),
            published=at,
            updated=at,
        )


def course_entries(call: Call, course: Course, later: Iterable[Later]) -> Iterator[Entry]:
    """What was decided about its instruments, what was not after all, and texts that came later."""
    for decision in course.decisions:
        if decision.recorded_at is not None and call.deadline.last is not None:
            yield _decided(call, decision, decision.recorded_at, call.deadline.last)
    for instrument, at in course.undone:
        words = "What was recorded before did not happen, or was recorded by mistake."
        yield _of_instrument(call, instrument, f"Not decided after all: {instrument.designation}", words, at)
    for text in later:
        yield _amended(call, text)


def _decided(call: Call, each: Decision, at: datetime, last: PeriodChange) -> Entry:
    """One decision, and whether comments were still received then, which an extension changes."""
    is_open = last.kind != Kind.CANCELLED and at < last.closes_at
    still = f"Comments are still received {last.words}." if is_open else ""
    told = [each.told_at or at, *([last.recorded_at] if still and last.recorded_at else [])]
    words = "\n\n".join(part for part in (f"{each.words}.", still) if part)
    entry = _of_instrument(call, each.instrument, f"Decided: {each.instrument.designation}", words, at)
    return replace(entry, updated=max(at, *told))


def _of_instrument(call: Call, instrument: Instrument, title: str, words: str, at: datetime) -> Entry:
    """What is said of the decision about an instrument: always one entry, so that the later word counts."""
    return Entry(
        identity=lasting_id(call.city, "docket", call.docket.number, "decision", instrument.pk),
        title=title,
        path=reverse("comments:docket", args=[call.city.slug, call.docket.number]),
        words=words,
        published=at,
        updated=at,
    )


def _amended(call: Call, text: Later) -> Entry:
    """A later text: comments on this call are about the one before it."""
    instrument = text.edition.instrument
    at = text.published_at or call.now
    return Entry(
        identity=lasting_id(call.city, "docket", call.docket.number, "later", text.edition.pk),
        title=f"Another text: {instrument.designation}, {text.edition.name}",
        path=f"{reverse('site:matter', args=[call.city.slug, instrument.slug])}#amended",
        words=f"{text.title} {text.words}",
        published=at,
        updated=at,
    )


def _instruments(call: Call) -> Iterator[Entry]:
    """What it is about: fixed from the moment at which its period was recorded."""
    first = call.deadline.changes[0]
    at = first.recorded_at or first.opens_at
    for matter in call.subjects.matters:
        instrument = matter.edition.instrument
        titles = "; ".join(called_then(each) for each in matter.amendments)
        yield Entry(
            identity=lasting_id(call.city, "docket", call.docket.number, "edition", matter.edition.pk),
            title=f"Asked about: {instrument.designation}, {matter.edition.name}",
            path=reverse("site:matter", args=[call.city.slug, instrument.slug]),
            words=f"{instrument.title}\n\nThis call asks what you think of it. It is about: {titles}.",
            published=at,
            updated=at,
        )


def _comments(call: Call) -> Iterator[Entry]:
    path = reverse("comments:comments", args=[call.city.slug, call.docket.number])
    for comment in for_reading(_latest(call)):
        if comment.received_at is None:
            continue
        shown = card(comment, call.subjects, call.city.zone)
        yield Entry(
            identity=lasting_id(call.city, "comment", comment.pk),
            title=_title(shown),
            path=f"{path}?comment={comment.pk}#comment-{comment.pk}",
            words=_words(shown),
            published=comment.received_at,
            updated=comment.__dict__["changed_at"],
            author=shown.name or "Name withheld",
        )


def _latest(call: Call) -> QuerySet[Comment]:
    """Comments that the public may read, those of which something was recorded last first."""
    acts = ModerationEntry.objects.filter(comment=OuterRef("pk")).order_by("-number")
    changed = Coalesce(Subquery(acts.values("recorded_at")[:1]), "received_at")
    return published(call.docket).annotate(changed_at=changed).order_by("-changed_at", "-pk")[:MOST_COMMENTS]


def _title(shown: Card) -> str:
    if shown.withheld:
        return f"Comment {shown.number}: withheld"
    return f"Comment {shown.number}: {shown.name or 'Name withheld'}"


def _words(shown: Card) -> str:
    late = f"Late by {shown.late}." if shown.late else ""
    if shown.withheld:
        return f"{shown.withheld} It is still counted, and the council can ask for it.\n\n{late}".strip()
    came = f"{shown.came}." if shown.came else ""
    head = [
        f"{shown.capacity}.",
        f"{shown.on}.",
        came,
        f"{shown.position_word}." * bool(shown.position),
        late,
    ]
    return f"{' '.join(part for part in head if part)}\n\n{shown.words}".strip()


def atom(feed: Feed, absolute: Absolute) -> bytes:
    """The feed as Atom. What XML cannot carry is left out."""
    made = _Atom(
        title=_clean(feed.title),
        link=absolute(feed.path),
        description="",
        subtitle=_clean(feed.subtitle),
        language="en",
        author_name=_clean(f"{feed.city.name}, {feed.city.profile.clerk_office}"),
        feed_url=absolute(feed.own),
        feed_guid=feed.identity.urn,
        changed=feed.updated or feed.city.created_at,
    )
    for each in feed.entries:
        made.add_item(
            title=_clean(each.title),
            link=absolute(each.path),
            description=linebreaks(_clean(each.words), autoescape=True),
            author_name=_clean(each.author) or None,
            pubdate=each.published,
            updateddate=each.updated,
            unique_id=each.identity.urn,
        )
    return made.writeString("utf-8").encode()


class _Atom(Atom1Feed):
    """Django's feed; an empty one says when it began, not the time of asking."""

    def latest_post_date(self) -> datetime:
        changed: datetime = self.feed["changed"]
        return changed


def _clean(words: str) -> str:
    return _NOT_IN_XML.sub("", words)
