"""Numbers that a text keeps free for later sections: 3-13 to 3-19 reserved, as one section without words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from policies.text.section import SectionText

RESERVED = "Reserved"
MOST = 1_000
"""So many numbers a reserve has at most."""

_RESERVE = re.compile(
    r"(?P<head>.{0,50}?)(?P<first>[0-9]{1,9})(?:[—–](?P<again>.{0,50}?)(?P<last>[0-9]{1,9}))?"
)
_NUMBER = re.compile(r"(.{0,50}?)([0-9]{1,9})([A-Z]?)")
_HEADING = re.compile(r"\W{0,2}reserved\W{0,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reserve:
    """Numbers first to last, both reserved, behind the same head: "3-" and 13 to 19."""

    head: str
    first: int
    last: int
    digits: int = 1
    """So many digits its numbers have at least: three in 2.60.045."""

    @property
    def label(self) -> str:
        """``3-13—3-19``, as it stands in a text; one number alone stands alone."""
        return "—".join(map(self.printed, dict.fromkeys((self.first, self.last))))

    def printed(self, number: int) -> str:
        """One of its numbers as it stands in a text, with zeros in front where the others have them."""
        return f"{self.head}{number:0{self.digits}d}"

    def has(self, label: str | None) -> bool:
        """Whether a number is one of those reserved, also with a letter behind it: 3-13A."""
        found = _NUMBER.fullmatch(label or "")
        return found is not None and found[1] == self.head and self.first <= int(found[2]) <= self.last

    def without(self, label: str) -> tuple[Reserve, ...]:
        """What stays reserved once a section has taken a number: none, one or two reserves."""
        found = _NUMBER.fullmatch(label)
        if not found or not self.has(label) or found[3]:
            return (self,)
        number = int(found[2])
        ends = ((self.first, number - 1), (number + 1, self.last))
        return tuple(Reserve(self.head, first, last, self.digits) for first, last in ends if first <= last)


def read_reserve(label: str | None, heading: str = RESERVED) -> Reserve | None:
    """The numbers that a section reserves; None for a section that reserves nothing."""
    found = _RESERVE.fullmatch(label or "")
    if not found or not _HEADING.fullmatch(heading):
        return None
    first, last = int(found["first"]), int(found["last"] or found["first"])
    heads = {found["head"], found["again"] or found["head"]}
    if len(heads) > 1 or not 0 <= last - first < MOST:
        return None
    return Reserve(found["head"], first, last, len(found["first"]) if found["first"][0] == "0" else 1)


def reserved_section(first: str, last: str) -> SectionText:
    """A section that reserves the numbers from first to last, both too.

    Raises ValueError when they are no two ends of one row, or too far apart.
    """
    found = read_reserve(first if first == last else f"{first}—{last}")
    if found is None or (found.head and not found.head.strip("-–— ")):
        raise ValueError(f"{first} to {last} are no numbers in a row, or more than {MOST}.")
    return SectionText("section", found.label, RESERVED, "")


def reserves(sections: Iterable[SectionText]) -> list[Reserve]:
    """All that a text reserves, in its order."""
    found = (read_reserve(each.label, each.heading) for each in sections if not each.text.strip())
    return [each for each in found if each]
