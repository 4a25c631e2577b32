"""Lines that were split in two, joined to one, or wrapped anew: they are compared together.

A word that leaves one line and comes back in the next did not change. Lines between which words pass are
a group; a group is kept only when, compared as one text, it has far fewer words to mark.
"""

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from policies.text.cleanup import changed_words
from policies.text.effort import LETTERS_A_UNIT, may_spend, reading
from policies.text.enumerators import split_enumerator
from policies.text.likeness import bag
from policies.text.paragraphs import Pair
from policies.text.words import Words, heft

PASSES = 12
"""Weight of the words (two of them) that must pass to a line that comes or goes."""

PASSES_WRAPPED = 2
"""The same between two lines that both stay: where a text is wrapped anew, a single "to" may pass."""

FEWER = 0.6
"""A group is kept when it marks at most this share of what its lines mark one by one."""

MOST_LINES = 60
_COMPARED = 60_000
_NONE: frozenset[str] = frozenset()


class Group(NamedTuple):
    """Lines of both texts, counted from 0, that are one comparison; most are one line, or one of either."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def grouped(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair]) -> list[Group]:
    """All lines in the order of the pairs; what was split, joined or wrapped anew stands in one group."""
    groups: list[Group] = []
    for chain in _chains(old, new, pairs):
        whole = _group(chain)
        if len(chain) > 1 and _reads_better(old, new, chain, whole):
            groups.append(whole)
        else:
            groups += map(_alone, chain)
    return groups


def _alone(pair: Pair) -> Group:
    i, j = pair
    return Group(() if i is None else (i,), () if j is None else (j,))


def _group(chain: Sequence[Pair]) -> Group:
    return Group(tuple(i for i, _ in chain if i is not None), tuple(j for _, j in chain if j is not None))


def _chains(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Neighbours between which words pass, together; everything else alone."""
    chain: list[Pair] = []
    before: tuple[frozenset[str], frozenset[str]] | None = None
    for at, pair in enumerate(pairs):
        here = None
        if _changes(old, new, pair) and (before or _next_changes(old, new, pairs, at)):
            here = _words(old, pair[0]), _words(new, pair[1])
        room = chain and len(chain) < MOST_LINES
        if room and before and here and _passing(before, here) >= _least(old, new, chain[-1], pair):
            chain.append(pair)
        else:
            if chain:
                yield chain
            chain = [pair]
        before = here
    if chain:
        yield chain


def _changes(old: Sequence[str], new: Sequence[str], pair: Pair) -> bool:
    i, j = pair
    if i is None or j is None:
        return bool((old[i] if i is not None else new[j or 0]).strip())
    return old[i] != new[j]


def _next_changes(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair], at: int) -> bool:
    return at + 1 < len(pairs) and _changes(old, new, pairs[at + 1])


def _least(old: Sequence[str], new: Sequence[str], before: Pair, pair: Pair) -> float:
    """How much must pass; between two items of a list that both stay, nothing crosses the border."""
    i, j = pair
    if i is None or j is None or None in before:
        return PASSES
    items = split_enumerator(old[i])[1] is not None and split_enumerator(new[j])[1] is not None
    return inf if items else PASSES_WRAPPED


def _words(lines: Sequence[str], place: int | None) -> frozenset[str]:
    if place is None or not may_spend(reading([lines[place]])):
        return _NONE
    return bag(lines[place][:_COMPARED]).words


def _passing(
    before: tuple[frozenset[str], frozenset[str]], here: tuple[frozenset[str], frozenset[str]]
) -> int:
    """What the words weigh that leave one line and come in its neighbour."""
    (old, new), (next_old, next_new) = before, here
    down = (old - new) & (next_new - next_old)
    up = (next_old - next_new) & (new - old)
    return heft(down) + heft(up)


def _reads_better(old: Sequence[str], new: Sequence[str], chain: Sequence[Pair], whole: Group) -> bool:
    letters = sum(len(old[n]) for n in whole.old) + sum(len(new[n]) for n in whole.new)
    if not whole.old or not whole.new or not may_spend(2 * letters // LETTERS_A_UNIT):
        return False
    alone = sum(_marked(old, new, _alone(pair)) for pair in chain)
    return _marked(old, new, whole) <= FEWER * alone


def _marked(old: Sequence[str], new: Sequence[str], group: Group) -> int:
    """The weight of all words to mark when these lines are compared as one text."""
    before, after = (
        Words("\n".join(text[n] for n in lines)) for text, lines in ((old, group.old), (new, group.new))
    )
    return sum(
        heft(before.words[one.old_first : one.old_last]) + heft(after.words[one.new_first : one.new_last])
        for one in changed_words(before, after)
    )
