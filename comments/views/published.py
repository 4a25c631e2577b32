"""The comments on a call that the public may read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comments import access, calls
from comments.pages.published import Filters, listing
from policies.decorators import CityRequest, public


@public
@require_safe
def comments(request: CityRequest, number: str) -> HttpResponse:
    """On time first, then late, each with its words; by position and by section; 25 on a page."""
    call = calls.call(access.docket(request.municipality, number))
    filters = Filters.read(request.GET, call.subjects)
    context = {"call": call, "filters": filters, "listing": listing(call, filters, request.GET)}
    return render(request, "comments/comment/list.html", context)
