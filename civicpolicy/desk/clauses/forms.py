"""What a person types about a clause of the city's own."""

from __future__ import annotations

from django import forms

from policies.fields import area_field, choice_field, line_field
from policies.history import LONGEST_REASON
from policies.models import ClauseKind
from policies.services.clauses import LONGEST_CLAUSE


class ClauseForm(forms.Form):
    """A clause: what it is called, what it is for, what it says."""

    use_required_attribute = False

    name = line_field("Name", 120, error_messages={"required": "Give the clause a name"})
    kind = choice_field(
        "Kind", "Choose a kind from the list", choices=ClauseKind.choices, initial=ClauseKind.OTHER
    )
    words = area_field(
        "Words",
        10,
        LONGEST_CLAUSE,
        strip=False,
        help_text="[city], [council] and other names in brackets are filled in when it is brought in.",
        error_messages={"required": "Write the words of the clause"},
    )


class ChangeForm(ClauseForm):
    """A clause that there is: it can be taken out of use, and brought back."""

    is_retired = forms.BooleanField(
        label="Out of use", required=False, help_text="It is offered no more; nothing that holds it changes."
    )
    reason = line_field(
        "Reason for the change", LONGEST_REASON, required=False, help_text="Kept in its history, for staff."
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
