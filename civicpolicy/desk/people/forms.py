"""Whom to invite, and as what."""

from typing import Any

from django import forms

from policies.fields import choice_field, line_field
from policies.models import Role

MEANING = {
    Role.CLERK: "keeps the record, publishes, invites",
    Role.ATTORNEY: "drafts and reviews",
    Role.DRAFTER: "drafts",
    Role.COUNCIL_MEMBER: "reads agendas before they are public",
    Role.REVIEWER: "reads closed consultations",
    Role.ADMINISTRATOR: "stands in for the clerk",
}


class InvitationForm(forms.Form):
    """One person and one role."""

    use_required_attribute = False

    name = line_field(
        "Name",
        150,
        error_messages={"required": "Write the name of the person", "max_length": "Up to 150 characters"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label="E-mail",
        error_messages={
            "required": "Write the e-mail address of the person",
            "invalid": "Write an e-mail address like name@example.com",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = choice_field(
        "Role",
        "Choose a role from the list",
        "Choose a role",
        choices=[(role.value, f"{role.label}: {MEANING[role]}") for role in Role],
        widget=forms.RadioSelect,
    )

    def clean_email(self) -> str:
        """Small letters: an address is one address however it is typed."""
        return str(self.cleaned_data["email"]).lower()

    @property
    def facts(self) -> dict[str, Any]:
        """What a valid form says."""
        return {name: self.cleaned_data[name] for name in ("name", "email", "role")}
