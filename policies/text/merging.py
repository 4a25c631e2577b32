"""Two drafts of one text put together: what only one of them changed is taken, what both changed is asked.

A conflict is a value that names both sides and what stood there before; nothing is ever chosen in silence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from policies.text.edits import applied, edits, regions
from policies.text.effort import UNITS, bounded
from policies.text.pairing import pair_sections
from policies.text.section import SectionText

Choice = Literal["base", "mine", "theirs"]


@dataclass(frozen=True, slots=True)
class Clash:
    """Words that both drafts changed, or changed so close to each other that no word lies between."""

    base: str
    mine: str
    theirs: str

    def chosen(self, choice: Choice) -> str:
        """The words of one side."""
        return {"base": self.base, "mine": self.mine, "theirs": self.theirs}[choice]


Pieces = tuple[str | Clash, ...]


@dataclass(frozen=True, slots=True)
class MergedSection:
    """One section of the merged text: its text in pieces, some of them open, and the conflicts on it.

    ``section`` has the text with every open piece as in the base; ``base``, ``mine`` and ``theirs`` are the
    section in the three texts, None where it does not stand.
    """

    section: SectionText
    pieces: Pieces
    base: SectionText | None
    mine: SectionText | None
    theirs: SectionText | None

    @property
    def is_open(self) -> bool:
        """True while some of its words wait for a person."""
        return any(isinstance(piece, Clash) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a person must decide. ``place`` counts from 0 in the merged sections.

    kind: text (the same words changed in two ways; ``clash`` has them), label, heading, level (both renamed
    the section), gone (one side takes the section out, the other amends it; it stays for now, amended), twice
    (both add a section under one number; both stand, mine first), order (both moved sections; mine counts).
    """

    kind: str
    place: int | None
    mine: str
    theirs: str
    clash: Clash | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged text with everything that is still open."""

    sections: tuple[MergedSection, ...]
    conflicts: tuple[Conflict, ...]

    def text(self, choice: Choice = "base") -> tuple[SectionText, ...]:
        """The sections, open words taken from one side."""
        return tuple(_with_text(one.section, resolved(one.pieces, choice)) for one in self.sections)


def merge_text(base: str, mine: str, theirs: str) -> Pieces:
    """One text with both drafts' changes, in pieces; a piece that both changed differently is a Clash.

    merge_text(b, m, b) is m and merge_text(b, b, t) is t; the sides are treated alike.
    """
    if mine == theirs or theirs == base:
        return (mine,) if mine else ()
    if mine == base:
        return (theirs,) if theirs else ()
    pieces: list[str | Clash] = []
    at = 0
    for start, end, ours, others in regions(base, edits(base, mine), edits(base, theirs)):
        pieces.append(base[at:start])
        old, new_mine, new_theirs = (
            base[start:end],
            applied(base, start, end, ours),
            applied(base, start, end, others),
        )
        if not others or new_mine == new_theirs:
            pieces.append(new_mine)
        elif not ours:
            pieces.append(new_theirs)
        else:
            pieces.append(Clash(old, new_mine, new_theirs))
        at = end
    pieces.append(base[at:])
    return _joined(pieces)


def resolved(pieces: Pieces, choice: Choice) -> str:
    """The text with every clash decided for one side."""
    return "".join(piece if isinstance(piece, str) else piece.chosen(choice) for piece in pieces)


def _joined(pieces: Sequence[str | Clash]) -> Pieces:
    found: list[str | Clash] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece:
            found.append(piece)
    return tuple(found)


def merge(base: Sequence[SectionText], mine: Sequence[SectionText], theirs: Sequence[SectionText]) -> Merge:
    """Two drafts that began from one text, put together section by section and word by word.

    It may take as much work as the two redlines that it rests on; beyond, a clash is longer than it must be.
    """
    with bounded(2 * UNITS):
        return _Merging(base, mine, theirs).done()


def _with_text(section: SectionText, text: str) -> SectionText:
    return SectionText(section.level, section.label, section.heading, text, section.key)


class _Merging:
    def __init__(
        self, base: Sequence[SectionText], mine: Sequence[SectionText], theirs: Sequence[SectionText]
    ) -> None:
        self.base, self.mine, self.theirs = base, mine, theirs
        self.in_mine = dict(pair_sections(base, mine))
        self.in_theirs = dict(pair_sections(base, theirs))
        self.found: list[MergedSection] = []
        self.conflicts: list[Conflict] = []

    def done(self) -> Merge:
        order = self._order()
        mine_new = _after(self.mine, self.in_mine)
        theirs_new = _after(self.theirs, self.in_theirs)
        for place in [None, *order]:
            if place is not None:
                self._stays(place)
            self._come(mine_new.get(place, []), theirs_new.get(place, []))
        return Merge(tuple(self.found), tuple(self.conflicts))

    def _order(self) -> list[int]:
        """Places of the base in the order of the merged text: that of the side which moved sections."""
        mine, theirs = _reading(self.in_mine, len(self.base)), _reading(self.in_theirs, len(self.base))
        if mine == sorted(mine):
            return theirs
        if theirs not in (sorted(theirs), mine):
            said = "moves sections"
            self.conflicts.append(Conflict("order", None, said, said))
        return mine

    def _stays(self, place: int) -> None:
        old = self.base[place]
        mine = self._there(self.mine, self.in_mine, place)
        theirs = self._there(self.theirs, self.in_theirs, place)
        if mine is None or theirs is None:
            kept = mine or theirs
            if kept is None or _says(kept) == _says(old):
                return
            sides = ("takes it out", "amends it") if mine is None else ("amends it", "takes it out")
            self.conflicts.append(Conflict("gone", len(self.found), *sides))
            self.found.append(MergedSection(kept, (kept.text,) if kept.text else (), old, mine, theirs))
            return
        pieces = merge_text(old.text, mine.text, theirs.text)
        section = SectionText(
            self._one("level", old.level, mine.level, theirs.level) or old.level,
            self._one("label", old.label, mine.label, theirs.label),
            self._one("heading", old.heading, mine.heading, theirs.heading) or "",
            resolved(pieces, "base"),
            old.key,
        )
        self.conflicts += [
            Conflict("text", len(self.found), piece.mine, piece.theirs, piece)
            for piece in pieces
            if isinstance(piece, Clash)
        ]
        self.found.append(MergedSection(section, pieces, old, mine, theirs))

    @staticmethod
    def _there(side: Sequence[SectionText], pairs: dict[int, int], place: int) -> SectionText | None:
        return side[pairs[place]] if place in pairs else None

    def _one(self, kind: str, base: str | None, mine: str | None, theirs: str | None) -> str | None:
        if theirs in (base, mine):
            return mine
        if mine == base:
            return theirs
        self.conflicts.append(Conflict(kind, len(self.found), mine or "", theirs or ""))
        return base

    def _come(self, mine: Sequence[SectionText], theirs: Sequence[SectionText]) -> None:
        """New sections at one place; what both add in the same words is added once."""
        known = {_says(one) for one in mine}
        labels = {one.label for one in mine if one.label}
        for one in mine:
            self.found.append(MergedSection(one, (one.text,) if one.text else (), None, one, None))
        for one in theirs:
            if _says(one) in known:
                continue
            if one.label in labels:
                self.conflicts.append(Conflict("twice", len(self.found), one.label or "", one.label or ""))
            self.found.append(MergedSection(one, (one.text,) if one.text else (), None, None, one))


def _says(section: SectionText) -> tuple[str, str | None, str, str]:
    return section.level, section.label, section.heading, section.text


def _after(side: Sequence[SectionText], pairs: dict[int, int]) -> dict[int | None, list[SectionText]]:
    """New sections of a side by the place in the base of the section before them, None at the beginning."""
    places = {j: i for i, j in pairs.items()}
    found: dict[int | None, list[SectionText]] = {}
    before: int | None = None
    for j, section in enumerate(side):
        if j in places:
            before = places[j]
        else:
            found.setdefault(before, []).append(section)
    return found


def _reading(pairs: dict[int, int], size: int) -> list[int]:
    """All places of the base as a side orders them; what a side took out stays behind its predecessor."""
    order: dict[int, tuple[int, int]] = {}
    last = -1
    for place in range(size):
        last = pairs.get(place, last)
        order[place] = (last, place)
    return sorted(order, key=order.__getitem__)
