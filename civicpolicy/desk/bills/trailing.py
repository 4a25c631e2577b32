"""What a bill is called, in words, and who changed what of it and its texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from civicpolicy.desk.bills.wording import wording
from civicpolicy.desk.trail import LONGEST, Entry, differences, steps, who
from policies.models import Amendment, Edition, Instrument
from policies.printing import CLOSING

FACTS = {
    "kind": "What it is",
    "adoption_path": "Who makes it law",
    "title": "Short title",
    "bill_number": "Bill number",
    "ordinance_number": "Number in law",
    "ordinance_number_raw": "Number as the paper shows it",
    "file_number": "File number",
    "sponsors": "Sponsors",
    "summary": "In plain words",
}
CLAUSES = {
    "name": "Which text",
    "long_title": "Long title",
    "recitals": "Recitals",
    "enacting_clause": "Enacting clause",
    "effective_clause": "Words about the effective date",
    "effective_rule": "How the day of effect is found",
    "effective_days": "Days after that",
    "effective_events": "The later of",
    **CLOSING,
    "set_out": "How much of a section is set out",
}


def fact_name(instrument: Instrument, name: str) -> str:
    """What a fact is called for an instrument of this kind."""
    called = wording(instrument.kind)
    return {"bill_number": called.number, "sponsors": called.people}.get(name, FACTS[name])


def fact_words(instrument: Instrument, name: str) -> str:
    """One fact of an instrument as a person reads it; "" when it is not known."""
    if name == "sponsors":
        return ", ".join(instrument.sponsors)
    if name == "adoption_path":
        return f"{instrument.get_adoption_path_display()}"
    return str(instrument.get_kind_display() if name == "kind" else getattr(instrument, name))


def bill_trail(bill: Instrument, zone: ZoneInfo) -> list[Entry]:
    """Who changed the facts of a bill, its clauses and what its texts change, newest first. Three queries."""
    own = Instrument.history.filter(id=bill.pk).select_related("history_user").order_by("-history_id")
    names = {each.pk: each.name for each in bill.editions.all()}
    rows = Edition.history.filter(instrument_id=bill.pk).select_related("history_user")
    changes = Amendment.history.filter(edition_id__in=names).select_related("history_user", "policy")
    found = [
        *_of_bill(own[:LONGEST], zone),
        *_of_editions(rows.order_by("id", "-history_id")[: LONGEST * 3], zone),
        *_of_changes(changes.order_by("-history_id")[:LONGEST], names, zone),
    ]
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:LONGEST]


def _of_bill(rows: Any, zone: ZoneInfo) -> Iterator[Entry]:
    for row, before in steps(rows):
        said = differences(row, before, FACTS) if before else ["Began the bill"]
        why = f" ({row.history_change_reason})" if row.history_change_reason else ""
        yield from (Entry(row.history_date, who(row), f"{words}{why}", zone) for words in said)


def _of_editions(rows: Any, zone: ZoneInfo) -> Iterator[Entry]:
    by_edition: dict[int, list[Any]] = {}
    for row in rows:
        by_edition.setdefault(row.id, []).append(row)
    for group in by_edition.values():
        for row, before in steps(group):
            said = differences(row, before, CLAUSES) if before else [f"Began its text {row.name}"]
            yield from (Entry(row.history_date, who(row), words, zone) for words in said)


def _of_changes(rows: Any, names: dict[int, str], zone: ZoneInfo) -> Iterator[Entry]:
    deeds = {"+": "Put into the text {}: {}", "-": "Took out of the text {}: {}"}
    for row in rows:
        if row.history_type in deeds:
            what = row.policy.title if row.proposed_id else f"repeal of the {row.policy.title}"
            words = deeds[row.history_type].format(names.get(row.edition_id, ""), what)
            yield Entry(row.history_date, who(row), words, zone)
