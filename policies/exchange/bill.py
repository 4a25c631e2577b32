"""A bill, ordinance, resolution or order read as an instrument; None when the paper is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from policies.exchange.bill_sections import (
    Heading,
    changes_something,
    clause_kind,
    find_bill_sections,
    find_numbered_clauses,
    says_when,
)
from policies.exchange.head import Head, read_head, read_number
from policies.exchange.instructions import operation_of, read_instructions
from policies.exchange.joining import Shape
from policies.exchange.paper import Paper
from policies.exchange.parts import BillSection, Instruction, InstrumentText, ReadSection
from policies.exchange.policy_text import read_stretch
from policies.exchange.signatures import Block, find_block, read_block
from policies.exchange.sponsors import read_sponsors
from policies.text.headings import parse_heading
from policies.text.ledger import Span, trimmed

_LEAD_END = re.compile(
    r"\b(?:follows|read|reads|provides?|thereof|thereto|wit|sections?|entitled|language|text)\b[^:\n.]{0,60}:\s*",
    re.IGNORECASE,
)
_ANY_COLON = re.compile(r":\s+")
_LINE_START = re.compile(r"\n[ \t]*(?=\S)")
_SENTENCE_END = re.compile(r"[.;](?=\s)")
_LONGEST_LEAD = 900
_ENOUGH = 4
_REACH = 20_000


@dataclass(slots=True)
class Bill:
    """The instrument with its sections, what it claims of the paper, and what in it could not be read."""

    instrument: InstrumentText
    sections: list[ReadSection] = field(default_factory=list)
    claims: list[tuple[Span, str]] = field(default_factory=list)
    stretches: list[Span] = field(default_factory=list)
    unread: list[tuple[Span, str, tuple[str, ...]]] = field(default_factory=list)
    quotes: list[Span] = field(default_factory=list)
    flush: list[str] = field(default_factory=list)


def read_bill(paper: Paper, shape: Shape, footers: int) -> Bill | None:
    """Read the paper as an instrument when enough of its parts say that it is one."""
    text = paper.text
    head = read_head(text)
    headings = find_bill_sections(text, head.end if head.enacting or head.title else 0, len(text))
    if not headings and head.enacting:
        headings = find_numbered_clauses(text, len(text[: head.end].rstrip()), len(text))
    block = _block(text, head, headings)
    if _weight(text, head, headings, block, footers) < _ENOUGH:
        return None
    bill = Bill(_fields(head, block))
    bill.claims += [(part.span, f"instrument.{part.name}") for part in head.parts]
    bill.unread += _unread_numbers(text, head)
    end = block.span[0] if block else len(text)
    _read_body(bill, paper, shape, head, headings, end)
    if block:
        bill.claims.append((block.span, "signatures"))
        bill.unread += block.unread
        if trimmed((block.span[1], len(text)), text):
            _read_policy(bill, paper, (block.span[1], len(text)), shape, None)
    return bill


def _block(text: str, head: Head, headings: list[Heading]) -> Block | None:
    """The signature block, looked for behind the first sentence of the last section."""
    if not (head.enacting or headings):
        return None
    start = headings[-1].span[1] if headings else head.end
    sentence = _SENTENCE_END.search(text, start)
    span = find_block(text, sentence.start() if sentence else start)
    return read_block(text, span) if span else None


def _weight(text: str, head: Head, headings: list[Heading], block: Block | None, footers: int) -> int:
    """How much speaks for an instrument: the enacting clause most, then its title, numbers, sections."""
    lead = headings and operation_of(text[headings[0].span[1] : headings[0].span[1] + 400])
    parts = (head.title, head.bill, head.number, block, lead)
    return 3 * bool(head.enacting) + 2 * sum(map(bool, parts)) + bool(footers)


def _unread_numbers(text: str, head: Head) -> Iterator[tuple[Span, str, tuple[str, ...]]]:
    """The words of a number that cannot be read as one, where they stand."""
    for part in (head.bill, head.number):
        if part and not read_number(part).value and any(map(str.isalnum, part.value)):
            start = text.find(part.value.split()[0], *part.span)
            end = len(text[: part.span[1]].rstrip()) if part.span[1] < _REACH else part.span[1]
            yield (max(start, part.span[0]), end), "a number that could not be read", ()


def _fields(head: Head, block: Block | None) -> InstrumentText:
    return InstrumentText(
        kind=head.kind,
        bill_number=read_number(head.bill).value,
        ordinance_number=read_number(head.number),
        sponsors=read_sponsors(head.sponsor.value) if head.sponsor else (),
        title=head.title.value if head.title else "",
        recitals=head.recitals.value if head.recitals else "",
        enacting_clause=head.enacting.value if head.enacting else "",
        effective_clause="",
        bill_sections=(),
        instructions=(),
        signatures=block.signatures if block else (),
    )


def _read_body(bill: Bill, paper: Paper, shape: Shape, head: Head, headings: list[Heading], end: int) -> None:
    """The bill's own sections one after another; without any, the words behind the enacting clause."""
    sections: list[BillSection] = []
    instructions: list[Instruction] = []
    bounds = [heading.span[0] for heading in headings[1:]] + [end]
    for heading, bound in zip(headings, bounds, strict=False):
        section, found = _read_section(bill, paper, shape, heading, bound)
        sections.append(section)
        instructions += found
    if not headings and trimmed((head.end, end), paper.text):
        _read_policy(bill, paper, (head.end, end), shape, None)
    effective = [section.text for section in sections if section.kind == "effective"]
    effective += [section.text for section in sections if says_when(section.text, section.kind)]
    bill.instrument = replace(
        bill.instrument,
        effective_clause=effective[0] if effective else "",
        bill_sections=tuple(sections),
        instructions=tuple(instructions),
    )


def _read_section(
    bill: Bill, paper: Paper, shape: Shape, heading: Heading, bound: int
) -> tuple[BillSection, list[Instruction]]:
    text, number = paper.text, heading.number
    lead_end = _lead_end(text, heading.span[1], bound)
    lead = text[heading.span[1] : lead_end]
    kind = clause_kind(lead)
    found: list[Instruction] = []
    if changes_something(lead, kind, sets_out=lead_end < bound):
        kind = "instruction"
        labels: list[str] = []
        if trimmed((lead_end, bound), text):
            default = next(iter(read_instructions(number, lead, [])), None)
            labels = _read_policy(bill, paper, (lead_end, bound), shape, number, default)
        found = read_instructions(number, lead, labels)
    else:
        lead_end = bound
    bill.claims.append(((heading.span[0], lead_end), f"bill section {number}: {kind}"))
    whole = trimmed((heading.span[0], bound), text) or heading.span
    origins = paper.origins(whole)
    words = " ".join(text[heading.span[1] : bound].split())
    return BillSection(number, (origins[0][0], origins[-1][1]), kind, words), found


def _lead_end(text: str, begin: int, bound: int) -> int:
    """Where the amending sentence ends and the text that it sets out begins."""
    reach = min(bound, begin + _LONGEST_LEAD)
    for pattern in (_LEAD_END, _ANY_COLON):
        match = pattern.search(text, begin, reach)
        if match and operation_of(text[begin : match.end()]):
            return match.end()
    for match in _LINE_START.finditer(text, begin, reach):
        found = parse_heading(text[match.end() : min(bound, match.end() + 300)].split("\n", 1)[0])
        if found and found.pointed and len(re.split(r"[-.]", found.label)) > 1:
            return match.end()
    return bound


def _read_policy(
    bill: Bill,
    paper: Paper,
    span: Span,
    shape: Shape,
    number: str | None,
    instruction: Instruction | None = None,
) -> list[str]:
    """Read a stretch of policy text into sections; gives their labels back."""
    stretch = read_stretch(paper, span, shape)
    sections = list(stretch.sections)
    target = instruction.target if instruction else None
    if target and len(sections) == 1 and sections[0].label is None:
        sections[0] = replace(sections[0], label=target.split("(")[0])
    places = [section.label or section.heading or "without label" for section in sections]
    bill.sections += [ReadSection(section, number) for section in sections]
    bill.claims += [(part, f"section {place}") for part, place in zip(stretch.spans, places, strict=True)]
    bill.stretches += stretch.spans
    bill.quotes += stretch.quotes
    bill.flush += places[-1:] if stretch.flush else []
    return [section.label for section in sections if section.label]
