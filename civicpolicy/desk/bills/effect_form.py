"""What a person types about taking effect: the words, the rule that is read from them, the last day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from policies.dates import PartialDate
from policies.effect_reading import read_clause
from policies.fields import area_field, day_field
from policies.lifecycle import EffectiveRule, Event

RULES = {
    EffectiveRule.UNKNOWN: "Not known: no rule here says what its words say",
    EffectiveRule.ADOPTION: "On the day on which it is adopted",
    EffectiveRule.PASSAGE: "Once it has been passed",
    EffectiveRule.PASSAGE_AND_APPROVAL: "Once it has been both passed and approved",
    EffectiveRule.AFTER_PUBLICATION: "On the day it is published, or some days after it",
    EffectiveRule.GIVEN: "On a given day",
    EffectiveRule.LATER: "On the later of several days, which are chosen below",
}
BY_WORDS = "words"
"""The choice that leaves the rule to the words of the clause."""

EVENTS = {
    Event.PASSAGE: "Its passage",
    Event.APPROVAL: "The approval of the mayor",
    Event.PUBLICATION: "Its publication",
    Event.DAY: "The given day",
}
OF_THE_END = ("last_day", "restores_before")


class EffectForm(forms.Form):
    """How the day of effect is found, and the day on which it ends, where it has one."""

    effective_clause = area_field(
        "Words about the effective date", 3, required=False, help_text="As they stand in the bill."
    )
    effective_rule = forms.ChoiceField(
        label="It takes effect",
        choices=[
            (BY_WORDS, "As its own words say: they are read when you save"),
            *((rule.value, words) for rule, words in RULES.items()),
        ],
        widget=forms.RadioSelect,
    )
    effective_days = forms.IntegerField(
        label="Days after that",
        min_value=0,
        max_value=3650,
        required=False,
        help_text="Ten days after publication, say: 10. 0 is the day itself.",
        error_messages={"invalid": "Write a whole number of days", "min_value": "Write 0 or more days"},
    )
    effective_events = forms.MultipleChoiceField(
        label="The later of",
        choices=[(event.value, words) for event, words in EVENTS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Only where the later of several days counts.",
    )
    day = day_field(
        "The given day",
        200,
        required=False,
        help_text="Only where one is given: 1/1/2027, or January 2027. Other words are kept as they are.",
    )
    last_day = forms.DateField(
        label="Its last day in force",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Only where it ends by its own words (a sunset).",
        error_messages={"invalid": "Write the day as year-month-day, for example 2027-12-31"},
    )
    restores_before = forms.BooleanField(
        label="After its last day what stood before it stands again", required=False
    )

    def __init__(self, data: Any = None, *, by_council: bool, **options: Any) -> None:
        """``by_council``: whether words about a signature are of the mayor's approval, or of its making."""
        super().__init__(data, **options)
        self.by_council = by_council

    def clean(self) -> None:
        """A given day needs words; the later of several needs several. The rule may be left to the words."""
        if self.cleaned_data.get("effective_rule") == BY_WORDS:
            self._read()
        rule, chosen = (self.cleaned_data.get(name) for name in ("effective_rule", "effective_events"))
        if rule != EffectiveRule.LATER:
            self.cleaned_data["effective_events"] = []
        elif len(chosen or ()) < 2:
            self.add_error("effective_events", "Choose at least two, of which the later counts")
        if self._needs_day() and not self.cleaned_data.get("day"):
            self.add_error("day", "Write the day on which it takes effect")
        if not self.cleaned_data.get("effective_days"):
            self.cleaned_data["effective_days"] = 0
        last, given = self.cleaned_data.get("last_day"), self._given() if self._needs_day() else None
        if last and given and given.earliest and last < given.earliest:
            self.add_error("last_day", "Its last day would come before the day on which it takes effect")
        if self.cleaned_data.get("restores_before") and not self.cleaned_data.get("last_day"):
            self.add_error("last_day", "Write its last day: without one nothing stands again after it")

    def _read(self) -> None:
        """Take the rule from the words; those that fit no rule leave it unknown."""
        clause = self.cleaned_data.get("effective_clause", "")
        reading = read_clause(clause, by_council=self.by_council)
        self.cleaned_data["effective_rule"] = reading.rule.value
        self.cleaned_data["effective_days"] = reading.days
        self.cleaned_data["effective_events"] = [event.value for event in reading.events]
        if reading.given is not None:
            self.cleaned_data["day"] = reading.given.raw
        if reading.last_day is not None and "last_day" in self.cleaned_data:
            self.cleaned_data["last_day"] = self.cleaned_data["last_day"] or reading.last_day

    def _needs_day(self) -> bool:
        rule, chosen = self.cleaned_data.get("effective_rule"), self.cleaned_data.get("effective_events")
        later = rule == EffectiveRule.LATER and Event.DAY in (chosen or ())
        return rule == EffectiveRule.GIVEN or later

    @property
    def given(self) -> PartialDate | None:
        """The given day of a valid form, None where the rule is another one."""
        return self._given() if self._needs_day() else None

    def _given(self) -> PartialDate:
        return PartialDate.parse(self.cleaned_data.get("day") or "")

    @property
    def end(self) -> tuple[date | None, bool]:
        """The last day of a valid form, and whether what stood before it stands again."""
        return self.cleaned_data["last_day"], self.cleaned_data["restores_before"]


def shown_rule(stored: str) -> dict[str, Any]:
    """The choice that a form begins with: where no rule stands yet, that its words are read."""
    return {"effective_rule": BY_WORDS if stored == EffectiveRule.UNKNOWN else stored}
