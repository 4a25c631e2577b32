"""What local law asks of an ordinance, each rule with where it stands: seen and changed at the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from civicpolicy.desk.answers import see_other
from civicpolicy.desk.bills.effect_form import RULES
from civicpolicy.desk.profile import latest
from civicpolicy.desk.trail import LONGEST, Entry, steps, who
from policies.decorators import CityRequest, requires
from policies.effect_day import Terms
from policies.effective import contradicts, rule_words
from policies.fields import area_field
from policies.lifecycle import EffectiveRule
from policies.local_law import PUBLISHING_WORDS, SET_OUT_WORDS
from policies.majorities import THRESHOLD_WORDS
from policies.models import JurisdictionProfile, Municipality
from policies.presets import RULE_WORDS
from policies.refusals import Overtaken
from policies.services.municipalities import change_profile
from policies.text.styles import STYLES

ELSEWHERE = ("redline_style", "enacting_clause")
"""Rules that stand on the page of the profile itself."""

FIELDS = [name for name in RULE_WORDS if name not in ELSEWHERE]
MOST_CLAUSES = 20
_THRESHOLDS = tuple(THRESHOLD_WORDS.items())
_CHOICES: Mapping[str, Sequence[tuple[StrEnum, str]]] = {
    "passage_threshold": _THRESHOLDS,
    "suspension_threshold": _THRESHOLDS,
    "override_threshold": _THRESHOLDS,
    "set_out_unit": tuple(SET_OUT_WORDS.items()),
    "publication": tuple(PUBLISHING_WORDS.items()),
}
"""What may be chosen for a rule that may also be not known."""

_WORDS: Mapping[str, str] = {
    **{style.value: words for style, words in THRESHOLD_WORDS.items()},
    **{unit.value: words for unit, words in SET_OUT_WORDS.items()},
    **{way.value: words for way, words in PUBLISHING_WORDS.items()},
    **{rule.value: words for rule, words in RULES.items()},
    **{name: style.words for name, style in STYLES.items()},
}
"""Choices of the profile in words; no two fields use one value for two things."""


class LocalLawForm(forms.ModelForm):
    """The rules of a city. ``seen`` is the entry of the profile's history that the person looked at."""

    use_required_attribute = False
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    earlier = area_field(
        "Enacting clauses of the past",
        3,
        required=False,
        help_text="One on each line, with the last day of its use: “1999-12-31: Be it ordained …”.",
    )

    class Meta:
        model = JurisdictionProfile
        fields = FIELDS
        labels = RULE_WORDS
        widgets = {"effective_clause": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rules = [(rule.value, words) for rule, words in RULES.items() if rule != EffectiveRule.LATER]
        self.fields["effective_rule"] = forms.ChoiceField(
            label=RULE_WORDS["effective_rule"], choices=rules, help_text="For a new ordinance."
        )
        self.fields["effective_days"].required = False
        for name, field in self.fields.items():
            if name in _CHOICES and isinstance(field, forms.ChoiceField):
                field.choices = [("", "Not known"), *((each.value, words) for each, words in _CHOICES[name])]
            source = self.instance.rule_sources.get(name)
            if source:
                field.help_text = f"{field.help_text or ''} Where it stands: {source}".strip()
        self.fields["earlier"].initial = "\n".join(
            f"{each['until']}: {each['words']}" for each in self.instance.earlier_clauses
        )
        self.fields["seen"].initial = latest(self.instance.municipality)

    def clean_effective_days(self) -> int:
        """Days, none where nothing is written."""
        return self.cleaned_data["effective_days"] or 0

    def clean_earlier(self) -> list[dict[str, str]]:
        """Clauses with the last day of each, oldest first."""
        lines = [line.strip() for line in self.cleaned_data["earlier"].splitlines() if line.strip()]
        found = [line.partition(":") for line in lines]
        if len(found) > MOST_CLAUSES or not all(
            _is_day(until) and words.strip() for until, _, words in found
        ):
            raise forms.ValidationError(
                f"Write up to {MOST_CLAUSES} lines, each as a day, a colon and the clause: "
                "“1999-12-31: Be it ordained …”"
            )
        rows = [{"until": until.strip(), "words": words.strip()} for until, _, words in found]
        return sorted(rows, key=lambda each: each["until"])

    def clean(self) -> None:
        """The usual words about the effective date say what the rule beside them says."""
        rule, days = (self.cleaned_data.get(f"effective_{name}") for name in ("rule", "days"))
        terms = Terms(rule or EffectiveRule.UNKNOWN, days or 0)
        clause = self.cleaned_data.get("effective_clause", "")
        if rule not in (None, EffectiveRule.UNKNOWN) and contradicts(clause, terms, None):
            self.add_error(
                "effective_clause", f"These words and the rule differ. By the rule: {rule_words(terms)}"
            )

    @property
    def rules(self) -> dict[str, Any]:
        """The rules of a valid form, as the service takes them. A rule that was changed loses its source."""
        values = {name: self.cleaned_data[name] for name in FIELDS}
        kept = {
            name: words
            for name, words in self.initial["rule_sources"].items()
            if name not in self.changed_data
        }
        return {**values, "earlier_clauses": self.cleaned_data["earlier"], "rule_sources": kept}


def _is_day(words: str) -> bool:
    try:
        return bool(date.fromisoformat(words.strip()))
    except ValueError:
        return False


@requires("policies.set_up_city")
@require_http_methods(["GET", "HEAD", "POST"])
def local_law(request: CityRequest) -> HttpResponse:
    """See and change what local law asks of an ordinance."""
    city = request.municipality
    form, now_stands = form_of(city, request.POST or None), [("", "")][:0]
    if form.is_bound and form.is_valid():
        try:
            seen = form.cleaned_data["seen"] or 0
            change_profile(by=request.user, municipality=city, seen=seen, **form.rules)
            messages.success(request, "The rules are saved.")
            return see_other(reverse("desk:local-law", args=[city.slug]))
        except Overtaken as refusal:
            row = JurisdictionProfile.objects.get(municipality=city)
            now_stands = [(words, said(name, getattr(row, name))) for name, words in RULE_WORDS.items()]
            form = form_of(city, {**request.POST.dict(), "seen": str(latest(city))})
            form.add_error(None, f"{refusal} What stands now is below")
    context = {"form": form, "now_stands": now_stands, "trail": _trail(city)}
    status = 409 if now_stands else 422 if form.is_bound else 200
    return render(request, "desk/profile/law.html", context, status=status)


def form_of(city: Municipality, data: Any = None) -> LocalLawForm:
    """A form over a copy of the profile, with the sources that its rules have."""
    row = JurisdictionProfile.objects.select_related("municipality").get(municipality=city)
    return LocalLawForm(data, instance=row, initial={"rule_sources": dict(row.rule_sources)})


def said(name: str, value: object) -> str:
    """A rule of the profile as a person reads it: ``said("readings", None)`` is ``not known``."""
    if value is None or value == "":
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _WORDS.get(str(value), str(value))


def _trail(city: Municipality) -> list[Entry]:
    """Who changed which rule, newest first."""
    rows = city.profile.history.select_related("history_user").order_by("-history_id")[:LONGEST]
    found = []
    for row, before in steps(rows):
        for name, words in RULE_WORDS.items() if before else ():
            old, new = (said(name, getattr(each, name)) for each in (before, row))
            if old != new:
                entry = f"{words}: “{old}” became “{new}”"
                found.append(Entry(row.history_date, who(row), entry, city.zone))
    return found
