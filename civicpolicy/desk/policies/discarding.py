"""A draft is discarded, after a look at what goes and at what stands in the way."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.policies.drawing import open_draft
from civicpolicy.desk.policies.finding import DRAFT
from civicpolicy.site.figures import figures
from policies.decorators import CityRequest, requires
from policies.queries import sections_of
from policies.refusals import Overtaken, Refused
from policies.services.discarding import blockers, discard_draft
from policies.services.outlining import state_of_text


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """What would go, then the act; a draft that something refers to stays."""
    draft = open_draft(request, slug, number)
    policy, overtaken, refused = draft.version.policy, "", ""
    if request.method == "POST":
        try:
            seen = request.POST.get("seen", "")
            discard_draft(by=request.user, version=draft.version, seen=seen)
            messages.success(request, f"Draft {number} was discarded.")
            return see_other(reverse("desk:policy", args=[request.municipality.slug, policy.slug]))
        except Overtaken as refusal:
            overtaken = f"{refusal} Look at it once more, then discard it."
        except Refused as refusal:
            refused = str(refusal)
    rows = sections_of(draft.version)
    context = {
        "draft": draft,
        "version": draft.version,
        "policy": policy,
        "is_frozen": draft.version.is_frozen,
        "blockers": blockers(draft.version) or ([refused] if refused else []),
        "overtaken": overtaken,
        "seen": state_of_text(rows),
        "sections": len(rows),
        "figures": figures(draft.redline) if draft.redline else [],
    }
    status = 409 if request.method == "POST" else 200
    return render(request, "desk/policies/discard.html", context, status=status)
