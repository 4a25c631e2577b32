"""The lines of two texts as paragraphs of a redline: kept, amended, new, gone, moved, split, joined."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policies.text.effort import give_up
from policies.text.marking import line_runs, plain, replaced, text_runs
from policies.text.moving import settled
from policies.text.numbering import Provision
from policies.text.paragraphs import Pair, enumerated, pair_lines
from policies.text.parts import Op, Paragraph, Run, Runs, Side, is_block, side, side_of, unchanged, whole
from policies.text.splitting import Group, grouped


def compare_text(old: str, new: str) -> tuple[Paragraph, ...]:
    """The lines of both texts in reading order; checked, else all is replaced. No numbers yet."""
    if old == new:
        return unchanged(old)
    before, after = side_of(old), side_of(new)
    if is_block(before.lines) or is_block(after.lines):
        give_up()
    paragraphs = _drawn(before, after)
    if text_of(paragraphs, Op.INSERTED) == old and text_of(paragraphs, Op.DELETED) == new:
        return paragraphs
    gone = [whole("deleted", before, n, None, before) for n in range(len(before.lines))]
    come = [whole("inserted", after, None, n, after) for n in range(len(after.lines))]
    return tuple(gone + come)


def text_of(paragraphs: Sequence[Paragraph], without: Op) -> str:
    """The text of one side: without DELETED it is the new one, without INSERTED the old one."""
    absent = "deleted" if without == Op.DELETED else "inserted"
    pieces: list[str] = []
    for one in paragraphs:
        if one.kind == absent:
            continue
        if pieces and one.line_break != without:
            pieces.append("\n")
        pieces.append(side(one.runs, without))
    return "".join(pieces)


def is_marked(runs: Runs) -> bool:
    """Whether anything but white space comes or goes."""
    return any(run.op != Op.SAME and not run.text.isspace() for run in runs)


def _drawn(before: Side, after: Side) -> tuple[Paragraph, ...]:
    pairs, moves = settled(before.lines, after.lines, pair_lines(before.lines, after.lines))
    gone, come = ({match[at] for match in moves} for at in (0, 1))
    found: list[Paragraph] = []
    place_old: dict[int, int] = {}
    place_new: dict[int, int] = {}
    for group in _groups(before, after, pairs, gone, come):
        if not group.new:
            place_old[group.old[0]] = len(found)
        elif not group.old:
            place_new[group.new[0]] = len(found)
        found += _compared(before, after, group)
    for i, j in moves:
        found[place_old[i]] = replace(found[place_old[i]], twin=place_new[j])
        inner = text_runs(enumerated(before.lines[i])[1], enumerated(after.lines[j])[1])
        found[place_new[j]] = replace(found[place_new[j]], twin=place_old[i], inner_runs=inner)
    return tuple(found)


def _groups(
    before: Side, after: Side, pairs: Sequence[Pair], gone: set[int], come: set[int]
) -> Iterator[Group]:
    """What is compared together; a line that moved stands alone at either place."""
    stretch: list[Pair] = []
    for i, j in pairs:
        if (j is None and i in gone) or (i is None and j in come):
            yield from grouped(before.lines, after.lines, stretch)
            stretch = []
            yield Group(() if i is None else (i,), () if j is None else (j,))
        else:
            stretch.append((i, j))
    yield from grouped(before.lines, after.lines, stretch)


def _compared(before: Side, after: Side, group: Group) -> list[Paragraph]:
    if not group.old:
        return [whole("inserted", after, None, n, after) for n in group.new]
    if not group.new:
        return [whole("deleted", before, n, None, before) for n in group.old]
    if len(group.old) == len(group.new) == 1:
        i, j = group.old[0], group.new[0]
        if before.lines[i] == after.lines[j]:
            return [whole("same", before, i, j, after)]
        return [_paired(before, after, i, j)]
    return _cut(before, after, group)


def _paired(before: Side, after: Side, i: int, j: int) -> Paragraph:
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


def _cut(before: Side, after: Side, group: Group) -> list[Paragraph]:
    """Lines compared as one text, cut at every line end of either."""
    old = "\n".join(before.lines[n] for n in group.old)
    new = "\n".join(after.lines[n] for n in group.new)
    number, words = line_runs(old, new)
    found: list[Paragraph] = []
    i, j = group.old[0], group.new[0]
    for line_break, runs in _pieces(number + words):
        if found:
            i, j = i + (line_break != Op.INSERTED), j + (line_break != Op.DELETED)
        found.append(_piece(before.provisions.get(i), after.provisions.get(j), line_break, runs))
    return found


def _pieces(runs: Runs) -> Iterator[tuple[Op, Runs]]:
    """(what becomes of the line end before it, the runs of the piece)."""
    line_break, piece = Op.SAME, list[Run]()
    for run in runs:
        head, *tail = run.text.split("\n")
        piece.append(Run(run.op, head))
        for text in tail:
            yield line_break, tuple(one for one in piece if one.text)
            line_break, piece = run.op, [Run(run.op, text)]
    yield line_break, tuple(one for one in piece if one.text)


def _piece(old: Provision | None, new: Provision | None, line_break: Op, runs: Runs) -> Paragraph:
    """One piece; ``old`` and ``new`` are named where it has words of theirs."""
    here = old if any(run.op != Op.INSERTED and run.text.strip() for run in runs) else None
    there = new if any(run.op != Op.DELETED and run.text.strip() for run in runs) else None
    kind = "amended" if is_marked(runs) else "same"
    if line_break == Op.INSERTED and there:
        kind = "split"
    elif line_break == Op.DELETED and here:
        kind = "joined"
    number, words = _numbered(here if kind == "joined" else (there or here), runs)
    return Paragraph(kind, here, there, number, words, line_break=line_break)


def _numbered(shown: Provision | None, runs: Runs) -> tuple[Runs, Runs]:
    """The runs up to the enumerator, when one run holds it whole, and the others."""
    if shown is None or shown.enumerator is None or not runs:
        return (), runs
    first = runs[0]
    printed = shown.enumerator.printed
    end = len(first.text) - len(first.text.lstrip()) + len(printed)
    if not first.text.lstrip().startswith(printed):
        return (), runs
    rest = first.text[end:]
    return (Run(first.op, first.text[:end]),), (*plain(first.op, rest), *runs[1:])
