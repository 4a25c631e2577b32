"""What a policy is called, put right: typed with a reason, seen as it would stand, then done."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.policies.finding import DRAFT, KEEP, find_policy
from civicpolicy.desk.policies.forms import PolicyForm
from civicpolicy.desk.trail import LONGEST, Entry, differences, quoted, steps, who
from comments.posting import readable
from policies import access
from policies.decorators import CityRequest, requires
from policies.fields import area_field, line_field
from policies.models import Municipality, Policy
from policies.refusals import Overtaken, Refused
from policies.services.retitling import (
    FACTS,
    LONGEST_WHY,
    change_policy,
    changed_facts,
    entry_of,
    frozen_texts,
)

LABELS = {
    "title": "Title",
    "kind": "Kind of policy",
    "citation": "Citation",
    "summary": "In plain words",
}


class FactsForm(PolicyForm):
    """Every plain fact of a policy. ``seen`` is the entry of its history that the person looked at."""

    summary = area_field(
        LABELS["summary"],
        4,
        2000,
        required=False,
        help_text="What it is about, for residents. It is not law.",
    )
    reason = line_field(
        "Reason for the change",
        LONGEST_WHY,
        help_text="Kept in the history of the policy, for staff.",
        error_messages={"required": "Say why: the reason stands in the history of the policy"},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def facts(self) -> dict[str, Any]:
        """What a valid form says of the policy."""
        typed = {name: self.cleaned_data[name] for name in FACTS}
        return typed | {"summary": typed["summary"].replace("\r\n", "\n")}


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: CityRequest, slug: str) -> HttpResponse:
    """See and change what a policy is called; ``confirm`` does what was shown, ``change`` leads back."""
    found = find_policy(request, slug)
    if not may_rename(request, is_public=access.policies(request.municipality).filter(pk=found.pk).exists()):
        raise Http404("No such page.")
    if request.method != "POST":
        return _page(request, found, FactsForm(initial=_stands(found)))
    data = readable(request.POST)
    form = FactsForm(data)
    if "change" in data:
        return _page(request, found, FactsForm(initial=data.dict()))
    if not form.is_valid():
        return _page(request, found, form, status=422)
    if "confirm" not in data:
        return _seen(request, found, form)
    return _changed(request, found, form)


def may_rename(request: CityRequest, *, is_public: bool) -> bool:
    """True for who drafts, until residents can read a text of the policy; then for who keeps the record."""
    return not is_public or request.user.has_perm(KEEP, request.municipality)


def _changed(request: CityRequest, found: Policy, form: FactsForm) -> HttpResponse:
    seen, reason = form.cleaned_data["seen"] or 0, form.cleaned_data["reason"]
    try:
        row = change_policy(by=request.user, policy=found, seen=seen, reason=reason, **form.facts)
    except Overtaken as refusal:
        data = readable(request.POST)
        data["seen"] = str(entry_of(found))
        stands = [(LABELS[name], quoted(found, name)) for name in changed_facts(found, form.facts)]
        form = FactsForm(data)
        form.add_error(None, f"{refusal} What stands now is below")
        return _page(request, found, form, status=409, now_stands=stands)
    except Refused as refusal:
        form.add_error(None, str(refusal).rstrip("."))
        return _page(request, found, form, status=422)
    messages.success(request, f"“{row.title}”: what it is called is saved. Its address stays the same.")
    return see_other(reverse("desk:policy", args=[request.municipality.slug, row.slug]))


def _seen(request: CityRequest, found: Policy, form: FactsForm) -> HttpResponse:
    """What would change, before and after."""
    changed = changed_facts(found, form.facts)
    if not changed:
        form.add_error(None, "Nothing would change: the policy says this already")
        return _page(request, found, form, status=422)
    would = Policy(**{name: form.facts[name] for name in FACTS})
    rows = [(LABELS[name], quoted(found, name), quoted(would, name)) for name in FACTS if name in changed]
    fields = [(name, form.data.get(name, "")) for name in form.fields]
    named = {"title", "citation"} & set(changed)
    return _page(request, found, form, rows=rows, fields=fields, frozen=frozen_texts(found) if named else 0)


def _page(
    request: CityRequest, found: Policy, form: FactsForm, *, status: int = 200, **shown: Any
) -> HttpResponse:
    context = {"policy": found, "form": form, "is_refused": status != 200}
    return render(request, "desk/policies/facts.html", context | shown, status=status)


def _stands(found: Policy) -> dict[str, Any]:
    return {name: getattr(found, name) for name in FACTS} | {"seen": entry_of(found)}


def policy_trail(of: Policy, city: Municipality) -> list[Entry]:
    """Who changed what a policy is called, newest first, with the reason. One query."""
    rows = Policy.history.filter(id=of.pk).select_related("history_user").order_by("-history_id")
    found = []
    for row, before in steps(rows[:LONGEST]):
        why = f" Reason: “{row.history_change_reason}”" if row.history_change_reason else ""
        said = [f"{words}.{why}" for words in differences(row, before, LABELS)] if before else []
        found += [Entry(row.history_date, who(row), words, city.zone) for words in said]
    return found
