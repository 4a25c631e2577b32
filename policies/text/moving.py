"""Which lines of a section only changed their place: a list item that stands elsewhere now."""

from collections import Counter
from collections.abc import Iterable, Sequence

from policies.text.alignment import Match
from policies.text.effort import may_spend
from policies.text.likeness import bag, likeness
from policies.text.paragraphs import Pair, enumerated, in_reading_order
from policies.text.words import count_words

FEWEST_WORDS = 6
"""A shorter line cannot be told to have moved: it may as well be struck here and written there."""

LIKE = 0.75
"""Two lines of another place are one, moved and amended, when so much of their weight is common."""

CELLS = 10_000
"""So many comparisons are made at most; beyond, only lines with the same words are found."""

CELL = 3
"""What one of them costs, in units of effort."""

CELLS_CROSSED = 200_000
"""So often a pair of lines is held against a block that moved; beyond, moves are told as they are found."""

CROSSED_A_UNIT = 2
"""So many of these for one unit of effort."""

_COMPARED = 20_000


def settled(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair]) -> tuple[list[Pair], list[Match]]:
    """The pairs, and the moves, so that the fewest lines move: one long item rather than two short ones.

    Where several neighbours moved past one single line, it is that line which moved.
    """
    moves = moved_lines(old, new, pairs)
    blocks = _blocks(moves)
    cells = len(blocks) * len(pairs)
    if cells > CELLS_CROSSED or not may_spend(cells // CROSSED_A_UNIT):
        return list(pairs), moves
    for block in blocks:
        crossed = [pair for pair in pairs if _crosses(pair, block[0])]
        if len(block) > 1 and len(crossed) == 1 and _is_long(old, crossed[0]):
            return _turned(old, new, pairs, moves, block, crossed[0])
    return list(pairs), moves


def _blocks(moves: Sequence[Match]) -> list[list[Match]]:
    """Moves of lines that stand together before and after."""
    blocks: list[list[Match]] = []
    for i, j in moves:
        if blocks and blocks[-1][-1] == (i - 1, j - 1):
            blocks[-1].append((i, j))
        else:
            blocks.append([(i, j)])
    return blocks


def _crosses(pair: Pair, move: Match) -> bool:
    i, j = pair
    return i is not None and j is not None and (i < move[0]) != (j < move[1])


def _is_long(old: Sequence[str], pair: Pair) -> bool:
    return count_words(_body(old[pair[0] or 0])) >= FEWEST_WORDS


def _turned(
    old: Sequence[str],
    new: Sequence[str],
    pairs: Sequence[Pair],
    moves: Sequence[Match],
    block: Sequence[Match],
    crossed: Pair,
) -> tuple[list[Pair], list[Match]]:
    """The same with the block standing still and the crossed line moving."""
    still = [(i, j) for i, j in pairs if i is not None and j is not None and (i, j) != crossed]
    i, j = crossed
    assert i is not None and j is not None
    moved = [*(move for move in moves if move not in block), (i, j)]
    return in_reading_order(sorted([*still, *block]), len(old), len(new)), sorted(
        moved, key=lambda one: one[1]
    )


def moved_lines(old: Sequence[str], new: Sequence[str], pairs: Iterable[Pair]) -> list[Match]:
    """(old line, new line) of every line that moved, in the order of the new text.

    Only lines that go in one place and come in another are asked. Their enumerators do not count: an item
    that merely gets another number pairs where it stands, and is not here. Words that stand twice on
    either side move nowhere, because nobody can say which is which.
    """
    pairs = list(pairs)
    gone = {i: _body(old[i]) for i, j in pairs if j is None and i is not None}
    come = {j: _body(new[j]) for i, j in pairs if i is None and j is not None}
    gone = {i: body for i, body in gone.items() if count_words(body) >= FEWEST_WORDS}
    come = {j: body for j, body in come.items() if count_words(body) >= FEWEST_WORDS}
    if not gone or not come:
        return []
    doubles = _doubles(old) | _doubles(new)
    found = _alike(
        {i: body for i, body in gone.items() if body not in doubles},
        {j: body for j, body in come.items() if body not in doubles},
    )
    return sorted(found, key=lambda match: match[1])


def _body(line: str) -> str:
    return enumerated(line)[1].strip()


def _doubles(lines: Iterable[str]) -> set[str]:
    return {body for body, times in Counter(_body(line) for line in lines).items() if times > 1}


def _alike(gone: dict[int, str], come: dict[int, str]) -> list[Match]:
    """The same words first, then the most alike."""
    there = {body: j for j, body in come.items()}
    found = [(i, there[body]) for i, body in gone.items() if body in there]
    taken = {i for i, _ in found}, {j for _, j in found}
    left_old = [i for i in gone if i not in taken[0]]
    left_new = [j for j in come if j not in taken[1]]
    cells = len(left_old) * len(left_new)
    if cells > CELLS or not may_spend(cells * CELL):
        return found
    bags_old = {i: bag(gone[i][:_COMPARED]) for i in left_old}
    bags_new = {j: bag(come[j][:_COMPARED]) for j in left_new}
    ranked = sorted((-likeness(bags_old[i], bags_new[j]), i, j) for i in left_old for j in left_new)
    for unlike, i, j in ranked:
        if -unlike >= LIKE and i not in taken[0] and j not in taken[1]:
            found.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return found
