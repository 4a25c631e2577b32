"""A draft is brought up to the law at the desk."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.policies.deciding import Decision, about, decide
from civicpolicy.desk.policies.decision_form import Names
from civicpolicy.desk.policies.drawing import Draft, open_draft
from civicpolicy.desk.policies.finding import DRAFT
from civicpolicy.templatetags.desk import desk_address
from policies.decorators import CityRequest, requires
from policies.refusals import Refused
from policies.services.rebasing import OVERTAKEN, Rebase, prepare, rebase
from policies.telling import is_pending

DONE = "Draft {} is brought up to the law. Look at what the sections of its bill say, where it is in one."
BEGUN = "When the draft was begun"


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_up(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """What the law changed comes into the draft, or a page that says why it cannot."""
    draft = open_draft(request, slug, number)
    try:
        plan = prepare(draft.version, draft.standing)
    except Refused as refusal:
        return _cannot(draft, str(refusal))
    page = Decision(
        draft,
        plan,
        _names(plan),
        "desk/policies/rebase.html",
        plan.their_text,
        lambda answers, reason: rebase(
            by=request.user, version=draft.version, seen=plan.sign, answers=answers, reason=reason
        ),
        DONE.format(draft.version.number),
        OVERTAKEN,
    )
    return decide(page)


def _names(plan: Rebase) -> Names:
    """What the texts are called; one that is adopted is not the law now."""
    apart = plan.version.base_id is None
    if plan.is_in_force:
        return Names("the law", "the draft", (BEGUN, "The law now", "The draft"), apart)
    return Names("the adopted text", "the draft", (BEGUN, "The adopted text", "The draft"), apart)


def _cannot(draft: Draft, refusal: str) -> HttpResponse:
    """Why it cannot be done, and what can: for a frozen text, a new text of its bill."""
    city = draft.request.municipality.slug
    bills = [each.edition for each in draft.standing.amendments if each.proposed_id == draft.version.pk]
    pending = {each.edition.instrument_id for each in draft.standing.amendments if is_pending(each)}
    context = about(draft) | {
        "refusal": refusal,
        "bills": [
            (str(each.instrument), desk_address("edition-new", city, each.instrument.slug))
            for each in bills
            if draft.version.is_frozen and each.instrument_id in pending
        ],
    }
    status = 409 if draft.request.method == "POST" else 200
    return render(draft.request, "desk/policies/rebase_not.html", context, status=status)
