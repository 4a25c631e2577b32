"""What a redline is: data, from which every rendering is printed."""

from dataclasses import dataclass
from typing import NamedTuple

from policies.text.parts import Elsewhere, Op, Paragraph, Run, Runs, merged, side, unchanged, words_of
from policies.text.section import SectionText

__all__ = [
    "Change",
    "Elsewhere",
    "Kin",
    "Op",
    "Paragraph",
    "Redline",
    "Run",
    "Runs",
    "SectionChange",
    "merged",
    "side",
    "words_of",
]


class Kin(NamedTuple):
    """A neighbour with which a section was one, or has become one.

    relation: "split from" and "joined to" of the section that is new or gone, "split into" and "joined from"
    of the one that stays.
    """

    relation: str
    other: Elsewhere


@dataclass(frozen=True, slots=True)
class SectionChange:
    """One section in a redline.

    kind: same (blank lines and white space may differ), amended, inserted, deleted, renumbered (another
    label, the same words) or moved (another place among its neighbours; its words may be amended too).
    `old_place` and `new_place` count from 0 in the two texts. `number` as in Paragraph: given when the
    section as a whole is new, gone or moved, or its label, heading or level differs. `anchor` is a
    stable id, unique on a page. `drawn` is None where the text stays to the letter: a code of which little
    changes costs what changes. `is_coarse` where the words of its lines were not all compared, because that
    would have taken too long: the redline is exact, but marks more than it must. `kin`: a section that is
    new because it was split off from a neighbour, or gone because it was joined to one, and that neighbour.
    """

    kind: str
    old: SectionText | None
    new: SectionText | None
    old_place: int | None
    new_place: int | None
    label_runs: Runs
    heading_runs: Runs
    drawn: tuple[Paragraph, ...] | None
    words_inserted: int
    words_deleted: int
    words_moved: int
    number: int | None
    anchor: str
    is_coarse: bool = False
    kin: tuple[Kin, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every line, also of a section that stays."""
        return unchanged(self.section.text) if self.drawn is None else self.drawn

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to mark in it."""
        return self.kind != "same"

    @property
    def origin(self) -> Kin | None:
        """The neighbour from which a new section was split off, or to which one that is gone was joined."""
        return next((one for one in self.kin if one.relation in ("split from", "joined to")), None)

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
    kind: that of the paragraph or section; split or joined where a section is new or gone that way, moved
    where a paragraph stands elsewhere. anchor: of the section.
    """

    number: int
    citation: str
    kind: str
    sentence: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Redline:
    """All that changes between two texts, sections in reading order; ``is_coarse`` as in SectionChange."""

    sections: tuple[SectionChange, ...]
    changes: tuple[Change, ...]
    is_coarse: bool = False

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
        """Words that stand elsewhere now: in their section, or in one that was split off or joined."""
        return sum(section.words_moved for section in self.sections)

    @property
    def sections_changed(self) -> int:
        """Sections with anything to mark."""
        return sum(section.is_changed for section in self.sections)
