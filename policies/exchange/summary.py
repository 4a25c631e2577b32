"""A reading in plain words, for the clerk at the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from policies.dates import PartialDate
from policies.exchange.parts import InstrumentText, Reading
from policies.text.section import printed_heading

_MOST_QUEUED = 20


def summary(reading: Reading) -> str:
    """What the paper is, what it holds, what was left out, and what to look at."""
    lines = [*_instrument(reading.instrument)] if reading.instrument else ["No instrument: a text."]
    lines.append(f"Sections ({reading.extent} text, marks {reading.marks}):")
    lines += [f"  {printed_heading(each.section) or 'text without a heading'}" for each in reading.sections]
    lines += _dropped(reading)
    lines += _queued(reading)
    lines += [f"Please check: {each.sentence}" for each in reading.findings]
    return "\n".join(lines)


def _instrument(instrument: InstrumentText) -> Iterator[str]:
    number = instrument.ordinance_number
    yield f"{instrument.kind.replace('_', ' ').capitalize()}: {instrument.title or 'no title found'}"
    yield f"  Bill number: {instrument.bill_number or 'none'}"
    yield f"  Number: {number.value or (f'not read, the paper has “{number.raw}”' if number.raw else 'none')}"
    yield f"  Sponsors: {', '.join(instrument.sponsors) or 'none named'}"
    for each in instrument.instructions:
        caption = f" ({each.caption})" if each.caption else ""
        yield f"  Section {each.number} is to {each.operation} {each.target or 'what it names'}{caption}"
    for signature in instrument.signatures:
        name = f", {signature.name}" if signature.name else ""
        yield f"  {signature.role.capitalize()}{name}: {_date(signature.date)}"


def _date(date: PartialDate) -> str:
    return f"{date} (“{date.raw}”)" if date.raw and date.earliest is None else str(date)


def _dropped(reading: Reading) -> Iterator[str]:
    reasons: dict[str, int] = {}
    for each in reading.ledger.dropped:
        reasons[each.reason] = reasons.get(each.reason, 0) + 1
    for reason, count in reasons.items():
        yield f"Left out: {reason}, {count} {'time' if count == 1 else 'times'}"


def _queued(reading: Reading) -> Iterator[str]:
    queued = reading.ledger.queued
    if queued:
        yield f"To look at ({len(queued)}):"
    for each in queued[:_MOST_QUEUED]:
        proposed = f" perhaps {' or '.join(f'“{one}”' for one in each.candidates)}" if each.candidates else ""
        yield f"  “{each.text}”{proposed} ({each.reason})"
    if len(queued) > _MOST_QUEUED:
        yield f"  and {len(queued) - _MOST_QUEUED} more"
