"""The desk of a city: what waits for its staff today."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from policies.decorators import CityRequest, requires


@requires("policies.use_desk")
@require_safe
def home(request: CityRequest) -> HttpResponse:
    """What needs doing, each with a link to do it."""
    return render(request, "desk/home.html")
