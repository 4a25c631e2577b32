"""The desk's pages of consultations: all on record, a new one, a correction; each seen before it is kept."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.consultations.forms import ConsultationForm, typed_of
from civicpolicy.site.steps import review_step
from comments.consultations import counted
from comments.models import Consultation, Outcome
from comments.posting import readable
from comments.services import consulting
from policies import access
from policies.decorators import CityRequest, requires
from policies.models import Instrument
from policies.refusals import Refused

KEEP = "policies.keep_record"
KNOWN = ("matter", "party", "began", "ended")


@requires("policies.use_desk")
@require_safe
@cache_control(no_store=True, private=True)
def consultations(request: CityRequest) -> HttpResponse:
    """Every consultation that counts, by matter, the newest matter first."""
    rows = Consultation.objects.filter(municipality=request.municipality).select_related("instrument")
    by_matter: dict[Instrument, list[Consultation]] = defaultdict(list)
    for row in counted(rows):
        by_matter[row.instrument].append(row)
    public = set(access.instruments(request.municipality).values_list("pk", flat=True))
    matters = [
        (matter, matter.pk in public, [(row, review_step(row)) for row in several])
        for matter, several in sorted(by_matter.items(), key=lambda pair: -pair[0].pk)
    ]
    may_keep = request.user.has_perm(KEEP, request.municipality)
    return render(request, "desk/consultations/list.html", {"matters": matters, "may_keep": may_keep})


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def new(request: CityRequest) -> HttpResponse:
    """Record a consultation that has ended; ``?matter=&party=&began=&ended=`` say what is known of it."""
    asked = readable(request.GET)
    return _write(request, None, {name: asked.get(name, "") for name in KNOWN})


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def correct(request: CityRequest, consultation: int) -> HttpResponse:
    """Record what a recorded consultation should have said; the first row stays in the record."""
    rows = Consultation.objects.filter(municipality=request.municipality, correction=None)
    wrong = get_object_or_404(rows.select_related("instrument", "municipality__profile"), pk=consultation)
    return _write(request, wrong, typed_of(wrong))


def _write(request: CityRequest, wrong: Consultation | None, initial: dict[str, str]) -> HttpResponse:
    """The form, what the public will read, the act."""
    known: dict[str, Any] = {"city": request.municipality, "by": request.user, "corrects": wrong}
    if request.method != "POST":
        return _form(request, ConsultationForm(initial=initial, **known))
    data = readable(request.POST)
    if "change" in data:
        return _form(request, ConsultationForm(initial={name: data[name] for name in data}, **known))
    form = ConsultationForm(data, **known)
    if not form.is_valid():
        return _form(request, form, status=422)
    return _recorded(request, form) if "confirm" in data else _seen(request, form, data)


def _form(request: CityRequest, form: ConsultationForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "corrects": form.corrects}
    return render(request, "desk/consultations/form.html", context, status=status)


def _seen(request: CityRequest, form: ConsultationForm, data: QueryDict) -> HttpResponse:
    """Exactly what would stand on the page of the matter."""
    row = form.row
    context = {
        "row": row,
        "steps": [] if row.outcome == Outcome.MISTAKE else [review_step(row)],
        "corrects": form.corrects,
        "before": [review_step(form.corrects)] if form.corrects else [],
        "is_public": access.instruments(request.municipality).filter(pk=row.instrument.pk).exists(),
        "fields": [(name, data.get(name, "")) for name in form.fields],
    }
    return render(request, "desk/consultations/preview.html", context)


def _recorded(request: CityRequest, form: ConsultationForm) -> HttpResponse:
    try:
        row = consulting.record_consultation(by=request.user, **form.facts)
    except Refused as refusal:
        form.add_error(None, str(refusal).rstrip("."))
        return _form(request, form, status=422)
    messages.success(request, f"It is on record: {row.instrument.designation}, {row.party}.")
    return see_other(reverse("desk:consultations", args=[request.municipality.slug]))
