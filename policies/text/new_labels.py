"""A number for a section that is put between others: 2.60.075, 3-11A, or the next in line."""

import re
from collections.abc import Sequence

from policies.text.reserving import Reserve, read_reserve

_LAST = re.compile(r"(.{0,50}?)([0-9]{1,9})([A-Z]?)")


def proposed_label(labels: Sequence[str | None], place: int) -> str | None:
    """A free number for a new section at a place among these; None when their pattern does not tell one.

    Behind the last one the step of the two before is kept (2.60.180, 2.60.190: 2.60.200). Between two numbers
    it is the one half-way (2.60.070, 2.60.080: 2.60.075), else the lower with a letter (3-11, 3-12: 3-11A).
    Beside numbers that are reserved (3-13—3-19) it is the nearest of these; elsewhere it is none of them.
    """
    before = [label for label in labels[:place] if label]
    after = next((label for label in labels[place:] if label), None)
    kept = [each for each in (_range(label) for label in labels) if each]
    beside = _range(after) or _range(before[-1] if before else None)
    if beside:
        found: str | None = beside.printed(beside.first if _range(after) else beside.last)
        return None if found in labels else found
    found = _proposed([_last_of(label) for label in before], after)
    return None if found in labels or any(each.has(found) for each in kept) else found


def _range(label: str | None) -> Reserve | None:
    """Several numbers in one label: nothing but a reserve has them."""
    found = read_reserve(label)
    return found if found and found.first < found.last else None


def _last_of(label: str) -> str:
    """The number that others count on from: of a reserve the last."""
    found = _range(label)
    return found.printed(found.last) if found else label


def _proposed(before: Sequence[str], after: str | None) -> str | None:
    if not before:
        return _first(after) if after else None
    if after is None or not _alike(before[-1], after):
        return _next(before)
    return _between(before[-1], after)


def _parts(label: str | None) -> tuple[str, str, str] | None:
    """``3-11A`` as what stands before the last number, the number, its letter."""
    found = _LAST.fullmatch(label or "")
    return (found[1], found[2], found[3]) if found else None


def _alike(one: str, other: str) -> bool:
    """Whether two numbers differ in their last part only."""
    a, b = _parts(one), _parts(other)
    return a is not None and b is not None and a[0] == b[0]


def _printed(head: str, number: int, like: str) -> str:
    """With as many zeros in front as its neighbour has."""
    return f"{head}{number:0{len(like) if like.startswith('0') else 1}d}"


def _first(after: str) -> str | None:
    parts = _parts(after)
    if parts is None or parts[2] or int(parts[1]) < 2:
        return None
    number = int(parts[1])
    return _printed(parts[0], number // 2 if number % 10 == 0 else number - 1, parts[1])


def _next(before: Sequence[str]) -> str | None:
    last = _parts(before[-1])
    if last is None:
        return None
    head, digits, letter = last
    earlier = next(
        (p for p in (_parts(label) for label in reversed(before[:-1])) if p and p[0] == head), None
    )
    if letter:
        return _lettered(last)
    step = int(digits) - int(earlier[1]) if earlier and not earlier[2] else 1
    return _printed(head, int(digits) + max(step, 1), digits)


def _between(before: str, after: str) -> str | None:
    low, high = _parts(before), _parts(after)
    if low is None or high is None:
        return None
    gap = int(high[1]) - int(low[1])
    if gap > 1 and not low[2]:
        return _printed(low[0], int(low[1]) + gap // 2, low[1])
    return _lettered(low)


def _lettered(parts: tuple[str, str, str]) -> str | None:
    head, digits, letter = parts
    if letter == "Z":
        return None
    return f"{head}{digits}{chr(ord(letter) + 1) if letter else 'A'}"
