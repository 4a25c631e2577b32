"""The next number of a bill, or of a law, as the city counts them: said beside the field, never filled in."""

from __future__ import annotations

from collections import defaultdict

from policies.models import InstrumentKind, Municipality
from policies.printout.forms import form_of
from policies.printout.numbers import next_number

LATEST = 500
"""So many instruments are looked at, newest first."""

BILL, LAW = "bill_number", "ordinance_number"


def next_numbers(city: Municipality, year: int, name: str) -> dict[str, str]:
    """The next number of each kind that has one, in one query; ``name`` is BILL or LAW."""
    rows = city.instruments.order_by("-pk").values_list("kind", name)[:LATEST]
    taken: dict[str, list[str]] = defaultdict(list)
    for kind, number in rows:
        taken[kind].append(number)
    found = {}
    for kind in InstrumentKind.values:
        form = form_of(kind, city.profile.instrument_forms)
        number = next_number(form.bill_format if name == BILL else form.number_format, taken[kind], year)
        if number:
            found[kind] = number
    return found


def proposed(numbers: dict[str, str], kind: str = "") -> str:
    """The next numbers in words, or that of one kind; "" where the city's count tells none."""
    known = {InstrumentKind(each).label: number for each, number in numbers.items() if kind in ("", each)}
    said = "; ".join(f"{name} {number}" for name, number in known.items())
    return f"Next in the city’s own count: {said}." if said else ""
