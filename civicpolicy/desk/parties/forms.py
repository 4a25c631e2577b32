"""Whom the clerk names to a closed consultation, and for which party."""

from typing import Any

from django import forms

from comments import parties
from comments.models import Docket
from comments.services.parties import LONGEST_NAME
from policies.fields import choice_field, line_field
from policies.models import Membership, Role


class PartyForm(forms.Form):
    """One person, and the party this person stands for."""

    use_required_attribute = False

    name = line_field(
        "Party",
        LONGEST_NAME,
        help_text="As it calls itself: a union, a board, another office.",
        error_messages={
            "required": "Name the party",
            "max_length": f"The name of a party can have up to {LONGEST_NAME} characters",
        },
    )
    person = choice_field(
        "Who stands for it",
        "Choose a reviewer from the list",
        "Choose the person",
        help_text="Reviewers of this city who are not named to this consultation yet.",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, docket: Docket, **options: Any) -> None:
        super().__init__(*args, **options)
        city = docket.municipality
        rows = Membership.objects.filter(municipality=city, role=Role.REVIEWER).select_related("user")
        named = set(parties.standing(city).filter(docket=docket).values_list("person", flat=True))
        self.people = {str(row.user_id): row.user for row in rows if row.user_id not in named}
        choices = [(key, f"{person}, {person.email}") for key, person in self.people.items()]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]
