"""Calls for comment as pages of the city show them: what they are about, and how much would change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Count, F

from comments.decisions import Course, courses_over, decided_words
from comments.models import Comment, DocketItem
from comments.queries import Deadline
from policies import redlines
from policies.models import Amendment, Edition


@dataclass(frozen=True, slots=True)
class Call:
    """One call with its editions, its comments so far, and how many sections would change, of how many.

    The counts are None where a text has lost its marks: what changes in it is not known.
    """

    deadline: Deadline
    amendments: Sequence[Amendment]
    comments: int
    sections_changed: int | None
    sections: int | None
    course: Course = field(default_factory=Course)

    @property
    def editions(self) -> list[Edition]:
        """Each edition once, in the order of the docket."""
        return list({each.edition_id: each.edition for each in self.amendments}.values())

    @property
    def decided(self) -> str:
        """What was decided about it, what still waits, and that comments are still received."""
        return decided_words(self.course, self.deadline)


def calls(deadlines: Sequence[Deadline], courses: Mapping[int, Course]) -> list[Call]:
    """What is shown of several calls, in two queries, and one more for redlines not yet drawn."""
    dockets = [each.docket.pk for each in deadlines]
    amendments = _amendments(dockets)
    comments = _comments(dockets)
    compared = [
        each for rows in amendments.values() for each in rows if redlines.comparable(each.base, each.proposed)
    ]
    drawn = redlines.between_each([(each.base, each.proposed) for each in compared])
    changed = {
        each.pk: (line.sections_changed, len(line.sections))
        for each, line in zip(compared, drawn, strict=True)
    }
    return [
        replace(
            _call(each, amendments[each.docket.pk], comments.get(each.docket.pk, 0), changed),
            course=courses.get(each.docket.pk, Course()),
        )
        for each in deadlines
    ]


def calls_over(deadlines: Iterable[Deadline], editions: Iterable[int]) -> list[Deadline]:
    """Those of a city's calls that are about one of these editions, in one query; none for no edition."""
    wanted = list(editions)
    if not wanted:
        return []
    found = set(DocketItem.objects.filter(edition__in=wanted).values_list("docket_id", flat=True))
    return [each for each in deadlines if each.docket.pk in found]


def call_over(deadlines: Iterable[Deadline], editions: Collection[int]) -> tuple[Deadline | None, Course]:
    """The first of ``calls_over``, with how far its instruments are, in the same query."""
    found = courses_over(DocketItem.objects.filter(edition__in=editions).values("docket")) if editions else {}
    first = next((each for each in deadlines if each.docket.pk in found), None)
    return first, found[first.docket.pk] if first else Course()


def calls_over_matters(deadlines: Iterable[Deadline], instruments: Iterable[int]) -> list[Deadline]:
    """Those of a city's calls that are about any text of these instruments, in one query."""
    wanted = DocketItem.objects.filter(edition__instrument__in=list(instruments))
    found = set(wanted.values_list("docket_id", flat=True))
    return [each for each in deadlines if each.docket.pk in found]


def decided_of(deadline: Deadline | None) -> tuple[str, str]:
    """Of one call, its heading and what was decided about it, in one query; empty for no call."""
    if deadline is None:
        return "", ""
    course = courses_over([deadline.docket.pk]).get(deadline.docket.pk, Course())
    return course.heading, decided_words(course, deadline)


def _call(
    deadline: Deadline, amendments: Sequence[Amendment], comments: int, changed: dict[int, tuple[int, int]]
) -> Call:
    known = all(each.pk in changed for each in amendments)
    counts = [changed[each.pk] for each in amendments] if known else []
    return Call(
        deadline,
        amendments,
        comments,
        sum(count for count, _ in counts) if known else None,
        sum(total for _, total in counts) if known else None,
    )


def _amendments(dockets: Sequence[int]) -> dict[int, list[Amendment]]:
    found: dict[int, list[Amendment]] = defaultdict(list)
    rows = (
        Amendment.objects.filter(edition__docket_items__docket__in=dockets)
        .annotate(docket=F("edition__docket_items__docket"))
        .select_related("edition__instrument", "policy", "base__freezing", "proposed__freezing")
        .order_by("edition__docket_items__position", "pk")
    )
    for row in rows if dockets else ():
        found[row.__dict__["docket"]].append(row)
    return found


def _comments(dockets: Sequence[int]) -> dict[int, int]:
    rows = Comment.objects.filter(docket__in=dockets).order_by()
    return dict(rows.values_list("docket").annotate(Count("pk"))) if dockets else {}
