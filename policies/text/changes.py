"""What a redline is: data, from which every rendering is printed."""

from dataclasses import dataclass

from policies.text.parts import Op, Paragraph, Run, Runs, merged, side, unchanged, words_of
from policies.text.section import SectionText

__all__ = [
    "Change",
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


@dataclass(frozen=True, slots=True)
class SectionChange:
    """One section in a redline.

    kind: same (blank lines and white space may differ), amended, inserted, deleted, renumbered (another
    label, the same words) or moved (another place among its neighbours; its words may be amended too).
    `old_place` and `new_place` count from 0 in the two texts. `number` as in Paragraph: given when the
    section as a whole is new, gone or moved, or its label, heading or level differs. `anchor` is a
    stable id, unique on a page. `drawn` is None where the text stays to the letter: a code of which little
    changes costs what changes. `is_coarse` where the words of its lines were not all compared, because that
    would have taken too long: the redline is exact, but marks more than it must.
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

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every line, also of a section that stays."""
        return unchanged(self.section.text) if self.drawn is None else self.drawn

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
        """Words of provisions that stand elsewhere in their section now; they neither come nor go."""
        return sum(section.words_moved for section in self.sections)

    @property
    def sections_changed(self) -> int:
        """Sections with anything to mark."""
        return sum(section.is_changed for section in self.sections)
