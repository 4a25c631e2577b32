"""The two acts on a text that cannot be taken back: it is frozen, it is published."""

from __future__ import annotations

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.bills.changes import changes_of
from civicpolicy.desk.bills.editions import effect_words
from civicpolicy.desk.bills.finding import KEEP, edition_address, find_edition, is_public, to_bill, to_edition
from civicpolicy.desk.bills.looking import before_freezing, before_publishing
from civicpolicy.site.moment import city_today
from policies.decorators import CityRequest, requires
from policies.printing import closing
from policies.refusals import Frozen, Overtaken, Refused
from policies.services.checking import check
from policies.services.freezing import freeze_as_seen, publish_edition

QUICKER = "Somebody else did this at the same moment. Look at the bill once more."
CHANGED = "Something of this text changed after you opened the page. Look at it once more, then freeze it."


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """Every redline of the text and what stands in the way; then it is fixed as it was seen, for ever."""
    found, refusal = find_edition(request, slug, number), ""
    if found.is_frozen:
        messages.warning(request, "This text is frozen already.")
        return to_edition(found)
    if request.method == "POST":
        try:
            freeze_as_seen(by=request.user, edition=found, seen=request.POST.get("seen", ""))
            messages.success(request, f"The text {found.name} is frozen. Residents cannot see it yet.")
            return see_other(edition_address(found, "edition-publish"))
        except Frozen:
            messages.warning(request, "This text is frozen already.")
            return to_edition(found)
        except Overtaken:
            refusal = CHANGED
        except Refused as words:
            refusal = str(words)
        except IntegrityError:
            refusal = QUICKER
        found = find_edition(request, slug, number)
    checked = check(found, city_today(request))
    context = {
        "edition": found,
        "bill": found.instrument,
        "check": checked,
        "found": before_freezing(request, found, checked),
        "changes": changes_of(checked, request.municipality.slug),
        "effect": effect_words(found, checked.amendments),
        "recitals": [each for each in found.recitals.split("\n\n") if each.strip()],
        "closing": closing(found),
        "refusal": refusal,
    }
    return render(request, "desk/bills/freeze.html", context, status=409 if refusal else 200)


@requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """Who will see what, then the act. A frozen text cannot have changed in between."""
    found = find_edition(request, slug, number)
    if is_public(found):
        messages.warning(request, "This text is public already.")
        return to_edition(found)
    if request.method == "POST" and found.is_frozen:
        try:
            publish_edition(by=request.user, edition=found)
        except Refused as refusal:
            messages.warning(request, str(refusal))
            return to_edition(found)
        messages.success(request, f"{found} is public.")
        return to_bill(found.instrument)
    amendments = list(found.amendments.select_related("policy", "proposed", "base").order_by("pk"))
    context = {
        "edition": found,
        "bill": found.instrument,
        "amendments": amendments,
        "found": before_publishing(found, amendments, city_today(request)) if found.is_frozen else None,
        "is_first": not found.instrument.editions.filter(publications__isnull=False).exists(),
    }
    return render(
        request, "desk/bills/publish.html", context, status=409 if request.method == "POST" else 200
    )
