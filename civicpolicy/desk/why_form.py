"""Why two instruments bear one number: asked for once one of them has it already, and kept in the history."""

from __future__ import annotations

from django import forms

from policies.fields import line_field
from policies.services.numbering import LONGEST_WHY, TakenNumber


def why_field() -> forms.CharField:
    """The field for it: among the others of a form, and off it by ``drop_why`` while nobody asks."""
    return line_field(
        "Why both bear this number",
        LONGEST_WHY,
        required=False,
        help_text="Where the paper has it so: “the clerk gave it out twice”. Kept in the history.",
    )


def drop_why(form: forms.Form) -> None:
    """Take the field off a form to which no answer was sent."""
    if "why" not in form.data:
        del form.fields["why"]


def ask_why(form: forms.Form, refusal: TakenNumber) -> None:
    """Say beside the number whose it is, and ask why both bear it; what was typed stays."""
    form.fields["why"] = why_field()
    ends = "Put it right, or say at the end of this form why both bear it"
    form.add_error(refusal.name if refusal.name in form.fields else None, f"{refusal} {ends}")
