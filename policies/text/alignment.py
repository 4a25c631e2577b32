"""What two lists have in common, in order: the ground on which lines and words are paired."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence

from rapidfuzz.distance import LCSseq

from policies.text.effort import BITS_A_UNIT, LETTERS_A_UNIT, may_spend

Match = tuple[int, int]
"""(place in the old list, place in the new list) of an item that stays."""

TABLE_CAP = 150_000_000
"""Bits of the table that one comparison may fill (19 MB): above it cheaper ways are taken."""

LETTERS_CAP = 400_000
"""So many different items, and as many pairs of neighbours, have a letter of their own."""


def common_head(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """How many items both begin with."""
    limit = min(len(old), len(new))
    return next((n for n in range(limit) if old[n] != new[n]), limit)


def common_tail(old: Sequence[Hashable], new: Sequence[Hashable], head: int = 0) -> int:
    """How many items both end with, the first `head` items left out."""
    limit = min(len(old), len(new)) - head
    return next((n for n in range(limit) if old[-1 - n] != new[-1 - n]), limit)


def unique_anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Match]:
    """Items that stand once on either side, as many of them as keep their order."""
    there = _once(new)
    shared = [(i, there[item]) for item, i in _once(old).items() if item in there]
    return [shared[n] for n in rising([j for _, j in shared])]


def _once(items: Sequence[Hashable]) -> dict[Hashable, int]:
    seen: dict[Hashable, int] = {}
    for place, item in enumerate(items):
        seen[item] = -1 if item in seen else place
    return {item: place for item, place in seen.items() if place >= 0}


def rising(places: Sequence[int]) -> list[int]:
    """Indexes of a longest strictly rising run of `places`."""
    tops: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(tops, place)
        before.append(holders[at - 1] if at else -1)
        tops[at : at + 1] = [place]
        holders[at : at + 1] = [index]
    run: list[int] = []
    index = holders[-1] if holders else -1
    while index >= 0:
        run.append(index)
        index = before[index]
    return run[::-1]


def heaviest(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    weigh: Callable[[Hashable], int],
    pair: int = 0,
    cap: int = TABLE_CAP,
) -> list[Match] | None:
    """The common items of greatest weight, in order; None when the table would pass the cap.

    rapidfuzz finds the longest common subsequence of letters, so an item of weight w is written as w
    letters, and `pair` more letters stand for two neighbours that stay neighbours. Items that only
    one side has are left out. Weight 0 means: never match this.
    """
    letters: dict[Hashable, str] = {}
    shared = set(old).intersection(new)
    if not shared:
        return []
    least = (1 + pair) ** 2 * sum(map(shared.__contains__, old)) * sum(map(shared.__contains__, new))
    if len(shared) > LETTERS_CAP or least > 2 * cap:
        return None
    first, places = _spelled(old, shared, letters, weigh, pair)
    second, new_places = _spelled(new, shared, letters, weigh, pair)
    cells, letters_used = len(first) * len(second), len(first) + len(second)
    if cells > cap or not may_spend(letters_used // LETTERS_A_UNIT + cells // BITS_A_UNIT):
        return None
    votes: Counter[Match] = Counter()
    for block in LCSseq.opcodes(first, second).as_matching_blocks():
        here = places[block.a : block.a + block.size]
        there = new_places[block.b : block.b + block.size]
        votes.update(zip(here, there, strict=True))
    return _elected(votes)


def _spelled(
    items: Sequence[Hashable],
    shared: set[Hashable],
    letters: dict[Hashable, str],
    weigh: Callable[[Hashable], int],
    pair: int,
) -> tuple[str, list[int]]:
    """The shared items as a string of letters, and for each letter the place of its item, -1 for a pair."""
    pieces: list[str] = []
    places: list[int] = []
    apart = [-1] * pair
    before: Hashable = None
    for place, item in enumerate(items):
        if item not in shared:
            before = None
            continue
        if pair and before is not None:
            key = (before, item)
            pieces.append(letters.get(key) or _letters(letters, key, pair))
            places += apart
        spelled = letters.get(item) or _letters(letters, item, weigh(item))
        pieces.append(spelled)
        places += [place] * len(spelled)
        before = item
    return "".join(pieces), places


def _letters(letters: dict[Hashable, str], item: Hashable, times: int) -> str:
    spelled = letters[item] = chr(len(letters) + 1) * times
    return spelled


def _elected(votes: dict[Match, int]) -> list[Match]:
    """Where letters of one item went to two others, the one with most letters has it; the rest rises."""
    best_old: dict[int, int] = {}
    best_new: dict[int, int] = {}
    for (i, j), count in votes.items():
        if count > best_old.get(i, 0):
            best_old[i] = count
        if count > best_new.get(j, 0):
            best_new[j] = count
    kept: list[Match] = []
    for (i, j), count in votes.items():
        rises = i >= 0 and (not kept or (i > kept[-1][0] and j > kept[-1][1]))
        if rises and count == best_old[i] == best_new[j]:
            kept.append((i, j))
    return kept


def gaps(matches: Sequence[Match], old_size: int, new_size: int) -> list[tuple[int, int, int, int]]:
    """What lies before, between and after the matches: (old first, old last, new first, new last).

    Last is exclusive; one more gap than there are matches, many of them empty.
    """
    found = []
    i = j = 0
    for a, b in [*matches, (old_size, new_size)]:
        found.append((i, a, j, b))
        i, j = a + 1, b + 1
    return found
