"""What a look over a bill finds: a rule, how much it weighs, a place, a sentence, and perhaps other words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """A blocker is put right before the bill goes on; the rest is for a person to judge."""

    BLOCKER = "blocker"
    LOOK = "look"


class Part(StrEnum):
    """What a finding is about: words of a section, what is done to a policy, or a part of the bill itself."""

    TEXT = "text"
    HEADING = "heading"
    LABEL = "label"
    POLICY = "policy"
    STEP = "step"
    BILL = "bill"
    BILL_NUMBER = "bill_number"
    SPONSORS = "sponsors"
    LONG_TITLE = "long_title"
    RECITALS = "recitals"
    ENACTING_CLAUSE = "enacting_clause"
    FURTHER_CLAUSES = "further_clauses"
    SEVERABILITY_CLAUSE = "severability_clause"
    REPEALER_CLAUSE = "repealer_clause"
    CODIFICATION_CLAUSE = "codification_clause"
    SIGNATURE_LINES = "signature_lines"
    EFFECTIVE_CLAUSE = "effective_clause"
    EFFECTIVE_RULE = "effective_rule"
    ACTS = "acts"


CLAUSE_NAMES = {
    Part.LONG_TITLE: "the long title",
    Part.RECITALS: "the recitals",
    Part.ENACTING_CLAUSE: "the enacting clause",
    Part.FURTHER_CLAUSES: "its further sections",
    Part.SEVERABILITY_CLAUSE: "the severability clause",
    Part.REPEALER_CLAUSE: "the repeal of what conflicts with it",
    Part.CODIFICATION_CLAUSE: "the codification clause",
    Part.SIGNATURE_LINES: "the signatures",
    Part.EFFECTIVE_CLAUSE: "the words about the effective date",
    Part.EFFECTIVE_RULE: "the effective date",
    Part.SPONSORS: "the sponsors",
    Part.BILL_NUMBER: "the bill number",
    Part.ACTS: "what happened to it",
}

CLOSING = (
    Part.FURTHER_CLAUSES,
    Part.SEVERABILITY_CLAUSE,
    Part.REPEALER_CLAUSE,
    Part.CODIFICATION_CLAUSE,
    Part.SIGNATURE_LINES,
)
"""Words behind what a bill changes, in the order in which they are printed."""

WORDED = (Part.LONG_TITLE, Part.RECITALS, Part.ENACTING_CLAUSE, *CLOSING, Part.EFFECTIVE_CLAUSE)
"""All the words of a bill around its changes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is: the words ``start`` to ``end`` of a part, counted in characters.

    ``change`` and ``step`` count the bill's changes, and the instructions of that change, from 0; ``key`` is
    the identity of the section and ``cited`` what people call the place ("2.48.080(d)").
    """

    part: Part
    change: int | None = None
    key: str | None = None
    step: int | None = None
    cited: str = ""
    start: int = 0
    end: int = 0

    @property
    def words(self) -> str:
        """The place in words, "" for the bill as a whole."""
        return self.cited or CLAUSE_NAMES.get(self.part, "")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``proposal``: words that would put it right, for a person to take or leave."""

    rule: str
    severity: Severity
    sentence: str
    place: Place
    proposal: str = ""

    @property
    def blocks(self) -> bool:
        """True when it is put right before the bill goes on."""
        return self.severity == Severity.BLOCKER


def blocker(rule: str, sentence: str, place: Place, proposal: str = "") -> Finding:
    """A finding that stands in the way."""
    return Finding(rule, Severity.BLOCKER, sentence, place, proposal)


def look(rule: str, sentence: str, place: Place, proposal: str = "") -> Finding:
    """A finding that is only worth a look."""
    return Finding(rule, Severity.LOOK, sentence, place, proposal)


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Blockers first, each kind in the order in which it was found."""
    return tuple(sorted(found, key=lambda each: not each.blocks))
