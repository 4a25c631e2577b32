"""How much of a changed section a bill sets out: all of it, its subsections, or the lines that change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from policies.local_law import SetOutUnit
from policies.text.changes import Op, Paragraph, SectionChange
from policies.text.comparing import same_section
from policies.text.lines import text_of
from policies.text.parts import unchanged
from policies.text.section import SectionText

Block = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class SetOut:
    """A section as a bill sets it out: whole blocks of its lines; between two blocks words are left out.

    ``is_whole`` when nothing is left out. ``begins`` and ``ends``: its first, its last block stands where
    the section begins and ends. ``names``: the subsections that are set out, "(b)", where they have any.
    """

    change: SectionChange
    blocks: tuple[Block, ...]
    is_whole: bool = True
    begins: bool = True
    ends: bool = True
    names: tuple[str, ...] = ()

    def read(self, without: Op) -> str:
        """The words of one side of what is set out: without DELETED the new, without INSERTED the old."""
        return "\n".join(text_of(block, without) for block in self.blocks)


def unmarked(section: SectionText, place: int = 0) -> SectionChange:
    """A section without marks: of a text that was never compared, or of a clean copy."""
    return same_section(section, section, (place, place), section.key or str(place))


def set_out(change: SectionChange, unit: str) -> SetOut:
    """What the unit of local law sets out of a section; all of it where a part could not be named or read.

    A section that comes or goes as a whole, and one without subsections, is set out as a whole.
    """
    whole = SetOut(change, (change.paragraphs,))
    if unit not in (SetOutUnit.SUBSECTION, SetOutUnit.PROVISION):
        return whole
    if change.kind not in ("amended", "renumbered", "moved") or change.old is None or change.new is None:
        return whole
    groups = list(_groups(change.paragraphs, each_line=unit == SetOutUnit.PROVISION))
    kept = [any(line.kind != "same" for line in group) for group in groups]
    if len(groups) < 2 or all(kept) or not any(kept):
        return whole
    blocks = [
        tuple(line for group, _ in run for line in group)
        for is_kept, run in groupby(zip(groups, kept, strict=True), key=lambda pair: pair[1])
        if is_kept
    ]
    names = [_name(group) for group, is_kept in zip(groups, kept, strict=True) if is_kept]
    named = tuple(dict.fromkeys(names)) if all(names) else ()
    return SetOut(change, tuple(blocks), False, kept[0], kept[-1], named)


def clean(found: SetOut) -> SetOut | None:
    """The same as it would be adopted, without marks; None where nothing of it would stand."""
    new = found.change.new
    if new is None:
        return None
    blocks = [text_of(block, Op.DELETED) for block in found.blocks]
    drawn = tuple(unchanged(text) for text in blocks if text)
    return replace(found, change=unmarked(new), blocks=drawn, ends=found.ends and bool(drawn))


def _groups(lines: Sequence[Paragraph], *, each_line: bool) -> Iterator[Block]:
    """The lines of each subsection; a blank line, and one that was cut from it, stays with it."""
    group: list[Paragraph] = []
    for line in lines:
        shown = line.new or line.old
        opens = shown is not None and (each_line or len(shown.path) == 1) and line.line_break == Op.SAME
        if opens and group:
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _name(group: Block) -> str:
    """``(b)``, as it would be; "" for lines without an enumerator."""
    shown = next((line.new or line.old for line in group if line.new or line.old), None)
    return shown.enumerator.printed.strip() if shown and shown.enumerator and len(shown.path) == 1 else ""
