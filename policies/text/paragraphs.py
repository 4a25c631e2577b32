"""Pair the lines of two texts: equal ones, renumbered ones, and ones that say nearly the same."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

from policies.text.alignment import (
    TABLE_CAP,
    Match,
    common_head,
    common_tail,
    gaps,
    heaviest,
    rising,
    unique_anchors,
)
from policies.text.effort import may_spend, reading
from policies.text.enumerators import split_enumerator
from policies.text.likeness import CELLS, UNREAD, Shares, bag, best_pairs, shared

Pair = tuple[int | None, int | None]
"""(old line, new line) counted from 0; None where a line has no partner."""

LIKE = 0.35  # two lines pair when this share of their weight is common
LIKE_NUMBERED = 0.15  # the same under the same enumerator
CONTAINED = 0.9  # two lines also pair when so much of the shorter one is in the longer one
SAME_NUMBER = 1.3  # a pair under the same enumerator is worth so much more
ENDS = 0.6  # two lines alone between others pair unread when so much of them is the same at their ends
_SMALL = 1600  # so many comparisons are made at once, without looking for equal lines first
_LETTERS_A_UNIT = 6
_COMPARED = 40_000  # letters of a line by which it is compared with others


def enumerated(line: str) -> tuple[str, str]:
    """A line as (indent and enumerator, the rest); the first is empty when there is no enumerator."""
    indent, enumerator, rest = split_enumerator(line)
    return (indent + enumerator.printed, rest) if enumerator else ("", line)


def pair_lines(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """All lines of both texts in reading order, paired where one became the other."""
    words_old = [n for n, line in enumerate(old) if line.strip()]
    words_new = [n for n, line in enumerate(new) if line.strip()]
    matches = _matches([old[n] for n in words_old], [new[n] for n in words_new])
    placed = [(words_old[i], words_new[j]) for i, j in matches]
    blanks = [
        pair
        for a, b, c, d in gaps(placed, len(old), len(new))
        for pair in _blanks(old, range(a, b), new, range(c, d))
    ]
    return in_reading_order(sorted(placed + blanks), len(old), len(new))


def _blanks(old: Sequence[str], here: range, new: Sequence[str], there: range) -> list[Match]:
    """Equal blank lines of one gap, the first with the first."""
    blank_old = [n for n in here if not old[n].strip()]
    blank_new = [n for n in there if not new[n].strip()]
    return [(i, j) for i, j in zip(blank_old, blank_new, strict=False) if old[i] == new[j]]


def in_reading_order(matches: Sequence[Match], old_size: int, new_size: int) -> list[Pair]:
    """The matches, with every other line of both texts at its place: what goes before what comes."""
    pairs: list[Pair] = []
    for (a, b, c, d), match in zip(gaps(matches, old_size, new_size), [*matches, None], strict=True):
        pairs += [(n, None) for n in range(a, b)]
        pairs += [(None, n) for n in range(c, d)]
        if match:
            pairs.append(match)
    return pairs


def _matches(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Pairs among lines that are not blank: the common ends, in long texts lines that stand once in both
    texts, and what is alike between those.
    """
    head = common_head(old, new)
    tail = common_tail(old, new, head)
    here, there = old[head : len(old) - tail], new[head : len(new) - tail]
    found = [(n, n) for n in range(head)]
    anchors = unique_anchors(here, there) if len(here) * len(there) > _SMALL else []
    found += ((i + head, j + head) for i, j in anchors)
    for a, b, c, d in gaps(anchors, len(here), len(there)):
        if b - a == d - c == 1 and _ends_alike(here[a], there[c]):
            found.append((a + head, c + head))
        elif a < b and c < d and may_spend(reading([*here[a:b], *there[c:d]])):
            found += ((i + a + head, j + c + head) for i, j in _Lines(here[a:b], there[c:d]).matches())
    found += ((len(old) - n, len(new) - n) for n in range(tail, 0, -1))
    return sorted(found)


def _ends_alike(old: str, new: str) -> bool:
    """Whether two lines plainly are one that was amended: most of the longer one is at both ends of both."""
    head = _longest(lambda size: old[:size] == new[:size], min(len(old), len(new)))
    room = min(len(old), len(new)) - head
    tail = _longest(lambda size: old[len(old) - size :] == new[len(new) - size :], room)
    return head + tail >= ENDS * max(len(old), len(new))


def _longest(holds: Callable[[int], bool], most: int) -> int:
    """The greatest size, at most ``most``, up to which it holds."""
    least = 0
    while least < most:
        size = (least + most + 1) // 2
        least, most = (size, most) if holds(size) else (least, size - 1)
    return least


class _Lines:
    """The lines of two stretches, with what is needed to compare them."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old = [_Line(line) for line in old]
        self.new = [_Line(line) for line in new]

    def matches(self) -> list[Match]:
        found: list[Match] = []
        todo = [(0, len(self.old), 0, len(self.new))]
        while todo:
            a, b, c, d = todo.pop()
            if a == b or c == d:
                continue
            anchors = self._anchors(a, b, c, d) if (b - a) * (d - c) > _SMALL else []
            if anchors:
                found += [(a + i, c + j) for i, j in anchors]
                todo += [(a + e, a + f, c + g, c + h) for e, f, g, h in gaps(anchors, b - a, d - c)]
            else:
                found += ((a + i, c + j) for i, j in self._alike(a, b, c, d))
        return sorted(found)

    def _alike(self, a: int, b: int, c: int, d: int) -> list[Match]:
        """Of a short stretch the pairs of greatest worth, counted from its beginning."""
        self._read(a, b, c, d)
        old, new = self.old[a:b], self.new[c:d]
        shares = Shares([one.words for one in old], [one.words for one in new])
        return best_pairs(
            range(b - a), range(d - c), lambda i, j: _worth(old[i], new[j], shares.heft(i, j)), shares.cell
        )

    def _read(self, a: int, b: int, c: int, d: int) -> None:
        for line in (*self.old[a:b], *self.new[c:d]):
            line.read()

    def _anchors(self, a: int, b: int, c: int, d: int) -> list[Match]:
        """Lines with the same words under any enumerator, the longest first; else lines with rare words."""
        old = [one.rest for one in self.old[a:b]]
        new = [one.rest for one in self.new[c:d]]
        found = heaviest(old, new, _units)
        if found is None:
            found = heaviest(old, new, _one, cap=3 * TABLE_CAP)
        if found is None:
            found = unique_anchors(old, new)
        if found or len(old) * len(new) <= CELLS:
            return found
        rare = self._by_rare_words(a, b, c, d)
        pairs = ((match, self.old[a + match[0]], self.new[c + match[1]]) for match in rare)
        return [match for match, one, other in pairs if _worth(one, other, shared(one.words, other.words))]

    def _by_rare_words(self, a: int, b: int, c: int, d: int) -> list[Match]:
        """Of two long stretches, the lines that share most of the words that stand in one line only."""
        self._read(a, b, c, d)
        here, there = _only_in(self.old[a:b]), _only_in(self.new[c:d])
        votes = Counter((place, there[word]) for word, place in here.items() if word in there)
        best: dict[int, int] = {}
        for (i, j), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
            best.setdefault(i, j)
        pairs = sorted(best.items())
        return [pairs[n] for n in rising([j for _, j in pairs])]


class _Line:
    """A line as enumerator and the rest; the words of the rest are read when they are asked for."""

    __slots__ = ("number", "rest", "words")

    def __init__(self, line: str) -> None:
        number, rest = enumerated(line)
        self.number = number.strip()
        self.rest = rest.strip()
        self.words = UNREAD

    def read(self) -> None:
        if self.words is UNREAD:
            self.words = bag(self.rest[:_COMPARED])


def _worth(old: _Line, new: _Line, common: int) -> float:
    """What it is worth to pair two lines, with the weight of what they have in common; 0 for never."""
    same_number = old.number == new.number
    heft, new_heft = old.words.heft, new.words.heft
    if old.rest == new.rest:
        return (heft or 1) * (SAME_NUMBER if same_number else 1.0)
    like = 2 * common / ((heft + new_heft) or 1)
    if common and common >= CONTAINED * min(heft, new_heft):
        like = max(like, LIKE)
    if same_number and old.number:
        return common * like * SAME_NUMBER if like >= LIKE_NUMBERED else 0.0
    return common * like if like >= LIKE else 0.0


def _only_in(lines: Sequence[_Line]) -> dict[str, int]:
    """The words that stand in one of these lines only, and in which."""
    seen: dict[str, int] = {}
    for place, line in enumerate(lines):
        for word in line.words.words:
            seen[word] = -1 if word in seen else place
    return {word: place for word, place in seen.items() if place >= 0}


def _one(line: Hashable) -> int:
    return int(len(str(line)) >= _LETTERS_A_UNIT)


def _units(line: Hashable) -> int:
    return min(30, len(str(line)) // _LETTERS_A_UNIT)
