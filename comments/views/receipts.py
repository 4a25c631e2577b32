"""The receipt of a comment, for whoever has its code; and the page where a code is typed."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from comments import access, calls
from comments.models import Comment
from comments.pages import receipts
from comments.queries import is_withheld, withheld_words
from comments.templatetags.period import line
from policies.decorators import CityRequest, public

MOST_LETTERS = 60


@public
@require_safe
@cache_control(no_store=True, private=True)
def find(request: CityRequest) -> HttpResponse:
    """Ask for a code; a right one leads to its receipt."""
    typed = request.GET.get("code", "")
    if not typed.strip():
        return render(request, "comments/receipt/find.html", {"asked": "code" in request.GET})
    try:
        found = access.receipt(request.municipality, typed)
    except Http404:
        return _not_found(request, typed)
    return HttpResponseRedirect(_address(found), status=303)


@public
@require_safe
@cache_control(no_store=True, private=True)
def receipt(request: CityRequest, code: str) -> HttpResponse:
    """The receipt; for a wrong code, the page that explains what may be wrong with it."""
    try:
        comment = access.receipt(request.municipality, code)
    except Http404:
        return _not_found(request, code)
    call = calls.call(access.docket(request.municipality, comment.docket.number))
    zone = request.municipality.zone
    window = comment.judged_by
    context = {
        "call": call,
        "comment": comment,
        "verdict_words": receipts.verdict_words(comment),
        "words": "" if is_withheld(comment) else comment.content.words,
        "withheld": withheld_words(comment),
        "line": line(window, call.now, zone, call.events, comment.judged_at) if window else None,
        "facts": receipts.facts(comment, call),
        "steps": receipts.next_steps(comment, call),
    }
    return _unlisted(render(request, "comments/receipt/detail.html", context))


def _not_found(request: CityRequest, typed: str) -> HttpResponse:
    """One page for a mistyped code, for a code of another city, and for one that never was."""
    context = {"typed": typed[:MOST_LETTERS], "wrong": True}
    return _unlisted(render(request, "comments/receipt/find.html", context, status=404))


def _address(comment: Comment) -> str:
    city = comment.docket.municipality
    return reverse("comments:receipt", kwargs={"city": city.slug, "code": comment.receipt_code})


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Search engines leave this page alone."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
