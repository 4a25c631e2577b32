"""What a clerk types of a consultation that took place."""

from __future__ import annotations

from typing import Any

from django import forms

from comments.models import Consultation, Outcome
from comments.services import consulting
from comments.services.consulting import LONGEST_PARTY, LONGEST_WORDS
from policies.dates import PartialDate, Precision
from policies.fields import area_field, choice_field, line_field
from policies.models import Instrument, Municipality
from policies.refusals import Refused

A_DATE = "Write a date like June 9, 2023, or June 2023, or 2023"


class ConsultationForm(forms.Form):
    """One party, the matter it was asked about, when, and what came of it."""

    use_required_attribute = False

    matter = choice_field(
        "What was reviewed",
        "Choose a matter of this city from the list",
        "Choose the matter that was reviewed",
    )
    party = line_field(
        "Reviewed with",
        LONGEST_PARTY,
        help_text="One party, as it calls itself. Record each party by itself.",
        error_messages={
            "required": "Name the party that was consulted",
            "max_length": f"The name of a party can have up to {LONGEST_PARTY} characters",
        },
    )
    began = line_field("Began", 80, required=False, error_messages={"max_length": A_DATE})
    ended = line_field(
        "Ended",
        80,
        required=False,
        help_text="As far as it is known: June 9, 2023, or June 2023, or 2023. Empty when nobody knows.",
        error_messages={"max_length": A_DATE},
    )
    outcome = choice_field(
        "Outcome",
        "Choose what came of it from the list",
        "Choose what came of it",
        widget=forms.RadioSelect,
    )
    words = area_field(
        "What came of it, in your words",
        3,
        LONGEST_WORDS,
        required=False,
        help_text="Everybody can read this. Leave out what was said in confidence.",
    )
    evidence = area_field(
        "Where it can be looked up",
        2,
        LONGEST_WORDS,
        required=False,
        help_text="A letter, minutes, a file number. Everybody can read this.",
    )

    def __init__(
        self, *args: Any, city: Municipality, by: Any, corrects: Consultation | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.city, self.by, self.corrects = city, by, corrects
        self.matters = {row.slug: row for row in Instrument.objects.filter(municipality=city).order_by("-pk")}
        choices = [("", "Choose a matter"), *((slug, _name(row)) for slug, row in self.matters.items())]
        self.fields["matter"].choices = choices  # type: ignore[attr-defined]
        if corrects is not None:
            del self.fields["matter"]
        outcomes = [each for each in Outcome if corrects is not None or each != Outcome.MISTAKE]
        self.fields["outcome"].choices = [(each.value, each.label) for each in outcomes]  # type: ignore[attr-defined]

    def clean_began(self) -> PartialDate:
        """When it began, as far as it is known."""
        return _read(self.cleaned_data["began"])

    def clean_ended(self) -> PartialDate:
        """When it ended, as far as it is known."""
        return _read(self.cleaned_data["ended"])

    def clean(self) -> None:
        """What cannot be recorded is said here in the words of the service."""
        if self.errors:
            return
        try:
            consulting.check(self.row)
        except Refused as refusal:
            self.add_error(None, str(refusal).rstrip("."))

    @property
    def facts(self) -> dict[str, Any]:
        """What a valid form says, as the service takes it."""
        known = {name: self.cleaned_data[name] for name in ("party", "began", "ended", "outcome")}
        known |= {name: self.cleaned_data[name] for name in ("words", "evidence")}
        matter = self.corrects.instrument if self.corrects else self.matters[self.cleaned_data["matter"]]
        return {**known, "instrument": matter, "corrects": self.corrects}

    @property
    def row(self) -> Consultation:
        """The row that would be recorded, not stored: what the preview shows."""
        return consulting.planned(by=self.by, **self.facts)


def _name(matter: Instrument) -> str:
    title = "" if matter.title == matter.designation else f": {matter.title}"
    return f"{matter.designation}{title}"


def _read(typed: str) -> PartialDate:
    """A date that can be read, or none. Raises ValidationError."""
    read = PartialDate.parse(typed)
    if typed.strip() and read.precision == Precision.UNKNOWN:
        raise forms.ValidationError(A_DATE)
    return read


def typed_of(row: Consultation) -> dict[str, str]:
    """A recorded consultation as somebody would type it."""
    return {
        "party": row.party,
        "began": _typed(row.began),
        "ended": _typed(row.date),
        "outcome": row.outcome,
        "words": row.words,
        "evidence": row.evidence,
    }


def _typed(on: PartialDate | None) -> str:
    return on.raw or str(on) if on and on.precision != Precision.UNKNOWN else ""
