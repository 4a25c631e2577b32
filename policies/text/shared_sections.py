"""Two texts that were not made from one another: which of their sections are the same, and what both say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from policies.text.alignment import Match
from policies.text.pairing import pair_sections
from policies.text.section import SectionText


def same_sections(mine: Sequence[SectionText], theirs: Sequence[SectionText]) -> list[Match]:
    """Which section of one text is which of the other, by place: by key, else by number, heading and words.

    Sections of other levels are never the same.
    """
    known = {each.key for each in theirs}
    loose = [each if each.key in known else replace(each, key=None) for each in mine]
    return [(i, j) for i, j in pair_sections(loose, theirs) if mine[i].level == theirs[j].level]


def with_keys_of(
    mine: Sequence[SectionText], theirs: Sequence[SectionText], pairs: Iterable[Match]
) -> list[SectionText]:
    """The first text; a section that the other has too goes under its key there."""
    found = dict(pairs)
    return [
        replace(each, key=theirs[found[place]].key) if place in found else each
        for place, each in enumerate(mine)
    ]


def in_common(pairs: Iterable[tuple[SectionText, SectionText]]) -> list[SectionText]:
    """What both say of each section that both have, and nothing where they differ, in the order of the first.

    Put together on this, every difference is a conflict. Both sections of a pair are of one level.
    """
    return [
        SectionText(
            one.level,
            one.label if one.label == two.label else None,
            one.heading if one.heading == two.heading else "",
            one.text if one.text == two.text else "",
            one.key,
        )
        for one, two in pairs
    ]
