"""``manage.py import_document``: a paper is read, shown, and on request entered into a city's record."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from policies.exchange import Reading, UnreadableFile, read, reading_as_json
from policies.exchange.decode import LARGEST
from policies.exchange.summary import summary
from policies.models import Municipality, Policy, Role
from policies.refusals import Refused
from policies.services.importing import Imported, save_reading


class Command(BaseCommand):
    """Read the text layer of a bill or a policy page; store nothing unless asked to."""

    help = "Reads a text file (a scanned bill, a policy page) and shows, or saves, what it holds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--json`` prints the reading and stores nothing; ``--save`` needs a municipality."""
        parser.add_argument("file", type=Path, help="the text file to read")
        parser.add_argument("--json", action="store_true", help="print the reading as JSON")
        parser.add_argument("--save", action="store_true", help="enter it into the record of a city")
        parser.add_argument("--municipality", metavar="SLUG", help="the city whose record it enters")
        parser.add_argument("--policy", metavar="SLUG", help="the policy it is a text of, or changes")
        parser.add_argument("--by", metavar="EMAIL", help="who enters it; else the city's first clerk")
        parser.add_argument("--draft", action="store_true", help="save it without making it public")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError with a sentence when the file, the city or the person will not do."""
        data = _bytes(options["file"])
        try:
            reading = read(data)
        except UnreadableFile as error:
            raise CommandError(str(error)) from error
        if options["json"] and options["save"]:
            raise CommandError("--json stores nothing: choose either --json or --save.")
        if options["json"]:
            self.stdout.write(json.dumps(reading_as_json(reading), indent=2, ensure_ascii=False))
        elif options["save"]:
            self._save(reading, data, options)
        else:
            self.stdout.write(summary(reading))

    def _save(self, reading: Reading, data: bytes, options: dict[str, Any]) -> None:
        city = _city(options["municipality"])
        try:
            imported = save_reading(
                by=_person(city, options["by"]),
                municipality=city,
                reading=reading,
                data=data,
                name=options["file"].name,
                policy=_policy(city, options["policy"]),
                publish=not options["draft"],
            )
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(summary(reading))
        self.stdout.write(saved(city, imported))


def _bytes(path: Path) -> bytes:
    """The file, read no further than the importer takes. Raises CommandError when it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(f"The file {path} cannot be opened: {error.strerror}.") from error


def _city(slug: str | None) -> Municipality:
    city = Municipality.objects.with_profile().filter(slug=slug).first() if slug else None
    if city is None:
        known = ", ".join(Municipality.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"--save needs --municipality and the address of a city. Known here: {known}.")
    return city


def _person(city: Municipality, email: str | None) -> Any:
    """The person of that e-mail, else the first clerk of the city."""
    people = get_user_model().objects
    if email:
        person = people.filter(email__iexact=email).first()
    else:
        person = (
            people.filter(memberships__municipality=city, memberships__role=Role.CLERK).order_by("pk").first()
        )
    if person is None:
        raise CommandError(
            "Say with --by and an e-mail who enters it: no such person, or no clerk, is on file."
        )
    return person


def _policy(city: Municipality, slug: str | None) -> Policy | None:
    policy = city.policies.filter(slug=slug).first() if slug else None
    if slug and policy is None:
        raise CommandError(f"{city.name} has no policy at “{slug}”.")
    return policy


def saved(city: Municipality, imported: Imported) -> str:
    """Where the paper now stands in the record."""
    version = imported.version
    lines = [
        f"Saved in {city.name}, source {imported.source.pk}:",
        f"  text    /{city.slug}/policies/{imported.policy.slug}/versions/{version.number}/",
    ]
    if imported.instrument:
        lines.append(f"  matter  /{city.slug}/matters/{imported.instrument.slug}/")
    return "\n".join(lines)
