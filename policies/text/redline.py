"""A redline of two texts: what becomes of every section, line and word, exact both ways."""

import re
from collections.abc import Iterator, Sequence

from policies.text.alignment import Match
from policies.text.changes import Change, Op, Paragraph, Redline, Run, Runs, SectionChange, merged, side
from policies.text.comparing import compare_section, numbered, rebuilt, same_section, whole_section
from policies.text.effort import Effort, bounded, give_up
from policies.text.kinship import with_kin
from policies.text.marking import group_runs, swapped
from policies.text.pairing import pair_sections, reading_order
from policies.text.paragraphs import pair_lines
from policies.text.parts import lines_of
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

ENGINE = 5
"""Raised whenever this package draws otherwise, so that a cache forgets what an older one drew."""

_NAMES = {Op.SAME: "equal", Op.DELETED: "delete", Op.INSERTED: "insert"}
_NOT_IN_ANCHORS = re.compile(r"[^a-z0-9½]+")
_ANCHOR_LETTERS = 60
MOST_PLAIN_LINES = 60_000
"""A plain text of more lines is compared as one line: more than a code of a million words has."""


def redline(old: Sequence[SectionText], new: Sequence[SectionText]) -> Redline:
    """All that changes from the old sections to the new ones.

    Accepting every change gives exactly the new sections, rejecting every change the old ones. This is
    checked before it is returned; should a drawing ever fail, all is shown as replaced. Time and memory
    are bounded for any text: beyond the bounds it is as exact, marks more than it must, and ``is_coarse``.
    """
    with bounded() as effort:
        drawn = _drawn(old, new, pair_sections(old, new), effort)
        if accept(drawn) == tuple(new) and reject(drawn) == tuple(old):
            return drawn
        give_up()
        return _drawn(old, new, [], effort)


def accept(redlined: Redline) -> tuple[SectionText, ...]:
    """The new text, from the runs alone."""
    there = [one for one in redlined.sections if one.new_place is not None]
    return tuple(rebuilt(one, Op.DELETED) for one in sorted(there, key=lambda one: one.new_place or 0))


def reject(redlined: Redline) -> tuple[SectionText, ...]:
    """The old text, from the runs alone."""
    there = [one for one in redlined.sections if one.old_place is not None]
    return tuple(rebuilt(one, Op.INSERTED) for one in sorted(there, key=lambda one: one.old_place or 0))


def _drawn(
    old: Sequence[SectionText], new: Sequence[SectionText], pairs: Sequence[Match], effort: Effort
) -> Redline:
    sections: list[SectionChange] = []
    number = 1
    taken: dict[str, int] = {}
    for i, j, moved in reading_order(pairs, len(old), len(new)):
        anchor = _anchor(new[j] if j is not None else old[i or 0], len(sections), taken)
        if i is not None and j is not None:
            if old[i] == new[j] and not moved:
                section = same_section(old[i], new[j], (i, j), anchor)
            else:
                section = compare_section(old[i], new[j], (i, j), anchor, moved)
        elif i is not None:
            section = whole_section(Op.DELETED, old[i], i, anchor)
        else:
            assert j is not None
            section = whole_section(Op.INSERTED, new[j], j, anchor)
        section, number = numbered(section, number)
        sections.append(section)
    sections = with_kin(sections)
    return Redline(tuple(sections), list_changes(sections), is_coarse=effort.refusals > 0)


def _anchor(section: SectionText, place: int, taken: dict[str, int]) -> str:
    """ "s-2-60-070" after the label, else the key, else the place; a second one gets "-2".

    ``taken``: every anchor so far with the number that was last put behind it.
    """
    name = section.label or section.key or str(place + 1)
    level = "s" if section.level == "section" else section.level
    plain = _NOT_IN_ANCHORS.sub("-", f"{level}-{name}".casefold()[:_ANCHOR_LETTERS]).strip("-") or "s"
    anchor, count = plain, taken.get(plain, 1)
    while anchor in taken:
        count += 1
        anchor = f"{plain}-{count}"
    taken[plain] = count
    taken[anchor] = taken.get(anchor, 1)
    return anchor


def runs(old: str, new: str) -> list[tuple[str, str]]:
    """The redline of two plain texts as (equal, delete or insert; text), lines and all."""
    with bounded():
        lines = (lines_of(text, MOST_PLAIN_LINES) or [""] for text in (old, new))
        drawn = _tidy(merged(list(_text_runs(*lines))))
    if side(drawn, Op.INSERTED) != old or side(drawn, Op.DELETED) != new:
        drawn = tuple(run for run in (Run(Op.DELETED, old), Run(Op.INSERTED, new)) if run.text)
    return [(_NAMES[run.op], run.text) for run in drawn]


def _tidy(drawn: Runs) -> Runs:
    """One deletion and one insertion where changes touch, also where white space alone stands between them.

    It stays between words that go and the words that come in their place.
    """
    lone = {n for n in range(1, len(drawn) - 1) if _is_lone(drawn, n)}
    found: list[Run] = []
    change: list[Run] = []
    for n, run in enumerate(drawn):
        if n in lone:
            change += (Run(Op.DELETED, run.text), Run(Op.INSERTED, run.text))
        elif run.op != Op.SAME:
            change.append(run)
        else:
            found += (*_deletion_first(change), run)
            change = []
    return merged([*found, *_deletion_first(change)])


def _deletion_first(change: list[Run]) -> list[Run]:
    if len(change) < 2:
        return change
    if len(change) == 2 and change[0].op == Op.DELETED:
        return swapped(change[0].text, change[1].text)
    return swapped(side(change, Op.INSERTED), side(change, Op.DELETED))


def _is_lone(drawn: Runs, place: int) -> bool:
    op, text = drawn[place]
    if op != Op.SAME or not text.isspace() or "\n" in text:
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
