"""Who signs in to the demonstration, and with what.

The password is printed and the same everywhere. It opens only people made here, whose roles are in the
demonstration city alone.
"""

from dataclasses import dataclass
from typing import Any

from civicpolicy.models import User
from policies.models import Municipality
from policies.refusals import Duplicate
from policies.services.municipalities import join

PASSWORD = "alder-draw-demonstration"  # noqa: S105  (printed on purpose; see above)


@dataclass(frozen=True, slots=True)
class SignIn:
    """A way into the demonstration."""

    role: str
    email: str
    password: str


def sign_ins(city: dict[str, Any]) -> list[SignIn]:
    """Everyone who may sign in, as the papers list them."""
    return [SignIn(person["role"], person["email"], PASSWORD) for person in city["staff"]]


def make_people(city: dict[str, Any]) -> dict[str, User]:
    """The people of the papers by role. Raises Duplicate when somebody has one of their addresses already."""
    emails = [person["email"] for person in city["staff"]]
    taken = User.objects.filter(email__in=emails).values_list("email", flat=True).first()
    if taken:
        raise Duplicate(f"Somebody signs in as {taken} already; the demonstration leaves them alone.")
    return {
        person["role"]: User.objects.create_user(person["email"], PASSWORD, name=person["name"])
        for person in city["staff"]
    }


def give_roles(municipality: Municipality, people: dict[str, User]) -> None:
    """Each of them gets their role in this city, and in no other."""
    for role, user in people.items():
        join(municipality=municipality, user=user, role=role)
