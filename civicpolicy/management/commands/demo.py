"""``manage.py demo``: the demonstration city, built once, and where to look in it."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from civicpolicy.demonstration import papers
from civicpolicy.demonstration.addresses import addresses
from civicpolicy.demonstration.load import load, present
from civicpolicy.demonstration.people import sign_ins
from policies.models import Municipality
from policies.refusals import Refused


class Command(BaseCommand):
    """Build the demonstration city unless it is there, and print its addresses and sign-ins."""

    help = "Builds a fictional city with an open docket, once, and prints where to look in it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--json`` for machines, ``--if-empty`` for the first start of a new installation."""
        parser.add_argument("--json", action="store_true", help="print addresses and sign-ins as JSON")
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when this installation has another city"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError when the demonstration's address or e-mails belong to somebody else."""
        city = present()
        if city is None and options["if_empty"] and Municipality.objects.exists():
            return
        try:
            city = city or load()
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        where = {"addresses": addresses(city), "sign_ins": [asdict(one) for one in ways_in()]}
        self.stdout.write(json.dumps(where, indent=2) if options["json"] else said(city, where))


def ways_in() -> list[Any]:
    """The sign-ins of the demonstration."""
    return sign_ins(papers.told("city.json", date.min))


def said(city: Municipality, where: dict[str, Any]) -> str:
    """The same for a person to read."""
    lines = [f"Demonstration: {city.name} is a fictional city. Everything in it was written for this site."]
    lines += [f"  {name.replace('_', ' '):<13} {path}" for name, path in where["addresses"].items()]
    lines += ["Sign-ins, all with a password that everybody knows, valid in this city alone:"]
    lines += [
        f"  {one['role'].replace('_', ' '):<15} {one['email']}  {one['password']}"
        for one in where["sign_ins"]
    ]
    return "\n".join(lines)
