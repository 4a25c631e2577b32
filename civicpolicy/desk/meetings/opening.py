"""The two acts on a meeting that cannot be taken back: its agenda is published, it is called to order."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.meetings.page import KEEP, to_meeting
from civicpolicy.site.agenda import meeting_words
from civicpolicy.site.moment import city_now
from comments.period import instant_words
from policies import access
from policies.decorators import CityRequest, requires
from policies.models import AgendaItem, Meeting
from policies.refusals import Refused
from policies.services import meetings as services

CHANGED = "The meeting changed after you opened this page. Look at it once more, then publish."


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: CityRequest, meeting: str) -> HttpResponse:
    """What residents will read, then the act. What changed in between is shown once more first."""
    found = access.meeting(request.municipality, meeting, unpublished=True)
    if found.agenda_published_at is not None:
        messages.warning(request, "The agenda of this meeting is public already.")
        return to_meeting(request, found)
    items = list(found.items.select_related("edition__instrument").order_by("position"))
    mark = _mark(found, items)
    overtaken = request.method == "POST" and request.POST.get("seen") != mark
    if request.method == "POST" and not overtaken:
        services.publish_agenda(by=request.user, meeting=found)
        messages.success(request, "The agenda is public.")
        return to_meeting(request, found)
    context = {
        "meeting": found,
        "when": meeting_words(found, request.municipality),
        "items": items,
        "seen": mark,
        "overtaken": CHANGED if overtaken else "",
    }
    return render(request, "desk/meetings/publish.html", context, status=409 if overtaken else 200)


def _mark(meeting: Meeting, items: list[AgendaItem]) -> str:
    """What a person looked at, so that nothing else is published in its place."""
    entry = meeting.history.latest().pk
    return f"{entry}:{','.join(f'{item.pk}.{item.position}' for item in items)}"


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def call_to_order(request: CityRequest, meeting: str) -> HttpResponse:
    """Record that the meeting began now, after one more look; what stands in the way is said first."""
    city = request.municipality
    found = access.meeting(city, meeting, unpublished=True)
    blocker = services.order_blocker(found, city_now(request))
    if request.method == "POST":
        try:
            services.call_to_order(by=request.user, meeting=found)
            messages.success(request, "The meeting is called to order.")
            return to_meeting(request, found)
        except Refused as refusal:
            blocker = str(refusal)
    context = {
        "meeting": found,
        "when": meeting_words(found, city),
        "now": instant_words(city_now(request), city.zone),
        "blocker": blocker,
    }
    status = 409 if request.method == "POST" else 200
    return render(request, "desk/meetings/call_to_order.html", context, status=status)
