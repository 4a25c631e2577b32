"""A version as a file."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from policies import printing, queries
from policies.codified import codified_at
from policies.decorators import CityRequest, public
from policies.views.version import version_record


@public
@require_safe
def version_text(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """The text as plain text, with what it is and its fingerprint."""
    record = version_record(request, slug, number)
    sections, code = queries.sections_of(record.version), codified_at(record.version)
    words = printing.plain_text(request.municipality, record, sections, code=code)
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


@public
@require_safe
def version_json(request: CityRequest, slug: str, number: int) -> HttpResponse:
    """The text for machines: see ``policies.printing.version_json``."""
    record = version_record(request, slug, number)
    sections, code = queries.sections_of(record.version), codified_at(record.version)
    value = printing.version_json(request.municipality, record, sections, code)
    return JsonResponse(value, json_dumps_params={"ensure_ascii": False, "indent": 1, "sort_keys": True})
