"""The front door: which cities write their policies here. And the colour of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from civicpolicy.site.city_colour import city_stylesheet
from civicpolicy.site.shown import SHOWN
from policies.decorators import CityRequest, public
from policies.models import Municipality


@public
@require_safe
def cities(request: HttpRequest) -> HttpResponse:
    """Every city, also when there is only one; a demonstration says what it shows."""
    rows = Municipality.objects.order_by("name", "pk")
    cities = [(city, SHOWN.get(city.slug, "") if city.is_demonstration else "") for city in rows]
    return render(request, "site/cities.html", {"cities": cities})


@public
@require_safe
@cache_control(public=True, max_age=300)
def city_css(request: CityRequest) -> HttpResponse:
    """The style sheet with the city's own colour."""
    colours = city_stylesheet(request.municipality.profile.accent)
    return HttpResponse(colours, content_type="text/css; charset=utf-8")
