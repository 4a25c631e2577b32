"""Compare one section with what became of it: label, heading, then line by line."""

from collections.abc import Sequence
from dataclasses import replace

from policies.text.changes import Op, Paragraph, Runs, SectionChange, side, words_of
from policies.text.effort import bounded
from policies.text.lines import compare_text, is_marked, text_of
from policies.text.marking import plain, replaced, text_runs
from policies.text.parts import side_of, whole
from policies.text.section import SectionText


def _label_runs(old: SectionText, new: SectionText) -> Runs:
    if old.label == new.label:
        return plain(Op.SAME, new.label or "")
    return replaced(old.label or "", new.label or "")


def same_section(old: SectionText, new: SectionText, places: tuple[int, int], anchor: str) -> SectionChange:
    """A section that stays to the letter, where it stood."""
    runs = plain(Op.SAME, new.label or ""), plain(Op.SAME, new.heading)
    return SectionChange("same", old, new, *places, *runs, None, 0, 0, 0, None, anchor)


def compare_section(
    old: SectionText, new: SectionText, places: tuple[int, int], anchor: str = "", moved: bool = False
) -> SectionChange:
    """A section that stays, with all that changes in it."""
    with bounded() as effort:
        refusals = effort.refusals
        section = _compared(old, new, places, anchor, moved)
        return replace(section, is_coarse=True) if effort.refusals > refusals else section


def _compared(
    old: SectionText, new: SectionText, places: tuple[int, int], anchor: str, moved: bool
) -> SectionChange:
    paragraphs = None if old.text == new.text else compare_text(old.text, new.text)
    heading = text_runs(old.heading, new.heading)
    lines_change = any(one.kind != "same" and (one.old or one.new) for one in paragraphs or ())
    words_change = is_marked(heading) or old.level != new.level or lines_change
    kind = "same"
    if moved:
        kind = "moved"
    elif words_change:
        kind = "amended"
    elif old.label != new.label:
        kind = "renumbered"
    return _change(kind, old, new, places, (_label_runs(old, new), heading, paragraphs), anchor)


def whole_section(op: Op, section: SectionText, place: int, anchor: str = "") -> SectionChange:
    """A section that comes (op INSERTED) or goes (op DELETED) as a whole."""
    lines = side_of(section.text)
    comes = op == Op.INSERTED
    paragraphs = tuple(
        whole(op.value, lines, None if comes else n, n if comes else None, lines)
        for n in range(len(lines.lines))
    )
    drawn = (plain(op, section.label or ""), plain(op, section.heading), paragraphs)
    if comes:
        return _change("inserted", None, section, (None, place), drawn, anchor)
    return _change("deleted", section, None, (place, None), drawn, anchor)


def _change(
    kind: str,
    old: SectionText | None,
    new: SectionText | None,
    places: tuple[int | None, int | None],
    drawn: tuple[Runs, Runs, tuple[Paragraph, ...] | None],
    anchor: str,
) -> SectionChange:
    label, heading, paragraphs = drawn
    counts = counts_of(heading, paragraphs or ())
    return SectionChange(kind, old, new, *places, label, heading, paragraphs, *counts, None, anchor)


def counts_of(heading: Runs, paragraphs: Sequence[Paragraph]) -> tuple[int, int, int]:
    """Words inserted, deleted, moved; of a line that moved only what changed in it comes or goes."""
    marked = [heading, *(_counted(one) for one in paragraphs if one.kind != "same")]
    inserted, deleted = (sum(words_of(runs, op) for runs in marked) for op in (Op.INSERTED, Op.DELETED))
    return inserted, deleted, sum(words_of(one.inner_runs, Op.SAME) for one in paragraphs)


def _counted(one: Paragraph) -> Runs:
    return one.inner_runs if one.is_moved else one.body_runs


def is_changed_itself(section: SectionChange) -> bool:
    """Whether the section as a whole changes: new, gone, moved, or another label, heading or level."""
    if section.kind in ("inserted", "deleted", "moved", "renumbered"):
        return True
    if section.old is None or section.new is None:
        return False
    renamed = section.old.label != section.new.label or section.old.level != section.new.level
    return renamed or is_marked(section.heading_runs)


def numbered(section: SectionChange, first: int) -> tuple[SectionChange, int]:
    """The section with its changes numbered from `first`, and the number that comes next."""
    number = None
    if is_changed_itself(section):
        number, first = first, first + 1
    if section.drawn is None or section.kind in ("inserted", "deleted", "same"):
        return (replace(section, number=number) if number else section), first
    paragraphs = []
    for one in section.drawn:
        if one.kind != "same" and (one.old or one.new):
            one, first = replace(one, number=first), first + 1
        paragraphs.append(one)
    return replace(section, number=number, drawn=tuple(paragraphs)), first


def rebuilt(section: SectionChange, without: Op) -> SectionText:
    """One side of a section, put together again from its runs."""
    stated = section.new if without == Op.DELETED else section.old
    assert stated is not None
    if section.kind == "same" and section.drawn is None and section.old == section.new:
        return stated
    label = None if stated.label is None else side(section.label_runs, without)
    heading = side(section.heading_runs, without)
    text = stated.text if section.drawn is None else text_of(section.drawn, without)
    return SectionText(stated.level, label, heading, text, stated.key)
