"""The calls for comment of a city, and the page of one of them."""

from collections import Counter

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from comments import access, calls
from comments.decisions import courses_over
from comments.models import Comment
from comments.pages.calendar import subscription
from comments.pages.writing import blank, form_context
from comments.queries import deadlines
from policies.decorators import CityRequest, public
from policies.queries import read_at


@public
@require_safe
def dockets(request: CityRequest) -> HttpResponse:
    """Open calls first, those to come, then closed ones."""
    known = deadlines(request.municipality, read_at(request.municipality))
    numbers = Comment.objects.filter(municipality=request.municipality).order_by().values_list("docket")
    counts = Counter(dict(numbers.annotate(Count("pk"))))
    courses = courses_over([each.docket.pk for each in known])
    rows = [(each, counts[each.docket.pk], courses[each.docket.pk]) for each in known]
    context = {
        "open": [row for row in rows if row[0].is_open],
        "coming": [row for row in rows if row[0].state == "not_yet"],
        "closed": [row for row in rows if row[0].state in ("closed", "cancelled")],
    }
    return render(request, "comments/docket/list.html", context)


@public
@require_safe
@cache_control(private=True, no_cache=True)
def docket(request: CityRequest, number: str) -> HttpResponse:
    """One call: what it is about, its deadline and how that came about; the form while it is open."""
    call = calls.call(access.docket(request.municipality, number))
    dates = reverse("comments:docket-calendar", args=[call.city.slug, number])
    context = {"call": call, "subscription": subscription(request, dates)}
    if call.deadline.is_open:
        context |= form_context(call, blank(call, request.GET))
    return render(request, "comments/docket/detail.html", context)
