"""A stored text as a file: plain text for people, JSON for machines. The shape of both is stable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from policies.codified import Codified, codified_as
from policies.dates import PartialDate
from policies.models import Amendment, Edition, Municipality, Policy, Section
from policies.naming import name_of_text
from policies.queries import PolicyStanding
from policies.telling import VersionRecord
from policies.text.numbering import provisions
from policies.text.section import printed_heading
from policies.timeline import record_begins

RULE = "-" * 72
CLOSING = {
    "further_clauses": "Further sections",
    "severability_clause": "Severability",
    "repealer_clause": "Repeal of what conflicts",
    "codification_clause": "Codification",
    "signature_lines": "Signatures",
}
"""Words of an edition behind its changes, beside those about the day of effect."""


def plain_text(
    city: Municipality,
    record: VersionRecord,
    sections: Iterable[Section],
    note: str = "",
    code: Codified | None = None,
) -> str:
    """A whole text: what it is, then section after section, then its fingerprint.

    ``code``: how it is codified; a codified text says so in its status.
    """
    version = record.version
    name = name_of_text(version)
    head = [
        city.name,
        name.title,
        name.citation,
        record.label,
        record.status.sentence,
        note,
        codified_as(code.codification) if code and code.codification.adopted_id == version.pk else "",
        "This is part of the policy: the sections that were set out." if record.is_part else "",
        "The marks of the paper's redline did not survive. The text stands as read." * record.lost_its_marks,
    ]
    parts = ["\n".join(line for line in head if line), RULE]
    for section in sections:
        heading = printed_heading(section.as_text())
        parts.append("\n\n".join(part for part in (heading, section.text) if part))
    return "\n\n".join([*parts, RULE, f"Fingerprint of the text (SHA-256): {version.text_digest}"]) + "\n"


def closing(edition: Edition) -> list[tuple[str, str]]:
    """The words of an edition behind its changes that it has, each under its name."""
    rows = ((title, str(getattr(edition, name))) for name, title in CLOSING.items())
    return [(title, words) for title, words in rows if words.strip()]


def nothing_in_force(city: Municipality, policy: Policy, sentence: str, day: str) -> str:
    """What stands in the place of a text when there is none to print."""
    lines = [city.name, policy.title, policy.citation, f"On {day}: {sentence}"]
    return "\n".join(line for line in lines if line) + "\n"


def version_json(
    city: Municipality, record: VersionRecord, sections: Iterable[Section], code: Codified | None = None
) -> dict[str, Any]:
    """A version for machines, ``civicpolicy.version/1``.

    city {slug, name, state}; policy {slug, title, citation, kind}, called as it was when the text was frozen;
    version (number), label, status (a sentence for people, true on the day of asking), extent (whole,
    partial), marks (none, known, unknown), language; text_digest and record_digest (SHA-256, hexadecimal),
    frozen_at (ISO 8601, UTC); instruments: [{slug, designation, edition, effective}] that are public and
    propose or made it; sections: [{key, level, label (null without one), heading, text, provisions}], where
    provisions is [{path, enumerator (null without one), text}].
    A date is {earliest, latest, precision, raw}, with null for what is not known.
    """
    version = record.version
    name = name_of_text(version)
    named = {"title": name.title, "citation": name.citation or None}
    return {
        "format": "civicpolicy.version/1",
        **version_head(record),
        "city": {"slug": city.slug, "name": city.name, "state": city.state},
        "policy": policy_json(version.policy) | named,
        "language": version.language,
        "frozen_at": _instant(version.freezing.frozen_at),
        "instruments": [_instrument(each, record) for each in record.amendments],
        "sections": [_section(section) for section in sections],
        "codification": codification_json(code) if code else None,
    }


def codification_json(code: Codified) -> dict[str, Any]:
    """An adopted text as the code shows it: of an adopted text, the codification that counts.

    adopted, codified (numbers of versions; the adopted one governs); authority; on (a date); recorded_at;
    corrects: {version, because} of the mistaken one in whose place it came, or null; replaced_by: {version,
    because, withdraws, recorded_at} of the correction that took its place, which ``withdraws`` it where there
    is no codified text any more, or null; changes: [{name, kind, reason}], one
    for each section that reads otherwise.
    """
    made, later = code.codification, code.codification.replaced_by
    wrong = made.corrects
    return {
        "adopted": made.adopted.number,
        "codified": made.codified.number,
        "authority": made.authority,
        "on": partial_date(made.date),
        "recorded_at": _instant(made.recorded_at),
        "corrects": {"version": wrong.codified.number, "because": made.reason} if wrong else None,
        "replaced_by": {
            "version": later.codified.number,
            "because": later.reason,
            "withdraws": later.is_withdrawal,
            "recorded_at": _instant(later.recorded_at),
        }
        if later
        else None,
        "changes": [{"name": each.name, "kind": each.kind, "reason": each.reason} for each in code.changes],
    }


def _instant(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def version_head(record: VersionRecord) -> dict[str, Any]:
    """What identifies a version, as every JSON of ours says it."""
    version = record.version
    return {
        "version": version.number,
        "label": record.label,
        "status": record.status.sentence,
        "extent": version.extent,
        "marks": version.marks,
        "text_digest": version.text_digest,
        "record_digest": version.freezing.record_digest,
    }


def standing_json(
    city: Municipality, standing: PolicyStanding, text: dict[str, Any] | None, candidates: Sequence[int]
) -> dict[str, Any]:
    """A policy on a day, ``civicpolicy.policy-on/1``.

    on (ISO date); answer: yes, no or unknown; since: the date of the effect that gave the answer, null when
    there is none or several; candidates: numbers of the versions that may be in force when that is unknown,
    none on a day before the record begins; record_begins: the date of effect of the first text on record
    where nobody knows what stood before it, else null;
    text: the version in force as ``civicpolicy.version/1``, null when nothing is, or nobody knows, or it is
    not published here.
    """
    first = record_begins(standing)
    return {
        "format": "civicpolicy.policy-on/1",
        "city": {"slug": city.slug, "name": city.name, "state": city.state},
        "policy": policy_json(standing.policy),
        "on": standing.on.isoformat(),
        "answer": str(standing.answer),
        "since": partial_date(standing.standing.since),
        "candidates": list(candidates),
        "record_begins": partial_date(first.effect.on if first else None),
        "text": text,
    }


def policy_json(policy: Policy) -> dict[str, Any]:
    """What identifies a policy."""
    return {
        "slug": policy.slug,
        "title": policy.title,
        "citation": policy.citation or None,
        "kind": policy.kind,
    }


def partial_date(on: PartialDate | None) -> dict[str, Any] | None:
    """A date with its limits and the words it was read from."""
    if on is None:
        return None
    return {
        "earliest": on.earliest.isoformat() if on.earliest else None,
        "latest": on.latest.isoformat() if on.latest else None,
        "precision": str(on.precision),
        "raw": on.raw or None,
    }


def _instrument(amendment: Amendment, record: VersionRecord) -> dict[str, Any]:
    edition = amendment.edition
    enacted = record.effect is not None and record.effect.amendment.pk == amendment.pk
    return {
        "slug": edition.instrument.slug,
        "designation": edition.instrument.designation,
        "edition": edition.name,
        "effective": partial_date(record.effect.effect.on) if record.effect and enacted else None,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "key": str(section.key),
        "level": section.level,
        "label": section.label,
        "heading": section.heading,
        "text": section.text,
        "provisions": [
            {
                "path": list(each.path),
                "enumerator": each.enumerator.printed if each.enumerator else None,
                "text": each.text,
            }
            for each in provisions(section.text)
        ],
    }
