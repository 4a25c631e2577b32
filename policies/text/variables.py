"""Words that wait to be filled in: ``[city]`` in a template or a clause."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_VARIABLE = re.compile(r"\[([a-z][a-z ]{0,49})\]")
_BEGINS = re.compile(r"(?:^|\n|[.?!] |\([a-z0-9]\) |“)\Z")
_FAR = 4
"""So many characters before a variable tell whether it begins a sentence."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A name in brackets and where it stands, brackets and all."""

    name: str
    start: int
    end: int


def places(text: str) -> Iterator[Variable]:
    """Every variable of a text, in reading order."""
    return (Variable(match[1], *match.span()) for match in _VARIABLE.finditer(text))


def variables(texts: Iterable[str]) -> tuple[str, ...]:
    """The names of what waits to be filled in, each once, in reading order."""
    return tuple(dict.fromkeys(each.name for text in texts for each in places(text)))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with every value in its place; a variable without one, or with a blank one, stays to be seen.

    A value is put in as it is, with a capital where it begins a sentence; what looks like a variable in it
    is not filled again.
    """

    def put(match: re.Match[str]) -> str:
        value = values.get(match[1], "").strip()
        begins = _BEGINS.search(text[max(0, match.start() - _FAR) : match.start()])
        return (value[:1].upper() + value[1:] if begins else value) or match[0]

    return _VARIABLE.sub(put, text)
