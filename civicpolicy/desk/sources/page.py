"""The page of a paper: its source beside its outline, and every word accounted for."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from civicpolicy.desk.sources.finding import DRAFT, KEEP, find, version_of
from civicpolicy.desk.sources.reading import Account, Piece, Place
from policies.decorators import CityRequest, requires
from policies.models import Source


@requires(DRAFT)
@require_safe
def source(request: CityRequest, number: int) -> HttpResponse:
    """One paper, one page of its source and of its outline."""
    found = find(request, number)
    account = Account(found)
    page = Paginator(range(account.page_count()), 1).get_page(request.GET.get("page"))
    bounds = account.pages()
    first, beyond = bounds[page.number - 1] if page.number <= len(bounds) else (0, 0)
    pieces = account.pieces(first, beyond)
    queued = places(pieces, "queued")
    context = common(request, found, account) | {
        "page": page,
        "pieces": pieces,
        "queued": queued,
        "dropped": places(pieces, "dropped"),
        "outline": account.outline(page.number, queued),
    }
    return render(request, "desk/sources/source.html", context)


def places(pieces: list[Piece], state: str) -> list[Place]:
    """The places of one state on this page."""
    return [each.place for each in pieces if each.place and each.kind == state]


def common(request: CityRequest, found: Source, account: Account) -> dict[str, Any]:
    """What every page of a paper knows of it."""
    version = version_of(found)
    return {
        "source": found,
        "version": version,
        "policy": version.policy,
        "edition": found.edition,
        "account": account,
        "count": account.count,
        "shares": shares(account),
        "is_frozen": version.is_frozen,
        "may_keep": request.user.has_perm(KEEP, request.municipality),
    }


def shares(account: Account) -> list[tuple[str, int, str]]:
    """The account in words and share of the file."""
    count = account.count
    rows = (
        ("Placed in the text", count.placed),
        ("Left out, with a reason", count.dropped),
        ("Ruled on by a person", count.ruled),
        ("To look at", count.waiting),
    )
    return [(name, words, count.share(words)) for name, words in rows]
