"""Writing a comment: the form, its preview, the sending. Nothing that was typed is ever lost on the way."""

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from comments import access, calls, posting
from comments.calls import Call
from comments.forms import NOT_A_SUBJECT, CommentForm
from comments.pages.writing import blank, form_context, preview_context
from comments.services.receiving import receive_comment
from policies.decorators import CityRequest, public
from policies.refusals import Refused

WITHOUT_JUDGING = ("add", "remove", "change")
"""Buttons that show the form again as it is, whatever stands in it."""


@public
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def comment(request: CityRequest, number: str) -> HttpResponse:
    """The form of a docket; each button of it posts here."""
    call = calls.call(access.docket(request.municipality, number))
    if request.method == "POST":
        return _posted(request, call, posting.readable(request.POST))
    context = form_context(call, blank(call, request.GET)) if call.takes_comments else {"call": call}
    return render(request, "comments/comment/form.html", context)


def _posted(request: CityRequest, call: Call, data: QueryDict) -> HttpResponse:
    """Do what the pressed button says; Enter in a field means preview."""
    chosen, all_known = posting.chosen(data, call.subjects)
    if any(button in data for button in WITHOUT_JUDGING):
        form = CommentForm(docket=call.docket, chosen=chosen, initial=posting.kept(data, call.docket))
        return render(request, "comments/comment/form.html", form_context(call, form))
    form = CommentForm(data, docket=call.docket, chosen=chosen)
    if not all_known:
        form.add_error(None, NOT_A_SUBJECT)
    if not form.is_valid():
        return _again(request, call, form)
    if data.get("send") == "again" or ("send" in data and not form.looks_automatic):
        return _send(request, call, form)
    return _preview(request, call, form, asked_again="send" in data)


def _again(request: CityRequest, call: Call, form: CommentForm) -> HttpResponse:
    """The form with what is wrong with it, and a key of its own when the one it came with cannot be used."""
    form.mend_key()
    return render(request, "comments/comment/form.html", form_context(call, form), status=422)


def _preview(request: CityRequest, call: Call, form: CommentForm, *, asked_again: bool) -> HttpResponse:
    """Exactly what would be sent."""
    context = preview_context(call, form) | {"asked_again": asked_again}
    return render(request, "comments/comment/preview.html", context)


def _send(request: CityRequest, call: Call, form: CommentForm) -> HttpResponse:
    """Keep the comment and show its receipt; a form sent twice gets the same one."""
    try:
        received = receive_comment(
            docket=call.docket, submission=form.submission, key=form.cleaned_data["key"]
        )
    except Refused as refusal:
        form.refuse(refusal)
        return _again(request, call, form)
    address = reverse("comments:receipt", kwargs={"city": call.city.slug, "code": received.receipt_code})
    return HttpResponseRedirect(address, status=303)
