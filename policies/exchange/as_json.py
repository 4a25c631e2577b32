"""A reading in the shape that ``import_document --json`` prints."""

from __future__ import annotations

from typing import Any

from policies.dates import PartialDate
from policies.exchange.parts import InstrumentText, Reading, ReadSection
from policies.text.ledger import Ledger
from policies.text.numbering import provisions


def reading_as_json(reading: Reading) -> dict[str, Any]:
    """Plain lists and dictionaries; spans are ``[start, end]`` in code points of the file as decoded."""
    return {
        "instrument": _instrument(reading.instrument) if reading.instrument else None,
        "sections": [_section(each) for each in reading.sections],
        "extent": reading.extent,
        "marks": reading.marks,
        "ledger": _ledger(reading.ledger),
        "findings": [
            {"rule": each.rule, "place": each.place, "sentence": each.sentence} for each in reading.findings
        ],
    }


def _instrument(instrument: InstrumentText) -> dict[str, Any]:
    number = instrument.ordinance_number
    return {
        "bill_number": instrument.bill_number,
        "ordinance_number": {"value": number.value, "raw": number.raw},
        "sponsors": list(instrument.sponsors),
        "title": instrument.title,
        "enacting_clause": instrument.enacting_clause,
        "effective_clause": instrument.effective_clause,
        "bill_sections": [
            {"number": each.number, "span": list(each.span)} for each in instrument.bill_sections
        ],
        "instructions": [
            {
                "number": each.number,
                "operation": each.operation,
                "target": each.target,
                "caption": each.caption,
                "raw": each.raw,
            }
            for each in instrument.instructions
        ],
        "signatures": [
            {"role": each.role, "name": each.name, "date": _date(each.date)} for each in instrument.signatures
        ],
    }


def _date(date: PartialDate) -> dict[str, Any]:
    return {
        "earliest": date.earliest.isoformat() if date.earliest else None,
        "latest": date.latest.isoformat() if date.latest else None,
        "precision": str(date.precision),
        "raw": date.raw,
    }


def _section(read: ReadSection) -> dict[str, Any]:
    section = read.section
    return {
        "label": section.label,
        "heading": section.heading,
        "level": section.level,
        "text": section.text,
        "provisions": [
            {
                "path": list(each.path),
                "enumerator": each.enumerator.printed if each.enumerator else None,
                "text": each.text,
                "line": each.line,
            }
            for each in provisions(section.text)
        ],
    }


def _ledger(ledger: Ledger) -> dict[str, Any]:
    return {
        "placed": [{"span": list(each.span), "place": each.place} for each in ledger.placed],
        "dropped": [
            {"span": list(each.span), "text": each.text, "reason": each.reason} for each in ledger.dropped
        ],
        "queued": [
            {
                "span": list(each.span),
                "text": each.text,
                "reason": each.reason,
                "candidates": list(each.candidates),
            }
            for each in ledger.queued
        ],
    }
