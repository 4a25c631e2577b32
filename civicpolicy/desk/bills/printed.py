"""A text of a bill as it would be printed, for the desk: also while it is a draft."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from civicpolicy.desk.bills.finding import find_edition, is_public
from civicpolicy.site.printed import copy_of
from policies.decorators import CityRequest, requires


@requires("policies.use_desk")
@require_safe
def printed(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """The instrument with its marks, or a clean copy; before residents can read it."""
    found = find_edition(request, slug, number)
    context = {
        "edition": found,
        "bill": found.instrument,
        "printed": copy_of(request, found),
        "is_public": is_public(found),
    }
    return render(request, "desk/bills/printed.html", context)
