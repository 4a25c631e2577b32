"""The page that compares two texts of a policy."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from civicpolicy.site.comparison import Comparison, Voices, comparison, voices
from civicpolicy.site.moment import city_today
from policies import access, queries, telling
from policies.decorators import CityRequest, public
from policies.models import Municipality
from policies.text.styles import STYLES, offered

MODES = {"inline": "inline", "side": "side-by-side", "words": "in-words", "lines": "lines", "clean": "clean"}
MODE_NAMES = {"inline": "Inline", "side": "Side by side", "words": "In words", "lines": "Numbered lines"}
CHOOSE_TWO = "Choose two texts of this policy to compare."
ONLY_ONE = "This policy has one published text so far: there is no other to compare it with."


@public
@require_safe
def compare(request: CityRequest, slug: str, old: int, new: int) -> HttpResponse:
    """What differs between two texts. ``?view=`` inline, side, words, lines (numbered) or clean; ``?style=``
    a city's marks.
    """
    city = request.municipality
    pair = comparison(request, slug, old, new)
    view = request.GET.get("view", "inline")
    view = view if view in MODES else "inline"
    style = chosen_style(request)
    said = voices(request, pair.new) if pair.redline else Voices()
    address = reverse("site:compare", args=[city.slug, slug, old, new])
    context = {
        "pair": pair,
        "policy": pair.policy,
        "mode": MODES[view],
        "style": style,
        "deadline": said.deadline,
        "counts": said.counts,
        "choices": [(each.version.number, _choice(each)) for each in pair.texts.values()],
        "segments": [
            (f"{address}?view={key}&style={style}", name, key == ("lines" if view == "clean" else view))
            for key, name in MODE_NAMES.items()
        ],
        "styles": [
            (f"{address}?view={view}&style={key}", name, key == style)
            for key, name in offered(city.profile.redline_style)
        ],
        "downloads": _downloads(city, pair, style, view),
        "copies": _copies(address, style, view),
        "shown_apart": [pair.old, pair.new],
        "choose_href": reverse("site:compare-choose", args=[city.slug, slug]),
        "turned": reverse("site:compare", args=[city.slug, slug, new, old]),
        **_comment_addresses(city, said),
    }
    return render(request, "site/compare.html", context)


@public
@require_safe
def choose(request: CityRequest, slug: str) -> HttpResponse:
    """Where the compare bar leads: ``?a=2&b=3``. Without both: what would change, else the last two texts.

    A policy with a single text is shown as it is, and says why.
    """
    city = request.municipality
    found = access.policy(city, slug)
    versions = list(access.versions(city).filter(policy=found).order_by("number"))
    if len(versions) < 2:
        messages.info(request, ONLY_ONE)
        return HttpResponseRedirect(reverse("site:policy", args=[city.slug, slug]))
    numbers = {version.number for version in versions}
    old, new = (_number(request.GET.get(name, "")) for name in "ab")
    if old not in numbers or new not in numbers:
        if "a" in request.GET or "b" in request.GET:
            messages.warning(request, CHOOSE_TWO)
        standing = queries.in_force(found, city_today(request))
        old, new = _usual_pair(telling.version_records(standing, versions))
    return HttpResponseRedirect(reverse("site:compare", args=[city.slug, slug, old, new]))


def chosen_style(request: CityRequest) -> str:
    """The marks asked for, else the city's own."""
    asked = request.GET.get("style", "")
    return asked if asked in STYLES else request.municipality.profile.redline_style


def _usual_pair(texts: dict[int, telling.VersionRecord]) -> tuple[int, int]:
    """What is proposed against what it starts from, else the last text against the one before."""
    by_pk = {each.version.pk: number for number, each in texts.items()}
    for number, each in sorted(texts.items(), reverse=True):
        if each.is_proposed and each.version.base_id in by_pk:
            return by_pk[each.version.base_id], number
    numbers = sorted(texts)
    return numbers[max(0, len(numbers) - 2)], numbers[-1]


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 9 else 0


def _choice(text: telling.VersionRecord) -> str:
    name = f"{text.version.number}. {text.name}" if text.name else f"Version {text.version.number}"
    return f"{name} ({text.status.tag.lower()})" if text.status.tag else name


def _downloads(city: Municipality, pair: Comparison, style: str, view: str) -> list[tuple[str, str]]:
    """The clean copy beside the redline, and files."""
    if pair.redline is None:
        return []
    place = [city.slug, pair.policy.slug, pair.old.version.number, pair.new.version.number]
    text = f"{reverse('site:compare-text', args=place)}?style="
    copy = "&copy=clean" if view == "clean" else ""
    clean = reverse("policies:version", args=[*place[:2], place[3]])
    if STYLES[style].numbers_lines:
        clean = f"{reverse('site:compare', args=place)}?view=clean&style={style}"
    return [
        (clean, "Clean copy"),
        (f"{text}{style}{copy}", "Plain text"),
        (f"{text}wdiff", "Text with {- -} {+ +}"),
        (reverse("site:compare-json", args=place), "JSON"),
    ]


def _copies(address: str, style: str, view: str) -> list[tuple[str, str, bool]]:
    """The two copies of a bill in numbered lines, redline and clean."""
    names = {"lines": "Redline copy", "clean": "Clean copy"}
    shown = names if view in names else {}
    return [(f"{address}?view={key}&style={style}", name, key == view) for key, name in shown.items()]


def _comment_addresses(city: Municipality, said: Voices) -> dict[str, Any]:
    if said.deadline is None or not said.may_write:
        return {"comment_href": "", "read_href": "", "form_href": ""}
    place = [city.slug, said.deadline.docket.number]
    form = reverse("comments:comment-form", args=place)
    return {
        "form_href": form,
        "comment_href": f"{form}?section={{key}}",
        "read_href": f"{reverse('comments:comments', args=place)}?section={{key}}",
    }
