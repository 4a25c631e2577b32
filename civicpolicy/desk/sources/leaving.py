"""A paper leaves the desk by a person's word: its marks ruled on, published as a bill, or entered as law."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.sources.finding import KEEP, find, to_source, version_of
from civicpolicy.desk.sources.forms import BillForm, InForceForm
from civicpolicy.desk.sources.page import common
from civicpolicy.desk.sources.reading import Account
from civicpolicy.desk.why_form import ask_why
from policies.dates import PartialDate
from policies.decorators import CityRequest, requires
from policies.models import Source
from policies.queries import today
from policies.refusals import Refused
from policies.services.entering import enter_in_force, introduce
from policies.services.numbering import TakenNumber, taken_numbers
from policies.services.ruling import rule_on_marks

QUICKER = "Somebody else was quicker. Look at the paper again before you go on."


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def marks(request: CityRequest, number: int) -> HttpResponse:
    """Rule that no mark was lost, or take that back; the page says first what it means."""
    source = find(request, number)
    if request.method != "POST":
        return _page(request, source, "marks")
    clean = request.POST.get("rule") == "clean"
    try:
        rule_on_marks(by=request.user, source=source, clean=clean, reason=request.POST.get("reason", ""))
    except Refused as refusal:
        return _page(request, source, "marks", {"refusal": str(refusal)}, 409)
    said = "ruled to be clean words" if clean else "unknown again"
    messages.success(request, f"The marks of this paper are {said}.")
    return to_source(source)


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: CityRequest, number: int) -> HttpResponse:
    """Freeze the text and publish it as a bill as introduced; first the preview and what still waits."""
    source = find(request, number)
    own = source.edition is None
    form = BillForm(_typed(request), initial={"title": _proposed_title(source)}) if own else None
    if request.method != "POST" or (form and not form.is_valid()):
        return _page(request, source, "publish", {"form": form}, 422 if request.method == "POST" else 200)
    try:
        edition = introduce(by=request.user, source=source, **(form.cleaned_data if form else {}))
    except TakenNumber as refusal:
        if form:
            ask_why(form, refusal)
        return _page(request, source, "publish", {"form": form, "refusal": "" if form else str(refusal)}, 422)
    except (Refused, IntegrityError) as refusal:
        return _page(request, source, "publish", {"form": form, "refusal": _said(refusal)}, 409)
    messages.success(request, f"{edition.instrument} is published as introduced.")
    return see_other(reverse("site:matter", args=[request.municipality.slug, edition.instrument.slug]))


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def in_force(request: CityRequest, number: int) -> HttpResponse:
    """Freeze the text and enter it as law, since a date as far as it is known."""
    source = find(request, number)
    day = PartialDate.on(today(request.municipality))
    form = InForceForm(_typed(request), today=day)
    if request.method != "POST" or not form.is_valid():
        return _page(request, source, "in_force", {"form": form}, 422 if request.method == "POST" else 200)
    try:
        version = enter_in_force(by=request.user, source=source, effective=form.effective, as_of=day)
    except (Refused, IntegrityError) as refusal:
        return _page(request, source, "in_force", {"form": form, "refusal": _said(refusal)}, 409)
    messages.success(request, f"{version} is published as the text in force.")
    return see_other(reverse("site:policy", args=[request.municipality.slug, version.policy.slug]))


def _typed(request: CityRequest) -> QueryDict | None:
    """What was posted, also when it is nothing; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def _said(refusal: Exception) -> str:
    """The sentence of a rule; another one where the database refused what somebody else did first."""
    return QUICKER if isinstance(refusal, IntegrityError) else str(refusal)


def _proposed_title(source: Source) -> str:
    return f"Adopting the {version_of(source).policy.title}"[:200]


def _page(
    request: CityRequest,
    source: Source,
    name: str,
    more: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    taken = taken_numbers(source.edition.instrument) if source.edition else []
    context = common(request, source, Account(source)) | {"taken": taken} | (more or {})
    return render(request, f"desk/sources/{name}.html", context, status=status)
