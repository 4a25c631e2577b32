"""One published text of a policy, whatever became of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from policies import access, queries, telling
from policies.codified import codified_at
from policies.decorators import CityRequest, public
from policies.naming import name_of_text
from policies.telling import VersionRecord


@public
@require_safe
def version(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """A published version with its fingerprint, how it came about, and where it stands today."""
    record = version_record(request, slug, number)
    found = record.version
    others = {each.pk: each for each in access.versions(request.municipality).filter(policy=found.policy)}
    context = {
        "text": record,
        "version": found,
        "name": name_of_text(found),
        "sections": queries.sections_of(found),
        "codified": codified_at(found),
        "base": others.get(found.base_id or 0),
        "before": max((n.number for n in others.values() if n.number < found.number), default=None),
        "after": min((n.number for n in others.values() if n.number > found.number), default=None),
    }
    return render(request, "policies/version/version.html", context)


def version_record(request: CityRequest, slug: str, number: int) -> VersionRecord:
    """A published version with what is said of it today. Raises Http404."""
    found = access.version(request.municipality, slug, number)
    standing = queries.in_force(found.policy, queries.today(request.municipality))
    return telling.version_record(standing, found)
