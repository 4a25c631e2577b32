"""The desk's pages of one call's comments: read, show after review, withhold, restore."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from civicpolicy.desk.moderation.forms import RestoreForm, WithholdForm
from civicpolicy.desk.moderation.listing import listing, row_of
from civicpolicy.site.moment import city_now
from comments import access
from comments.calls import Call
from comments.models import Comment
from comments.posting import readable
from comments.queries import deadline
from comments.services import moderating
from policies.decorators import CityRequest, requires
from policies.refusals import Refused

FORMS: dict[str, Any] = {"withhold": WithholdForm, "restore": RestoreForm}


@requires("policies.keep_record")
@require_safe
@cache_control(no_store=True, private=True)
def comments(request: CityRequest, number: str) -> HttpResponse:
    """``?show=`` waiting, withheld or all, ``?page=``: every comment with its words."""
    call = _call(request, number)
    found = listing(call, request.GET.get("show", ""), request.GET.get("page", ""))
    return render(request, "desk/moderation/comments.html", {"call": call, "listing": found})


@requires("policies.keep_record")
@require_POST
def show(request: CityRequest, number: str, comment: int) -> HttpResponse:
    """Show a comment that was looked at, and go on with the next one."""
    call, found = _found(request, number, comment)
    try:
        moderating.show(by=request.user, comment=found)
    except Refused as refusal:
        messages.warning(request, f"Comment {found.pk}: {refusal}")
    else:
        messages.success(request, f"Comment {found.pk} is shown to everybody.")
    return _to_comments(call)


@requires("policies.keep_record")
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True, private=True)
def moderate(request: CityRequest, number: str, comment: int, act: str) -> HttpResponse:
    """Withhold on a fixed ground, or restore: with the comment and what the public will read beside it."""
    if act not in FORMS:
        raise Http404("No such act.")
    call, found = _found(request, number, comment)
    context = {"call": call, "row": row_of(found, call), "act": act}
    if request.method != "POST":
        return render(request, "desk/moderation/act.html", {**context, "form": FORMS[act]()})
    form = FORMS[act](readable(request.POST))
    if form.is_valid():
        try:
            _enter(request.user, found, act, form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            done = "withheld" if act == "withhold" else "restored"
            messages.success(request, f"Comment {found.pk} is {done}. The act stands in the public ledger.")
            return _to_comments(call)
    return render(request, "desk/moderation/act.html", {**context, "form": form}, status=422)


def _enter(by: Any, comment: Comment, act: str, typed: dict[str, Any]) -> None:
    if act == "withhold":
        moderating.withhold(by=by, comment=comment, ground=typed["ground"], note=typed["note"])
    else:
        moderating.restore(by=by, comment=comment, note=typed["note"])


def _call(request: CityRequest, number: str) -> Call:
    docket = access.staff_docket(request.municipality, number)
    return Call(docket, deadline(docket, city_now(request)))


def _found(request: CityRequest, number: str, comment: int) -> tuple[Call, Comment]:
    call = _call(request, number)
    return call, access.staff_comment(call.docket, comment)


def _to_comments(call: Call) -> HttpResponse:
    address = reverse("desk:comments", kwargs={"city": call.city.slug, "number": call.docket.number})
    return HttpResponseRedirect(address, status=303)
