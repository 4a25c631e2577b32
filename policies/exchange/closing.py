"""The sections of a bill that change no text, and the lines under it, where the paper leaves no doubt."""

from __future__ import annotations

from dataclasses import dataclass

from policies.exchange.bill_sections import clause_kinds
from policies.exchange.parts import BillSection, InstrumentText, Reading
from policies.exchange.redline_state import NONE
from policies.exchange.signatures import MISREAD
from policies.text.ledger import Span

LONGEST = 2_000
"""Characters of a clause: a longer one does more than one thing."""

ONCE = ("severability", "repealer", "codification")
FURTHER = ("recitals", "emergency", "penalty", "publication")
SIGNED = {"passed": "Passed", "approved": "Approved", "attest": "Attest", "form": "Approved as to form"}
"""Words of a line by what an office did; a council adopts a resolution."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Words of a paper behind its instructions, "Section 5. If any part…"; "" for what is in doubt.

    ``further`` are several, with a blank line between them; ``signature_lines`` one on each line.
    """

    severability: str = ""
    repealer: str = ""
    codification: str = ""
    further: str = ""
    signature_lines: str = ""


def read_closing(reading: Reading) -> Closing:
    """The closing of a bill, each section in one place at most.

    In doubt a section stays among the bill's sections alone: one of several kinds or of none that is known,
    one with words that wait for a person, the last one of a paper without signatures, whose end nobody knows,
    two of a kind that a bill has once, and all of them where the paper marks what changes.
    """
    bill = reading.instrument
    if bill is None or reading.marks != NONE:
        return Closing()
    waiting = [entry.span for entry in reading.ledger.queued]
    ended = bill.bill_sections if bill.signatures else bill.bill_sections[:-1]
    found = [
        (_sure_kind(section), f"Section {section.number}. {section.text}")
        for section in ended
        if section.text != bill.effective_clause and not _waits(section.span, waiting)
    ]
    kinds = [kind for kind, _ in found]
    once = {kind: words for kind, words in found if kind in ONCE and kinds.count(kind) == 1}
    further = [words for kind, words in found if kind in FURTHER]
    misread = any(entry.reason == MISREAD for entry in reading.ledger.queued)
    lines = [] if misread else _lines(bill)
    return Closing(**once, further="\n\n".join(further), signature_lines="\n".join(lines))


def _sure_kind(section: BillSection) -> str:
    """What a section does when it does one thing that is known, else ""."""
    kinds = clause_kinds(section.text) if len(section.text) <= LONGEST else set()
    return section.kind if kinds == {section.kind} else ""


def _waits(span: Span, waiting: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in waiting)


def _lines(bill: InstrumentText) -> list[str]:
    """A line for each office that signed; none when an act has lost its office, or an office its act."""
    words = SIGNED | ({"passed": "Adopted"} if bill.kind == "resolution" else {})
    offices = [each for each in bill.signatures if each.role not in ("council", each.act)]
    lost = any(each.role == each.act and each.act in words for each in bill.signatures)
    if lost or any(each.act not in words for each in offices):
        return []
    return [f"{words[each.act]}: {_office(each.role)}" for each in offices]


def _office(role: str) -> str:
    """``President of the Board``."""
    return " ".join(word if word in ("of", "the") else word.title() for word in role.split())
