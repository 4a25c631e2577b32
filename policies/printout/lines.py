"""A printed instrument in lines of one width, and as a plain text whose pages have their footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from policies.printout.parts import Part
from policies.printout.signing import Signature
from policies.text.changes import Op, Run, Runs, SectionChange, merged
from policies.text.mark_style import AnyStyle
from policies.text.marks import legend, plain_runs
from policies.text.numbered import NumberedLine, lines_of_paragraph, lines_of_runs
from policies.text.section import level_word
from policies.text.styles import style_of

LEFT_OUT = "* * *"
LEFT_OUT_SAID = "Words that do not change are left out."
PAGE = 48
"""Lines of a page of plain text, without its footer."""
BLANK_LINE = "_" * 28


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One part in lines; of a section that is set out, ``heading`` apart."""

    part: Part
    heading: tuple[NumberedLine, ...]
    lines: tuple[NumberedLine, ...]


def laid_out(parts: Sequence[Part]) -> Iterator[LaidOut]:
    """Every part in lines, numbered from the first to the last: line 47 is line 47 on every copy."""
    numbers = count(1)
    for part in parts:
        if part.set_out is not None:
            heading = lines_of_runs(numbers, heading_runs(part.set_out.change))
            yield LaidOut(part, heading, tuple(_set_out_lines(part, numbers)))
            continue
        words = [f"{part.number} {part.words}".strip()] if part.words else []
        words += [signature_words(each) for each in part.signatures]
        said = (line for each in words for line in each.split("\n") if line.strip())
        lines = (lines_of_runs(numbers, [Run(Op.SAME, each)]) for each in said)
        yield LaidOut(part, (), tuple(chain.from_iterable(lines)))


def _set_out_lines(part: Part, numbers: Iterator[int]) -> Iterator[NumberedLine]:
    found = part.set_out
    assert found is not None
    gap = [Run(Op.SAME, LEFT_OUT)]
    for place, block in enumerate(found.blocks):
        if not found.is_whole and (place or not found.begins):
            yield from lines_of_runs(numbers, gap)
        for paragraph in block:
            yield from lines_of_paragraph(numbers, found.change, replace(paragraph, number=None))
    if not found.is_whole and not found.ends:
        yield from lines_of_runs(numbers, gap)


def heading_runs(change: SectionChange) -> Runs:
    """``Section 3-11A. Social media`` with its marks; a section that is new or gone is one mark."""
    label, heading = change.label_runs, change.heading_runs
    op = label[0].op if len(label) == 1 else Op.SAME
    word = level_word(change.section.level, change.section.label or "")
    named = (Run(op, f"{word} "), *label, Run(op, ". ")) if label else ()
    return merged((*named, *heading))


def signature_words(line: Signature) -> str:
    """``Approved: March 4, 2013, Mayor Ana Ruiz``; what is not recorded is a line to write on."""
    if line.is_open:
        return f"{line.words}: {BLANK_LINE} {line.office}".rstrip()
    return f"{line.words}: {', '.join(filter(None, (line.day, line.who)))}"


def plain_text(parts: Sequence[Part], style: AnyStyle, footer: str, *, is_clean: bool = False) -> str:
    """The instrument as plain text in pages; each ends with ``footer``, its number and the legend."""
    chosen = style_of(style)
    lines: list[str] = []
    for each in laid_out(parts):
        printed = [
            _printed(line, chosen, numbered=chosen.numbers_lines) for line in (*each.heading, *each.lines)
        ]
        if printed:
            lines += [""] * _gap(len(lines), len(printed), together=bool(each.part.signatures))
            lines += printed
    below = [] if is_clean else [legend(chosen)]
    pages = (
        "\n".join([*page, "", f"{footer}—Page {number}", *below, ""])
        for number, page in enumerate(_pages(lines), start=1)
    )
    return "\f".join(pages)


def _gap(before: int, coming: int, *, together: bool) -> int:
    """Blank lines before a part: one, or as many as begin a page for signatures that would be parted."""
    if not before:
        return 0
    left = PAGE - before % PAGE
    return left if together and coming < PAGE and left < coming + 1 else 1


def _pages(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (lines[at : at + PAGE] for at in range(0, len(lines), PAGE))


def _printed(line: NumberedLine, style: AnyStyle, *, numbered: bool) -> str:
    note = f" [{line.note}]" if line.note else ""
    words = f"{' ' * line.indent}{plain_runs(line.runs, style).rstrip()}{note}"
    return f"{line.number:>5}  {words}" if numbered else words
