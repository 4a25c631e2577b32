"""Draw the changes inside one line, exact to the character."""

from collections.abc import Sequence

from policies.text.changes import Op, Run, Runs, merged, side
from policies.text.cleanup import changed_words
from policies.text.effort import BLANK, LETTERS_A_UNIT, PAIR, give_up, may_spend
from policies.text.paragraphs import enumerated
from policies.text.splitting import Group
from policies.text.words import Words

LETTERS_CAP = 1_000_000
"""Two lines that are longer than this together are not compared word by word."""


def replaced(old: str, new: str) -> Runs:
    """One text struck, the other written: what is left when nothing finer holds."""
    return tuple(Run(op, text) for op, text in ((Op.DELETED, old), (Op.INSERTED, new)) if text)


def plain(op: Op, text: str) -> Runs:
    """One run, or none for no text."""
    return (Run(op, text),) if text else ()


def line_runs(old: str, new: str) -> tuple[Runs, Runs]:
    """The runs of two paired lines: those of indent and enumerator, then those of the words.

    An enumerator is one piece: the old one is struck before the new one is written.
    """
    (old_number, old_rest), (new_number, new_rest) = enumerated(old), enumerated(new)
    number = plain(Op.SAME, old_number) if old_number == new_number else replaced(old_number, new_number)
    return number, text_runs(old_rest, new_rest)


def group_runs(old: Sequence[str], new: Sequence[str], group: Group) -> Runs:
    """The runs of lines that are compared together, of one line, or of a line that comes or goes."""
    before, after = (
        "\n".join(text[n] for n in lines) for text, lines in ((old, group.old), (new, group.new))
    )
    if not group.old or not group.new or before == after:
        op = Op.SAME if group.old and group.new else Op.DELETED if group.old else Op.INSERTED
        return plain(op, before or after)
    number, words = line_runs(before, after)
    return number + words


def text_runs(old: str, new: str) -> Runs:
    """The runs between two pieces of text without lines; checked, else all is replaced."""
    if old == new:
        return plain(Op.SAME, old)
    letters = len(old) + len(new)
    if letters > LETTERS_CAP:
        give_up()
        return replaced(old, new)
    if not may_spend(PAIR + letters // LETTERS_A_UNIT):
        return replaced(old, new)
    runs = _marked(Words(old), Words(new))
    exact = side(runs, Op.INSERTED) == old and side(runs, Op.DELETED) == new
    return runs if exact else replaced(old, new)


def _marked(old: Words, new: Words) -> Runs:
    if not len(old) and not len(new):
        return merged(swapped(old.text, new.text))
    changes = changed_words(old, new)
    runs: list[Run] = []
    if not changes or changes[0].old_first:
        runs += swapped(old.segment(0, 0), new.segment(0, 0))
    i = j = 0
    for change in changes:
        runs += _kept(old, new, i, change.old_first, j)
        runs += swapped(old.segment(*change[:2]), new.segment(*change[2:]))
        i, j = change.old_last, change.new_last
    runs += _kept(old, new, i, len(old), j)
    if not changes or i < len(old):
        runs += swapped(old.segment(len(old), len(old)), new.segment(len(new), len(new)))
    return merged(runs)


def _kept(old: Words, new: Words, first: int, last: int, new_first: int) -> list[Run]:
    """Equal words first to last (exclusive), with the white space between them, which may differ."""
    if first == last:
        return []
    shift = new_first - first
    text = old.phrase(first, last)
    if text == new.phrase(new_first, last + shift):
        return [Run(Op.SAME, text)]
    if not may_spend((last - first) * BLANK):
        return swapped(text, new.phrase(new_first, last + shift))
    runs = [Run(Op.SAME, old.words[first])]
    for n in range(first + 1, last):
        runs += swapped(old.segment(n, n), new.segment(n + shift, n + shift))
        runs.append(Run(Op.SAME, old.words[n]))
    return runs


def swapped(old: str, new: str) -> list[Run]:
    """A change with the white space that both share at its ends left outside."""
    if old == new:
        return [Run(Op.SAME, old)] if old else []
    if not old or not new:
        return [Run(Op.DELETED, old)] if old else [Run(Op.INSERTED, new)]
    limit = min(len(old), len(new))
    head = tail = 0
    while head < limit and old[head] == new[head] and old[head].isspace():
        head += 1
    while tail < limit - head and old[-1 - tail] == new[-1 - tail] and old[-1 - tail].isspace():
        tail += 1
    return [
        Run(Op.SAME, old[:head]),
        Run(Op.DELETED, old[head : len(old) - tail]),
        Run(Op.INSERTED, new[head : len(new) - tail]),
        Run(Op.SAME, old[len(old) - tail :]),
    ]
