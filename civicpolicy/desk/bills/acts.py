"""An act is recorded, or corrected by another one: typed, seen as it will stand, confirmed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.bills.act_forms import ActForm, act_shown
from civicpolicy.desk.bills.deeds import act_rows
from civicpolicy.desk.bills.finding import KEEP, both_texts, find_bill, to_bill
from civicpolicy.desk.bills.looking import before_act, before_law, is_on_the_way
from civicpolicy.desk.bills.outcome import outcome
from civicpolicy.site.moment import city_today
from civicpolicy.site.steps import act_text, act_title
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.models import Act, ActKind, Instrument
from policies.readings import reading_names
from policies.refusals import Overtaken, Refused
from policies.services.acts import check_act, last_act, record_act


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: CityRequest, slug: str) -> HttpResponse:
    """Record what happened to a bill."""
    return _record(request, find_bill(request, slug), None)


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: CityRequest, slug: str, act: int) -> HttpResponse:
    """Record what is true in the place of a mistaken act, which stays in the record, struck."""
    found = find_bill(request, slug)
    rows = list(found.acts.all())
    wrong = next((each for each in rows if each.pk == act), None)
    if wrong is None:
        raise Http404("No such page.")
    if any(each.corrects_id == wrong.pk for each in rows):
        messages.warning(request, "That act has been corrected already; correct the correction instead.")
        return to_bill(found)
    if wrong.roll_call_id is not None:
        messages.info(request, "That act came from a vote: correct the vote, and the act follows from it.")
        return redirect("desk:vote-correct", request.municipality.slug, found.slug, wrong.roll_call_id)
    return _record(request, found, wrong)


def _record(request: CityRequest, found: Instrument, wrong: Act | None) -> HttpResponse:
    """Form, then what would be recorded, then the act. ``seen`` is the last act that the person knew."""
    known: dict[str, Any] = {
        "bill": found,
        "today": city_today(request),
        "known": wrong.kind if wrong else "",
    }
    if request.method != "POST":
        initial = act_shown(wrong) if wrong else {"kind": request.GET.get("kind", "")}
        last = max((each.pk for each in found.acts.all()), default=0)
        return _page(request, found, wrong, ActForm(initial=initial | {"seen": last}, **known))
    data = readable(request.POST)
    if "change" in data:
        return _page(request, found, wrong, ActForm(initial=data.dict(), **known))
    form = ActForm(data, **known)
    if not form.is_valid():
        return _page(request, found, wrong, form, status=422)
    try:
        if "confirm" not in data:
            kind, rows = form.cleaned_data["kind"], found.acts.all()
            check_act(instrument=found, acts=rows, kind=kind, on=form.on, corrects=wrong)
            return _preview(request, found, wrong, form)
        act = record_act(
            by=request.user,
            instrument=found,
            kind=form.cleaned_data["kind"],
            on=form.on,
            edition=form.chosen,
            corrects=wrong,
            seen=form.cleaned_data["seen"],
            **form.facts,
        )
    except Overtaken as refusal:
        form = ActForm({**data.dict(), "seen": str(last_act(found))}, **known)
        form.add_error(None, str(refusal))
        return _page(request, found, wrong, form, status=409)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, found, wrong, form, status=422)
    messages.success(request, f"Recorded: {_title(act, found)}, {act.date}.")
    return to_bill(found)


def _title(act: Act, found: Instrument) -> str:
    """What the act is called beside those on record, recorded yet or not."""
    rows = [each for each in found.acts.all() if each.pk != act.pk]
    return act_title(act, found, reading_names([*rows, act]))


def _preview(request: CityRequest, found: Instrument, wrong: Act | None, form: ActForm) -> HttpResponse:
    """Exactly what would stand in the record, and what would be law by it."""
    act, today, on = form.unsaved(wrong), city_today(request), form.on
    chosen, found_over, law = form.chosen, None, None
    if chosen and is_on_the_way(act):
        found_over, checked = before_law(request, found, act, chosen, today)
        law = checked.law
    elif act.kind != ActKind.NOT_SO:
        found_over = before_act(found, act)
    context: dict[str, Any] = {
        "bill": found,
        "wrong": _row(request, found, wrong),
        "title": _title(act, found),
        "text": act_text(act),
        "edition": form.chosen,
        "both_texts": both_texts(found, form.chosen),
        "day_is_known": on.earliest is not None or on.latest is not None,
        "outcome": outcome(found, act, today, law),
        "found": found_over,
        "fields": [(name, form.data.get(name, "")) for name in form.fields],
    }
    return render(request, "desk/bills/act_preview.html", context)


def _row(request: CityRequest, found: Instrument, wrong: Act | None) -> Any:
    rows = act_rows(found, request.municipality.zone) if wrong else []
    return next((each for each in rows if wrong and each.act.pk == wrong.pk), None)


def _page(
    request: CityRequest, found: Instrument, wrong: Act | None, form: ActForm, status: int = 200
) -> HttpResponse:
    rows = act_rows(found, request.municipality.zone)
    context = {"bill": found, "wrong": _row(request, found, wrong), "form": form, "acts": rows}
    return render(request, "desk/bills/act.html", context, status=status)
