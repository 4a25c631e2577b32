"""The provisions of a section: every line a place that can be cited, nested by its enumerator."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from policies.text.enumerators import Enumerator, Reading, split_enumerator, ways_to_read
from policies.text.labels import sort_key
from policies.text.ladder import DEEPEST, Mark, Place, Rung, place

__all__ = ["Enumerator", "Provision", "find_provision", "provisions", "sort_key", "split_enumerator"]

_WIDE = {"\t": 4, "\u2003": 2, "\u3000": 2}
_MARKS_ON_A_LINE = 4

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """One line of a section.

    path: ("a", "1", "i"); an unnumbered line or a bullet has a part "¶n", the n-th under its parent;
    a value used again gets "~2". `line` counts from 0 in the section text. Where several markers
    open one line, "(b.1) (1) For …", the path goes down to the last one, `enumerator` is the first,
    `also` the others, and `text` is everything after the first.
    """

    path: Path
    depth: int
    indent: str
    enumerator: Enumerator | None
    text: str
    line: int
    also: tuple[Enumerator, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    indent: str
    enumerator: Enumerator | None
    rest: str
    also: tuple[Enumerator, ...] = ()

    @property
    def width(self) -> int:
        return sum(_WIDE.get(char, 1) for char in self.indent)

    @property
    def marks(self) -> list[Mark]:
        found = [self.enumerator, *self.also] if self.enumerator else []
        return [Mark(ways_to_read(one), one.form, one.value, self.width) for one in found]


def provisions(text: str) -> tuple[Provision, ...]:
    """The provisions of a section text, one for each line that is not blank, in reading order.

    Nesting follows `policies.text.ladder`. An unnumbered line belongs to the innermost item whose
    list goes on after it, to no item when no list goes on; right under a marker that stands alone on
    its line, to that item; an indent deeper than a marker's puts it under that marker. A bullet right
    under a marker belongs to it, else it stands beside the unnumbered line before it; another glyph or
    a deeper indent nests it.
    """
    lines = [_read_line(number, line) for number, line in enumerate(text.split("\n")) if line.strip()]
    walk = _Walk([mark for line in lines for mark in line.marks if mark.ways])
    for line in lines:
        walk.take(line)
    walk.settle(None)
    return tuple(walk.placed)


def find_provision(text: str, path: Sequence[str]) -> Provision | None:
    """The provision at a path of this section.

    Paths that name paragraphs are exact. A path without them also finds the one provision that it
    fits when paragraphs are left out, and the line that opens deeper: ("b.1",) finds "(b.1) (1) For …".
    """
    wanted = tuple(path)
    known = provisions(text)
    exact = [one for one in known if one.path == wanted]
    loose = [one for one in known if tuple(part for part in one.path if part[0] != "¶") == wanted]
    opening = [one for one in known if one.also and one.path[: len(wanted)] == wanted]
    for fits in (exact, loose[:1] if len(loose) == 1 else [], opening[:1]):
        if fits and wanted:
            return fits[0]
    return None


def _read_line(number: int, line: str) -> _Line:
    indent, enumerator, rest = split_enumerator(line)
    also: list[Enumerator] = []
    tail = rest
    while enumerator and enumerator.kind != "bullet" and len(also) < _MARKS_ON_A_LINE - 1:
        _, more, tail = split_enumerator(tail)
        if more is None or more.form != "(x)" or not any(way.is_first for way in ways_to_read(more)):
            break
        also.append(more)
    return _Line(number, indent, enumerator, rest, tuple(also))


@dataclass(slots=True)
class _Walk:
    """Goes down the lines once; lines without a marker wait until the next marker shows where they belong."""

    marks: list[Mark]
    placed: list[Provision] = field(default_factory=list)
    rungs: list[Rung] = field(default_factory=list)
    waiting: list[_Line] = field(default_factory=list)
    seen: int = 0
    bare: bool = False
    taken: dict[Path, int] = field(default_factory=dict)
    paragraphs: dict[Path, int] = field(default_factory=dict)

    def take(self, line: _Line) -> None:
        marks = line.marks
        if not line.enumerator or line.enumerator.kind == "bullet":
            self.waiting.append(line)
            return
        kind = line.enumerator.kind
        for count, mark in enumerate(marks):
            reading = self._hang(mark)
            kind = kind if count else reading.kind
        self._add(line, self.rungs[-1].path, replace(line.enumerator, kind=kind))
        self.bare = not line.rest.strip()

    def _hang(self, mark: Mark) -> Reading:
        """Place one marker: settle what waits before it, then make it the last rung."""
        self.seen += 1
        introduced = sum(line.enumerator is None for line in self.waiting) > self.bare
        coming = self.marks[self.seen : self.seen + 100]
        decision = place(mark, self.rungs, coming, introduced)
        above = self._parent(decision)
        introduction = self.settle(None if decision.again else above) if self.waiting else None
        del self.rungs[decision.kept :]
        if (*above, mark.value) in self.taken and introduction and len(introduction) < DEEPEST:
            above = introduction
        path = self._unique((*above, mark.value))
        self.rungs.append(Rung(path, decision.reading, mark.form, mark.width))
        return decision.reading

    def _parent(self, decision: Place) -> Path:
        if decision.beside:
            return decision.beside.parent
        if decision.again and decision.kept < len(self.rungs):
            return self.rungs[decision.kept].parent
        return self.rungs[decision.kept - 1].path if decision.kept else ()

    def _unique(self, path: Path) -> Path:
        """The path itself, or with ~2, ~3 … at its end when it is taken."""
        count = self.taken[path] = self.taken.get(path, 0) + 1
        return path if count == 1 else self._unique((*path[:-1], f"{path[-1]}~{count}"))

    def settle(self, above: Path | None) -> Path | None:
        """Place the waiting lines; `above` is the parent of the marker that follows, None if no list goes on.

        Returns the path of the last unnumbered line among them.
        """
        item = self.rungs[-1].path if self.rungs else ()
        going_on = item[: len(above) + 1] if above is not None and item[: len(above)] == above else ()
        bullets: list[tuple[str, int, Path]] = []
        base, last = item, None
        for line in self.waiting:
            if line.enumerator:
                parent = _bullet_parent(line, bullets) or base
                path = self._paragraph(parent)
                bullets.append((line.enumerator.value, line.width, path))
            else:
                under = next((path for _, width, path in reversed(bullets) if width < line.width), None)
                if under is None:
                    bullets.clear()
                    base = self._by_indent(line.width, item if self.bare and last is None else going_on)
                path = last = self._paragraph(under or base)
            self._add(line, path, line.enumerator)
        self.waiting.clear()
        return last

    def _by_indent(self, width: int, going_on: Path) -> Path:
        """The innermost marker further left than an indented line, else where the list goes on."""
        return next((rung.path for rung in reversed(self.rungs) if rung.width < width), going_on)

    def _paragraph(self, parent: Path) -> Path:
        count = self.paragraphs[parent] = self.paragraphs.get(parent, 0) + 1
        return self._unique((*parent, f"¶{count}"))

    def _add(self, line: _Line, path: Path, enumerator: Enumerator | None) -> None:
        text = line.rest.strip()
        self.placed.append(Provision(path, len(path), line.indent, enumerator, text, line.number, line.also))


def _bullet_parent(line: _Line, bullets: list[tuple[str, int, Path]]) -> Path | None:
    """The bullet under which a bullet hangs, None at the outer level; closes those that end before it."""
    glyph = line.enumerator.value if line.enumerator else ""
    while bullets and bullets[-1][1] > line.width:
        bullets.pop()
    for depth, (known, width, _) in enumerate(bullets):
        if known == glyph and width >= line.width:
            del bullets[depth:]
            break
    del bullets[DEEPEST:]
    return bullets[-1][2] if bullets else None
