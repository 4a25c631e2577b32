"""The council's meetings with their published agendas."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from civicpolicy.site.agenda import meeting_row, published_meetings
from civicpolicy.site.moment import city_now
from policies.decorators import CityRequest, public
from policies.votes import votes_at_meetings


@public
@require_safe
def meetings(request: CityRequest) -> HttpResponse:
    """Those to come, soonest first, then those held, latest first."""
    city, now = request.municipality, city_now(request)
    taken = votes_at_meetings(city)
    rows = [meeting_row(each, city, taken.get(each.pk, ())) for each in published_meetings(city)]
    context = {
        "coming": [row for row in rows if row.meeting.starts_at >= now],
        "held": [row for row in reversed(rows) if row.meeting.starts_at < now],
    }
    return render(request, "site/meetings.html", context)
