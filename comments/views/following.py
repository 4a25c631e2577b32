"""A call to take along: a feed and a calendar to subscribe to, and a sheet for the board in the hall."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comments import access, calls
from comments.pages.answering import when_changed
from comments.pages.calendar import docket_happenings, icalendar
from comments.pages.feed import atom, docket_feed
from comments.pages.sheet import sheet_of
from policies.decorators import CityRequest, public


@public
@require_safe
def feed(request: CityRequest, number: str) -> HttpResponseBase:
    """Changes of the deadline, the texts asked about, and the latest comments, as Atom."""
    made = docket_feed(calls.call(access.docket(request.municipality, number)))
    body = atom(made, request.build_absolute_uri)
    return when_changed(request, body, "application/atom+xml; charset=utf-8", made.updated)


@public
@require_safe
def calendar(request: CityRequest, number: str) -> HttpResponseBase:
    """Opening, close and meetings, as iCalendar."""
    call = calls.call(access.docket(request.municipality, number))
    happenings = docket_happenings(call)
    name = f"Docket {number}: {call.docket.title}"
    body = icalendar(name, call.city.zone, happenings, request.build_absolute_uri)
    changed = max((each.changed_at for each in happenings), default=None)
    return when_changed(request, body, "text/calendar; charset=utf-8; method=PUBLISH", changed)


@public
@require_safe
def sheet(request: CityRequest, number: str) -> HttpResponse:
    """The call on one sheet of paper."""
    call = calls.call(access.docket(request.municipality, number))
    return render(request, "comments/docket/sheet.html", {"call": call, "sheet": sheet_of(call, request)})
