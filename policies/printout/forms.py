"""How a city prints and numbers each kind of instrument: data, with defaults for every kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from policies.local_law import Publishing

LONGEST = 2_000
"""Letters that one entry of a form may have."""


@dataclass(frozen=True, slots=True)
class InstrumentForm:
    """How one kind is printed; "" where it has nothing of the sort.

    noun: what it calls itself. bill, number, sponsors, section: the words before its number on the way to
    law, its number in law, its sponsors, the number of each of its own sections. enacting to codification:
    what a new one begins with. signatures: one on each line, the act before a colon and the office behind
    it. bill_format, number_format: of the next number, see ``policies.printout.numbers``.
    """

    noun: str
    bill: str
    number: str
    sponsors: str
    signatures: str
    section: str = "Section"
    enacting: str = ""
    severability: str = ""
    repealer: str = ""
    codification: str = ""
    bill_format: str = ""
    number_format: str = ""


_CERTIFICATE = re.compile(r"publi|post", re.IGNORECASE)
_CLERK, _FORM = "Attest: City Clerk", "Approved as to form: City Attorney"


def _signed(*lines: str) -> str:
    return "\n".join(lines)


FORMS: Mapping[str, InstrumentForm] = {
    "ordinance": InstrumentForm(
        "ordinance",
        "Bill No.",
        "Ordinance No.",
        "Sponsored by",
        _signed("Passed: Presiding Officer", "Approved: Mayor", _CLERK, _FORM),
    ),
    "resolution": InstrumentForm(
        "resolution",
        "Proposed Resolution No.",
        "Resolution No.",
        "Introduced by",
        _signed("Adopted: Presiding Officer", _CLERK, _FORM),
    ),
    "executive_order": InstrumentForm(
        "order", "Proposed Order No.", "Executive Order No.", "Prepared by", _signed("Signed: Mayor", _CLERK)
    ),
    "administrative_policy": InstrumentForm(
        "policy",
        "Proposed Policy No.",
        "Administrative Policy No.",
        "Prepared by",
        _signed("Authorized: Mayor", _FORM),
    ),
    "council_policy": InstrumentForm(
        "policy",
        "Proposed Policy No.",
        "Council Policy No.",
        "Sponsored by",
        _signed("Adopted: Presiding Officer", _CLERK),
    ),
    "unknown": InstrumentForm("instrument", "Bill No.", "No.", "Sponsored by", ""),
}
"""Every kind of instrument as it is printed where a city says nothing else."""

ENTRIES = tuple(each.name for each in fields(InstrumentForm))


def form_of(kind: str, local: Mapping[str, Any] | None = None) -> InstrumentForm:
    """The form of a kind with what the city has in place of the usual words.

    ``local`` is what a profile keeps: by kind, words by their entry. What is no entry, or no words, is let
    be: a page is never lost over it.
    """
    usual = FORMS.get(kind, FORMS["unknown"])
    own = (local or {}).get(kind)
    if not isinstance(own, Mapping):
        return usual
    known = {name: own[name][:LONGEST] for name in ENTRIES if isinstance(own.get(name), str)}
    return replace(usual, **known)


CERTIFIED = {
    Publishing.NEWSPAPER: "Published in a newspaper",
    Publishing.NEWSPAPER_OR_POSTING: "Published or posted",
    Publishing.POSTING: "Posted",
}
"""What the clerk certifies of an ordinance where local law asks that it is published (W.S. 15-1-116(b))."""


def beginning(form: InstrumentForm, publication: str = "") -> dict[str, str]:
    """The clauses that a new text of this form begins with, by the names that an edition has for them.

    ``publication``: how local law asks that it is made public; a line for the certificate comes with it.
    """
    return {
        "severability_clause": form.severability,
        "repealer_clause": form.repealer,
        "codification_clause": form.codification,
        "signature_lines": _with_certificate(form.signatures, publication),
    }


def _with_certificate(signatures: str, publication: str) -> str:
    """The lines of a form, and the certificate of whoever attests; lines that have one stay as they are."""
    rows = [line.partition(":") for line in signatures.splitlines() if line.strip()]
    if publication not in CERTIFIED or not rows or any(_CERTIFICATE.match(act.strip()) for act, _, _ in rows):
        return signatures
    clerk = next((office.strip() for act, _, office in rows if act.strip().lower().startswith("attest")), "")
    return f"{signatures}\n{CERTIFIED[Publishing(publication)]}: {clerk or 'City Clerk'}"
