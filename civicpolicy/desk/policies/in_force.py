"""A text that was typed or pasted at the desk is put on file as law that is in force already."""

from __future__ import annotations

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.findings import of_draft, sorted_out
from civicpolicy.desk.policies.drawing import open_draft
from civicpolicy.desk.policies.finding import KEEP, to_draft
from civicpolicy.desk.sources.forms import InForceForm
from civicpolicy.site.moment import city_today
from policies.dates import PartialDate
from policies.decorators import CityRequest, requires
from policies.refusals import Refused
from policies.services.entering import enter_written, to_fill_in
from policies.services.outlining import state_of_text

QUICKER = "Somebody else was quicker. Look at the draft again before you go on."


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def in_force(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """What it means and the text as readers will see it; then it is frozen, published and held to be law."""
    draft = open_draft(request, slug, number)
    if draft.version.is_frozen:
        messages.warning(request, "This text is frozen already.")
        return to_draft(draft.version)
    today = PartialDate.on(city_today(request))
    form, refusal = InForceForm(request.POST if request.method == "POST" else None, today=today), ""
    if form.is_valid():
        try:
            made = enter_written(
                by=request.user,
                version=draft.version,
                seen=request.POST.get("seen", ""),
                effective=form.effective,
                as_of=today,
            )
            messages.success(request, f"{made} is published as the text in force.")
            return see_other(reverse("site:policy", args=[request.municipality.slug, slug]))
        except IntegrityError:
            refusal = QUICKER
        except Refused as reason:
            refusal = str(reason)
    context = {
        "draft": draft,
        "version": draft.version,
        "policy": draft.version.policy,
        "is_frozen": False,
        "form": form,
        "refusal": refusal,
        "seen": state_of_text(draft.rows),
        "law": draft.standing.version,
        "found": sorted_out(of_draft(to_fill_in(draft.version, draft.rows), draft.version, draft.rows)),
    }
    status = 409 if refusal else 422 if form.is_bound else 200
    return render(request, "desk/policies/in_force.html", context, status=status)
