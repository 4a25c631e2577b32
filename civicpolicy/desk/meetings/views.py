"""The list of meetings, one meeting, and calling or moving one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from civicpolicy.desk.meetings.forms import MeetingForm
from civicpolicy.desk.meetings.page import KEEP, meeting_trail, rows, to_meeting
from civicpolicy.site.agenda import meeting_words
from civicpolicy.site.moment import city_now
from policies import access
from policies.decorators import CityRequest, requires
from policies.models import Meeting
from policies.refusals import Overtaken, Refused
from policies.services import meetings as services


@requires("policies.use_desk")
@require_safe
def meetings(request: CityRequest) -> HttpResponse:
    """Those to come, soonest first, with their agendas or without; then those held, latest first."""
    city, now = request.municipality, city_now(request)
    found = rows(city)
    context = {
        "coming": [row for row in found if row.meeting.starts_at >= now],
        "held": [row for row in reversed(found) if row.meeting.starts_at < now],
        "may_keep": request.user.has_perm(KEEP, city),
    }
    return render(request, "desk/meetings/list.html", context)


@requires("policies.use_desk")
@require_safe
def meeting(request: CityRequest, meeting: str) -> HttpResponse:
    """One meeting: when and where, its agenda, what to do next, who did what."""
    city = request.municipality
    found = access.meeting(city, meeting, unpublished=True)
    items = list(found.items.select_related("edition__instrument").order_by("position"))
    context = {
        "meeting": found,
        "when": meeting_words(found, city),
        "items": items,
        "has_text": any(item.edition_id for item in items),
        "blocker": services.order_blocker(found, city_now(request)),
        "may_keep": request.user.has_perm(KEEP, city),
        "trail": meeting_trail(found, city.zone),
    }
    return render(request, "desk/meetings/meeting.html", context)


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def schedule(request: CityRequest) -> HttpResponse:
    """Call a meeting."""
    city = request.municipality
    form = MeetingForm(request.POST or None, city=city)
    if form.is_valid():
        made = services.schedule_meeting(by=request.user, municipality=city, **form.facts)
        messages.success(request, "The meeting is scheduled. Residents see it once you publish its agenda.")
        return to_meeting(request, made)
    return render(request, "desk/meetings/form.html", {"form": form}, status=422 if form.is_bound else 200)


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: CityRequest, meeting: str) -> HttpResponse:
    """Move or describe a meeting anew, until its agenda is public."""
    city = request.municipality
    found = access.meeting(city, meeting, unpublished=True)
    if found.agenda_published_at is not None:
        messages.warning(request, "The agenda of this meeting is public and stands as it was published.")
        return to_meeting(request, found)
    form = MeetingForm(request.POST or None, city=city, meeting=found)
    status = 422 if form.is_bound else 200
    now_stands: list[tuple[str, Any]] = []
    if form.is_valid():
        try:
            seen = form.cleaned_data["seen"] or 0
            changed = services.change_meeting(by=request.user, meeting=found, seen=seen, **form.facts)
            messages.success(request, "The meeting is changed.")
            return to_meeting(request, changed)
        except Overtaken:
            form, now_stands, status = _anew(request, found), stands(found), 409
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "meeting": found, "now_stands": now_stands}
    return render(request, "desk/meetings/form.html", context, status=status)


def _anew(request: CityRequest, found: Meeting) -> MeetingForm:
    """What was typed, in a form that has seen what the other person saved."""
    data = request.POST.copy()
    data["seen"] = str(found.history.latest().pk)
    form = MeetingForm(data, city=request.municipality, meeting=found)
    form.add_error(None, "Somebody changed this meeting while you were at it; what stands now is below")
    return form


def stands(found: Meeting) -> list[tuple[str, Any]]:
    """What a meeting says now, as pairs of a name and words."""
    return [
        ("Kind of meeting", found.get_kind_display()),
        ("Begins", meeting_words(found, found.municipality)),
        ("Place", found.place or "nothing"),
        ("Note", found.note or "nothing"),
    ]
