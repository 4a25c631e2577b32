"""One call for comment as its pages need it: the deadline, what it is about, the sessions, the counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db.models import Count, Prefetch

from comments import period, subjects
from comments.decisions import Course, Later, courses_over, decided_words, later_texts
from comments.models import Docket, PeriodChange
from comments.period import Kind, State, Verdict
from comments.queries import Deadline, deadline
from comments.subjects import Subjects
from policies.models import AgendaItem, Meeting, MeetingKind, Municipality
from policies.queries import read_at

DONE = {
    Kind.OPENED: "Opened",
    Kind.EXTENDED: "Extended",
    Kind.SHORTENED: "Shortened",
    Kind.CANCELLED: "Cancelled",
    Kind.REOPENED: "Opened again",
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recorded change of a period, in words."""

    title: str
    made: str
    sentence: str
    reason: str


@dataclass(frozen=True)
class Call:
    """A docket at one instant; what a page does not ask for is not fetched."""

    docket: Docket
    deadline: Deadline

    @cached_property
    def subjects(self) -> Subjects:
        """What it is about: one query once its redlines are kept."""
        return subjects.of_docket(self.docket)

    @cached_property
    def course(self) -> Course:
        """How far its instruments are: one query."""
        return courses_over([self.docket.pk]).get(self.docket.pk, Course())

    @cached_property
    def later(self) -> list[Later]:
        """Public texts of its instruments after those that it is about, in one query."""
        return later_texts([self.docket.pk]).get(self.docket.pk, [])

    @property
    def amended(self) -> list[Later]:
        """Of each instrument with a later public text: the latest."""
        return list({each.edition.instrument_id: each for each in self.later}.values())

    @property
    def decided(self) -> str:
        """What was decided, what still waits, and that comments are still received; "" while nothing is."""
        return decided_words(self.course, self.deadline)

    @property
    def told(self) -> tuple[str, str]:
        """The heading and the words of what was decided."""
        return self.course.heading, self.decided

    @cached_property
    def counts(self) -> Counter[tuple[str, str]]:
        """How many comments were received, by verdict and position: one query."""
        rows = self.docket.comments.order_by().values_list("verdict", "position").annotate(Count("pk"))
        return Counter({(verdict, position): comments for verdict, position, comments in rows})

    @cached_property
    def sessions(self) -> list[Meeting]:
        """The public meetings that have one of its instruments before them, first to last: two queries."""
        instruments = [matter.edition.instrument_id for matter in self.subjects.matters]
        rows = Meeting.objects.filter(municipality=self.city, items__edition__instrument__in=instruments)
        items = Prefetch("items", queryset=AgendaItem.objects.select_related("edition"))
        return list(rows.published().distinct().order_by("starts_at").prefetch_related(items))

    @property
    def city(self) -> Municipality:
        """Whose call it is."""
        return self.docket.municipality

    @property
    def now(self) -> datetime:
        """The city's now."""
        return self.deadline.now

    @property
    def takes_comments(self) -> bool:
        """False only before the opening. After the close one may still write, and is marked late."""
        return self.deadline.state not in (State.NO_PERIOD, State.NOT_YET)

    @property
    def is_over(self) -> bool:
        """True after the close, and after a cancellation."""
        return self.deadline.state in (State.CLOSED, State.CANCELLED)

    @property
    def total(self) -> int:
        """All comments received, whenever."""
        return sum(self.counts.values())

    @property
    def late(self) -> int:
        """Comments received after the close."""
        return sum(count for (verdict, _), count in self.counts.items() if verdict == Verdict.LATE)

    @property
    def is_reviewed_first(self) -> bool:
        """True where a person looks for private data before a comment is shown."""
        return self.city.profile.reviews_comments and not self.docket.is_closed

    @property
    def sentence(self) -> str:
        """``Comments are open through …; 3 days 4 hours left.``"""
        left = f"; {self.deadline.left}" if self.deadline.left else ""
        return f"{self.deadline.sentence}{left}."

    @property
    def rule(self) -> str:
        """Until when exactly a comment is on time; "" without a recorded close, and after a cancellation."""
        last = self.deadline.last
        if last is None or last.kind == Kind.CANCELLED:
            return ""
        closes = last.closes_at.astimezone(self.city.zone)
        until = f"before {period.clock(closes)}"
        if (closes.hour, closes.minute) == (0, 0):
            until = "up to the last second of 11:59 p.m."
        later = "A later one is kept, marked late, and shown to the council apart."
        return f"A comment received {until} is on time. {later}"

    @property
    def why(self) -> str:
        """Who changed the deadline last, when and why; "" while it stands as it was opened."""
        last = self.deadline.last
        if last is None or last.kind == Kind.OPENED:
            return ""
        recorded = record_of(last)
        return f"{recorded.title} {recorded.made}: “{recorded.reason}”"

    @property
    def history(self) -> list[Recorded]:
        """Every recorded change of the period, first to last."""
        return [record_of(change) for change in self.deadline.changes]

    @property
    def events(self) -> list[tuple[datetime, str, str]]:
        """Sessions between opening and close, as the period line draws them."""
        last = self.deadline.last
        return [
            (session.as_of, *session_names(session))
            for session in self.sessions
            if last and last.opens_at <= session.as_of <= last.closes_at
        ]


def call(docket: Docket) -> Call:
    """A docket now. No query, when it came with its period changes and its city was read for a page."""
    return Call(docket, deadline(docket, read_at(docket.municipality)))


def session_names(session: Meeting) -> tuple[str, str]:
    """A long and a short name: ("Council work session", "Work session")."""
    name = session.get_kind_display()
    long = f"Council {name.lower()}" if session.kind == MeetingKind.WORK_SESSION else name
    return long, name


def record_of(change: PeriodChange) -> Recorded:
    """A period change in words, in the zone that was recorded with it."""
    zone = ZoneInfo(change.zone)
    made = f"by {change.changed_by}"
    if change.recorded_at:
        made += f", {period.instant_words(change.recorded_at, zone)}"
    sentence = f"Comments are open {change.words}."
    if change.kind in (Kind.OPENED, Kind.REOPENED):
        sentence = f"Comments are open from {period.instant_words(change.opens_at, zone)} {change.words}."
    if change.kind == Kind.CANCELLED:
        sentence = "From then on no more comments were asked for; what came later is kept and marked late."
    return Recorded(DONE[Kind(change.kind)], made, sentence, change.reason)
