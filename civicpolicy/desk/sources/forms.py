"""What a person types to import a paper, to rule on its words and to put its outline and fields right."""

from __future__ import annotations

from typing import Any

from django import forms

from civicpolicy.desk.section_form import SectionForm
from civicpolicy.desk.why_form import drop_why, why_field
from policies.dates import PartialDate, Precision
from policies.exchange.decode import LARGEST
from policies.fields import area_field, choice_field, day_field, line_field
from policies.models import InstrumentKind, Municipality, PolicyKind
from policies.refusals import Refused
from policies.services.entering import check_come

PASTED = "Pasted text"


class ImportForm(forms.Form):
    """A text file, or pasted text, and the policy it belongs to."""

    use_required_attribute = False

    file = forms.FileField(
        label="Text file",
        required=False,
        help_text="The text layer of a scan, or any plain text. Up to 1 MB, some four hundred pages.",
        allow_empty_file=True,
        error_messages={"max_length": "The name of the file is too long: give it a shorter one"},
        max_length=255,
    )
    pasted = area_field(
        "Or paste the text",
        10,
        required=False,
        strip=False,
        help_text="Up to 1 MB, some four hundred pages.",
    )
    name = line_field(
        "Name of the paper",
        255,
        required=False,
        help_text="As people call it. Left empty, it is the name of the file.",
    )
    policy = choice_field(
        "Policy",
        "Choose a policy from the list",
        required=False,
        help_text="The policy that the paper is a text of, or changes.",
    )

    def __init__(self, *args: Any, city: Municipality, **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {row.slug: row for row in city.policies.order_by("title")}
        choices = [("", "The one that the paper names, or a new one")]
        choices += [(slug, row.title) for slug, row in self.known.items()]
        self.fields["policy"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> None:
        """Either a file or words, not both and not too many."""
        file, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("pasted", "")
        if file and pasted.strip():
            self.add_error("pasted", "Choose a file or paste a text, not both")
        elif file and file.size > LARGEST:
            self.add_error("file", "The file is larger than 1 MB. Import it in parts")
        elif not file and not pasted.strip() and not self.errors:
            self.add_error("file", "Choose a text file, or paste the text below")

    def contents(self) -> tuple[bytes, str]:
        """The bytes and the name of a valid form."""
        file = self.cleaned_data.get("file")
        if file:
            return file.read(), self.cleaned_data["name"] or file.name
        return self.cleaned_data["pasted"].encode(errors="replace"), self.cleaned_data["name"] or PASTED


class RulingForm(forms.Form):
    """What a person types beside the buttons of a ruling."""

    use_required_attribute = False

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    words = line_field("Other words", 500, required=False, help_text="What the paper says here.")
    reason = line_field("Why these words are left out", 300, required=False)


class PaperSectionForm(SectionForm):
    """One section of a paper as it should read."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)
    field_order = ("seen",)


class FieldsForm(forms.Form):
    """What the paper says of itself, as read, to be put right: of its policy, and of a bill if it is one."""

    use_required_attribute = False

    seen = forms.CharField(widget=forms.HiddenInput, max_length=16)
    policy_title = line_field(
        "Title of the policy", 200, error_messages={"required": "Give the policy a title"}
    )
    policy_kind = forms.ChoiceField(label="Kind of policy", choices=PolicyKind.choices)
    policy_citation = line_field("Citation of the policy", 200, required=False)
    kind = forms.ChoiceField(label="Kind of bill", choices=InstrumentKind.choices)
    title = line_field("Short title", 200, error_messages={"required": "Give it a short title"})
    bill_number = line_field("Bill number", 60, required=False)
    ordinance_number = line_field(
        "Number in law", 60, required=False, help_text="Empty while it is not known."
    )
    ordinance_number_raw = line_field(
        "The number as the paper has it", 120, required=False, help_text="Where it could not be read."
    )
    file_number = line_field("File number", 60, required=False)
    sponsors = area_field("Sponsors", 3, required=False, help_text="One on each line, with their titles.")
    long_title = area_field("Long title", 3, required=False)
    recitals = area_field("Recitals", 4, required=False)
    enacting_clause = area_field("Enacting clause", 2, required=False)
    effective_clause = area_field("Effective clause", 2, required=False)
    why = why_field()

    def __init__(self, *args: Any, of_bill: bool, own_policy: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        drop_why(self)
        mine = [name for name in self.fields if name.startswith("policy_")]
        bill = [name for name in self.fields if not name.startswith(("policy_", "seen"))]
        for name in [*([] if own_policy else mine), *([] if of_bill else bill)]:
            del self.fields[name]

    def clean_sponsors(self) -> list[str]:
        """The names, one of each line."""
        return [" ".join(line.split()) for line in self.cleaned_data["sponsors"].splitlines() if line.strip()]


class BillForm(forms.Form):
    """The bill by which a text that is none itself comes before the council."""

    use_required_attribute = False

    kind = choice_field(
        "Kind of bill",
        "Choose the kind from the list",
        "Choose the kind of bill",
        choices=InstrumentKind.choices,
        initial=InstrumentKind.RESOLUTION,
    )
    title = line_field("Short title", 200, error_messages={"required": "Give the bill a short title"})
    bill_number = line_field("Bill number", 60, required=False, help_text="Empty when it has none.")
    why = why_field()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        drop_why(self)


class InForceForm(forms.Form):
    """Since when a text is law: a day, a month, a year, or nobody knows."""

    use_required_attribute = False

    how = choice_field(
        "Since when is it in force?",
        "Choose from the list",
        "Say whether the date is known",
        choices=[("known", "Since this date"), ("unknown", "Nobody knows the date")],
        widget=forms.RadioSelect,
    )
    date = day_field(
        "Date",
        80,
        required=False,
        help_text="As far as it is known: August 26, 2019, or August 2019, or 2019.",
    )

    def __init__(self, *args: Any, today: PartialDate, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean(self) -> None:
        """A date that can be read and has come, when one is known."""
        if self.cleaned_data.get("how") != "known" or "date" not in self.cleaned_data:
            return
        read = PartialDate.parse(self.cleaned_data["date"])
        if read.precision == Precision.UNKNOWN:
            self.add_error("date", "Write a date like August 26, 2019, or August 2019, or 2019")
        try:
            check_come(read, self.today)
        except Refused as refusal:
            self.add_error("date", str(refusal))

    @property
    def effective(self) -> PartialDate:
        """The date of a valid form; unknown with the words typed, if any."""
        typed = self.cleaned_data["date"]
        return PartialDate.parse(typed) if self.cleaned_data["how"] == "known" else PartialDate.unknown(typed)
