"""The desk's pages of calls for comment: all of them, a new one, one of them, a change of its period."""

from collections import Counter
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from civicpolicy.desk.dockets.forms import ClosedDocketForm, DocketForm, PeriodForm
from civicpolicy.desk.dockets.preview import ACTS, Act, possible, preview, refused
from comments import access, calls, parties
from comments.calls import Call
from comments.models import Channel, Comment, Docket, PeriodChange
from comments.pages.cards import came_words
from comments.period import Kind, zone_name
from comments.posting import readable
from comments.queries import deadline, with_changes
from comments.services import dockets as services
from policies.decorators import CityRequest, requires
from policies.models import Municipality
from policies.queries import now
from policies.refusals import Refused

LATEST_ENTERED = 5


@requires("policies.use_desk")
@require_safe
@cache_control(no_store=True, private=True)
def dockets(request: CityRequest) -> HttpResponse:
    """Every call of the city: in preparation, open, to come, over."""
    city = request.municipality
    at = now(city)
    rows = [_of(city, row) for row in with_changes(Docket.objects.filter(municipality=city))]
    received = Comment.objects.filter(municipality=city).order_by().values_list("docket")
    counts = Counter(dict(received.annotate(Count("pk"))))
    known = [(deadline(row, at), counts[row.pk]) for row in rows]
    order = ("closes_today", "open", "no_period", "not_yet", "closed", "cancelled")
    known.sort(key=lambda each: order.index(each[0].state))
    return render(request, "desk/docket/list.html", {"rows": known})


@requires("policies.keep_record")
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def new(request: CityRequest) -> HttpResponse:
    """Make a call over published texts. Nobody outside the desk sees it before its period is recorded.

    ``?bill=`` proposes the latest published text of a bill of the city.
    """
    return _new(request, DocketForm, is_closed=False)


@requires("policies.keep_record")
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def new_closed(request: CityRequest) -> HttpResponse:
    """Make a consultation over frozen texts that only its parties and staff ever see."""
    return _new(request, ClosedDocketForm, is_closed=True)


def _new(request: CityRequest, form_of: type[DocketForm], *, is_closed: bool) -> HttpResponse:
    city = request.municipality
    if request.method != "POST":
        form = form_of(city=city, bill=request.GET.get("bill", ""))
        return render(request, "desk/docket/new.html", {"form": form, "is_closed": is_closed})
    form = form_of(readable(request.POST), city=city)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            docket = services.create_docket(
                by=request.user,
                municipality=city,
                number=typed["number"],
                title=typed["title"],
                summary=typed["summary"],
                editions=form.chosen,
                is_closed=is_closed,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Docket {docket.number} is made. Now choose when it opens and closes.")
            return _to("desk:docket-period", city, docket.number, act="open")
    context = {"form": form, "is_closed": is_closed}
    return render(request, "desk/docket/new.html", context, status=422)


@requires("policies.use_desk")
@require_safe
@cache_control(no_store=True, private=True)
def docket(request: CityRequest, number: str) -> HttpResponse:
    """One call: its deadline and how that came about, what it is about, how many wrote."""
    call = calls.call(access.staff_docket(request.municipality, number))
    acts = possible(call) if _may_keep(request) else []
    context = {"call": call, "acts": acts, "entered": _entered(call), "may_keep": _may_keep(request)}
    if call.docket.is_closed:
        address = reverse("comments:consultation", args=[call.city.slug, number])
        context["parties"] = list(parties.standing(call.city).filter(docket=call.docket))
        context["address"] = request.build_absolute_uri(address)
        context["outcome"] = _outcome(call)
    return render(request, "desk/docket/docket.html", context)


@requires("policies.keep_record")
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def change(request: CityRequest, number: str, act: str) -> HttpResponse:
    """Open, extend, shorten, cancel or reopen: type it, see it in the words of the public, confirm it."""
    asked = ACTS.get(act)
    if asked is None:
        raise Http404("No such act.")
    call = calls.call(access.staff_docket(request.municipality, number))
    if request.method != "POST":
        return _form(request, call, asked, None if refused(asked, call) else _blank(call, asked))
    data = readable(request.POST)
    form = _bound(call, asked, data)
    if "change" in data:
        return _form(request, call, asked, _blank(call, asked, data))
    if not form.is_valid():
        return _form(request, call, asked, form, status=422)
    return _confirmed(request, call, asked, form) if "confirm" in data else _seen(request, call, asked, form)


def _may_keep(request: CityRequest) -> bool:
    return request.user.has_perm("policies.keep_record", request.municipality)


def _entered(call: Call) -> list[tuple[Comment, str]]:
    """The latest comments that staff entered, each with how it came; neither words nor names."""
    rows = call.docket.comments.exclude(channel=Channel.WEB).select_related("entered_by")
    latest = rows.order_by("-received_at", "-pk")[:LATEST_ENTERED]
    return [(row, came_words(row, call.city.zone)) for row in latest]


def _outcome(call: Call) -> str:
    """What is known already of the outcome, as fields of the page where it is recorded."""
    last = call.deadline.last
    if last is None or not call.is_over:
        return ""
    zone = call.city.zone
    days = {"began": last.opens_at, "ended": last.closes_at - timedelta(seconds=1)}
    known = {name: at.astimezone(zone).date().isoformat() for name, at in days.items()}
    matters = [matter.edition.instrument.slug for matter in call.subjects.matters]
    return urlencode({**known, "matter": matters[0] if matters else ""})


def _seen(request: CityRequest, call: Call, act: Act, form: PeriodForm) -> HttpResponse:
    """Exactly what would be recorded."""
    shown = preview(call, act, form.window, form.cleaned_data["reason"], request.user)
    fields = [(name, form.data.get(name, "")) for name in form.fields if name != "seen"]
    fields.append(("seen", str(_last(call))))
    context = {"call": call, "act": act, "preview": shown, "fields": fields}
    return render(request, "desk/docket/preview.html", context)


def _confirmed(request: CityRequest, call: Call, act: Act, form: PeriodForm) -> HttpResponse:
    try:
        recorded = _record(request.user, call, act, form)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _form(request, call, act, form, status=422)
    messages.success(request, f"{act.done} {calls.record_of(recorded).sentence}")
    return _to("desk:docket", call.city, call.docket.number)


def _record(by: Any, call: Call, act: Act, form: PeriodForm) -> PeriodChange:
    typed: dict[str, Any] = {"by": by, "docket": call.docket}
    typed |= {name: form.cleaned_data[name] for name in ("reason", "seen")}
    opens_at, closes_at = form.window.opens_at, form.window.closes_at
    if act.kind == Kind.OPENED:
        return services.open_period(**typed, opens_at=opens_at, closes_at=closes_at)
    if act.kind == Kind.REOPENED:
        return services.reopen_period(**typed, opens_at=opens_at, closes_at=closes_at)
    if act.kind == Kind.CANCELLED:
        return services.cancel_period(**typed)
    service = services.extend_period if act.kind == Kind.EXTENDED else services.shorten_period
    return service(**typed, closes_at=closes_at)


def _form(
    request: CityRequest, call: Call, act: Act, form: PeriodForm | None, status: int = 200
) -> HttpResponse:
    """The form; without one, why the act cannot be done now."""
    context = {"call": call, "act": act, "form": form, "refused": refused(act, call)}
    context["zone_name"] = zone_name(call.city.zone)
    return render(request, "desk/docket/period.html", context, status=status)


def _blank(call: Call, act: Act, typed: QueryDict | None = None) -> PeriodForm:
    initial = {name: typed[name] for name in typed} if typed else {}
    return PeriodForm(docket=call.docket, kind=act.kind, last=_last(call), initial=initial)


def _bound(call: Call, act: Act, data: QueryDict) -> PeriodForm:
    return PeriodForm(data, docket=call.docket, kind=act.kind, last=_last(call))


def _last(call: Call) -> int:
    return call.deadline.last.number if call.deadline.last else 0


def _of(city: Municipality, row: Docket) -> Docket:
    row.municipality = city
    return row


def _to(name: str, city: Municipality, number: str, **further: str) -> HttpResponse:
    address = reverse(name, kwargs={"city": city.slug, "number": number, **further})
    return HttpResponseRedirect(address, status=303)
