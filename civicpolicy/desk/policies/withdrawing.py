"""A codified text that should never have been is withdrawn, by a draft that has the adopted words."""

from __future__ import annotations

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.policies.codify_form import WithdrawForm
from civicpolicy.desk.policies.deciding import about
from civicpolicy.desk.policies.drawing import Draft
from civicpolicy.desk.policies.in_force import QUICKER
from comments.posting import readable
from policies.models import Codification
from policies.refusals import Refused
from policies.services.codifying import withdraw_codified


def withdraw(draft: Draft, mistaken: Codification, seen: str) -> HttpResponse:
    """The reason, then what residents will read, then the act. ``seen`` is the sign of the draft."""
    request, signs = draft.request, {"seen": seen, "corrects": str(mistaken.pk)}
    if request.method != "POST":
        return _page(draft, mistaken, WithdrawForm(initial=signs))
    data = readable(request.POST).dict()
    if "change" in data:
        return _page(draft, mistaken, WithdrawForm(initial={"because": data.get("because", "")} | signs))
    form = WithdrawForm({"because": data.get("because", "")} | signs)
    if not form.is_valid():
        return _page(draft, mistaken, form, status=422)
    if "confirm" not in data or any(data.get(name) != sign for name, sign in signs.items()):
        return _page(draft, mistaken, form, is_preview=True)
    try:
        withdraw_codified(
            by=request.user,
            draft=draft.version,
            because=form.cleaned_data["because"],
            seen=seen,
            corrects=mistaken.pk,
        )
    except (Refused, IntegrityError) as refusal:
        form.add_error(None, str(refusal).rstrip(".") if isinstance(refusal, Refused) else QUICKER)
        return _page(draft, mistaken, form, status=409)
    done = f"Version {mistaken.codified.number} is withdrawn: there is no codified text of its own any more."
    messages.success(request, done)
    return see_other(reverse("site:policy", args=[request.municipality.slug, draft.version.policy.slug]))


def _page(
    draft: Draft, mistaken: Codification, form: WithdrawForm, *, is_preview: bool = False, status: int = 200
) -> HttpResponse:
    context = about(draft) | {
        "form": form,
        "adopted": draft.version.base,
        "mistaken": mistaken,
        "is_preview": is_preview,
        "because": form.cleaned_data["because"] if is_preview else "",
        "fields": list(form.data.items()) if is_preview else [],
    }
    return render(draft.request, "desk/policies/codified_withdraw.html", context, status=status)
