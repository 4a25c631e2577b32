"""The form in which the variables of a template or a clause are filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from policies.fields import line_field

LONGEST_VALUE = 200
LABELS = {
    "city": "Name of the city",
    "council": "What the council is called",
    "mayor": "What the mayor is called",
    "manager": "The chief officer",
    "clerk": "The clerk",
    "attorney": "The city’s lawyer",
    "state": "State",
    "contact": "Where to write or call",
    "gift limit": "The most that a gift may be worth, “$50”",
    "answer days": "Working days within which people are answered",
}


class VariableForm(forms.Form):
    """A field for each variable, filled with what is known of the city."""

    use_required_attribute = False

    def __init__(
        self, data: Any = None, *, names: Sequence[str], known: Mapping[str, str], **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.by_field = {f"v-{name.replace('-', '--').replace(' ', '-')}": name for name in names}
        for field, name in self.by_field.items():
            small, words = name.casefold(), name.replace("_", " ")
            label = LABELS.get(small, words[:1].upper() + words[1:])
            value = known.get(small, "")
            self.fields[field] = line_field(label, LONGEST_VALUE, required=False, initial=value)

    @property
    def values(self) -> dict[str, str]:
        """The value of each variable: as typed when the form is valid, else as known of the city."""
        if self.is_bound and self.is_valid():
            return {name: self.cleaned_data[field] for field, name in self.by_field.items()}
        return {name: str(self.fields[field].initial) for field, name in self.by_field.items()}
