"""The page that compares two texts of a policy."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from civicpolicy.site.asked import Asked, asked, found
from civicpolicy.site.calls import decided_of
from civicpolicy.site.comparison import Comparison, Voices, comparison, voices
from civicpolicy.site.moment import city_today
from policies import access, queries, telling
from policies.decorators import CityRequest, public
from policies.models import Municipality
from policies.naming import called_then
from policies.templatetags.compared_html import Compared, Leads
from policies.text.changes import Change
from policies.text.spans import Place
from policies.text.styles import STYLES

CHOOSE_TWO = "Choose two texts of this policy to compare."
ONLY_ONE = "This policy has one published text so far: there is no other to compare it with."
KEPT = ("view", "style", "text")
"""What stays as it was when two other texts are chosen."""


@public
@require_safe
def compare(request: CityRequest, slug: str, old: int, new: int) -> HttpResponse:
    """What differs between two texts. ``?view=`` inline, side, words, lines (numbered) or clean; ``?style=``
    a city's marks; ``?text=all`` folds nothing away; ``?only=`` lists one kind of change; ``?at=`` is a place
    (see ``policies.text.spans``). The answer to a link that leads nowhere is 404, and the page.
    """
    city = request.municipality
    pair = comparison(request, slug, old, new)
    shown = asked(request, reverse("site:compare", args=[city.slug, slug, old, new]))
    place = found(pair.redline, shown.at)
    said = voices(request, pair.new) if pair.redline else Voices()
    context = {
        "pair": pair,
        "policy": pair.policy,
        "asked": shown,
        "mode": shown.mode,
        "style": shown.style,
        "deadline": said.deadline,
        "decided": decided_of(said.deadline),
        "counts": said.counts,
        "asked_of_another": said.is_about_another,
        "choices": [(each.version.number, _choice(each)) for each in pair.texts.values()],
        "kept": [(name, request.GET[name]) for name in KEPT if name in request.GET],
        "styles": shown.styles(city.profile.redline_style),
        "downloads": _downloads(city, pair, shown),
        "shown_apart": [pair.old, pair.new],
        "choose_href": reverse("site:compare-choose", args=[city.slug, slug]),
        "turned": reverse("site:compare", args=[city.slug, slug, new, old]),
        "place": place,
        "led_to": _change_at(pair, place),
        "around": _around(pair, shown, place),
        **_comment_addresses(city, said),
    }
    status = 404 if shown.at and place is None else 200
    return render(request, "site/compare.html", context, status=status)


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
    kept = urlencode({name: request.GET[name] for name in KEPT if name in request.GET})
    address = reverse("site:compare", args=[city.slug, slug, old, new])
    return HttpResponseRedirect(f"{address}?{kept}" if kept else address)


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
    then = called_then(text.version)
    name += f", “{then}”" if then != text.version.policy.title else ""
    return f"{name} ({text.status.tag.lower()})" if text.status.tag else name


def _downloads(city: Municipality, pair: Comparison, shown: Asked) -> list[tuple[str, str]]:
    """The clean copy beside the redline, and files."""
    if pair.redline is None:
        return []
    place = [city.slug, pair.policy.slug, pair.old.version.number, pair.new.version.number]
    text = f"{reverse('site:compare-text', args=place)}?style="
    copy = "&copy=clean" if shown.view == "clean" else ""
    clean = reverse("policies:version", args=[*place[:2], place[3]])
    if STYLES[shown.style].numbers_lines:
        clean = shown.href(view="clean")
    return [
        (clean, "Clean copy"),
        (f"{text}{shown.style}{copy}", "Plain text"),
        (f"{text}wdiff", "Text with {- -} {+ +}"),
        (reverse("site:compare-json", args=place), "JSON"),
    ]


def _change_at(pair: Comparison, place: Place | None) -> Change | None:
    """The change that a link has led to."""
    changes = pair.redline.changes if pair.redline and place else ()
    return next((each for each in changes if place and each.number == place.change), None)


def _around(pair: Comparison, shown: Asked, place: Place | None) -> Compared | None:
    if pair.redline is None:
        return None
    leads = Leads(shown.links_to_changes, shown.whole)
    return Compared(pair.redline, leads, shown.text == "all", place)


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
