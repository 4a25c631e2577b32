"""What changed in how a city prints and numbers each kind of instrument, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from civicpolicy.desk.trail import LONGEST, Entry, quoted, steps, who
from policies.models import InstrumentKind, Municipality
from policies.printout.forms import form_of

KINDS = {value: name for value, name in InstrumentKind.choices if value != InstrumentKind.UNKNOWN}
LABELS = {
    "noun": "What it calls itself",
    "bill": "Before its number on the way to law",
    "number": "Before its number in law",
    "sponsors": "Before its sponsors",
    "section": "Before the number of each of its sections",
    "enacting": "Enacting clause that a new one begins with",
    "severability": "Severability clause that a new one begins with",
    "repealer": "Repealer that a new one begins with",
    "codification": "Codification clause that a new one begins with",
    "signatures": "Who signs",
    "bill_format": "How bills are numbered",
    "number_format": "How law is numbered",
}
"""The entries of a printed form, as its page calls them."""


def printed_differences(row: Any, before: Any) -> Iterator[tuple[str, str]]:
    """Kind and words of every entry that reads otherwise, between two entries of the history of a profile.

    ``("ordinance", "Ordinance. Who signs: “Approved: Mayor” became nothing")``; an entry that a city left as
    it is usual reads as usual.
    """
    if row.instrument_forms == before.instrument_forms:
        return
    for kind, name in KINDS.items():
        old, new = (form_of(kind, each.instrument_forms) for each in (before, row))
        for entry, label in LABELS.items():
            was, became = (quoted(each, entry) for each in (old, new))
            if was != became:
                yield kind, f"{name}. {label}: {was} became {became}"


def printed_trail(city: Municipality, kind: str) -> list[Entry]:
    """Who changed how one kind is printed, newest first. One query."""
    rows = city.profile.history.select_related("history_user").order_by("-history_id")[:LONGEST]
    return [
        Entry(row.history_date, who(row), words, city.zone)
        for row, before in steps(rows)
        if before
        for of_kind, words in printed_differences(row, before)
        if of_kind == kind
    ]
