"""A printed instrument in lines of one width, and as a plain text whose pages have their footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from policies.printout.parts import Part
from policies.printout.signing import RULE, Signature
from policies.text.changes import Op, Run, Runs, SectionChange, merged
from policies.text.mark_style import AnyStyle, MarkStyle
from policies.text.marks import legend, plain_runs
from policies.text.numbered import NumberedLine, lines_of_paragraph, lines_of_runs
from policies.text.section import level_word
from policies.text.styles import style_of

LEFT_OUT = "* * *"
LEFT_OUT_SAID = "Words that do not change are left out."
PAGE = 48
"""Lines of a page of plain text, without its footer."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """One part in lines; of a section that is set out, ``heading`` apart.

    ``apart``: the lines, by number, over which a hand needs room, or another signature begins.
    """

    part: Part
    heading: tuple[NumberedLine, ...]
    lines: tuple[NumberedLine, ...]
    apart: frozenset[int] = frozenset()


def laid_out(parts: Sequence[Part]) -> Iterator[LaidOut]:
    """Every part in lines, numbered from the first to the last: line 47 is line 47 on every copy."""
    numbers = count(1)
    for part in parts:
        if part.set_out is not None:
            heading = lines_of_runs(numbers, heading_runs(part.set_out.change))
            yield LaidOut(part, heading, tuple(_set_out_lines(part, numbers)))
            continue
        if part.signatures:
            yield _signed(part, numbers)
            continue
        words = f"{part.number} {part.words}".strip() if part.words else ""
        lines = (_line(numbers, each) for each in words.split("\n") if each.strip())
        yield LaidOut(part, (), tuple(chain.from_iterable(lines)))


def _line(numbers: Iterator[int], words: str) -> list[NumberedLine]:
    return list(lines_of_runs(numbers, [Run(Op.SAME, words)]))


def _signed(part: Part, numbers: Iterator[int]) -> LaidOut:
    """Each signature: what is stated, then a rule to sign on with the office under it."""
    lines: list[NumberedLine] = []
    apart: set[int] = set()
    for each in part.signatures:
        for place, words in enumerate(signature_lines(each)):
            fresh = _line(numbers, words)
            apart |= {fresh[0].number} if place < 2 else set()
            lines += fresh
    return LaidOut(part, (), tuple(lines), frozenset(apart))


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


def signature_lines(line: Signature) -> tuple[str, ...]:
    """``Approved: March 4, 2013, Mayor Ana Ruiz``; where a hand is missing, a rule, then the office."""
    if not line.is_open:
        return (line.statement,)
    return tuple(filter(None, (line.statement, RULE, line.office)))


def plain_text(parts: Sequence[Part], style: AnyStyle, footer: str, *, is_clean: bool = False) -> str:
    """The instrument as plain text in pages; each ends with ``footer``, its number and the legend."""
    chosen = style_of(style)
    lines: list[str] = []
    for each in laid_out(parts):
        printed = list(_printed_lines(each, chosen))
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


def _printed_lines(each: LaidOut, style: MarkStyle) -> Iterator[str]:
    """The lines of a part, with room over a name that is still to be signed."""
    for place, line in enumerate((*each.heading, *each.lines)):
        if place and line.number in each.apart:
            yield ""
        yield _printed(line, style, numbered=style.numbers_lines)


def _printed(line: NumberedLine, style: AnyStyle, *, numbered: bool) -> str:
    note = f" [{line.note}]" if line.note else ""
    words = f"{' ' * line.indent}{plain_runs(line.runs, style).rstrip()}{note}"
    return f"{line.number:>5}  {words}" if numbered else words
