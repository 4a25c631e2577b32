"""Sections that were split in two, or joined to one: words of a neighbour stand in a section of their own.

A section that is new takes with it what its neighbour lost, or one that is gone leaves behind what its
neighbour gained. Nothing is drawn otherwise for that: such words are struck here and written there, and
told to be the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from policies.text.changes import Elsewhere, Kin, Op, Paragraph, Runs, SectionChange, words_of
from policies.text.comparing import counts_of
from policies.text.effort import may_spend, reading
from policies.text.likeness import bag, shared
from policies.text.marking import text_runs
from policies.text.paragraphs import enumerated, pair_lines
from policies.text.sentences import cite
from policies.text.words import count_words

LIKE = 0.6
"""A section is split off, or joined, when so much of the weight of its words passed between the two."""

FEWEST_WORDS = 10
"""A shorter section cannot be told to have been part of another."""

WHOLE = ("inserted", "deleted")
_COMPARED = 100_000


class _Pool(NamedTuple):
    """What a section that stays lost or gained, and the paragraph of it on which each line stands."""

    lines: list[str]
    places: list[int]


class _Passed(NamedTuple):
    """One line that passed: its place in the section that is whole, and in its neighbour; what changed."""

    place: int
    host_place: int
    inner: Runs


def with_kin(sections: Sequence[SectionChange]) -> list[SectionChange]:
    """The same sections; those that were split or joined say so, and their lines say where they stand."""
    found = list(sections)
    before, after = _neighbours(range(len(found)), found), _neighbours(range(len(found) - 1, -1, -1), found)
    for place, section in enumerate(sections):
        if section.kind in WHOLE:
            _find_kin(found, place, {before.get(place, place), after.get(place, place)} - {place})
    return found


def _neighbours(way: range, sections: Sequence[SectionChange]) -> dict[int, int]:
    """The nearest section on the way to each that stays, when its words change."""
    found: dict[int, int] = {}
    near: int | None = None
    for place in way:
        if near is not None:
            found[place] = near
        if sections[place].kind not in WHOLE:
            near = place if sections[place].drawn is not None else None
    return found


def _find_kin(sections: list[SectionChange], place: int, hosts: Iterable[int]) -> None:
    best: tuple[int, int, list[_Passed]] | None = None
    for at in sorted(hosts):
        passed = _passed(sections[place], sections[at])
        if passed and (best is None or _weight(passed) > best[0]):
            best = _weight(passed), at, passed
    if best is not None:
        _, at, passed = best
        sections[place], sections[at] = _told(sections[place], sections[at], passed)


def _passed(section: SectionChange, host: SectionChange) -> list[_Passed]:
    """The lines that passed between a section that is new or gone and one that stays; none for too few."""
    comes = section.kind == "inserted"
    if not may_spend(len(host.paragraphs)):
        return []
    pool = _pool(host, Op.DELETED if comes else Op.INSERTED)
    lines = section.section.text.split("\n")
    if not pool.lines or len(lines) != len(section.paragraphs):
        return []
    if not may_spend(reading([*pool.lines, *lines])):
        return []
    whole, part = bag(section.section.text[:_COMPARED]), bag("\n".join(pool.lines)[:_COMPARED])
    if shared(whole, part) < LIKE * whole.heft:
        return []
    pairs = pair_lines(pool.lines, lines) if comes else pair_lines(lines, pool.lines)
    found = []
    for i, j in pairs:
        if i is None or j is None:
            continue
        old, new = (pool.lines[i], lines[j]) if comes else (lines[i], pool.lines[j])
        at, host_at = (j, pool.places[i]) if comes else (i, pool.places[j])
        inner = text_runs(enumerated(old)[1], enumerated(new)[1])
        found.append(_Passed(at, host_at, inner if _is_whole(host, host_at) else _within(inner, comes)))
    words = sum(count_words(line) for line in lines)
    return found if _weight(found) >= max(FEWEST_WORDS, LIKE * words) else []


def _weight(passed: Sequence[_Passed]) -> int:
    return sum(words_of(one.inner, Op.SAME) for one in passed)


def _pool(host: SectionChange, op: Op) -> _Pool:
    """Of a line that stays, the longest piece that goes (or comes)."""
    pool = _Pool([], [])
    for place, one in enumerate(host.paragraphs):
        if one.is_moved:
            continue
        if one.kind == op.value:
            text = "".join(run.text for run in one.runs)
        else:
            text = max((run.text for run in one.body_runs if run.op == op), key=len, default="").strip()
        if text.strip():
            pool.lines.append(text)
            pool.places.append(place)
    return pool


def _is_whole(host: SectionChange, place: int) -> bool:
    return host.paragraphs[place].kind in WHOLE


def _within(inner: Runs, comes: bool) -> Runs:
    """Without what the piece of a line that stays has beyond the words that passed, at either end."""
    beyond = Op.DELETED if comes else Op.INSERTED
    runs = list(inner)
    while runs and runs[0].op == beyond:
        del runs[0]
    while runs and runs[-1].op == beyond:
        del runs[-1]
    return tuple(runs)


def _told(
    section: SectionChange, host: SectionChange, passed: Sequence[_Passed]
) -> tuple[SectionChange, SectionChange]:
    """Both with their kin, the lines that passed with where they stand, and the words counted as moved."""
    comes = section.kind == "inserted"
    here = Elsewhere(cite(section.section), section.anchor)
    there = Elsewhere(cite(host.section), host.anchor)
    lines, host_lines = list(section.paragraphs), list(host.paragraphs)
    parts: list[Runs] = []
    for place, host_place, inner in passed:
        lines[place] = replace(lines[place], elsewhere=there, inner_runs=inner if comes else ())
        if _is_whole(host, host_place):
            host_lines[host_place] = replace(
                host_lines[host_place], elsewhere=here, inner_runs=() if comes else inner
            )
        else:
            parts.append(inner)
    relations = ("split from", "split into") if comes else ("joined to", "joined from")
    return (
        _recounted(section, lines, (), Kin(relations[0], there)),
        _recounted(host, host_lines, parts, Kin(relations[1], here), comes),
    )


def _recounted(
    section: SectionChange, lines: Sequence[Paragraph], parts: Sequence[Runs], kin: Kin, comes: bool = True
) -> SectionChange:
    """``parts``: what passed out of lines that stay (``comes``), or into them."""
    before, after = counts_of((), section.paragraphs), counts_of((), lines)
    inserted, deleted, moved = (now - then for now, then in zip(after, before, strict=True))
    stayed, gone = (sum(words_of(runs, op) for runs in parts) for op in (Op.SAME, Op.DELETED))
    if comes:
        deleted -= stayed + gone
    else:
        inserted, deleted, moved = inserted - stayed, deleted + gone, moved + stayed
    return replace(
        section,
        drawn=tuple(lines),
        words_inserted=max(0, section.words_inserted + inserted),
        words_deleted=max(0, section.words_deleted + deleted),
        words_moved=section.words_moved + moved,
        kin=(*section.kin, kin),
    )
