"""A replacement over many sections is undone as a whole: seen as a redline first, then done."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.policies.decision_form import named
from civicpolicy.desk.policies.fields import reason_field
from civicpolicy.desk.policies.finding import DRAFT, FROZEN, address, find, to_draft
from civicpolicy.desk.policies.replacing import FEW
from civicpolicy.desk.trail import who
from comments.period import instant_words
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.models import Version
from policies.refusals import Overtaken, Refused
from policies.services.undoing import Undoing, names_of, plan_undoing, refusal, undo_change
from policies.text.redline import SectionChange, redline


class UndoForm(forms.Form):
    """Why, for the history."""

    reason = reason_field()


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: CityRequest, slug: str, number: int, entry: int) -> HttpResponse:
    """What the sections would read without a change that was made over several of them, then the act."""
    version = find(request, slug, number)
    if version.is_frozen:
        messages.warning(request, FROZEN)
        return to_draft(version)
    form = UndoForm(readable(request.POST) if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, version, entry, form, status=422 if form.is_bound else 200)
    seen, reason = request.POST.get("seen", ""), form.cleaned_data["reason"]
    try:
        plan = undo_change(by=request.user, version=version, entry=entry, seen=seen, reason=reason)
    except Overtaken as stale:
        return _page(request, version, entry, form, notice=str(stale), status=409)
    except Refused as refused:
        return _page(request, version, entry, form, notice=str(refused), status=422)
    many = len(plan.backs)
    left = f" As they are: {names_of(plan.later)}." if plan.later else ""
    messages.success(request, f"Undone in {many} section{'' if many == 1 else 's'}.{left}")
    return see_other(address(version, "draft-history"))


def _page(
    request: CityRequest, version: Version, entry: int, form: UndoForm, *, notice: str = "", status: int = 200
) -> HttpResponse:
    try:
        plan = plan_undoing(version, entry)
    except Refused as refused:
        raise Http404(str(refused)) from None
    first = plan.entries[0]
    context = {
        "version": version,
        "policy": version.policy,
        "is_frozen": False,
        "form": form,
        "notice": notice,
        "plan": plan,
        "rows": _drawn(plan),
        "few": FEW,
        "refused": refusal(plan),
        "later": names_of(plan.later),
        "why": first.history_change_reason or "",
        "by": who(first),
        "when": instant_words(first.history_date, request.municipality.zone),
        "style": request.municipality.profile.redline_style,
    }
    return render(request, "desk/policies/undo.html", context, status=status)


def _drawn(plan: Undoing) -> list[tuple[str, SectionChange | None]]:
    """Every section that would change, with its redline; None where only spaces would."""
    drawn = redline([each.now for each in plan.backs], [each.before for each in plan.backs]).sections
    known = {each.section.key: each for each in drawn if each.is_changed}
    return [(named(each.now), known.get(each.now.key)) for each in plan.backs]
