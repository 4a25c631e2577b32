"""What was withheld of a call's comments, restored, or shown after review: for everybody to read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comments import access, calls
from comments.pages.ledger import ledger_of
from policies.decorators import CityRequest, public


@public
@require_safe
def ledger(request: CityRequest, number: str) -> HttpResponse:
    """By ground: how often it was used, and every act. Never a word of what was withheld."""
    call = calls.call(access.docket(request.municipality, number))
    asked = request.GET.get("page", "")
    return render(
        request, "comments/moderation/ledger.html", {"call": call, "ledger": ledger_of(call, asked)}
    )
