"""How much work one redline may take.

Comparing grows faster than the texts. Every step that could take long asks first; when nothing is left it
takes a cheaper way, which is as exact but marks more than it must, and the redline says that it is coarse.
Work is counted, not timed: the same two texts give the same redline on any machine.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

UNITS = 1_000_000
"""About so many microseconds of one processor."""

WORDS_A_UNIT = 1_000
"""Different words that two lists of texts have in common, each time one text is held against another."""

LINE = 6
"""To read a line that does not stay to the letter, beside its letters."""

LETTERS_READ = 12
"""Letters of such lines that are read for one unit."""

PAIR = 60
"""To compare two lines at all."""

BLANK = 10
"""To look at the white space between two words."""

LETTERS_A_UNIT = 2
"""Letters of lines that change, read and compared word by word, old and new together."""

BITS_A_UNIT = 50_000
"""Of the table in which common items are found (see ``alignment``)."""


class Effort:
    """What is left to spend on one redline, and how often something was too dear."""

    def __init__(self, units: int = UNITS) -> None:
        self.left = units
        self.refusals = 0

    def spend(self, units: int) -> bool:
        """True when this much is left, and now taken."""
        if units > self.left:
            self.refusals += 1
            return False
        self.left -= units
        return True


_effort: ContextVar[Effort | None] = ContextVar("effort", default=None)


@contextmanager
def bounded(units: int = UNITS) -> Iterator[Effort]:
    """All that is compared inside shares one effort; inside another one, that of the other."""
    outer = _effort.get()
    if outer is not None:
        yield outer
        return
    effort = Effort(units)
    token = _effort.set(effort)
    try:
        yield effort
    finally:
        _effort.reset(token)


def may_spend(units: int) -> bool:
    """Whether so much more may be spent on the redline that is drawn now; always, where none is."""
    effort = _effort.get()
    return effort is None or effort.spend(units)


def give_up() -> None:
    """Say that the redline drawn now is coarse, because something is too large whatever is left."""
    effort = _effort.get()
    if effort is not None:
        effort.refusals += 1


def reading(lines: Sequence[str]) -> int:
    """What it costs to read the words of these lines."""
    return LINE * len(lines) + sum(map(len, lines)) // LETTERS_READ
