"""A closed consultation as its parties see it: the text, their own comments, and a form to write."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from comments import access, calls, parties, posting
from comments.calls import Call
from comments.forms import NOT_A_SUBJECT, CommentForm
from comments.models import Capacity, DocketParty
from comments.pages import receipts
from comments.pages.cards import card
from comments.pages.writing import blank, form_context, preview_context
from comments.queries import deadline, for_reading, is_withheld, withheld_words
from comments.services.receiving import receive_comment
from policies.decorators import CityRequest, requires
from policies.queries import now
from policies.refusals import Refused

TAKE_PART = "comments.take_part"
WITHOUT_JUDGING = ("add", "remove", "change")


@requires(TAKE_PART)
@require_safe
@cache_control(no_store=True, private=True)
def consultations(request: CityRequest) -> HttpResponse:
    """The closed consultations of whoever asks."""
    at = now(request.municipality)
    rows = list(access.consultations(request.municipality, request.user))
    for row in rows:
        row.municipality = request.municipality
    context = {"deadlines": [deadline(row, at) for row in rows]}
    return render(request, "comments/consultation/list.html", context)


@requires(TAKE_PART)
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def consultation(request: CityRequest, number: str) -> HttpResponse:
    """One of them; each button of its form posts here."""
    call, party = _call(request, number)
    if request.method != "POST" or not call.takes_comments:
        form = blank(call, request.GET)
        form.initial["capacity"] = Capacity.ORGANIZATION
        return _page(request, call, party, form)
    data = posting.readable(request.POST)
    chosen, all_known = posting.chosen(data, call.subjects)
    if any(button in data for button in WITHOUT_JUDGING):
        typed = posting.kept(data, call.docket)
        return _page(request, call, party, CommentForm(docket=call.docket, chosen=chosen, initial=typed))
    form = CommentForm(data, docket=call.docket, chosen=chosen)
    if not all_known:
        form.add_error(None, NOT_A_SUBJECT)
    if not form.is_valid():
        return _again(request, call, party, form)
    if "send" in data:
        return _send(request, call, party, form)
    context = preview_context(call, form) | {"party": party}
    return render(request, "comments/consultation/preview.html", context)


@requires(TAKE_PART)
@require_safe
@cache_control(no_store=True, private=True)
def receipt(request: CityRequest, number: str, code: str) -> HttpResponse:
    """The receipt of an own comment."""
    call, party = _call(request, number)
    comment = access.own_receipt(call.docket, code, request.user)
    context = {
        "call": call,
        "party": party,
        "comment": comment,
        "verdict_words": receipts.verdict_words(comment),
        "words": "" if is_withheld(comment) else comment.content.words,
        "withheld": withheld_words(comment),
        "facts": receipts.closed_facts(comment, call),
    }
    return render(request, "comments/consultation/receipt.html", context)


def _call(request: CityRequest, number: str) -> tuple[Call, DocketParty]:
    call = calls.call(access.consultation(request.municipality, number, request.user))
    party = parties.party_of(call.docket, request.user)
    if party is None:
        raise Http404("No such consultation.")
    return call, party


def _page(
    request: CityRequest, call: Call, party: DocketParty, form: CommentForm, status: int = 200
) -> HttpResponse:
    """The text, what this person sent before, and the form."""
    own = for_reading(parties.own_comments(call.docket, request.user)).order_by("received_at", "pk")
    zone = call.city.zone
    context: dict[str, Any] = {
        **form_context(call, form),
        "party": party,
        "own": [(card(each, call.subjects, zone), each.receipt_code) for each in own],
    }
    return render(request, "comments/consultation/detail.html", context, status=status)


def _again(request: CityRequest, call: Call, party: DocketParty, form: CommentForm) -> HttpResponse:
    form.mend_key()
    return _page(request, call, party, form, 422)


def _send(request: CityRequest, call: Call, party: DocketParty, form: CommentForm) -> HttpResponse:
    """Keep the comment and show its receipt; a form sent twice gets the same one."""
    try:
        kept = receive_comment(
            docket=call.docket, submission=form.submission, key=form.cleaned_data["key"], party=party
        )
    except Refused as refusal:
        form.refuse(refusal)
        return _again(request, call, party, form)
    place = {"city": call.city.slug, "number": call.docket.number, "code": kept.receipt_code}
    return HttpResponseRedirect(reverse("comments:consultation-receipt", kwargs=place), status=303)
