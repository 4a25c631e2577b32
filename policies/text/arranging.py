"""Where a section can go: it moves with what hangs under it, past its neighbour with all that is in it."""

from collections.abc import Sequence

from policies.text.section import rank


def end_of(levels: Sequence[str], at: int) -> int:
    """The place behind a section and everything that hangs under it: a chapter with its sections."""
    here = rank(levels[at])
    return next((n for n in range(at + 1, len(levels)) if rank(levels[n]) <= here), len(levels))


def place_above(levels: Sequence[str], at: int) -> int | None:
    """Before which place a section goes when it moves up: its neighbour above, else the heading it is under.

    None for the first section of the text.
    """
    if at == 0:
        return None
    here = rank(levels[at])
    return next((n for n in range(at - 1, -1, -1) if rank(levels[n]) <= here), 0)


def place_below(levels: Sequence[str], at: int) -> int | None:
    """Before which place a section goes when it moves down: behind its neighbour, or under the next heading.

    None for the last section of the text.
    """
    after = end_of(levels, at)
    if after == len(levels):
        return None
    return after + 1 if rank(levels[after]) < rank(levels[at]) else end_of(levels, after)
