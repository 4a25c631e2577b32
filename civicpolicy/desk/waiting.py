"""What waits for the staff of a city, each with the page on which it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from civicpolicy.desk.bills.standing import number_is_missing
from civicpolicy.desk.sources.finding import places_waiting
from civicpolicy.site.agenda import meeting_words
from civicpolicy.templatetags.desk import desk_address
from comments.models import Docket, DocketItem
from comments.period import instant_words
from comments.queries import Deadline
from policies import lifecycle
from policies.models import Act, Edition, Instrument, Municipality, Publication, Source, Version
from policies.papers import editions_aside, set_aside, texts_aside
from policies.queries import facts

SOON = timedelta(hours=72)
MOST = 8
"""So many stand in one list; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: words, where, and what is known of it. Without a page for it, words alone."""

    words: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tasks:
    """Things of one kind, the first few, and how many more there are."""

    title: str
    shown: Sequence[Task]
    more: int = 0
    href: str = ""


def group(title: str, tasks: Sequence[Task], href: str = "") -> Tasks:
    """The first of many tasks; ``href`` is where all of them stand."""
    return Tasks(title, tasks[:MOST], max(0, len(tasks) - MOST), href)


def closing_soon(city: Municipality, deadlines: Sequence[Deadline], now: datetime) -> Tasks:
    """Calls for comment that close within 72 hours, soonest first."""
    near = [each for each in deadlines if each.is_open and each.last and each.last.closes_at - now <= SOON]
    tasks = [
        Task(
            str(each.docket),
            desk_address("docket", city.slug, each.docket.number),
            f"{each.sentence}; {each.left}.",
        )
        for each in near
    ]
    return group("Comments close within 72 hours", tasks, desk_address("dockets", city.slug))


def comments_waiting(city: Municipality) -> Tasks:
    """Comments that nobody has looked at yet, counted by docket, where the city looks at each first."""
    if not city.profile.reviews_comments:
        return group("Comments to look at", [])
    unseen = Count("comments", filter=Q(comments__moderation__isnull=True))
    dockets = Docket.objects.filter(municipality=city, is_closed=False)
    rows = dockets.annotate(unseen=unseen).filter(unseen__gt=0)
    tasks = [
        Task(
            f"{row}: {row.unseen} comment{'' if row.unseen == 1 else 's'}",
            desk_address("comments", city.slug, row.number) or desk_address("docket", city.slug, row.number),
            "Residents see them once a person has looked for private data.",
        )
        for row in rows.order_by("number")
    ]
    return group("Comments to look at", tasks, desk_address("dockets", city.slug))


def words_waiting(city: Municipality) -> Tasks:
    """Papers whose text is still a draft and has words that a person should look at."""
    rows = Source.objects.filter(municipality=city, version__isnull=False, version__freezing__isnull=True)
    rows = rows.exclude(pk__in=set_aside().values("pk"))
    found = rows.select_related("version__policy", "version__freezing").defer("text", "findings")
    tasks = [
        Task(f"“{row.name}”: {_places(places)}", desk_address("source", city.slug, row.pk), str(row.version))
        for row, places in places_waiting(list(found))
        if places
    ]
    return group("Words that wait for a ruling", tasks, desk_address("import", city.slug))


def _places(count: int) -> str:
    return f"{count} place{'' if count == 1 else 's'} to look at"


def bills_waiting(city: Municipality) -> Tasks:
    """Bills that wait for an act: frozen and hidden, public and never asked about, law without a number."""
    mine = {"edition__instrument": OuterRef("pk")}
    hidden = Edition.objects.filter(
        instrument=OuterRef("pk"), freezing__isnull=False, publications__isnull=True
    )
    rows = city.instruments.annotate(
        is_hidden=Exists(hidden),
        is_public=Exists(Publication.objects.filter(**mine)),
        is_called=Exists(DocketItem.objects.filter(**mine, docket__is_closed=False)),
    )
    acts = Prefetch("acts", queryset=Act.objects.order_by("pk"))
    found = [(row, _waits(row)) for row in rows.prefetch_related(acts).order_by("-pk")]
    tasks = [
        Task(f"{row.designation}: {words}", desk_address("bill", city.slug, row.slug), row.title)
        for row, words in found
        if words
    ]
    return group("Bills that wait for you", tasks, desk_address("bills", city.slug))


def _waits(row: Instrument) -> str:
    """What a bill waits for, in words; "" when it waits for nothing at the desk."""
    known, told = facts(row.acts.all()), row.__dict__
    if lifecycle.ended(known):
        return ""
    if lifecycle.enacted(known):
        return "it is law and has no number" if number_is_missing(row) else ""
    if told["is_hidden"]:
        return "frozen, and residents cannot see it yet"
    return "public, and nobody has been asked about it" if told["is_public"] and not told["is_called"] else ""


def drafts(city: Municipality) -> Tasks:
    """Texts and bills that are not frozen, latest first; none of a paper that was set aside."""
    versions = Version.objects.filter(municipality=city, freezing__isnull=True).exclude(pk__in=texts_aside())
    editions = Edition.objects.filter(municipality=city, freezing__isnull=True)
    editions = editions.exclude(pk__in=editions_aside())
    tasks = [
        Task(
            f"{row.policy}, draft {row.number}",
            desk_address("draft", city.slug, row.policy.slug, row.number),
            _begun(row, city),
        )
        for row in versions.select_related("policy", "created_by").order_by("-pk")
    ]
    tasks += [
        Task(str(row), desk_address("bill", city.slug, row.instrument.slug), row.instrument.title)
        for row in editions.select_related("instrument").order_by("-pk")
    ]
    return group("Drafts in work", tasks, desk_address("policies", city.slug))


def _begun(row: Version, city: Municipality) -> str:
    by = f" by {row.created_by}" if row.created_by else ""
    return f"Begun {instant_words(row.created_at, city.zone)}{by}."


def meetings_ahead(city: Municipality, now: datetime) -> Tasks:
    """Meetings to come, soonest first, and whether residents see them yet."""
    rows = city.meetings.filter(starts_at__gte=now).order_by("starts_at", "number")
    tasks = [
        Task(
            f"{row.get_kind_display()}, {meeting_words(row, city)}",
            desk_address("meeting", city.slug, row.address),
            "The agenda is public." if row.agenda_published_at else "The agenda is a draft.",
        )
        for row in rows
    ]
    return group("Meetings ahead", tasks, desk_address("meetings", city.slug))
