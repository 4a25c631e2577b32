"""What is read from a paper, as plain values. Spans are in code points of the file as decoded."""

from __future__ import annotations

from dataclasses import dataclass, field

from policies.dates import PartialDate
from policies.text.ledger import Ledger, Span
from policies.text.section import SectionText


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the words it was read from; the value is None when they cannot be read as one."""

    value: str | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True)
class BillSection:
    """One of the instrument's own sections; ``kind`` says what it does (instruction, repealer …)."""

    number: str
    span: Span
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Instruction:
    """What one section of the bill does to one section of a policy.

    operation: adopt, amend, add, repeal, restore or renumber. ``target`` is the label in one spelling,
    None when the words name none; ``printed`` is the label as it stands there; ``becomes`` is the new label
    of a renumbering.
    """

    number: str
    operation: str
    target: str | None
    caption: str
    raw: str
    printed: str = ""
    after: str | None = None
    becomes: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """An office in the signature block: what it did there, the name if one can be read, the date as known."""

    role: str
    act: str
    name: str | None
    date: PartialDate


@dataclass(frozen=True, slots=True)
class InstrumentText:
    """The fields of a bill, ordinance, resolution or order."""

    kind: str
    bill_number: str | None
    ordinance_number: Number
    sponsors: tuple[str, ...]
    title: str
    recitals: str
    enacting_clause: str
    effective_clause: str
    bill_sections: tuple[BillSection, ...]
    instructions: tuple[Instruction, ...]
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a clerk should know or answer, in a sentence; ``rule`` names its kind."""

    rule: str
    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section as read; ``bill_section`` is the number of the bill's section that sets it out, if any."""

    section: SectionText
    bill_section: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one file. ``file_id`` is the portal's own number of the file."""

    text: str
    encoding: str
    instrument: InstrumentText | None
    sections: tuple[ReadSection, ...]
    extent: str
    marks: str
    ledger: Ledger
    findings: tuple[Finding, ...] = ()
    file_id: str | None = None
    pages: tuple[int, ...] = field(default=())
