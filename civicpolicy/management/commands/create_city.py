"""``manage.py create_city``: a city, its local law by preset, and its first administrator."""

from argparse import ArgumentParser
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email, validate_slug
from django.db import transaction
from django.urls import reverse

from civicpolicy.desk.people.invitations import invite, is_waiting, password_path
from policies.models import Membership, Role
from policies.presets import PRESETS
from policies.refusals import Refused
from policies.services.municipalities import create_municipality


class Command(BaseCommand):
    """Make a city and print the link with which its first administrator sets a password."""

    help = (
        "Creates a city with the local law of its kind and its first administrator, and prints a link with "
        "which that person sets a password. It asks nothing: everything is an option."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What a city needs; state and time zone come with the preset unless they are said."""
        parser.add_argument("--slug", required=True, help="its part of every address: elm-fork")
        parser.add_argument("--name", required=True, help="in full: “City of Elm Fork”")
        parser.add_argument("--email", required=True, help="e-mail of the first administrator")
        parser.add_argument("--person", required=True, help="name of the first administrator")
        parser.add_argument("--receipt-prefix", required=True, help="two to four capitals: EF")
        kinds = "; ".join(f"{key}: {preset.words}" for key, preset in PRESETS.items())
        parser.add_argument("--preset", choices=list(PRESETS), default="plain", help=kinds)
        parser.add_argument("--state", default="", help="in words: Wyoming")
        parser.add_argument("--time-zone", default="", help="as in America/Denver")
        parser.add_argument(
            "--site", default="http://localhost:8000", help="address of this installation, for the link"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError, and leaves nothing behind, when something cannot be."""
        try:
            membership = create(options)
        except ValidationError as error:
            raise CommandError(sentences(error)) from error
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(said(membership, options["site"].rstrip("/")))


@transaction.atomic
def create(options: dict[str, Any]) -> Membership:
    """The city, its profile, the person and the role. Raises ValidationError, Refused."""
    preset = PRESETS[options["preset"]]
    state, time_zone = options["state"] or preset.state, options["time_zone"] or preset.time_zone
    check(options, state, time_zone)
    city = create_municipality(
        by=None,
        slug=options["slug"],
        name=options["name"],
        state=state,
        time_zone=time_zone,
        receipt_prefix=options["receipt_prefix"],
        **preset.profile(options["name"]),
    )
    return invite(
        municipality=city, email=options["email"].lower(), name=options["person"], role=Role.ADMINISTRATOR
    )


def check(options: dict[str, Any], state: str, time_zone: str) -> None:
    """Refuse what no form stands before. Raises ValidationError."""
    validate_slug(options["slug"])
    validate_email(options["email"])
    if not options["name"].strip() or not options["person"].strip():
        raise ValidationError("A city and a person have a name.")
    if not state:
        raise ValidationError("Say the state with --state, or choose a preset that has one.")
    if time_zone not in available_timezones():
        raise ValidationError("Say the time zone with --time-zone, as in America/Denver.")


def sentences(error: ValidationError) -> str:
    """What is wrong, with the option it is about."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    fields = error.message_dict.items()
    return " ".join(f"--{name.replace('_', '-')}: {' '.join(words)}" for name, words in fields)


def said(membership: Membership, site: str) -> str:
    """What was made, and what to do now."""
    city, user = membership.municipality, membership.user
    lines = [f"{city.name} is set up at {site}/{city.slug}/, with {user} as its administrator."]
    if is_waiting(membership):
        lines += ["This link sets the password. It works once, and for three days:"]
        lines += [f"  {site}{password_path(user)}"]
    else:
        lines += [f"{user} signs in with the password that person has."]
    desk = reverse("desk:home", args=[city.slug])
    return "\n".join([*lines, f"After that, the desk says what to do first: {site}{desk}"])
