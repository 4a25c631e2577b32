"""Pair the lines of two texts: equal ones, renumbered ones, and ones that say nearly the same."""

from collections.abc import Hashable, Sequence

from policies.text.alignment import Match, common_head, common_tail, gaps, heaviest, unique_anchors
from policies.text.enumerators import split_enumerator
from policies.text.likeness import Bag, bag, best_pairs, shared

Pair = tuple[int | None, int | None]
"""(old line, new line) counted from 0; None where a line has no partner."""

LIKE = 0.35  # two lines pair when this share of their weight is common
LIKE_NUMBERED = 0.15  # the same under the same enumerator
CONTAINED = 0.9  # two lines also pair when so much of the shorter one is in the longer one
SAME_NUMBER = 1.3  # a pair under the same enumerator is worth so much more
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
    """Pairs among lines that are not blank."""
    head = common_head(old, new)
    tail = common_tail(old, new, head)
    middle = _Lines(old[head : len(old) - tail], new[head : len(new) - tail]).matches()
    return [
        *((n, n) for n in range(head)),
        *((i + head, j + head) for i, j in middle),
        *((len(old) - n, len(new) - n) for n in range(tail, 0, -1)),
    ]


class _Lines:
    """The lines between the common ends, with what is needed to compare them."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old = [self._line(line) for line in old]
        self.new = [self._line(line) for line in new]

    def _line(self, line: str) -> tuple[str, str, Bag]:
        number, rest = enumerated(line)
        return number.strip(), rest.strip(), bag(rest[:_COMPARED])

    def matches(self) -> list[Match]:
        found: list[Match] = []
        todo = [(0, len(self.old), 0, len(self.new))]
        while todo:
            a, b, c, d = todo.pop()
            if a == b or c == d:
                continue
            anchors = self._equal(a, b, c, d) if (b - a) * (d - c) > _SMALL else []
            if anchors:
                found += [(a + i, c + j) for i, j in anchors]
                todo += [(a + e, a + f, c + g, c + h) for e, f, g, h in gaps(anchors, b - a, d - c)]
            else:
                found += best_pairs(range(a, b), range(c, d), self._worth)
        return sorted(found)

    def _equal(self, a: int, b: int, c: int, d: int) -> list[Match]:
        """Lines with the same words under any enumerator, the longest first."""
        old = [rest for _, rest, _ in self.old[a:b]]
        new = [rest for _, rest, _ in self.new[c:d]]
        found = heaviest(old, new, _units)
        return unique_anchors(old, new) if found is None else found

    def _worth(self, i: int, j: int) -> float:
        number, rest, words = self.old[i]
        new_number, new_rest, new_words = self.new[j]
        same_number = number == new_number
        if rest == new_rest:
            return (words.heft or 1) * (SAME_NUMBER if same_number else 1.0)
        common = shared(words, new_words)
        like = 2 * common / ((words.heft + new_words.heft) or 1)
        if common and common >= CONTAINED * min(words.heft, new_words.heft):
            like = max(like, LIKE)
        if same_number and number:
            return common * like * SAME_NUMBER if like >= LIKE_NUMBERED else 0.0
        return common * like if like >= LIKE else 0.0


def _units(line: Hashable) -> int:
    return min(30, len(str(line)) // _LETTERS_A_UNIT)
