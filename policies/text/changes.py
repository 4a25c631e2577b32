"""What a redline is: data, from which every rendering is printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from policies.text.numbering import Provision
from policies.text.section import SectionText
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

    @property
    def runs(self) -> Runs:
        """The whole line: indent, enumerator, words."""
        return self.enumerator_runs + self.body_runs


@dataclass(frozen=True, slots=True)
class SectionChange:
    """One section in a redline.

    kind: same (blank lines and white space may differ), amended, inserted, deleted, renumbered (another
    label, the same words) or moved (another place among its neighbours; its words may be amended too).
    `old_place` and `new_place` count from 0 in the two texts. `number` as in Paragraph: given when the
    section as a whole is new, gone or moved, or its label, heading or level differs. `anchor` is a
    stable id, unique on a page.
    """

    kind: str
    old: SectionText | None
    new: SectionText | None
    old_place: int | None
    new_place: int | None
    label_runs: Runs
    heading_runs: Runs
    paragraphs: tuple[Paragraph, ...]
    words_inserted: int
    words_deleted: int
    words_moved: int
    number: int | None
    anchor: str

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to mark in it."""
        return self.kind != "same"

    @property
    def section(self) -> SectionText:
        """The section as it would be; as it was, when it goes."""
        section = self.new or self.old
        assert section is not None
        return section


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the list of changes.

    citation: "2.60.070(a)", as it was where something goes or is renumbered, else as it would be.
    kind: that of the paragraph or section. anchor: of the section.
    """

    number: int
    citation: str
    kind: str
    sentence: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Redline:
    """All that changes between two texts, sections in reading order."""

    sections: tuple[SectionChange, ...]
    changes: tuple[Change, ...]

    @property
    def words_inserted(self) -> int:
        """Words that come; labels and enumerators are no words."""
        return sum(section.words_inserted for section in self.sections)

    @property
    def words_deleted(self) -> int:
        """Words that go."""
        return sum(section.words_deleted for section in self.sections)

    @property
    def words_moved(self) -> int:
        """Words of provisions that stand elsewhere in their section now; they neither come nor go."""
        return sum(section.words_moved for section in self.sections)

    @property
    def sections_changed(self) -> int:
        """Sections with anything to mark."""
        return sum(section.is_changed for section in self.sections)


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
