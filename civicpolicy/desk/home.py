"""The desk of a city: what waits for its staff today."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from civicpolicy.desk import waiting
from civicpolicy.desk.checklist import checklist
from civicpolicy.site.moment import city_deadlines, city_now, city_today
from policies.dates import long_day
from policies.decorators import CityRequest, requires


@requires("policies.use_desk")
@require_safe
def home(request: CityRequest) -> HttpResponse:
    """What needs doing, each with a link to do it; for a new city, what comes first."""
    city, now, deadlines = request.municipality, city_now(request), city_deadlines(request)
    may_set_up = request.user.has_perm("policies.set_up_city", city)
    today = [
        waiting.closing_soon(city, deadlines, now),
        waiting.comments_waiting(city),
        waiting.words_waiting(city),
        waiting.bills_waiting(city),
    ]
    context = {
        "today": long_day(city_today(request)),
        "steps": checklist(city, has_docket=bool(deadlines)) if may_set_up else [],
        "urgent": [tasks for tasks in today if tasks.shown],
        "drafts": waiting.drafts(city),
        "meetings": waiting.meetings_ahead(city, now),
        "may_keep": request.user.has_perm("policies.keep_record", city),
    }
    return render(request, "desk/home.html", context)
