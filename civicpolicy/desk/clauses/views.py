"""The clause library: what comes with civicpolicy, and the city's own, added and changed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from civicpolicy.desk.answers import SeeOther, see_other
from civicpolicy.desk.clauses.forms import ChangeForm, ClauseForm
from civicpolicy.desk.policies.finding import DRAFT
from civicpolicy.desk.trail import LONGEST, Entry, differences, steps, who
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.models import Clause
from policies.refusals import Overtaken, Refused
from policies.services.clauses import add_clause, built_in, change_clause, own_clauses

NAMES = {"name": "Name", "kind": "Kind", "words": "Words", "is_retired": "Out of use"}


@requires(DRAFT)
@require_safe
def clauses(request: CityRequest) -> HttpResponse:
    """The city's own clauses, then those that come with civicpolicy."""
    context = {"own": own_clauses(request.municipality), "built_in": built_in()}
    return render(request, "desk/clauses/list.html", context)


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: CityRequest) -> HttpResponse:
    """A clause of the city's own. ``?from=`` a built-in one proposes its words."""
    known = {each.key: each for each in built_in()}.get(request.GET.get("from", ""))
    initial = {"name": known.name, "kind": known.kind, "words": known.words} if known else {}
    form = ClauseForm(readable(request.POST) if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            made = add_clause(by=request.user, municipality=request.municipality, **form.cleaned_data)
            return _kept(request, made)
        except Refused as refusal:
            form.add_error(None, str(refusal).rstrip("."))
    status = 422 if form.is_bound else 200
    return render(request, "desk/clauses/form.html", {"form": form, "clause": None}, status=status)


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: CityRequest, clause: int) -> HttpResponse:
    """A clause that there is, with its history."""
    found = get_object_or_404(Clause, municipality=request.municipality, pk=clause)
    if request.method != "POST":
        return _page(request, found, ChangeForm(initial=_shown(found)))
    form = ChangeForm(readable(request.POST))
    if not form.is_valid():
        return _page(request, found, form, 422)
    typed = form.cleaned_data | {"seen": form.cleaned_data["seen"] or 0}
    try:
        return _kept(request, change_clause(by=request.user, clause=found, **typed))
    except Overtaken as refusal:
        return _overtaken(request, found, str(refusal))
    except Refused as refusal:
        form.add_error(None, str(refusal).rstrip("."))
        return _page(request, found, form, 422)


def _overtaken(request: CityRequest, found: Clause, refusal: str) -> HttpResponse:
    """What was typed, in a form that has seen what the other person saved, which stands above it."""
    data = readable(request.POST)
    data["seen"] = str(found.history.latest().pk)
    form = ChangeForm(data)
    form.add_error(None, f"{refusal} What stands now is below")
    stands = [
        ("Name", found.name),
        ("Kind", found.get_kind_display()),
        ("Words", found.words),
        ("Out of use", "yes" if found.is_retired else "no"),
    ]
    return _page(request, found, form, 409, now_stands=stands)


def _shown(found: Clause) -> dict[str, Any]:
    shown = {name: getattr(found, name) for name in NAMES}
    return shown | {"seen": found.history.latest().pk}


def _kept(request: CityRequest, clause: Clause) -> SeeOther:
    messages.success(request, f"“{clause.name}” is kept.")
    return see_other(reverse("desk:clauses", args=[request.municipality.slug]))


def _page(
    request: CityRequest, found: Clause, form: ChangeForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"form": form, "clause": found, "trail": _trail(found)} | more
    return render(request, "desk/clauses/form.html", context, status=status)


def _trail(found: Clause) -> list[Entry]:
    """Who changed what in it, newest first, in one query."""
    rows = found.history.select_related("history_user").order_by("-history_id")[: LONGEST + 1]
    entries = []
    for row, before in steps(rows):
        did = "; ".join(differences(row, before, NAMES)) if before else "Added"
        why = row.history_change_reason if before else ""
        entries.append(
            Entry(
                row.history_date,
                who(row),
                f"{did or 'Saved without a change'}{f' ({why})' if why else ''}",
                found.municipality.zone,
            )
        )
    return entries[:LONGEST]
