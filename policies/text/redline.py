"""A redline of two texts: what becomes of every section, line and word, exact both ways."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby

from policies.text.alignment import Match
from policies.text.changes import Change, Op, Paragraph, Redline, Run, Runs, SectionChange, merged, side
from policies.text.comparing import compare_section, numbered, rebuilt, whole_section
from policies.text.marking import group_runs, swapped
from policies.text.pairing import pair_sections, reading_order
from policies.text.paragraphs import pair_lines
from policies.text.section import SectionText
from policies.text.sentences import list_changes
from policies.text.splitting import grouped

__all__ = [
    "ENGINE",
    "Change",
    "Op",
    "Paragraph",
    "Redline",
    "Run",
    "SectionChange",
    "accept",
    "redline",
    "reject",
    "runs",
]

ENGINE = 3
"""Raised whenever this package draws otherwise, so that a cache forgets what an older one drew."""

_NAMES = {Op.SAME: "equal", Op.DELETED: "delete", Op.INSERTED: "insert"}
_NOT_IN_ANCHORS = re.compile(r"[^a-z0-9½]+")
_ANCHOR_LETTERS = 60


def redline(old: Sequence[SectionText], new: Sequence[SectionText]) -> Redline:
    """All that changes from the old sections to the new ones.

    Accepting every change gives exactly the new sections, rejecting every change the old ones. This is
    checked before it is returned; should a drawing ever fail, all is shown as replaced. Time and memory
    are bounded for any text.
    """
    drawn = _drawn(old, new, pair_sections(old, new))
    if accept(drawn) == tuple(new) and reject(drawn) == tuple(old):
        return drawn
    return _drawn(old, new, [])


def accept(redlined: Redline) -> tuple[SectionText, ...]:
    """The new text, from the runs alone."""
    there = [one for one in redlined.sections if one.new_place is not None]
    return tuple(rebuilt(one, Op.DELETED) for one in sorted(there, key=lambda one: one.new_place or 0))


def reject(redlined: Redline) -> tuple[SectionText, ...]:
    """The old text, from the runs alone."""
    there = [one for one in redlined.sections if one.old_place is not None]
    return tuple(rebuilt(one, Op.INSERTED) for one in sorted(there, key=lambda one: one.old_place or 0))


def _drawn(old: Sequence[SectionText], new: Sequence[SectionText], pairs: Sequence[Match]) -> Redline:
    sections: list[SectionChange] = []
    number = 1
    taken: set[str] = set()
    for i, j, moved in reading_order(pairs, len(old), len(new)):
        if i is not None and j is not None:
            section = compare_section(old[i], new[j], (i, j), moved)
        elif i is not None:
            section = whole_section(Op.DELETED, old[i], i)
        else:
            assert j is not None
            section = whole_section(Op.INSERTED, new[j], j)
        section, number = numbered(section, number)
        sections.append(replace(section, anchor=_anchor(section.section, len(sections), taken)))
    return Redline(tuple(sections), list_changes(sections))


def _anchor(section: SectionText, place: int, taken: set[str]) -> str:
    """ "s-2-60-070" after the label, else the key, else the place; a second one gets "-2"."""
    name = section.label or section.key or str(place + 1)
    level = "s" if section.level == "section" else section.level
    plain = _NOT_IN_ANCHORS.sub("-", f"{level}-{name}".casefold()[:_ANCHOR_LETTERS]).strip("-") or "s"
    anchor, count = plain, 1
    while anchor in taken:
        count += 1
        anchor = f"{plain}-{count}"
    taken.add(anchor)
    return anchor


def runs(old: str, new: str) -> list[tuple[str, str]]:
    """The redline of two plain texts as (equal, delete or insert; text), lines and all."""
    drawn = _without_lone_spaces(merged(list(_text_runs(old.split("\n"), new.split("\n")))))
    if side(drawn, Op.INSERTED) != old or side(drawn, Op.DELETED) != new:
        drawn = tuple(run for run in (Run(Op.DELETED, old), Run(Op.INSERTED, new)) if run.text)
    return [(_NAMES[run.op], run.text) for run in drawn]


def _without_lone_spaces(drawn: Runs) -> Runs:
    """White space that alone stays between two changes joins both: they are one change.

    It stays where words that go are followed by the words that come in their place.
    """
    found: list[Run] = []
    apart = [
        (Run(Op.DELETED, run.text), Run(Op.INSERTED, run.text)) if _is_lone(drawn, n) else (run,)
        for n, run in enumerate(drawn)
    ]
    for stays, stretch in groupby(chain.from_iterable(apart), key=lambda run: run.op == Op.SAME):
        runs = list(stretch)
        found += runs if stays else swapped(side(runs, Op.INSERTED), side(runs, Op.DELETED))
    return merged(found)


def _is_lone(drawn: Runs, place: int) -> bool:
    text = drawn[place].text
    if drawn[place].op != Op.SAME or not text.isspace() or "\n" in text or not 0 < place < len(drawn) - 1:
        return False
    before = {run.op for run in drawn[max(0, place - 2) : place]} - {Op.SAME}
    after = {run.op for run in drawn[place + 1 : place + 3]} - {Op.SAME}
    return (before, after) != ({Op.DELETED}, {Op.INSERTED})


def _text_runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Every line's runs; a line end stands before each line but the first of its side."""
    begun_old = begun_new = False
    for group in grouped(old, new, pair_lines(old, new)):
        breaks_old, breaks_new = begun_old and bool(group.old), begun_new and bool(group.new)
        begun_old, begun_new = begun_old or bool(group.old), begun_new or bool(group.new)
        if breaks_old or breaks_new:
            yield Run(
                Op.SAME if breaks_old and breaks_new else Op.DELETED if breaks_old else Op.INSERTED, "\n"
            )
        yield from group_runs(old, new, group)
