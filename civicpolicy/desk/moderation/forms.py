"""What a person says when a comment is withheld or restored."""

from django import forms

from comments.models import Ground
from comments.services.moderating import LONGEST_NOTE


class RestoreForm(forms.Form):
    """Why a withheld comment is shown again."""

    use_required_attribute = False

    note = forms.CharField(
        label="Note for the record",
        help_text="Staff read it, the public does not.",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why in a sentence"},
    )


class WithholdForm(RestoreForm):
    """On which of the fixed grounds, and what in the comment falls under it."""

    ground = forms.ChoiceField(
        label="Ground",
        help_text="No other ground exists. A comment is never withheld for the view it takes.",
        choices=Ground.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose one of the fixed grounds",
            "invalid_choice": "Choose one of the fixed grounds",
        },
    )
    field_order = ("ground", "note")
