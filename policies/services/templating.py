"""A draft, or a bill, begins from a template: its variables filled in with what the city is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from policies.dates import PartialDate
from policies.effect_day import Terms
from policies.effect_reading import read_clause
from policies.effective import clause_words
from policies.exchange.library import Template
from policies.lifecycle import EffectiveRule
from policies.models import AdoptionPath, Edition, Municipality, Policy, Version
from policies.printout.forms import form_of
from policies.services import composing
from policies.services.starting import start_with
from policies.text.digest import canonical
from policies.text.outline import SectionText
from policies.text.variables import filled

KINDS = ("City", "Town", "Village", "County", "Borough", "Township")


def city_values(city: Municipality) -> dict[str, str]:
    """What is known of a city for the variables of templates and clauses. Fetch it with its profile."""
    kind, of, _ = city.name.partition(" of ")
    kind = kind if of and kind in KINDS else "City"
    return {
        "city": f"the {city.name}" if of else city.name,
        "council": f"{kind} Council",
        "mayor": "Mayor",
        "manager": f"{kind} Manager",
        "clerk": f"{kind} Clerk",
        "attorney": f"{kind} Attorney",
        "state": city.state,
        "contact": city.profile.clerk_email or city.profile.clerk_phone,
    }


def filled_sections(template: Template, values: Mapping[str, str]) -> list[SectionText]:
    """The sections of a template of a policy, with these values in them."""
    return [
        SectionText(
            "section",
            part.left or None,
            " ".join(filled(part.right, values).split()),
            canonical(filled(part.text, values)),
        )
        for part in template.parts
    ]


def start_from_template(
    *, by: Any, policy: Policy, template: Template, values: Mapping[str, str], law: Version | None
) -> Version:
    """A draft of a template. What has no value stays in brackets, to be seen and written."""
    return start_with(by=by, policy=policy, sections=filled_sections(template, values), law=law)


@transaction.atomic
def fill_bill(*, by: Any, edition: Edition, template: Template, values: Mapping[str, str]) -> list[str]:
    """Write the clauses of a template into a draft edition, wherever it has no words yet.

    Where the city's rule of the day of effect is known, the words about it are made of that rule; where it is
    not, the rule is read from the words. Gives the names of the clauses that were filled. Raises Frozen.
    """
    row = composing.hold_draft(edition)
    words: dict[str, Any] = {
        part.left: canonical(filled(part.text, values))
        for part in template.parts
        if not getattr(row, part.left)
    }
    if "effective_clause" in words:
        words["effective_clause"] = _by_the_rule(row) or words["effective_clause"]
    seen, day = clauses_as_they_stand(row)
    rule = _rule_of(row, words.get("effective_clause", ""))
    composing.change_clauses(by=by, edition=row, seen=seen, day=day, **words, **rule)
    return list(words)


def _by_the_rule(edition: Edition) -> str:
    """The words about the day of effect as the rule of the edition has it; "" where none is known."""
    noun = form_of(edition.instrument.kind, edition.municipality.profile.instrument_forms).noun
    terms = Terms(edition.effective_rule, edition.effective_days, tuple(edition.effective_events))
    return clause_words(noun, terms)


def _rule_of(edition: Edition, clause: str) -> dict[str, Any]:
    """How the day of effect is found by these words; a day that they name is for a person to give."""
    reading = read_clause(clause, by_council=edition.instrument.adoption_path == AdoptionPath.COUNCIL)
    if edition.effective_rule != EffectiveRule.UNKNOWN or reading.given is not None:
        return {}
    events = [event.value for event in reading.events]
    return {
        "effective_rule": reading.rule.value,
        "effective_days": reading.days,
        "effective_events": events,
    }


def clauses_as_they_stand(edition: Edition) -> tuple[str, PartialDate | None]:
    """The sign of the clauses of an edition, and the day of effect that was given."""
    rows = list(edition.amendments.order_by("pk"))
    day = composing.given_day(rows)
    return composing.state_of_clauses(edition, day, composing.given_end(rows)), day
