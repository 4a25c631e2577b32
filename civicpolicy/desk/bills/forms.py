"""What a person types about a bill: what it is called, its clauses, what goes into it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from civicpolicy.desk.bills.effect_form import OF_THE_END, EffectForm
from civicpolicy.desk.bills.wording import wording
from civicpolicy.desk.why_form import drop_why, why_field
from policies.dates import PartialDate, Precision
from policies.fields import area_field, choice_field, line_field
from policies.local_law import SET_OUT_WORDS
from policies.models import AdoptionPath, Edition, Instrument, InstrumentKind, Municipality, Policy, Version
from policies.queries import city_standings
from policies.services.behind import ahead_of
from policies.services.instruments import open_facts

KINDS = [choice for choice in InstrumentKind.choices if choice[0] != InstrumentKind.UNKNOWN]
BY_EXECUTIVE = (InstrumentKind.EXECUTIVE_ORDER, InstrumentKind.ADMINISTRATIVE_POLICY)
MOST_SPONSORS, LONGEST_SPONSOR = 40, 200
ASIDE = ("seen", "why")
"""Fields of the form that are no facts of the bill."""


class BillForm(forms.Form):
    """What an instrument is and is called. Facts that stand as they were published have no field."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label="What it is",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is"},
    )
    adoption_path = forms.ChoiceField(
        label="Who makes it law",
        choices=[(AdoptionPath.COUNCIL, "The council, by a vote"), (AdoptionPath.EXECUTIVE, "The executive")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who makes it law"},
    )
    title = line_field(
        "Short title",
        200,
        help_text="As people call it: “A lower limit on gifts”.",
        error_messages={"required": "Give it a short title"},
    )
    bill_number = line_field("Bill number", 60, required=False, help_text="Its number on the way to law.")
    sponsors = area_field(
        "Sponsors",
        3,
        required=False,
        help_text="One on each line, with the title: “Council Member Ana Ruiz”.",
    )
    summary = area_field(
        "In plain words",
        4,
        2000,
        required=False,
        help_text="What it would do, for residents. Not law.",
    )
    ordinance_number = line_field(
        "Number in law",
        60,
        required=False,
        help_text="Of the ordinance, resolution or order, once it has one.",
    )
    ordinance_number_raw = line_field(
        "Number as the paper shows it", 120, required=False, help_text="Only where it cannot be read."
    )
    file_number = line_field("File number", 60, required=False)
    why = why_field()
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, instrument: Instrument | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.instrument = instrument
        drop_why(self)
        self._call(instrument.kind if instrument else str(self["kind"].value() or ""))
        if instrument is None:
            for name in ("ordinance_number", "ordinance_number_raw", "seen"):
                del self.fields[name]
            return
        open_now = open_facts(instrument)
        for name in [name for name in self.fields if name not in (*ASIDE, *open_now)]:
            del self.fields[name]
        if instrument.kind == InstrumentKind.UNKNOWN and "kind" in self.fields:
            self.fields["kind"].choices = InstrumentKind.choices  # type: ignore[attr-defined]

    def _call(self, kind: str) -> None:
        """Name the fields as people do for this kind."""
        self.wording = wording(kind)
        self.fields["bill_number"].label = self.wording.number
        self.fields["sponsors"].label = self.wording.people

    def count_on(self, name: str, proposal: str) -> None:
        """Say beside a number, when it can be written, which one would be next."""
        if name in self.fields and proposal:
            field = self.fields[name]
            field.help_text = f"{field.help_text} {proposal}".strip()

    def clean_sponsors(self) -> list[str]:
        """Names, one a line."""
        names = [" ".join(line.split()) for line in self.cleaned_data["sponsors"].splitlines()]
        found = [name for name in names if name]
        if len(found) > MOST_SPONSORS or any(len(name) > LONGEST_SPONSOR for name in found):
            raise forms.ValidationError(f"Write up to {MOST_SPONSORS} names, each on its own line")
        return found

    def clean(self) -> None:
        """An order is made by the executive, an ordinance by the council."""
        kind, path = (self.cleaned_data.get(name) for name in ("kind", "adoption_path"))
        if kind in BY_EXECUTIVE and path == AdoptionPath.COUNCIL:
            self.add_error(
                "adoption_path", "An order or a policy of the administration is made by the executive"
            )
        elif kind and kind not in (*BY_EXECUTIVE, InstrumentKind.UNKNOWN) and path == AdoptionPath.EXECUTIVE:
            self.add_error(
                "adoption_path", "Ordinances, resolutions and council policies are made by the council"
            )

    @property
    def facts(self) -> dict[str, Any]:
        """The facts of a valid form, as the service takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ASIDE}


def facts_shown(instrument: Instrument) -> dict[str, Any]:
    """The facts of an instrument as its form shows them."""
    shown = {name: getattr(instrument, name) for name in BillForm.base_fields if name not in ASIDE}
    seen = instrument.history.latest().pk
    return shown | {"sponsors": "\n".join(instrument.sponsors), "seen": seen}


class ClausesForm(EffectForm):
    """The words of an edition around its changes, and how its day of effect is found."""

    use_required_attribute = False

    name = line_field(
        "Which text this is",
        60,
        help_text="“as introduced”, “substitute”, “as amended”, “as enacted”.",
        error_messages={"required": "Say which text this is"},
    )
    long_title = area_field(
        "Long title",
        3,
        required=False,
        help_text="“An ordinance amending …”. Ordinances and resolutions need one before they are frozen.",
    )
    recitals = area_field("Recitals", 6, required=False, help_text="A blank line begins a new one.")
    enacting_clause = area_field("Enacting clause", 2, required=False)
    further_clauses = area_field(
        "Further sections",
        3,
        required=False,
        help_text="Those that change no text, a penalty say. A blank line begins a new one.",
    )
    severability_clause = area_field("Severability", 2, required=False)
    repealer_clause = area_field(
        "Repeal of what conflicts with it",
        2,
        required=False,
        help_text="Better name each ordinance and section that is repealed.",
    )
    codification_clause = area_field("Codification", 2, required=False)
    signature_lines = area_field(
        "Signatures",
        4,
        required=False,
        help_text="One on each line, the act before the office: “Approved: Mayor”.",
    )
    set_out = forms.ChoiceField(
        label="A section that it amends is set out",
        choices=[("", "as local law asks"), *((unit.value, words) for unit, words in SET_OUT_WORDS.items())],
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = (
        *("name", "long_title", "recitals", "enacting_clause", "further_clauses", "severability_clause"),
        *("repealer_clause", "codification_clause", *EffectForm.base_fields),
    )

    @property
    def clauses(self) -> dict[str, Any]:
        """The clauses of a valid form, as the service takes them; line ends as text has them."""
        return {
            name: value.replace("\r\n", "\n") if isinstance(value, str) else value
            for name, value in self.cleaned_data.items()
            if name not in ("seen", "day", *OF_THE_END)
        }


def day_shown(day: PartialDate | None) -> str:
    """A given day as the form shows it: its own words, else as people write it."""
    if day is None:
        return ""
    return day.raw or ("" if day.precision == Precision.UNKNOWN else str(day))


def free_drafts(city: Municipality) -> QuerySet[Version]:
    """Drafts that stand in no bill yet, newest first."""
    rows = Version.objects.filter(municipality=city, freezing__isnull=True, proposed_by__isnull=True)
    return rows.select_related("policy", "base", "created_by").order_by("-pk")


REPEAL = "repeal"


class PutInForm(forms.Form):
    """What goes into an edition: a draft of a policy, or the repeal of one that is in force or adopted."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, edition: Edition, on: date, what: str, **options: Any) -> None:
        """``what``: the draft or the policy that an address or a person named, ``REPEAL`` alone for any."""
        super().__init__(data, initial={"what": what}, **options)
        taken = set(edition.amendments.values_list("policy_id", flat=True))
        drafts = [row for row in free_drafts(edition.municipality) if row.policy_id not in taken]
        law = city_standings(edition.municipality, on)
        held = [each.policy for key, each in law.items() if key not in taken and ahead_of(each).text]
        self.drafts = {f"draft-{row.pk}": row for row in drafts}
        self.policies = {f"{REPEAL}-{row.pk}": row for row in sorted(held, key=lambda row: row.title)}
        self.repeals = what.startswith(REPEAL) or not (self.drafts or what)
        of_drafts = [(key, _draft_words(row)) for key, row in self.drafts.items()]
        of_repeals = [(key, f"Repeal the {row.title}") for key, row in self.policies.items()]
        self.fields["what"] = choice_field(
            "What it repeals" if self.repeals else "What it changes",
            f"That {'policy' if self.repeals else 'draft'} is not there any more: choose from the list",
            "Choose a policy to repeal" if self.repeals else "Choose a draft",
            choices=of_repeals if self.repeals else of_drafts,
            widget=forms.RadioSelect,
        )

    @property
    def chosen(self) -> Version | Policy:
        """The draft, or the policy to repeal, of a valid form."""
        key = self.cleaned_data["what"]
        return self.drafts[key] if key in self.drafts else self.policies[key]


def _draft_words(row: Version) -> str:
    base = f"changes version {row.base.number}" if row.base else "a text of its own"
    return f"{draft_name(row)}: {base}"


def draft_name(row: Version) -> str:
    """What a draft is called at the desk: ``Code of ethics, draft 2``."""
    return f"{row.policy}, draft {row.number}"
