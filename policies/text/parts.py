"""The parts of a redline: runs of words that stay, go or come, and the lines made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from policies.text.kept import Kept
from policies.text.numbering import Provision, provisions
from policies.text.words import count_words


class Op(StrEnum):
    """What becomes of some words."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


class Run(NamedTuple):
    """Words side by side that share one fate, with the white space that goes with them."""

    op: Op
    text: str


Runs = tuple[Run, ...]
MOST_LINES = 4_000
"""A section of more lines is compared as one, to bound the time that a redline takes."""

_OPS = {"same": Op.SAME, "inserted": Op.INSERTED, "deleted": Op.DELETED}


class Elsewhere(NamedTuple):
    """The other section in which a line, or a part of a section, stands: as it is cited, and its anchor."""

    citation: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a section in a redline.

    kind: same, amended, inserted, deleted, or renumbered (only the enumerator differs). A line that
    differs in white space alone is same, and its runs still tell both texts. A blank line is kept as
    same, inserted or deleted, without provisions, without a number. A line that begins inside an old
    one is split, one that goes on where an old line began is joined; their words may change too.
    line_break: what becomes of the line end before it: INSERTED where it is split, DELETED where joined.
    twin: of a line that moved, the place (from 0, among the paragraphs of its section) where it stands
    again; it is deleted in one place and inserted in the other, and ``inner_runs`` of the inserted one
    tell what changed in its words on the way.
    elsewhere: the same for a line that moved between a section and its neighbour, because one of them was
    split off from the other, or joined to it.
    number: the number of the change in the whole redline, counted from 1 in reading order; None when
    same, and None in a section that is new or gone as a whole, because there the section has it.
    """

    kind: str
    old: Provision | None
    new: Provision | None
    enumerator_runs: Runs
    body_runs: Runs
    number: int | None = None
    line_break: Op = Op.SAME
    twin: int | None = None
    inner_runs: Runs = ()
    elsewhere: Elsewhere | None = None

    @property
    def is_moved(self) -> bool:
        """Whether it stands again in another place, of this section or of a neighbour."""
        return self.twin is not None or self.elsewhere is not None

    @property
    def runs(self) -> Runs:
        """The whole line: indent, enumerator, words."""
        return self.enumerator_runs + self.body_runs


@dataclass(frozen=True, slots=True)
class Side:
    """The lines of one text and the provision on each line that is not blank."""

    lines: list[str]
    provisions: dict[int, Provision]


def lines_of(text: str, most: int = MOST_LINES) -> list[str]:
    """The lines of a text, none for an empty one; a text of too many lines is taken as one line."""
    if text.count("\n") >= most:
        return [text]
    return text.split("\n") if text else []


@Kept
def side_of(text: str) -> Side:
    """Kept for the next redline: of a long text a draft changes a few sections.

    A text of too many lines is one provision, so that what changes in it has a number and a place.
    """
    lines = lines_of(text)
    if is_block(lines):
        return Side(lines, {0: Provision(("¶1",), 1, "", None, text, 0)} if text.strip() else {})
    return Side(lines, {one.line: one for one in provisions(text)})


def is_block(lines: Sequence[str]) -> bool:
    """Whether these lines are a text that had too many."""
    return len(lines) == 1 and "\n" in lines[0]


def forget() -> None:
    """Drop what was kept for the next redline."""
    side_of.forget()


def unchanged(text: str) -> tuple[Paragraph, ...]:
    """The lines of a text in which nothing changes."""
    lines = side_of(text)
    return tuple(whole("same", lines, n, n, lines) for n in range(len(lines.lines)))


def whole(kind: str, before: Side, i: int | None, j: int | None, after: Side) -> Paragraph:
    """A line that stays, comes or goes as it is."""
    line = before.lines[i] if i is not None else after.lines[j or 0]
    old = before.provisions.get(i) if i is not None else None
    new = after.provisions.get(j) if j is not None else None
    shown = new or old
    number = shown.indent + shown.enumerator.printed if shown and shown.enumerator else ""
    op = _OPS[kind]
    return Paragraph(kind, old, new, _run(op, number), _run(op, line[len(number) :]))


def _run(op: Op, text: str) -> Runs:
    return (Run(op, text),) if text else ()


def side(runs: Sequence[Run], without: Op) -> str:
    """The text of one side: without DELETED it is the new one, without INSERTED the old one."""
    return "".join(run.text for run in runs if run.op != without)


def words_of(runs: Sequence[Run], op: Op) -> int:
    """How many words these runs delete or insert."""
    return sum(count_words(run.text) for run in runs if run.op == op)


def merged(runs: Sequence[Run]) -> Runs:
    """The same runs without empty ones, neighbours of one kind put together."""
    found: list[Run] = []
    parts: list[str] = []
    before = Op.SAME
    for op, text in runs:
        if text and parts and op != before:
            found.append(Run(before, "".join(parts)))
            parts = []
        if text:
            before = op
            parts.append(text)
    return (*found, Run(before, "".join(parts))) if parts else ()
