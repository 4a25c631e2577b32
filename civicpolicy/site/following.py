"""All calls for comment of a city to subscribe to: every change of a deadline, every date of the council."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from civicpolicy.site.agenda import published_meetings
from civicpolicy.site.moment import city_deadlines, city_now
from comments.calls import Call
from comments.decisions import Course, courses_over, later_texts
from comments.pages.answering import when_changed
from comments.pages.calendar import Happening, icalendar, meeting_happening, period_happenings
from comments.pages.feed import MOST, Feed, atom, course_entries, newest, period_entries
from comments.pages.lasting import lasting_id
from policies.decorators import CityRequest, public

HOW_LONG = timedelta(days=366)
"""A calendar keeps what is past for so long."""

MOST_MEETINGS = 200


@public
@require_safe
def feed(request: CityRequest) -> HttpResponseBase:
    """Every change of a deadline, decision and later text; the comments stand in the feed of each call."""
    city = request.municipality
    calls = _calls(request)
    changes = (entry for call in calls for entry in period_entries(call))
    ends = (entry for call in calls for entry in course_entries(call, call.course, call.later))
    made = Feed(
        identity=lasting_id(city, "calls for comment"),
        city=city,
        title=f"Calls for comment, {city.name}",
        subtitle="What is open for comment, until when, and every change of a deadline.",
        path=reverse("comments:dockets", args=[city.slug]),
        own=reverse("site:feed", args=[city.slug]),
        entries=newest(chain(changes, ends), MOST),
    )
    body = atom(made, request.build_absolute_uri)
    return when_changed(request, body, "application/atom+xml; charset=utf-8", made.updated)


@public
@require_safe
def calendar(request: CityRequest) -> HttpResponseBase:
    """Openings, deadlines and meetings of the last year and to come."""
    happenings = sorted(_happenings(request), key=lambda each: (each.starts, str(each.identity)))
    name = f"{request.municipality.name}: comments and meetings"
    body = icalendar(name, request.municipality.zone, happenings, request.build_absolute_uri)
    changed = max((each.changed_at for each in happenings), default=None)
    return when_changed(request, body, "text/calendar; charset=utf-8; method=PUBLISH", changed)


def _happenings(request: CityRequest) -> Iterator[Happening]:
    city, since = request.municipality, city_now(request) - HOW_LONG
    for call in _calls(request):
        if call.deadline.last and call.deadline.last.closes_at >= since:
            yield from period_happenings(call)
    meetings = published_meetings(city).filter(starts_at__gte=since).order_by("-starts_at", "-number")
    for meeting in meetings[:MOST_MEETINGS]:
        yield meeting_happening(meeting, city)


def _calls(request: CityRequest) -> list[Call]:
    """Every public call with how far its instruments are and their later texts, in two queries."""
    deadlines = city_deadlines(request)
    numbers = [each.docket.pk for each in deadlines]
    courses, later = courses_over(numbers), later_texts(numbers)
    calls = [Call(each.docket, each) for each in deadlines]
    for call in calls:
        call.__dict__["course"] = courses.get(call.docket.pk, Course())
        call.__dict__["later"] = later.get(call.docket.pk, [])
    return calls
