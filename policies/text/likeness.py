"""How much two texts say the same, and the best pairing of two lists of texts by that."""

from collections.abc import Callable, Mapping, Sequence
from math import isqrt
from typing import NamedTuple

from policies.text.alignment import Match
from policies.text.effort import WORDS_A_UNIT, may_spend
from policies.text.kept import Kept
from policies.text.words import different_words, heft, weight

CELLS = 20_000
"""Comparisons in one table; longer lists are cut into as many pieces on either side."""


class Bag(NamedTuple):
    """The different words of a text, without their order, and what they weigh together."""

    words: frozenset[str]
    heft: int


UNREAD = Bag(frozenset(), 0)


@Kept
def bag(text: str) -> Bag:
    """The bag of one text; one line is asked several times while it is compared."""
    words = different_words(text)
    return Bag(words, heft(words))


def shared(old: Bag, new: Bag) -> int:
    """The weight of the words that both have."""
    return heft(old.words & new.words)


def likeness(old: Bag, new: Bag) -> float:
    """1 for the same words, 0 for none in common (Dice, by weight)."""
    total = old.heft + new.heft
    return 2 * shared(old, new) / total if total else 0.0


class Shares:
    """What any old text has in common with any new one: every word that both sides know is one bit.

    ``cell``: what it costs to ask once, in units of ``effort``.
    """

    def __init__(self, old: Sequence[Bag], new: Sequence[Bag]) -> None:
        known = _NONE.union(*(one.words for one in old)) & _NONE.union(*(one.words for one in new))
        bits = {word: 1 << place for place, word in enumerate(known)}
        self.old = [_mask(one, bits) for one in old]
        self.new = [_mask(one, bits) for one in new]
        self._sizes = [len(one.words) for one in old], [len(one.words) for one in new]
        self._small = sum(bit for word, bit in bits.items() if weight(word) > _MARK)
        self._full = sum(bit for word, bit in bits.items() if weight(word) > _SMALL)
        self.cell = 1 + len(known) // WORDS_A_UNIT

    def heft(self, i: int, j: int) -> int:
        """The weight of the words that both have."""
        both = self.old[i] & self.new[j]
        if not both:
            return 0
        small = (_SMALL - _MARK) * (both & self._small).bit_count()
        return _MARK * both.bit_count() + small + (_FULL - _SMALL) * (both & self._full).bit_count()

    def overlap(self, i: int, j: int) -> float:
        """Their likeness with every word counting alike: rougher, and faster."""
        total = self._sizes[0][i] + self._sizes[1][j]
        return 2 * (self.old[i] & self.new[j]).bit_count() / total if total else 0.0


def _mask(one: Bag, bits: Mapping[str, int]) -> int:
    return sum(bits[word] for word in one.words if word in bits)


_NONE: frozenset[str] = frozenset()
_MARK, _SMALL, _FULL = weight(","), weight("the"), weight("fee")

Worth = Callable[[int, int], float]
"""What it is worth to pair an old with a new item, 0 when they must not pair."""


def best_pairs(old: Sequence[int], new: Sequence[int], worth: Worth, cell: int = 1) -> list[Match]:
    """Of these numbered items, the pairs of greatest worth that keep the order on both sides.

    ``cell`` is what it costs to ask for a worth (see ``effort``); where all that is too dear, only items that
    stand at about the same place are asked.
    """
    pieces = 1 + isqrt(len(old) * len(new) // CELLS)
    if not may_spend(len(old) * len(new) // pieces * cell):
        pieces = max(len(old), len(new))
    found: list[Match] = []
    for n in range(pieces):
        here = old[len(old) * n // pieces : len(old) * (n + 1) // pieces]
        there = new[len(new) * n // pieces : len(new) * (n + 1) // pieces]
        found += _table(here, there, worth)
    return found


_SKIP_OLD, _SKIP_NEW, _PAIR = 0, 1, 2


def _table(old: Sequence[int], new: Sequence[int], worth: Worth) -> list[Match]:
    steps: list[bytearray] = []
    below = [0.0] * (len(new) + 1)
    for i in reversed(old):
        row = [0.0] * (len(new) + 1)
        step = bytearray(len(new))
        for at in range(len(new) - 1, -1, -1):
            value, how = below[at], _SKIP_OLD
            if row[at + 1] > value:
                value, how = row[at + 1], _SKIP_NEW
            gain = worth(i, new[at])
            if gain and below[at + 1] + gain >= value:
                value, how = below[at + 1] + gain, _PAIR
            row[at] = value
            step[at] = how
        steps.append(step)
        below = row
    return _walk(steps[::-1], old, new)


def _walk(steps: Sequence[bytearray], old: Sequence[int], new: Sequence[int]) -> list[Match]:
    found: list[Match] = []
    i = j = 0
    while i < len(old) and j < len(new):
        how = steps[i][j]
        if how == _PAIR:
            found.append((old[i], new[j]))
        i += how != _SKIP_NEW
        j += how != _SKIP_OLD
    return found
