"""All missing spaces of a paper at once, seen before they are taken."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.sources.finding import DRAFT, find, to_source
from civicpolicy.desk.sources.page import common
from civicpolicy.desk.sources.reading import Account
from policies.decorators import CityRequest, requires
from policies.models import Source
from policies.refusals import Refused
from policies.services.ruling import MOST_AT_ONCE, take_spaces
from policies.text.ledger import Span


@requires(DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def spaces(request: CityRequest, number: int) -> HttpResponse:
    """Every place that lacks only a space, as it is and as it would be."""
    source = find(request, number)
    if request.method != "POST":
        return _page(request, source)
    try:
        done = take_spaces(by=request.user, source=source, spans=_chosen(request.POST.getlist("span")))
    except Refused as refusal:
        return _page(request, source, str(refusal), 409)
    messages.success(request, f"{len(done)} missing space{'' if len(done) == 1 else 's'} put in.")
    return to_source(source)


def _chosen(typed: list[str]) -> list[Span]:
    """The spans that were ticked, as ``10-14``; what is none is passed over, and so are doubles."""
    found: list[Span] = []
    for words in typed:
        start, _, end = words.partition("-")
        if start.isascii() and end.isascii() and start.isdigit() and end.isdigit():
            found.append((int(start[:9]), int(end[:9])))
    return list(dict.fromkeys(found))


def _page(request: CityRequest, source: Source, refusal: str = "", status: int = 200) -> HttpResponse:
    account = Account(source)
    context = common(request, source, account) | {
        "rows": account.spaces[:MOST_AT_ONCE],
        "more": max(0, len(account.spaces) - MOST_AT_ONCE),
        "refusal": refusal,
    }
    return render(request, "desk/sources/spaces.html", context, status=status)
