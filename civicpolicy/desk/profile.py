"""A city's local law and habit: seen and changed at the desk, with who changed what."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.printed_trail import printed_differences
from civicpolicy.desk.trail import LONGEST, Entry, differences, steps, who
from policies.decorators import CityRequest, requires
from policies.models import JurisdictionProfile, Municipality
from policies.refusals import Overtaken
from policies.services.municipalities import change_profile
from policies.text.mark_style import MarkStyle
from policies.text.marks import attributes, html_runs
from policies.text.styles import STYLES, city_styles

USUAL = {
    "America/New_York": "Eastern",
    "America/Chicago": "Central",
    "America/Denver": "Mountain",
    "America/Phoenix": "Mountain, without daylight saving (Arizona)",
    "America/Los_Angeles": "Pacific",
    "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawaii",
}
OTHERS = sorted(zone for zone in available_timezones() if "/" in zone and zone not in USUAL)
LABELS = {
    "time_zone": "Time zone",
    "redline_style": "How changes are marked",
    "enacting_clause": "Enacting clause",
    "receipt_prefix": "Letters of the receipts",
    "reviews_comments": "A person looks at each comment before it appears",
    "accent": "Colour of the city",
    "clerk_office": "Office of the clerk",
    "clerk_email": "E-mail of the clerk",
    "clerk_phone": "Telephone of the clerk",
    "address": "Address of city hall",
}


class ProfileForm(forms.ModelForm):
    """Local law. ``seen`` is the entry of its history that the person looked at."""

    use_required_attribute = False
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = JurisdictionProfile
        fields = list(LABELS)
        labels = LABELS
        help_texts = {
            "time_zone": "Every deadline is said in it. Instants that are recorded stay what they are.",
            "enacting_clause": "Stands at the head of an ordinance. Your charter or state law has it.",
            "receipt_prefix": "Two to four capitals: every receipt code begins with them.",
            "reviews_comments": "Residents see a comment only after that.",
            "accent": "As # and six digits or letters a to f. Where contrast needs it, it is made darker.",
        }
        widgets = {"enacting_clause": forms.Textarea(attrs={"rows": 3})}
        error_messages = {
            "receipt_prefix": {"invalid": "Write two to four capital letters"},
            "accent": {"invalid": "Write a colour like #1f5b4b"},
            "clerk_email": {"invalid": "Write an e-mail address like name@example.com"},
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        zones = [("Usual", list(USUAL.items())), ("All others", [(zone, zone) for zone in OTHERS])]
        self.fields["time_zone"] = forms.ChoiceField(
            label=LABELS["time_zone"], help_text=self.Meta.help_texts["time_zone"], choices=zones
        )
        self.fields["redline_style"] = forms.ChoiceField(
            label=LABELS["redline_style"],
            help_text="As your charter, code or custom has it. Each is shown in its own marks.",
            choices=[(name, _sample(STYLES[name])) for name, _ in city_styles()],
            widget=forms.RadioSelect,
        )
        self.fields["seen"].initial = latest(self.instance.municipality)


def _sample(style: MarkStyle) -> SafeString:
    """A style by its name, its rule and where that stands, with its legend in its own marks."""
    rule = format_html("{} <cite>{}</cite>", style.rule, style.source) if style.source else ""
    return format_html(
        '<strong>{}</strong> <span class="style-legend"{}>{}</span> <span class="style-rule">{}</span>',
        style.words,
        mark_safe(attributes(style)),  # noqa: S308  names of looks
        mark_safe(html_runs(style.legend, style)),  # noqa: S308  escaped there
        rule,
    )


def latest(city: Municipality) -> int:
    """The newest entry of the history of a city's profile."""
    return int(city.profile.history.latest().pk)


@requires("policies.set_up_city")
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: CityRequest) -> HttpResponse:
    """See and change the local law of the city."""
    city = request.municipality
    form, status = _form(city, request.POST or None), 200
    now_stands: list[tuple[str, str]] = []
    if form.is_bound:
        if form.is_valid():
            local = {name: form.cleaned_data[name] for name in LABELS}
            try:
                change_profile(
                    by=request.user, municipality=city, seen=form.cleaned_data["seen"] or 0, **local
                )
                messages.success(request, "The profile is saved.")
                return see_other(reverse("desk:profile", args=[city.slug]))
            except Overtaken as refusal:
                now_stands = _differing(city, form)
                form = _form(city, {**request.POST.dict(), "seen": str(latest(city))})
                form.add_error(None, f"{refusal} What stands now is below")
        status = 409 if now_stands else 422
    context = {"form": form, "now_stands": now_stands, "trail": _trail(city)}
    return render(request, "desk/profile/form.html", context, status=status)


def _form(city: Municipality, data: Any = None) -> ProfileForm:
    """A form over a copy: what was typed must not show in the frame of the page before it is saved."""
    return ProfileForm(
        data, instance=JurisdictionProfile.objects.select_related("municipality").get(municipality=city)
    )


def _differing(city: Municipality, form: ProfileForm) -> list[tuple[str, str]]:
    """What stands now where the form says something else, as pairs of a name and words."""
    row = JurisdictionProfile.objects.get(municipality=city)
    differing = [name for name in LABELS if getattr(row, name) != form.cleaned_data[name]]
    return [(LABELS[name], _words(getattr(row, name))) for name in differing]


def _words(value: object) -> str:
    """A value of the profile as a person reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    words = {name: style.words for name, style in STYLES.items()} | {"": "nothing"}
    return words.get(str(value), str(value))


def _trail(city: Municipality) -> list[Entry]:
    """Who changed the profile, newest first."""
    rows = city.profile.history.select_related("history_user").order_by("-history_id")[:LONGEST]
    found = []
    for row, before in steps(rows):
        said = _changed(row, before) if before else ["The city was set up"]
        found += [Entry(row.history_date, who(row), words, city.zone) for words in said]
    return found


def _changed(row: Any, before: Any) -> list[str]:
    """What one entry of the history changed on this page and in how the city prints."""
    printed = [words for _, words in printed_differences(row, before)]
    return [*differences(row, before, LABELS), *printed]
