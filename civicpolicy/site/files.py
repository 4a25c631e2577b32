"""The text of a day, and a comparison, as files."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from civicpolicy.site.asked import chosen_style
from civicpolicy.site.comparison import Comparison, comparison
from policies import access, printing, queries, telling
from policies.codified import codified_at
from policies.dates import long_day
from policies.decorators import CityRequest, public
from policies.lifecycle import Answer
from policies.naming import called_then
from policies.queries import PolicyStanding
from policies.telling import VersionRecord
from policies.text import marks
from policies.text.changes_json import FORMAT, redline_as_json

AS_JSON: dict[str, Any] = {"ensure_ascii": False, "indent": 1, "sort_keys": True}
PLAIN = "text/plain; charset=utf-8"


@public
@require_safe
def policy_on_text(request: CityRequest, slug: str, day: date) -> HttpResponse:
    """The text in force on a day as plain text, or a sentence when there is none to print."""
    city = request.municipality
    standing, record = _standing(request, slug, day)
    if record is None:
        said = telling.policy_record(standing).status.sentence
        words = printing.nothing_in_force(city, standing.policy, said, long_day(day))
    else:
        sections = queries.sections_of(record.version)
        note = f"As in force on {long_day(day)}."
        words = printing.plain_text(city, record, sections, note, codified_at(record.version))
    return HttpResponse(words, content_type=PLAIN)


@public
@require_safe
def policy_on_json(request: CityRequest, slug: str, day: date) -> HttpResponse:
    """The same for machines: see ``policies.printing.standing_json``."""
    city = request.municipality
    standing, record = _standing(request, slug, day)
    text = None
    if record is not None:
        sections = queries.sections_of(record.version)
        text = printing.version_json(city, record, sections, codified_at(record.version))
    numbers = access.versions(city).filter(pk__in=standing.standing.versions).order_by("number")
    unknown = standing.answer == Answer.UNKNOWN
    candidates = list(numbers.values_list("number", flat=True)) if unknown else []
    return JsonResponse(printing.standing_json(city, standing, text, candidates), json_dumps_params=AS_JSON)


@public
@require_safe
def compare_text(request: CityRequest, slug: str, old: int, new: int) -> HttpResponse:
    """The redline as plain text with its legend; ``?style=`` a city's marks, or ``words``; ``?copy=clean``
    the new text alone.
    """
    pair = comparison(request, slug, old, new)
    head = [request.municipality.name, pair.title, pair.names, pair.policy.citation, pair.why]
    head.append("; ".join(f"{number} {words}" for number, words in pair.figures))
    head.append(pair.coarse)
    if pair.redline is None:
        body = "These texts are not compared." + " They are the same text." * pair.is_same + "\n"
    elif request.GET.get("style") == "words":
        body = marks.plain_in_words(pair.redline, chosen_style(request))
    else:
        body = marks.plain(pair.redline, chosen_style(request), clean=request.GET.get("copy") == "clean")
    top = "\n".join(line for line in head if line)
    return HttpResponse(f"{top}\n{printing.RULE}\n\n{body}", content_type=PLAIN)


@public
@require_safe
def compare_json(request: CityRequest, slug: str, old: int, new: int) -> HttpResponse:
    """The redline for machines: see ``redline_json``."""
    pair = comparison(request, slug, old, new)
    return JsonResponse(redline_json(pair), json_dumps_params=AS_JSON)


def redline_json(pair: Comparison) -> dict[str, Any]:
    """A redline for machines, ``civicpolicy.redline/2``: what ``policies.text.changes_json`` tells, and

    policy; old and new (as in ``civicpolicy.version/1``, without sections, each with the ``title`` that the
    policy had then); compared: false when a text has
    lost its marks or both are one text, and then nothing follows.
    """
    value = {
        "format": FORMAT,
        "policy": printing.policy_json(pair.policy),
        "old": printing.version_head(pair.old) | {"title": called_then(pair.old.version)},
        "new": printing.version_head(pair.new) | {"title": called_then(pair.new.version)},
        "compared": pair.redline is not None,
    }
    return value | (redline_as_json(pair.redline) if pair.redline else {})


def _standing(request: CityRequest, slug: str, day: date) -> tuple[PolicyStanding, VersionRecord | None]:
    found = access.policy(request.municipality, slug)
    standing = queries.in_force(found, day)
    if standing.version is None:
        return standing, None
    version = access.versions(request.municipality).get(pk=standing.version.pk)
    return standing, telling.version_record(standing, version)
