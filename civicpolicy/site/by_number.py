"""A bill by its number: an address that a person can guess leads on to the one that stays.

The address of a bill keeps the number that it was begun with, since links to it must not break. Whoever knows
only the number that it bears now, or its number in law, comes to the same page.
"""

from __future__ import annotations

import re
from datetime import timedelta

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from policies import access
from policies.decorators import CityRequest, public
from policies.models import Instrument, Municipality
from policies.services.numbering import counts_on, same_number

KEPT = timedelta(days=1)
"""So long a browser goes by such an answer: another instrument may come to bear the number."""

_BETWEEN = re.compile(r"[^0-9a-z]+")


@public
@require_safe
def by_number(request: CityRequest, number: str) -> HttpResponse:
    """The page of the public instrument that bears a number; a choice of several. Raises Http404."""
    found = bearers(request.municipality, number)
    if not found:
        raise Http404("No such instrument.")
    if len(found) > 1:
        return render(request, "site/by_number.html", {"number": number, "matters": found})
    to = reverse("site:matter", args=[request.municipality.slug, found[0].slug])
    if not counts_on(number):
        return HttpResponseRedirect(to)
    kept = f"public, max-age={int(KEPT.total_seconds())}"
    return HttpResponsePermanentRedirect(to, headers={"Cache-Control": kept})


def led_on(city: Municipality, slug: str) -> HttpResponse:
    """From ``bill-26-14``, which no bill was begun with, to the one that bears 26-14. Raises Http404."""
    found = bearers(city, slug.removeprefix("bill-")) if slug.startswith("bill-") else []
    if len(found) != 1:
        raise Http404("No such instrument.")
    return HttpResponseRedirect(reverse("site:matter", args=[city.slug, found[0].slug]))


def bearers(city: Municipality, number: str) -> list[Instrument]:
    """The public instruments that bear a number, as a bill or in law, newest first, in one query."""
    wanted = _key(number)
    rows = access.instruments(city).order_by("-pk") if wanted else ()
    return [each for each in rows if wanted in (_key(each.bill_number), _key(each.ordinance_number))]


def _key(number: str) -> str:
    """A number as an address can have it: "No. 2012/119" is "2012-119"."""
    return _BETWEEN.sub("-", same_number(number)).strip("-")
