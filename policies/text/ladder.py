"""Where an enumerated line hangs: under the line before it, beside one above it, or in a list of its own.

A marker does not tell its level: (i) may be the ninth letter or the first numeral, and (a)(2)(b)
occurs. So each marker is read against the rungs that are open above it:

1. it comes next after an open rung (b after a, a.1 after a, 5 after 4A): a sibling there;
2. it begins a sequence (a, 1, i, A, I, aa): a list under the last rung, unless that rung is of the
   same sort, or one further out is and an unnumbered line stands between: then a second list beside it;
3. both, as (i) after (h): a deeper or shallower indent decides, else whichever of (j) and (ii) comes first;
4. it stands later or earlier in an open sequence: a sibling, out of order; else a list under the last rung.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from policies.text.enumerators import Reading

DEEPEST = 8
LOOK_AHEAD = 100


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker to be placed: its readings, form ("(x)"), value as printed, and the width of its indent."""

    ways: tuple[Reading, ...]
    form: str
    value: str
    width: int


@dataclass(frozen=True, slots=True)
class Rung:
    """A placed marker that is still open."""

    path: tuple[str, ...]
    reading: Reading
    form: str
    width: int

    @property
    def parent(self) -> tuple[str, ...]:
        return self.path[:-1]

    def same_sort(self, form: str, reading: Reading) -> bool:
        return (self.form, self.reading.kind) == (form, reading.kind)


@dataclass(frozen=True, slots=True)
class Place:
    """A decision: how many open rungs stay as they are, and how the marker reads.

    `beside` is the rung whose sibling it becomes, None for a new list; `again` when that list is a
    second one beside the first, whose values may repeat.
    """

    kept: int
    reading: Reading
    beside: Rung | None = None
    again: bool = False


def place(mark: Mark, rungs: Sequence[Rung], coming: Sequence[Mark], introduced: bool) -> Place:
    """Decide where a marker hangs. `introduced`: an unnumbered line stands between it and the last rung."""
    siblings = [
        Place(depth, way, rungs[depth])
        for depth in reversed(range(len(rungs)))
        for way in mark.ways
        if rungs[depth].form == mark.form and way.follows(rungs[depth].reading)
    ]
    first = next((way for way in mark.ways if way.is_first), None)
    if siblings:
        below = Place(len(rungs), first) if first and len(rungs) < DEEPEST else None
        return _choose(mark, siblings, below, rungs, coming)
    if first:
        return _new_list(mark, first, rungs, introduced)
    return _out_of_order(mark, rungs)


def _choose(
    mark: Mark, siblings: list[Place], below: Place | None, rungs: Sequence[Rung], coming: Sequence[Mark]
) -> Place:
    """Among several possible places: by indent, then by what comes next, then the deepest sibling."""
    options = [*siblings, below] if below else siblings
    if below and mark.width > rungs[-1].width:
        return below
    level = [option for option in siblings if rungs[option.kept].width == mark.width]
    if len(options) > 1 and mark.width < rungs[-1].width and level:
        options = level
    if len({option.reading for option in options}) > 1:
        for later in coming[:LOOK_AHEAD]:
            for option in options:
                if later.form == mark.form and any(way.follows(option.reading) for way in later.ways):
                    return option
    return next((option for option in options if option in level), options[0])


def _new_list(mark: Mark, first: Reading, rungs: Sequence[Rung], introduced: bool) -> Place:
    """A list begins: under the last rung, or a second time beside one of its own sort."""
    kept = len(rungs)
    while kept and mark.width < rungs[kept - 1].width:
        kept -= 1
    if not kept:
        return Place(0, first, again=bool(rungs))
    last = rungs[kept - 1]
    if last.same_sort(mark.form, first) and mark.width <= last.width:
        return Place(kept - 1, first, again=True)
    for depth in range(kept - 1) if introduced else ():
        if rungs[depth].same_sort(mark.form, first) and mark.width <= rungs[depth].width:
            return Place(depth, first, again=True)
    return Place(kept, first) if kept < DEEPEST else Place(DEEPEST - 1, first, again=True)


def _out_of_order(mark: Mark, rungs: Sequence[Rung]) -> Place:
    """A gap (the marker before was repealed), a step back, or an excerpt that begins in the middle."""
    backwards = None
    for depth in reversed(range(len(rungs))):
        for way in mark.ways:
            if rungs[depth].same_sort(mark.form, way):
                here = Place(depth, way, rungs[depth])
                if way.comes_after(rungs[depth].reading):
                    return here
                backwards = backwards or here
    if backwards:
        return backwards
    return Place(min(len(rungs), DEEPEST - 1), mark.ways[0], again=len(rungs) >= DEEPEST)
