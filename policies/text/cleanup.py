"""A drafter's hand: from the words that could stay to the marks that a person would draw.

A drafter marks whole phrases: a lone "of" between two changes is struck with them, an amount is
replaced whole ("fifty dollars ($50.00)"), and of several ways to draw an insertion the one that
follows the clauses wins.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple

from policies.text.alignment import gaps
from policies.text.borders import best_slide
from policies.text.words import Words, common_words, heft

ABSORB_SHARE = 0.55  # an island goes when it weighs at most this share of the lighter change beside it
ABSORB_SAME_SHARE = 0.1  # the same between two insertions or two deletions: it makes replacements of them
ABSORB_WORDS = 2
REWRITTEN_SHARE = 0.125  # several changes are one when what stays between them weighs so little
REWRITTEN = range(3, 7)  # how many changes that may be
_CLAUSE_ENDS = frozenset(";:")
_SENTENCE_ENDS = frozenset(".;:")

_ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,6}teen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMERAL = rf"(?:(?:{_TENS})(?:-[a-z]{{3,5}})?|{_ONES}|hundred|thousand|million)"
WHOLE = re.compile(
    rf"\b{_NUMERAL}(?:\s(?:and\s)?{_NUMERAL}){{0,8}}\b(?:\s(?:dollars?|percent|per\scent))?"
    r"\s\(\s?\$?\d[\d,.]{0,15}\s?(?:%|percent)?\)"
    r"|\b\d[\w.:-]{0,20}(?:\([a-z0-9]{1,4}\)){1,8}",
    re.IGNORECASE,
)
"""What is replaced whole or not at all: "twenty-five dollars ($25.00)", "thirty (30)", "2.60.070(a)(1)"."""


class Hunk(NamedTuple):
    """A change: old words first to last give way to new words first to last (last exclusive)."""

    old_first: int
    old_last: int
    new_first: int
    new_last: int

    @property
    def sides(self) -> int:
        """1 when words only go, 2 when words only come, 3 when words are replaced."""
        return (self.old_last > self.old_first) + 2 * (self.new_last > self.new_first)


def changed_words(old: Words, new: Words) -> list[Hunk]:
    """The changes between two lines as a drafter would mark them, in reading order."""
    matches = common_words(old.words, new.words)
    changes = [Hunk(*gap) for gap in gaps(matches, len(old), len(new)) if gap[0] < gap[1] or gap[2] < gap[3]]
    if not changes:
        return []
    changes = _slid(changes, old.words, new.words)
    changes = _absorbed(changes, old.words, new.words)
    changes = _rewritten(changes, old.words, new.words)
    changes = _whole(changes, old, new)
    return _slid(changes, old.words, new.words)


def _joined(left: Hunk, right: Hunk) -> Hunk:
    return Hunk(left.old_first, right.old_last, left.new_first, right.new_last)


def _joined_where(changes: Sequence[Hunk], close: Callable[[Hunk, Hunk], bool]) -> list[Hunk]:
    """Make one change of two neighbours wherever they are `close`, again and again."""
    kept: list[Hunk] = []
    for change in changes:
        while kept and close(kept[-1], change):
            change = _joined(kept.pop(), change)
        kept.append(change)
    return kept


def _touching(left: Hunk, right: Hunk) -> bool:
    return left.old_last >= right.old_first and left.new_last >= right.new_first


def _weigh(change: Hunk, old: Sequence[str], new: Sequence[str]) -> int:
    return heft(old[change.old_first : change.old_last]) + heft(new[change.new_first : change.new_last])


def _absorbed(changes: list[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Swallow short islands between two heavier changes."""

    def chaff(left: Hunk, right: Hunk) -> bool:
        island = old[left.old_last : right.old_first]
        if len(island) > ABSORB_WORDS or not _CLAUSE_ENDS.isdisjoint(island):
            return False
        share = ABSORB_SAME_SHARE if left.sides == right.sides != 3 else ABSORB_SHARE
        return heft(island) <= share * min(_weigh(left, old, new), _weigh(right, old, new))

    return _joined_where(changes, chaff)


def _rewritten(changes: list[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Make one change of several in a sentence of which next to nothing stays: it was written anew."""
    if len(changes) < REWRITTEN.start:
        return changes
    weights = [_weigh(change, old, new) for change in changes]
    islands = [old[one.old_last : other.old_first] for one, other in pairwise(changes)]
    kept = [heft(words) if _SENTENCE_ENDS.isdisjoint(words) else inf for words in islands]
    found: list[Hunk] = []
    at = 0
    while at < len(changes):
        size = 1
        for more in REWRITTEN:
            here = slice(at, at + more)
            if sum(kept[at : at + more - 1]) <= REWRITTEN_SHARE * sum(weights[here]):
                size = more if at + more <= len(changes) else size
        found.append(_joined(changes[at], changes[at + size - 1]))
        at += size
    return found


def _whole(changes: list[Hunk], old: Words, new: Words) -> list[Hunk]:
    """Grow every change that cuts an amount or a citation until it covers all of it."""
    spans = _wholes(old), _wholes(new)
    if not spans[0] and not spans[1]:
        return changes
    grown = []
    for n, change in enumerate(changes):
        floor = changes[n - 1].old_last if n else 0
        ceiling = changes[n + 1].old_first if n + 1 < len(changes) else len(old)
        left = max(_reach(spans[0], change.old_first, change.old_last)[0], _reach(spans[1], *change[2:])[0])
        right = max(_reach(spans[0], change.old_first, change.old_last)[1], _reach(spans[1], *change[2:])[1])
        left, right = min(left, change.old_first - floor), min(right, ceiling - change.old_last)
        grown.append(Hunk(change[0] - left, change[1] + right, change[2] - left, change[3] + right))
    return _joined_where(grown, _touching)


def _wholes(side: Words) -> list[tuple[int, int]]:
    """The amounts and citations of a line as (first word, last word exclusive)."""
    if not _may_hold_whole(side.text):
        return []
    ends = list(accumulate(map(len, side.pieces)))[1::2]
    spans = []
    for found in WHOLE.finditer(side.text):
        first = bisect_right(ends, found.start())
        spans.append((first, bisect_left(ends, found.end(), first) + 1))
    return spans


def _may_hold_whole(text: str) -> bool:
    """A quick look at every parenthesis: one after a word or number, or before a number."""
    at = text.find("(")
    while at >= 0:
        before, after = text[at - 1 : at], text[at + 1 : at + 4].lstrip(" $")
        if (before and not before.isspace()) or after[:1].isdigit():
            return True
        at = text.find("(", at + 1)
    return False


def _reach(spans: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """How many words to the left and to the right a change must grow to cut none of them."""
    cut = [(a, b) for a, b in spans if a < last and first < b]
    return max([0, *(first - a for a, _ in cut)]), max([0, *(b - last for _, b in cut)])


def _slid(changes: list[Hunk], old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Move each pure insertion or deletion along equal words to its best place."""
    slid: list[Hunk] = []
    for n, change in enumerate(changes):
        before = slid[-1] if slid else Hunk(0, 0, 0, 0)
        after = changes[n + 1] if n + 1 < len(changes) else Hunk(len(old), 0, len(new), 0)
        by = 0
        if change.sides == 2:
            by = best_slide(new, change.new_first, change.new_last, before.new_last, after.new_first)
        elif change.sides == 1:
            by = best_slide(old, change.old_first, change.old_last, before.old_last, after.old_first)
        slid.append(Hunk(*(place + by for place in change)))
    return _joined_where(slid, _touching)
