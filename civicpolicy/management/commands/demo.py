"""``manage.py demo``: the cities of the demonstration, each built once, and where to look in them."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from civicpolicy.demonstration.addresses import addresses
from civicpolicy.demonstration.load import load, missing, present
from civicpolicy.demonstration.papers import Papers
from civicpolicy.demonstration.people import PASSWORD, sign_ins
from civicpolicy.site.shown import SHOWN
from policies.models import Municipality
from policies.refusals import Refused


class Command(BaseCommand):
    """Build the cities of the demonstration that are missing, and print how to get into each."""

    help = "Builds fictional cities to walk through, each once, and prints where to look in them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--json`` for machines, ``--if-empty`` for the start of an installation."""
        parser.add_argument("--json", action="store_true", help="print addresses and sign-ins as JSON")
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="build nothing when this installation has a city of its own",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError when an address or e-mail of the demonstration belongs to somebody else."""
        if not (options["if_empty"] and has_a_city_of_its_own()):
            for slug in missing():
                try:
                    load(slug)
                except Refused as refusal:
                    raise CommandError(str(refusal)) from refusal
        cities = present()
        if options["json"]:
            told = [as_json(city) for city in cities]
            self.stdout.write(json.dumps({"password": PASSWORD, "cities": told}, indent=2))
        elif cities:
            self.stdout.write(said(cities))


def has_a_city_of_its_own() -> bool:
    """True when the installation has a city that is not of the demonstration."""
    ours = [city.pk for city in present()]
    return Municipality.objects.exclude(pk__in=ours).exists()


def facts_of(city: Municipality) -> dict[str, Any]:
    """A city as its papers have it, whatever the day."""
    return Papers(city.slug, date.min).facts


def as_json(city: Municipality) -> dict[str, Any]:
    """Everything about a city that a machine may want to open."""
    return {
        "slug": city.slug,
        "name": city.name,
        "addresses": addresses(city),
        "sign_ins": [asdict(one) for one in sign_ins(facts_of(city))],
    }


def said(cities: list[Municipality]) -> str:
    """The same for a person to read, in three lines for each city."""
    lines = ["Fictional cities to walk through; everything in them was written for this site:"]
    for city in cities:
        people = ", ".join(f"{one.email} ({words(one.role)})" for one in sign_ins(facts_of(city)))
        lines += [f"  {city.name}, {city.state}  /{city.slug}/", f"    {SHOWN[city.slug]}", f"    {people}"]
    lines.append(f"Everybody knows their password, {PASSWORD}; it opens these cities alone.")
    return "\n".join(lines)


def words(role: str) -> str:
    """A role as people say it."""
    return role.replace("_", " ")
