"""A page of published comments: on time first, then late, narrowed by position or by section."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import QueryDict

from comments.calls import Call
from comments.models import Comment, Position
from comments.pages.cards import Card, card
from comments.period import Verdict
from comments.queries import for_reading, on_section, published, section_counts
from comments.subjects import Subjects

ON_A_PAGE = 25
WHOLE = "whole"
"""Asks for comments that name no section and no instrument."""

HEADINGS = {
    Verdict.ON_TIME: "On time",
    Verdict.LATE: "Received after the close",
    Verdict.EARLY: "Received before the opening",
}
_ORDER = Case(
    *(When(verdict=verdict, then=Value(place)) for place, verdict in enumerate(HEADINGS)),
    default=Value(len(HEADINGS)),
    output_field=IntegerField(),
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader wants to see; an unknown value narrows nothing."""

    position: str = ""
    section: str = ""

    @classmethod
    def read(cls, asked: QueryDict, subjects: Subjects) -> Filters:
        """The filters of an address."""
        position, section = asked.get("position", ""), asked.get("section", "")
        known = section == WHOLE or subjects.find(section) is not None
        return cls(position if position in Position.values else "", section if known else "")

    @property
    def query(self) -> str:
        """As further parameters of an address: ``&position=for``."""
        given = {
            name: value for name, value in (("position", self.position), ("section", self.section)) if value
        }
        return f"&{urlencode(given)}" if given else ""

    def apply(self, comments: QuerySet[Comment]) -> QuerySet[Comment]:
        """Only the comments that the reader wants."""
        if self.position:
            comments = comments.filter(position=self.position)
        if self.section == WHOLE:
            return comments.filter(target_count=0)
        return on_section(comments, uuid.UUID(self.section)) if self.section else comments


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of comments in their groups, and what one can narrow it to."""

    page: Page[Comment]
    groups: Sequence[tuple[str, list[Card]]]
    sections: Sequence[tuple[str, str]]
    positions: Sequence[tuple[str, str]]


def listing(call: Call, filters: Filters, asked: QueryDict) -> Listing:
    """The page that the address asks for: ``?page=2``, or ``?comment=57`` for the page with that comment."""
    comments = filters.apply(published(call.docket)).order_by(_ORDER, "received_at", "pk")
    paginator = Paginator(for_reading(comments), ON_A_PAGE)
    if not filters.section and not call.is_reviewed_first:
        paginator.count = _counted(call, filters.position)
    page = paginator.get_page(_page_of(comments, asked) or asked.get("page"))
    return Listing(
        page=page,
        groups=list(_groups(call, page)),
        sections=[(WHOLE, "The whole call"), *_sections(call)],
        positions=Position.choices,
    )


def _counted(call: Call, position: str) -> int:
    """How many comments there are, from counts that the page shows anyway."""
    return sum(count for (_, held), count in call.counts.items() if position in ("", held))


def _page_of(comments: QuerySet[Comment], asked: QueryDict) -> int | None:
    wanted = asked.get("comment", "")
    if not (wanted.isascii() and wanted.isdigit()):
        return None
    numbers = list(comments.values_list("pk", flat=True))
    return numbers.index(int(wanted)) // ON_A_PAGE + 1 if int(wanted) in numbers else None


def _groups(call: Call, page: Page[Comment]) -> Iterator[tuple[str, list[Card]]]:
    for verdict, group in groupby(page, key=lambda comment: comment.verdict):
        cards = [
            card(one, call.subjects, call.city.zone, href=f"?comment={one.pk}#comment-{one.pk}")
            for one in group
        ]
        yield HEADINGS[Verdict(verdict)], cards


def _sections(call: Call) -> Iterator[tuple[str, str]]:
    """The sections that comments name, in reading order, each once."""
    counts = section_counts([call.docket])
    seen = set()
    for subject in call.subjects.sections:
        key = subject.section.key if subject.section else None
        if key and key not in seen and counts[uuid.UUID(key)]:
            seen.add(key)
            yield key, f"{subject.words()} ({counts[uuid.UUID(key)]})"
