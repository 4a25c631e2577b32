"""All bills, a new one, one of them, and what it is called."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.bills.behind_law import behind_law
from civicpolicy.desk.bills.deeds import act_rows
from civicpolicy.desk.bills.finding import (
    DRAFT,
    KEEP,
    bill_address,
    bills,
    edition_address,
    find_bill,
    is_public,
    to_bill,
)
from civicpolicy.desk.bills.forms import BillForm, draft_name, facts_shown
from civicpolicy.desk.bills.looking import of_bill
from civicpolicy.desk.bills.numbering import BILL, LAW, next_numbers, proposed
from civicpolicy.desk.bills.putting import named_draft, put_into
from civicpolicy.desk.bills.standing import standings
from civicpolicy.desk.bills.trailing import FACTS, bill_trail, fact_name, fact_words
from civicpolicy.desk.why_form import ask_why
from civicpolicy.site.moment import city_today
from comments.posting import readable
from policies.decorators import CityRequest, requires
from policies.exchange import library
from policies.models import Instrument
from policies.refusals import Overtaken, Refused
from policies.services.instruments import begin_bill, change_instrument, open_facts
from policies.services.numbering import TakenNumber
from policies.services.redating import entering_act
from policies.services.templating import city_values, fill_bill

MOST_ROWS = 300
RARE = ("ordinance_number_raw", "file_number")


@requires("policies.use_desk")
@require_safe
def all_bills(request: CityRequest) -> HttpResponse:
    """Every bill of the city, what is in work first, then what is law or ended."""
    city = request.municipality
    rows = standings(bills(city)[:MOST_ROWS], city, city_today(request))
    context = {
        "in_work": [row for row in rows if row.next],
        "done": [row for row in rows if not row.next],
        "may_draft": request.user.has_perm(DRAFT, city),
        "may_keep": request.user.has_perm(KEEP, city),
    }
    return render(request, "desk/bills/list.html", context)


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: CityRequest) -> HttpResponse:
    """Begin a bill. Only staff see it until an edition of it is published."""
    template = library.templates(library.BILLS).get(request.GET.get("template", ""))
    form = BillForm(
        readable(request.POST) if request.method == "POST" else None,
        initial={"kind": template.facts["kind"], "adoption_path": template.facts["path"]} if template else {},
    )
    draft = named_draft(request, request.GET.get("draft", ""))
    city = request.municipality
    form.count_on(BILL, proposed(next_numbers(city, city_today(request).year, BILL)))
    made = _begun(request, form) if form.is_valid() else None
    if made is not None:
        first = made.editions.get()
        if template is not None:
            values = city_values(request.municipality)
            fill_bill(by=request.user, edition=first, template=template, values=values)
        if draft is None or not put_into(request, first, draft):
            messages.success(request, f"{made} is begun. Now put a draft of a policy into it.")
        return see_other(edition_address(first))
    context = {
        "form": form,
        "draft": draft_name(draft) if draft else "",
        "template": template,
        "templates": library.templates(library.BILLS).values(),
    }
    return render(request, "desk/bills/new.html", context, status=422 if form.is_bound else 200)


def _begun(request: CityRequest, form: BillForm) -> Instrument | None:
    """The bill of a valid form; None, and the form says why, when its number is another bill's."""
    try:
        return begin_bill(by=request.user, municipality=request.municipality, **form.facts)
    except TakenNumber as refusal:
        form.add_error(refusal.name, str(refusal).rstrip("."))
        return None


@requires("policies.use_desk")
@require_safe
def bill(request: CityRequest, slug: str) -> HttpResponse:
    """One bill: how far it is, what to do next, its texts, its acts."""
    city, found = request.municipality, find_bill(request, slug)
    standing = standings([found], city, city_today(request))[0]
    context = {
        "bill": found,
        "standing": standing,
        "found": of_bill(request, found),
        "behind_law": behind_law(request, found),
        "facts": [
            (fact_name(found, name), fact_words(found, name))
            for name in FACTS
            if name not in RARE or getattr(found, name)
        ],
        "editions": [(each, is_public(each)) for each in found.editions.all()],
        "acts": act_rows(found, city.zone),
        "is_public": any(is_public(each) for each in found.editions.all()),
        "may_draft": request.user.has_perm(DRAFT, city),
        "may_keep": request.user.has_perm(KEEP, city),
        "is_entered": entering_act(found, found.acts.all(), found.editions.all()) is not None,
    }
    return render(request, "desk/bills/bill.html", context)


@requires("policies.use_desk")
@require_safe
def history(request: CityRequest, slug: str) -> HttpResponse:
    """Who changed what a bill is called, what its texts say, and what they change."""
    found = find_bill(request, slug)
    context = {"bill": found, "trail": bill_trail(found, request.municipality.zone)}
    return render(request, "desk/bills/history.html", context)


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: CityRequest, slug: str) -> HttpResponse:
    """Put right what a bill is called, as far as residents have not read it yet."""
    found = find_bill(request, slug)
    if request.method != "POST":
        return _facts_page(request, found, BillForm(instrument=found, initial=facts_shown(found)))
    form = BillForm(readable(request.POST), instrument=found)
    if not form.is_valid():
        return _facts_page(request, found, form, status=422)
    try:
        change_instrument(
            by=request.user,
            instrument=found,
            seen=form.cleaned_data["seen"] or 0,
            why=form.cleaned_data.get("why", ""),
            **form.facts,
        )
    except Overtaken as refusal:
        stands = _differing(found, form)
        data = readable(request.POST)
        data["seen"] = str(found.history.latest().pk)
        form = BillForm(data, instrument=found)
        form.add_error(None, f"{refusal} What stands now is below")
        return _facts_page(request, found, form, stands, 409)
    except TakenNumber as refusal:
        ask_why(form, refusal)
        return _facts_page(request, found, form, status=422)
    except Refused as refusal:
        form.add_error(None, str(refusal).rstrip("."))
        return _facts_page(request, found, form, status=422)
    messages.success(request, "The facts of the bill are saved.")
    return to_bill(found)


def _differing(found: Instrument, form: BillForm) -> list[tuple[str, Any]]:
    """What stands now where the form says something else."""
    row = Instrument.objects.get(pk=found.pk)
    return [
        (fact_name(row, name), fact_words(row, name))
        for name, value in form.facts.items()
        if getattr(row, name) != value
    ]


def _facts_page(
    request: CityRequest,
    found: Instrument,
    form: BillForm,
    stands: list[tuple[str, Any]] | None = None,
    status: int = 200,
) -> HttpResponse:
    open_now = open_facts(found)
    for name in (BILL, LAW):
        if not getattr(found, name):
            numbers = next_numbers(request.municipality, city_today(request).year, name)
            form.count_on(name, proposed(numbers, found.kind))
    context = {
        "bill": found,
        "form": form,
        "now_stands": stands,
        "fixed": [
            (fact_name(found, name), fact_words(found, name)) for name in FACTS if name not in open_now
        ],
        "back": bill_address(found),
    }
    return render(request, "desk/bills/facts.html", context, status=status)
