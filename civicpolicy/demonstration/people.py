"""Who signs in to the demonstration, and with what.

The password is printed and the same everywhere. It opens only people made here, whose roles are in one
demonstration city each. It stays as it is: an older installation has people who sign in with it.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password

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
    """Everyone who may sign in to a city, as its papers list them."""
    return [SignIn(person["role"], person["email"], PASSWORD) for person in city["staff"]]


@cache
def everybodys_hash() -> str:
    """One hash for all of them, since everybody knows the password: making it is slow on purpose."""
    return make_password(PASSWORD)


def make_people(city: dict[str, Any]) -> list[User]:
    """The people of the papers, in their order. Raises Duplicate when somebody has one of their addresses."""
    emails = [person["email"] for person in city["staff"]]
    taken = User.objects.filter(email__in=emails).values_list("email", flat=True).first()
    if taken:
        raise Duplicate(f"Somebody signs in as {taken} already; the demonstration leaves them alone.")
    made = []
    for person in city["staff"]:
        user = User.objects.create_user(person["email"], None, name=person["name"])
        user.password = everybodys_hash()
        user.save(update_fields=["password"])
        made.append(user)
    return made


def give_roles(municipality: Municipality, city: dict[str, Any], people: list[User]) -> dict[str, User]:
    """Each of them gets their role in this city, and in no other. Returns the first of each role."""
    first: dict[str, User] = {}
    for person, user in zip(city["staff"], people, strict=True):
        join(municipality=municipality, user=user, role=person["role"])
        first.setdefault(person["role"], user)
    return first
