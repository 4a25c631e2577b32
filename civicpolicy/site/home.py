"""A city's home: what is open for comment, what the council does next, what it adopted, what is in force."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from civicpolicy.site.adopted import adopted_lately
from civicpolicy.site.agenda import happenings, meeting_row, published_meetings
from civicpolicy.site.calls import Call, calls
from civicpolicy.site.moment import city_deadlines, city_now, city_today
from comments.decisions import courses_over
from comments.period import State
from policies import access, telling
from policies.decorators import CityRequest, public
from policies.models import Meeting

MOST_CALLS = 3
MOST_MEETINGS = 4
MOST_ADOPTED = 4
MOST_POLICIES = 6


@public
@require_safe
def home(request: CityRequest) -> HttpResponse:
    """What the city is deciding, and what it decided."""
    city, now, today = request.municipality, city_now(request), city_today(request)
    deadlines = city_deadlines(request)
    is_open = [each for each in deadlines if each.is_open]
    courses = courses_over([each.docket.pk for each in is_open])
    is_open.sort(key=lambda each: courses[each.docket.pk].is_decided)
    shown = calls(is_open[:MOST_CALLS], courses)
    opened = [each.deadline.last.opens_at for each in shown if each.deadline.last]
    meetings = list(published_meetings(city).filter(starts_at__gte=min([now, *opened])))
    records = telling.records(access.policies(city), today)
    context = {
        "calls": [(each, _events(each, meetings)) for each in shown],
        "more_calls": len(is_open) - len(shown),
        "not_yet": [each for each in deadlines if each.state == State.NOT_YET],
        "has_calls": bool(deadlines),
        "meetings": [meeting_row(each, city) for each in meetings if each.starts_at >= now][:MOST_MEETINGS],
        "adopted": adopted_lately(records, today, MOST_ADOPTED),
        "records": records[:MOST_POLICIES],
        "policy_count": len(records),
    }
    return render(request, "site/home.html", context)


def _events(call: Call, meetings: Sequence[Meeting]) -> list[tuple[datetime, str, str]]:
    last = call.deadline.last
    if last is None:
        return []
    return happenings(meetings, [each.pk for each in call.editions], last.opens_at, last.closes_at)
