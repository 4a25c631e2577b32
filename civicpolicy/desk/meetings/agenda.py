"""Drawing up an agenda: put an item on, move it, take it off."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from civicpolicy.desk.meetings.forms import ItemForm
from civicpolicy.desk.meetings.page import KEEP, to_meeting
from policies import access
from policies.decorators import CityRequest, requires
from policies.refusals import Refused
from policies.services import meetings as services


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: CityRequest, meeting: str) -> HttpResponse:
    """Put a published text, or words alone, on the agenda."""
    found = access.meeting(request.municipality, meeting, unpublished=True)
    form = ItemForm(request.POST or None, meeting=found)
    if form.is_valid():
        try:
            services.add_agenda_item(
                by=request.user, meeting=found, title=form.item_title, edition=form.cleaned_data["edition"]
            )
            messages.success(request, f"“{form.item_title}” is on the agenda.")
            return to_meeting(request, found)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "meeting": found}
    return render(request, "desk/meetings/item.html", context, status=422 if form.is_bound else 200)


@requires(KEEP)
@require_POST
def move(request: CityRequest, meeting: str, item: int) -> HttpResponse:
    """Let an item change places with its neighbour: ``direction`` is up or down."""
    found = access.meeting(request.municipality, meeting, unpublished=True)
    row = get_object_or_404(found.items, pk=item)
    try:
        services.move_agenda_item(by=request.user, item=row, up=request.POST.get("direction") == "up")
        messages.success(request, f"“{row.title}” was moved.")
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return to_meeting(request, found)


@requires(KEEP)
@require_POST
def remove(request: CityRequest, meeting: str, item: int) -> HttpResponse:
    """Take an item off an agenda that is not public yet."""
    found = access.meeting(request.municipality, meeting, unpublished=True)
    row = get_object_or_404(found.items, pk=item)
    try:
        services.remove_agenda_item(by=request.user, item=row)
        messages.success(request, f"“{row.title}” is off the agenda.")
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return to_meeting(request, found)
