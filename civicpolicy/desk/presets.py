"""A preset at the desk: its rules with where each stands, what it would change here, and taking it over."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.local_law import said
from civicpolicy.desk.profile import latest
from policies.decorators import CityRequest, requires
from policies.models import JurisdictionProfile
from policies.presets import PRESETS, RULE_WORDS, Preset
from policies.refusals import Overtaken
from policies.services.municipalities import change_profile


@dataclass(frozen=True, slots=True)
class Row:
    """One rule of a preset: what the city has, what it would have, and where the rule stands."""

    words: str
    before: str
    after: str
    source: str

    @property
    def changes(self) -> bool:
        """True when the city has something else."""
        return self.before != self.after


@requires("policies.set_up_city")
@require_safe
def presets(request: CityRequest) -> HttpResponse:
    """The kinds of cities that have a preset; those of the city's own state first."""
    own = request.municipality.state.strip()
    found = [(key, each) for key, each in PRESETS.items() if each.rules]
    found.sort(key=lambda each: each[1].state != own)
    return render(request, "desk/profile/presets.html", {"presets": found})


@requires("policies.set_up_city")
@require_http_methods(["GET", "HEAD", "POST"])
def preset(request: CityRequest, key: str) -> HttpResponse:
    """What a preset would change in the profile, before a person takes it over."""
    city = request.municipality
    chosen = PRESETS.get(key)
    if chosen is None or not chosen.rules:
        raise Http404("No such preset.")
    row = JurisdictionProfile.objects.get(municipality=city)
    refusal = ""
    if request.method == "POST":
        try:
            local = chosen.values(city.name)
            kept = {name: words for name, words in row.rule_sources.items() if name not in local}
            sources = {**kept, **chosen.sources()}
            seen = int(request.POST.get("seen", "0")) if request.POST.get("seen", "").isdecimal() else 0
            change_profile(by=request.user, municipality=city, seen=seen, **local, rule_sources=sources)
            messages.success(request, "The rules of the preset stand in the profile. Each can be changed.")
            return see_other(reverse("desk:local-law", args=[city.slug]))
        except Overtaken as error:
            refusal = str(error)
    context = {"key": key, "preset": chosen, "rows": compared(chosen, row), "refusal": refusal}
    context["seen"] = latest(city)
    return render(request, "desk/profile/preset.html", context, status=409 if refusal else 200)


def compared(chosen: Preset, row: JurisdictionProfile) -> list[Row]:
    """Each rule of a preset beside what the profile says now."""
    values, sources = chosen.values(row.municipality.name), chosen.sources()
    return [
        Row(words, said(name, getattr(row, name)), said(name, values[name]), sources.get(name, ""))
        for name, words in RULE_WORDS.items()
        if name in values
    ]
