"""No two instruments of one kind bear one number, unless a person says why they do."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from policies.models import Instrument
from policies.refusals import Duplicate

_COUNTS_ON = re.compile(r"\d{4}|\d[^\d\s]+\d")
"""A number that goes on from year to year, or names its year: "1842", "26-7". "5" may come each year anew."""

_WORDS = re.compile(r"^(?:(?:bill|ordinance|resolution|order|policy|file|no|number|nr)\b[.:]?|[\s#№])+")
_DASHES = str.maketrans("‐‑‒–—−", "------")

NUMBERS = {"bill_number": "bill number", "ordinance_number": "number in law"}
LONGEST_WHY = 100


class TakenNumber(Duplicate):
    """A number that another instrument bears; ``name`` is that of the fact."""

    def __init__(self, sentence: str, name: str) -> None:
        super().__init__(sentence)
        self.name = name


def check_numbers(instrument: Instrument, names: Iterable[str] = tuple(NUMBERS), why: str = "") -> None:
    """Raise TakenNumber where another instrument of its kind bears a number; the caller holds the city.

    A paper may have such a number all the same: ``why`` are the words of a person who says so.
    """
    if why.strip():
        return
    for name, sentence in _taken(instrument, names):
        raise TakenNumber(sentence, name)


def numbers_in(changed: Collection[str]) -> list[str]:
    """The numbers to be looked at when these facts of an instrument change: all, when its kind does."""
    return [name for name in NUMBERS if "kind" in changed or name in changed]


def taken_numbers(instrument: Instrument) -> list[str]:
    """A sentence for each number that another instrument of its kind bears too, in one query or two."""
    return [sentence for _, sentence in _taken(instrument, NUMBERS)]


def _taken(instrument: Instrument, names: Iterable[str]) -> list[tuple[str, str]]:
    others = instrument.municipality.instruments.filter(kind=instrument.kind).exclude(pk=instrument.pk)
    found = []
    for name in names:
        number = getattr(instrument, name)
        if not counts_on(number):
            continue
        rows = others.exclude(**{name: ""}).values_list(name, "title")
        title = next((title for theirs, title in rows if same_number(theirs) == same_number(number)), None)
        if title is not None:
            found.append((name, f"{number} is the {NUMBERS[name]} of “{title}” already."))
    return found


def counts_on(number: str) -> bool:
    """True for a number that no other of its kind can bear: it names its year, or counts on every year."""
    return _COUNTS_ON.search(number) is not None


def same_number(number: str) -> str:
    """A number without what is written now so and now otherwise: "No. 2012–119" is "2012-119"."""
    small = number[:200].casefold().translate(_DASHES)
    return "".join(_WORDS.sub("", small).split())
