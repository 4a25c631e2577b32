"""Compare one section with what became of it: label, heading, then line by line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from policies.text.changes import Op, Paragraph, Runs, SectionChange, side, words_of
from policies.text.marking import line_runs, plain, replaced, text_runs
from policies.text.numbering import Provision, provisions
from policies.text.paragraphs import Pair, enumerated, pair_lines
from policies.text.section import SectionText

_OPS = {"same": Op.SAME, "inserted": Op.INSERTED, "deleted": Op.DELETED}


@dataclass(frozen=True, slots=True)
class _Side:
    """The lines of one text and the provision on each line that is not blank."""

    lines: list[str]
    provisions: dict[int, Provision]


def lines_of(text: str) -> list[str]:
    """The lines of a text; none for an empty text."""
    return text.split("\n") if text else []


@lru_cache(maxsize=1024)
def _side(text: str) -> _Side:
    """Kept for the next redline: of a long text a draft changes a few sections."""
    return _Side(lines_of(text), {one.line: one for one in provisions(text)})


def forget() -> None:
    """Drop what was kept for the next redline."""
    _side.cache_clear()


def compare_text(old: str, new: str) -> tuple[Paragraph, ...]:
    """The lines of both texts in reading order; checked, else all is replaced. No numbers yet."""
    before = _side(old)
    if old == new:
        return tuple(_whole("same", before, n, n, before) for n in range(len(before.lines)))
    after = _side(new)
    paragraphs = _paragraphs(before, after, pair_lines(before.lines, after.lines))
    if text_of(paragraphs, Op.INSERTED) == old and text_of(paragraphs, Op.DELETED) == new:
        return paragraphs
    gone: list[Pair] = [(n, None) for n in range(len(before.lines))]
    come: list[Pair] = [(None, n) for n in range(len(after.lines))]
    return _paragraphs(before, after, gone + come)


def _paragraphs(before: _Side, after: _Side, pairs: Sequence[Pair]) -> tuple[Paragraph, ...]:
    found = []
    for i, j in pairs:
        if i is None:
            found.append(_whole("inserted", after, None, j, after))
        elif j is None:
            found.append(_whole("deleted", before, i, None, before))
        elif before.lines[i] == after.lines[j]:
            found.append(_whole("same", before, i, j, after))
        else:
            found.append(_paired(before, after, i, j))
    return tuple(found)


def _whole(kind: str, before: _Side, i: int | None, j: int | None, after: _Side) -> Paragraph:
    """A line that stays, comes or goes as it is."""
    line = before.lines[i] if i is not None else after.lines[j or 0]
    old = before.provisions.get(i) if i is not None else None
    new = after.provisions.get(j) if j is not None else None
    shown = new or old
    number = shown.indent + shown.enumerator.printed if shown and shown.enumerator else ""
    op = _OPS[kind]
    return Paragraph(kind, old, new, plain(op, number), plain(op, line[len(number) :]))


def _paired(before: _Side, after: _Side, i: int, j: int) -> Paragraph:
    line, new_line = before.lines[i], after.lines[j]
    number, words = line_runs(line, new_line)
    if side(number + words, Op.INSERTED) != line or side(number + words, Op.DELETED) != new_line:
        number, words = (), replaced(line, new_line)
    kind = "same"
    if is_marked(words):
        kind = "amended"
    elif is_marked(number) and enumerated(line)[0].strip() != enumerated(new_line)[0].strip():
        kind = "renumbered"
    return Paragraph(kind, before.provisions.get(i), after.provisions.get(j), number, words)


def is_marked(runs: Runs) -> bool:
    """Whether anything but white space comes or goes."""
    return any(run.op != Op.SAME and not run.text.isspace() for run in runs)


def text_of(paragraphs: Sequence[Paragraph], without: Op) -> str:
    """The text of one side: without DELETED it is the new one, without INSERTED the old one."""
    absent = "deleted" if without == Op.DELETED else "inserted"
    return "\n".join(side(one.runs, without) for one in paragraphs if one.kind != absent)


def _label_runs(old: SectionText, new: SectionText) -> Runs:
    if old.label == new.label:
        return plain(Op.SAME, new.label or "")
    return replaced(old.label or "", new.label or "")


def compare_section(
    old: SectionText, new: SectionText, places: tuple[int, int], moved: bool
) -> SectionChange:
    """A section that stays, with all that changes in it."""
    paragraphs = compare_text(old.text, new.text)
    heading = text_runs(old.heading, new.heading)
    lines_change = any(one.kind != "same" and (one.old or one.new) for one in paragraphs)
    words_change = is_marked(heading) or old.level != new.level or lines_change
    kind = "same"
    if moved:
        kind = "moved"
    elif words_change:
        kind = "amended"
    elif old.label != new.label:
        kind = "renumbered"
    return _change(kind, old, new, places, (_label_runs(old, new), heading, paragraphs))


def whole_section(op: Op, section: SectionText, place: int) -> SectionChange:
    """A section that comes (op INSERTED) or goes (op DELETED) as a whole."""
    lines = _side(section.text)
    comes = op == Op.INSERTED
    paragraphs = tuple(
        _whole(op.value, lines, None if comes else n, n if comes else None, lines)
        for n in range(len(lines.lines))
    )
    drawn = (plain(op, section.label or ""), plain(op, section.heading), paragraphs)
    if comes:
        return _change("inserted", None, section, (None, place), drawn)
    return _change("deleted", section, None, (place, None), drawn)


def _change(
    kind: str,
    old: SectionText | None,
    new: SectionText | None,
    places: tuple[int | None, int | None],
    drawn: tuple[Runs, Runs, tuple[Paragraph, ...]],
) -> SectionChange:
    label, heading, paragraphs = drawn
    marked = [heading, *(one.body_runs for one in paragraphs if one.kind != "same")]
    inserted, deleted = (sum(words_of(runs, op) for runs in marked) for op in (Op.INSERTED, Op.DELETED))
    return SectionChange(kind, old, new, *places, label, heading, paragraphs, inserted, deleted, None, "")


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
    if section.kind in ("inserted", "deleted", "same"):
        return replace(section, number=number), first
    paragraphs = []
    for one in section.paragraphs:
        if one.kind != "same" and (one.old or one.new):
            one, first = replace(one, number=first), first + 1
        paragraphs.append(one)
    return replace(section, number=number, paragraphs=tuple(paragraphs)), first


def rebuilt(section: SectionChange, without: Op) -> SectionText:
    """One side of a section, put together again from its runs."""
    stated = section.new if without == Op.DELETED else section.old
    assert stated is not None
    label = None if stated.label is None else side(section.label_runs, without)
    heading = side(section.heading_runs, without)
    return SectionText(stated.level, label, heading, text_of(section.paragraphs, without), stated.key)
