"""What a clerk should know about a file that was read, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from policies.exchange.bill import Bill
from policies.exchange.decode import Decoded
from policies.exchange.extent import PARTIAL, Extent
from policies.exchange.furniture import Stripped
from policies.exchange.parts import Finding, Instruction, InstrumentText, ReadSection
from policies.exchange.redline_state import UNKNOWN, State

_SAME_CAPTION = 70  # likeness below which a caption and a heading are taken for different ones


def findings_of(
    decoded: Decoded,
    stripped: Stripped,
    bill: Bill | None,
    sections: Sequence[ReadSection],
    flush: Sequence[str],
    state: State,
    extent: Extent,
) -> tuple[Finding, ...]:
    """All findings of a reading, those about the bill first."""
    found: list[Finding] = []
    if bill:
        found += _numbers(bill.instrument, stripped.file_id)
        found += _instructions(bill.instrument, sections)
        found += _unnamed(bill.instrument, sections)
        found += _clauses(bill.instrument)
        found += _signatures(bill.instrument)
    found += _repeated(sections)
    found += _paper(decoded, stripped, flush, state, extent)
    return tuple(found)


def _numbers(instrument: InstrumentText, file_id: str | None) -> Iterator[Finding]:
    number = instrument.ordinance_number
    if number.raw.strip(" _.-") and not number.value:
        yield Finding(
            "number-unreadable",
            "ordinance_number",
            f"The number could not be read: the paper has “{number.raw}”. Which number is it?",
        )
    elif number.raw and not number.value:
        yield Finding("number-blank", "ordinance_number", "The number is left blank on the paper.")
    digits = "".join(filter(str.isdigit, file_id or ""))
    own = "".join(filter(str.isdigit, number.value or ""))
    if file_id and digits != own:
        yield Finding(
            "number-differs-from-portal",
            "ordinance_number",
            f"The records portal calls this file {file_id}; the paper has "
            f"“{number.raw or 'no number'}”. Is {file_id} its number?",
        )
    if instrument.kind == "resolution" and number.value:
        yield Finding(
            "resolution-number",
            "ordinance_number",
            f"This is a resolution; {number.value} is its resolution number.",
        )


def _instructions(instrument: InstrumentText, sections: Sequence[ReadSection]) -> Iterator[Finding]:
    for instruction in instrument.instructions:
        place = f"bill section {instruction.number}"
        target = instruction.target or ""
        heading = _heading_of(instruction, sections)
        if instruction.caption and heading and not _fits(instruction.caption, heading):
            yield Finding(
                "caption-differs",
                place,
                f"Section {instruction.number} of the bill calls Section {target} “{instruction.caption}”, "
                f"but the section set out below it is headed “{heading}”.",
            )
        if target and instruction.printed and _has_space(instruction.printed):
            yield Finding(
                "space-in-number",
                place,
                f"The number is printed “{instruction.printed}”, with a space; it was read as {target}.",
            )
        if target and "section" in instruction.printed.lower():
            yield Finding(
                "target-named-two-ways",
                place,
                f"“{_short(instruction.printed)}” was read as Section {target}.",
            )
        if not target and not instruction.caption:
            yield Finding(
                "no-target", place, f"Section {instruction.number} of the bill names no section number."
            )
        if instruction.operation in ("amend", "add", "restore") and not _set_out(instruction, sections):
            yield Finding(
                "not-set-out",
                place,
                f"Section {instruction.number} of the bill sets out no text to {instruction.operation}.",
            )


def _unnamed(instrument: InstrumentText, sections: Sequence[ReadSection]) -> Iterator[Finding]:
    """Sections set out in full under a sentence that does not name them."""
    for each in sections:
        named = [
            instruction
            for instruction in instrument.instructions
            if instruction.number == each.bill_section and instruction.operation in ("amend", "add")
        ]
        label = each.section.label or ""
        if label and named and not any(_names(one, label) for one in named):
            yield Finding(
                "set-out-unnamed",
                f"section {label}",
                f"Section {each.bill_section} of the bill sets out Section {label} without naming it.",
            )


def _names(instruction: Instruction, label: str) -> bool:
    """Whether an instruction names a section, or a chapter or article that holds it."""
    target = (instruction.target or label).split("(")[0]
    holds = any(word in instruction.raw.lower() for word in ("chapter", "article", "division", "title"))
    return label == target or (holds and label.startswith(target)) or label in instruction.raw


def _heading_of(instruction: Instruction, sections: Sequence[ReadSection]) -> str:
    return next(
        (
            each.section.heading
            for each in sections
            if each.bill_section == instruction.number and each.section.label == instruction.target
        ),
        "",
    )


def _set_out(instruction: Instruction, sections: Sequence[ReadSection]) -> bool:
    return any(each.bill_section == instruction.number for each in sections)


def _fits(caption: str, heading: str) -> bool:
    return fuzz.token_set_ratio(_plain(caption), _plain(heading)) >= _SAME_CAPTION


def _plain(words: str) -> str:
    return "".join(letter if letter.isalnum() else " " for letter in words.casefold())


def _has_space(printed: str) -> bool:
    return " " in printed and "section" not in printed.lower()


def _clauses(instrument: InstrumentText) -> Iterator[Finding]:
    kinds = {section.kind: section.number for section in instrument.bill_sections}
    whole = instrument.bill_sections and instrument.enacting_clause
    if instrument.kind == "ordinance" and not instrument.enacting_clause:
        yield Finding("no-enacting-clause", "instrument", "No enacting clause was found.")
    if instrument.kind == "ordinance" and whole and not instrument.effective_clause:
        yield Finding("no-effective-clause", "instrument", "No section says when the ordinance takes effect.")
    if "repealer" in kinds:
        yield Finding(
            "repeals-without-naming",
            f"bill section {kinds['repealer']}",
            "This section repeals whatever conflicts without naming it. Which texts does it repeal?",
        )


def _signatures(instrument: InstrumentText) -> Iterator[Finding]:
    for signature in instrument.signatures:
        if signature.date.raw and signature.date.earliest is None:
            yield Finding(
                "date-unreadable",
                "signatures",
                f"The date by the {signature.role} could not be read: the paper has “{signature.date.raw}”.",
            )


def _repeated(sections: Sequence[ReadSection]) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for each in sections:
        key = (each.section.level, each.section.label or "")
        if each.section.label and key in seen:
            yield Finding(
                "label-twice",
                f"section {each.section.label}",
                f"Two sections here have the number {each.section.label}.",
            )
        seen.add(key)


def _paper(
    decoded: Decoded, stripped: Stripped, flush: Sequence[str], state: State, extent: Extent
) -> Iterator[Finding]:
    if state.marks == UNKNOWN:
        yield Finding(
            "marks-unknown",
            "text",
            f"{state.evidence} Which words are deleted and which are inserted must be told by a person.",
        )
    if any(legend.misread for legend in stripped.legends):
        yield Finding(
            "legend-misread", "legend", "One copy of the legend was misread; it was left out like the others."
        )
    if extent.extent == PARTIAL:
        yield Finding("partial", "text", f"This looks like a part of a longer text. {extent.reason}")
    for place in flush:
        yield Finding(
            "words-after-list",
            f"section {place}",
            "The words after the last item of the list were set apart: every other item is one sentence.",
        )
    if decoded.encoding in ("cp1252", "latin-1"):
        yield Finding(
            "encoding",
            "file",
            "The file is not in Unicode; it was read as Western European. Check quotation marks and accents.",
        )
    if "\x00" in decoded.text:
        yield Finding(
            "null-characters", "file", "The file holds characters that print nothing; they were left out."
        )
    if _two_columns(stripped.paper.text):
        yield Finding(
            "two-columns",
            "text",
            "Most lines have a wide gap in them: two columns may have been read across. Check the order.",
        )


def _two_columns(text: str) -> bool:
    """Whether most lines have a wide gap in their middle."""
    lines = [line.strip() for line in text.split("\n") if len(line.strip()) > 30][:2_000]
    gapped = [line for line in lines if "    " in line[10:-10]]
    return len(gapped) >= 5 and len(gapped) * 2 > len(lines)


def _short(words: str) -> str:
    return words if len(words) <= 90 else f"{words[:87]}…"
