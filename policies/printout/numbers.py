"""The next number of a bill or an ordinance, proposed in the city's own format and never forced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_FIELD = re.compile(r"\{(year|yy|n)(?::([1-9]))?\}")
_COUNTED = re.compile(r"(?P<head>.{0,50}?)(?P<digits>[0-9]{1,9})")
LONGEST = 60


def is_format(text: str) -> bool:
    """Whether it counts: {n} once, with zeros in front as {n:3}; {year} and {yy} may stand beside it."""
    names = [found[1] for found in _FIELD.finditer(text)]
    rest = _FIELD.sub("", text)
    return names.count("n") == 1 and len(text) <= LONGEST and not set(rest) & set("{}")


def next_number(text: str, taken: Iterable[str], year: int) -> str:
    """The number after the highest that is taken in this format and year; without a format, as the last goes.

    "" when neither tells one. ``taken``: the numbers of the city, newest first.
    """
    if not is_format(text):
        return _counted_on(taken, year)
    pattern = re.compile("".join(_patterns(text, year)))
    found = (pattern.fullmatch(each[:LONGEST]) for each in taken)
    last = max((int(each["n"]) for each in found if each), default=0)
    return _FIELD.sub(lambda field: _written(field, last + 1, year), text)


def _patterns(text: str, year: int) -> Iterator[str]:
    end = 0
    for field in _FIELD.finditer(text):
        yield re.escape(text[end : field.start()])
        yield "(?P<n>[0-9]{1,9})" if field[1] == "n" else re.escape(_written(field, 0, year))
        end = field.end()
    yield re.escape(text[end:])


def _written(field: re.Match[str], number: int, year: int) -> str:
    if field[1] == "n":
        return f"{number:0{int(field[2] or 1)}d}"
    return str(year) if field[1] == "year" else f"{year % 100:02d}"


def _counted_on(taken: Iterable[str], year: int) -> str:
    """One more than the last number, when it is one of this year or of no year."""
    last = next((each for each in taken if each), "")
    found = _COUNTED.fullmatch(last[:LONGEST])
    if not found or (_has_year(found["head"]) and str(year) not in found["head"]):
        return ""
    return f"{found['head']}{int(found['digits']) + 1:0{len(found['digits'])}d}"


def _has_year(head: str) -> bool:
    return bool(re.search(r"(?:19|20)[0-9]{2}", head))
