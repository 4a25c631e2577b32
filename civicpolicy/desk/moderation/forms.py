"""What a person says when a comment is withheld or restored."""

from django import forms

from comments.models import Ground
from comments.services.moderating import LONGEST_NOTE
from policies.fields import area_field, choice_field


class RestoreForm(forms.Form):
    """Why a withheld comment is shown again."""

    use_required_attribute = False

    note = area_field(
        "Note for the record",
        3,
        LONGEST_NOTE,
        help_text="Staff read it, the public does not.",
        error_messages={"required": "Say why in a sentence"},
    )


class WithholdForm(RestoreForm):
    """On which of the fixed grounds, and what in the comment falls under it."""

    ground = choice_field(
        "Ground",
        "Choose one of the fixed grounds",
        help_text="No other ground exists. A comment is never withheld for the view it takes.",
        choices=Ground.choices,
        widget=forms.RadioSelect,
    )
    field_order = ("ground", "note")
