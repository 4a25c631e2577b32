"""Fields that forms of drafting share."""

from __future__ import annotations

from django import forms

from civicpolicy.desk.section_form import SectionForm
from policies.fields import area_field, line_field
from policies.history import LONGEST_REASON
from policies.services.starting import LONGEST_TEXT


def reason_field() -> forms.CharField:
    """Why something changes, for the history of the draft."""
    return line_field(
        "Reason for the change",
        LONGEST_REASON,
        required=False,
        help_text="Kept in the history of the draft, for staff.",
    )


class SectionWords(SectionForm):
    """How a section of a draft is called and what it says, and why it changes."""

    text = area_field(
        "Text of the section",
        18,
        LONGEST_TEXT,
        required=False,
        strip=False,
        help_text="Begin a line with (a), (1) or (i) to start a provision.",
    )
    reason = reason_field()
