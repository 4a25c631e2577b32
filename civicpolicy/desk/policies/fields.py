"""Fields that forms of drafting share."""

from __future__ import annotations

from typing import Any

from django import forms

from policies.history import LONGEST_REASON
from policies.text.section import LEVELS

NO_NUL = {"null_characters_not_allowed": "There is a character in it that cannot be kept: type it again"}
LONGEST_TEXT = 400_000


def line_field(label: str, longest: int, **options: Any) -> forms.CharField:
    """One line of words."""
    messages = {"max_length": f"This can have up to {longest} characters", **NO_NUL}
    return forms.CharField(
        label=label,
        max_length=longest,
        error_messages=messages | options.pop("error_messages", {}),
        **options,
    )


def area_field(label: str, rows: int, longest: int = LONGEST_TEXT, **options: Any) -> forms.CharField:
    """Several lines of words."""
    return forms.CharField(
        label=label,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"max_length": f"This can have up to {longest:,} characters", **NO_NUL},
        **options,
    )


def reason_field() -> forms.CharField:
    """Why something changes, for the history of the draft."""
    return line_field(
        "Reason for the change",
        LONGEST_REASON,
        required=False,
        help_text="Kept in the history of the draft, for staff.",
    )


class SectionWords(forms.Form):
    """How a section is called and what it says."""

    use_required_attribute = False

    level = forms.ChoiceField(
        label="Level",
        initial="section",
        choices=[(level, level.capitalize()) for level in LEVELS],
        error_messages={
            "invalid_choice": "Choose a level from the list",
            "required": "Choose a level from the list",
        },
    )
    label = line_field(
        "Number", 60, required=False, help_text="Without “Section” or §; empty when it has none."
    )
    heading = line_field("Heading", 500, required=False)
    text = area_field(
        "Text of the section",
        18,
        required=False,
        strip=False,
        help_text="Begin a line with (a), (1) or (i) to start a provision.",
    )
    reason = reason_field()
