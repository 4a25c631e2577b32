"""Two redlines in one text: what a bill changes in the law, and what was then changed in the bill.

Every word stands in some of three texts: the law, the bill as introduced, the text now before the council.
In which of them says all: the first layer of marks is law against introduced, the second introduced against
now. Words that the bill would have struck and that were put back bear both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policies.text.changes import Op
from policies.text.edits import Edit, applied, edits, regions
from policies.text.effort import UNITS, Effort, bounded
from policies.text.pairing import pair_sections, reading_order
from policies.text.section import SectionText

Row = tuple[int | None, int | None, int | None]
"""The place of a section in the law, in the bill as introduced and in the text now."""


@dataclass(frozen=True, slots=True)
class LayerRun:
    """Words side by side that stand in the same of the three texts."""

    text: str
    in_law: bool
    introduced: bool
    current: bool

    @property
    def first(self) -> Op:
        """What the bill as introduced does to the words."""
        return _mark(self.in_law, self.introduced)

    @property
    def second(self) -> Op:
        """What was done to them since."""
        return _mark(self.introduced, self.current)


LayerRuns = tuple[LayerRun, ...]


@dataclass(frozen=True, slots=True)
class LayeredSection:
    """One section in the three texts; a text in which it does not stand has no section here.

    `is_coarse` as in a redline: its words were not all compared, so that more is marked than must be.
    """

    in_law: SectionText | None
    introduced: SectionText | None
    current: SectionText | None
    label_runs: LayerRuns
    heading_runs: LayerRuns
    text_runs: LayerRuns
    is_coarse: bool = False

    @property
    def section(self) -> SectionText:
        """The section as it is now; as it was, where it is gone."""
        section = self.current or self.introduced or self.in_law
        assert section is not None
        return section

    @property
    def layers(self) -> tuple[bool, bool]:
        """Whether it bears marks of the first layer, and of the second."""
        runs = [*self.label_runs, *self.heading_runs, *self.text_runs]
        return any(run.first != Op.SAME for run in runs), any(run.second != Op.SAME for run in runs)


def _mark(before: bool, after: bool) -> Op:
    if before == after:
        return Op.SAME
    return Op.DELETED if before else Op.INSERTED


def layer_texts(in_law: str, introduced: str, current: str) -> LayerRuns:
    """The three texts as one; the runs that stand in one of them, joined, are that text to the character."""
    runs = _joined(_layered(in_law, introduced, current))
    texts = [
        "".join(run.text for run in runs if getattr(run, name))
        for name in ("in_law", "introduced", "current")
    ]
    if texts == [in_law, introduced, current]:
        return runs
    return _joined(
        [
            LayerRun(in_law, True, False, False),
            LayerRun(introduced, False, True, False),
            LayerRun(current, False, False, True),
        ]
    )


def _layered(in_law: str, introduced: str, current: str) -> Iterator[LayerRun]:
    if in_law == introduced == current:
        yield LayerRun(current, True, True, True)
        return
    at = 0
    for start, end, back, on in regions(introduced, edits(introduced, in_law), edits(introduced, current)):
        yield LayerRun(introduced[at:start], True, True, True)
        law, new = applied(introduced, start, end, back), applied(introduced, start, end, on)
        if back and on and law == new:
            yield LayerRun(introduced[start:end], False, True, False)
            yield LayerRun(law, True, False, True)
        else:
            yield from _region(introduced, start, end, back, on)
        at = end
    yield LayerRun(introduced[at:], True, True, True)


def _region(text: str, start: int, end: int, back: Sequence[Edit], on: Sequence[Edit]) -> Iterator[LayerRun]:
    """One stretch of the bill: law struck by it stands before its words, words put in since behind them."""
    places = {start, end, *(place for edit in [*back, *on] for place in (edit.start, edit.end))}
    order = sorted(places)
    for at, until in zip(order, [*order[1:], end], strict=True):
        yield from (LayerRun(edit.text, True, False, False) for edit in back if edit.start == at)
        yield from (
            LayerRun(edit.text, False, False, True) for edit in on if edit.end == at and edit.start == at
        )
        kept = [not any(edit.start <= at < edit.end for edit in side) for side in (back, on)]
        yield LayerRun(text[at:until], kept[0], True, kept[1])
        ended = [edit for edit in on if edit.start < edit.end == until > at]
        yield from (LayerRun(edit.text, False, False, True) for edit in ended)


def _joined(runs: Iterator[LayerRun] | Sequence[LayerRun]) -> LayerRuns:
    found: list[LayerRun] = []
    for run in runs:
        if not run.text:
            continue
        last = found[-1] if found else None
        if last and (last.in_law, last.introduced, last.current) == (run.in_law, run.introduced, run.current):
            found[-1] = LayerRun(last.text + run.text, run.in_law, run.introduced, run.current)
        else:
            found.append(run)
    return tuple(found)


def layer_sections(
    in_law: Sequence[SectionText], introduced: Sequence[SectionText], current: Sequence[SectionText]
) -> tuple[LayeredSection, ...]:
    """Every section of the three texts, once, in the order of the text now; what is gone where it stood.

    Bounded like a redline, with the effort of two.
    """
    with bounded(2 * UNITS) as effort:
        return tuple(
            _section(_at(in_law, one), _at(introduced, two), _at(current, three), effort)
            for one, two, three in _rows(in_law, introduced, current)
        )


def _rows(
    in_law: Sequence[SectionText], introduced: Sequence[SectionText], current: Sequence[SectionText]
) -> list[Row]:
    """What became of every section: its place in each of the three texts."""
    law_of = {j: i for i, j in pair_sections(in_law, introduced)}
    pairs = pair_sections(introduced, current)
    stays, stands = set(law_of.values()), {j for _, j in pairs}
    dropped = [i for i in range(len(in_law)) if i not in stays]
    come = [j for j in range(len(current)) if j not in stands]
    again = pair_sections([in_law[i] for i in dropped], [current[j] for j in come])
    restored = {come[j]: dropped[i] for i, j in again}
    rows: list[Row] = []
    for i, j, _ in reading_order(pairs, len(introduced), len(current)):
        law = law_of.get(i) if i is not None else restored.get(j) if j is not None else None
        rows.append((law, i, j))
    back = set(restored.values())
    for place in dropped:
        if place not in back:
            rows.insert(_behind(rows, place), (place, None, None))
    return rows


def _behind(rows: Sequence[Row], place: int) -> int:
    """Where a section of the law goes that neither other text has: behind the one before it."""
    before = [at for at, row in enumerate(rows) if row[0] is not None and row[0] < place]
    return before[-1] + 1 if before else 0


def _at(sections: Sequence[SectionText], place: int | None) -> SectionText | None:
    return None if place is None else sections[place]


def _section(
    in_law: SectionText | None, introduced: SectionText | None, current: SectionText | None, effort: Effort
) -> LayeredSection:
    refusals = effort.refusals
    three = (in_law, introduced, current)
    labels, headings, texts = (
        [getattr(one, name) or "" if one else "" for one in three] for name in ("label", "heading", "text")
    )
    runs = (_whole(labels), layer_texts(*headings), layer_texts(*texts))
    return LayeredSection(in_law, introduced, current, *runs, is_coarse=effort.refusals > refusals)


def _whole(labels: Sequence[str]) -> LayerRuns:
    """A number changes as a whole: each different one once, in the texts that have it."""
    runs = [LayerRun(one, *(one == other for other in labels)) for one in dict.fromkeys(labels)]
    return _joined(runs)
