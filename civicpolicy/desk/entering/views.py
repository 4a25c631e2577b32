"""The desk's pages of entered comments: all of a call, a new one, and the one that was just entered."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.entering.forms import EntryForm
from civicpolicy.desk.entering.preview import like_it, preview
from civicpolicy.site.moment import city_now
from comments import access, posting
from comments.calls import Call
from comments.forms import NOT_A_SUBJECT
from comments.keys import new_key
from comments.models import Channel
from comments.pages.cards import card
from comments.pages.receipts import verdict_words
from comments.pages.writing import form_context
from comments.period import zone_name
from comments.queries import deadline, for_reading
from comments.services.entering import enter_comment
from policies.decorators import CityRequest, requires
from policies.refusals import Refused

KEEP = "policies.keep_record"
ON_A_PAGE = 25
WITHOUT_JUDGING = ("add", "remove", "change")


@requires(KEEP)
@require_safe
@cache_control(no_store=True, private=True)
def entered(request: CityRequest, number: str) -> HttpResponse:
    """Every comment on the call that staff entered, the latest first, with what proves its delivery."""
    call = _call(request, number)
    rows = for_reading(call.docket.comments.exclude(channel=Channel.WEB)).order_by("-received_at", "-pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page", ""))
    cards = [(card(each, call.subjects, call.city.zone, for_staff=True), each) for each in page]
    return render(request, "desk/entering/list.html", {"call": call, "rows": cards, "page": page})


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def enter(request: CityRequest, number: str) -> HttpResponse:
    """Type it, see its verdict and what is like it, confirm it."""
    call = _call(request, number)
    if request.method != "POST" or call.deadline.last is None:
        form = EntryForm(docket=call.docket, initial={"key": new_key(call.docket)})
        return _form(request, call, form)
    data = posting.readable(request.POST)
    chosen, all_known = posting.chosen(data, call.subjects)
    if any(button in data for button in WITHOUT_JUDGING):
        typed = posting.kept(data, call.docket)
        return _form(request, call, EntryForm(docket=call.docket, chosen=chosen, initial=typed))
    form = EntryForm(data, docket=call.docket, chosen=chosen)
    if not all_known:
        form.add_error(None, NOT_A_SUBJECT)
    return _judged(request, call, form, data) if form.is_valid() else _again(request, call, form)


@requires(KEEP)
@require_safe
@cache_control(no_store=True, private=True)
def done(request: CityRequest, number: str, comment: int) -> HttpResponse:
    """The verdict that the record gave, and the code for the sender."""
    call = _call(request, number)
    found = access.staff_comment(call.docket, comment, entered=True)
    context = {
        "call": call,
        "comment": found,
        "verdict": verdict_words(found),
        "card": card(found, call.subjects, call.city.zone, for_staff=True),
    }
    return render(request, "desk/entering/done.html", context)


def _judged(request: CityRequest, call: Call, form: EntryForm, data: QueryDict) -> HttpResponse:
    """The preview; with the button pressed, the act, unless something like it came in between."""
    like = like_it(call, form)
    seen = data.get("doubles", "")
    known = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 19 else 0
    if "confirm" in data and (like.last <= known or _is_sent(call, form)):
        return _enter(request, call, form)
    return render(request, "desk/entering/preview.html", preview(call, form, request.user, like))


def _is_sent(call: Call, form: EntryForm) -> bool:
    """True when this form was confirmed before: then what is like it is its own comment."""
    return call.docket.comments.filter(idempotency_key=form.cleaned_data["key"]).exists()


def _enter(request: CityRequest, call: Call, form: EntryForm) -> HttpResponse:
    assert form.delivery is not None, "a valid form has a delivery"
    try:
        kept = enter_comment(
            by=request.user,
            docket=call.docket,
            submission=form.submission,
            delivery=form.delivery,
            key=form.cleaned_data["key"],
        )
    except Refused as refusal:
        form.refuse(refusal)
        return _again(request, call, form)
    place = {"city": call.city.slug, "number": call.docket.number, "comment": kept.pk}
    return see_other(reverse("desk:comment-entered", kwargs=place))


def _again(request: CityRequest, call: Call, form: EntryForm) -> HttpResponse:
    """The form with what is wrong with it, and a key of its own when the one it came with cannot be used."""
    form.mend_key()
    return _form(request, call, form, 422)


def _form(request: CityRequest, call: Call, form: EntryForm, status: int = 200) -> HttpResponse:
    context = form_context(call, form) | {"zone_name": zone_name(call.city.zone)}
    return render(request, "desk/entering/form.html", context, status=status)


def _call(request: CityRequest, number: str) -> Call:
    docket = access.staff_docket(request.municipality, number)
    return Call(docket, deadline(docket, city_now(request)))
