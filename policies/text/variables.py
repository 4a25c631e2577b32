"""Words that wait to be filled in: ``[city]`` in a template or a clause, or ``{city}`` in a city's own."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_NAME = r"([A-Za-z][A-Za-z '’_-]{0,49})"
_VARIABLE = re.compile(rf"\[{_NAME}\]|\{{{_NAME}\}}")
_EDITORS = (
    "sic reserved repealed amended added deleted omitted renumbered recodified superseded expired formerly"
    " blank vacant emphasis editor editor's editor’s note see seal bracketed brackets"
)
OF_AN_EDITOR = frozenset(_EDITORS.split())
"""With one of these begins what editors of law, or a legend of marks, put in brackets themselves."""

_BEGINS = re.compile(r"(?:^|\n|[.?!] |\([a-z0-9]\) |“)\Z")
_FAR = 4
"""So many characters before a variable tell whether it begins a sentence."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A name in brackets and where it stands, brackets and all; ``words`` are it as it stands there."""

    name: str
    start: int
    end: int
    words: str

    @property
    def may_be_law(self) -> bool:
        """True for a capital in square brackets, which may be words of law: ``[Council]``."""
        return self.words.startswith("[") and not self.name.islower()


def places(text: str) -> Iterator[Variable]:
    """Every variable of a text, in reading order; what law has in brackets for itself is none."""
    for match in _VARIABLE.finditer(text):
        if not _is_own(text, match):
            yield Variable(match[1] or match[2], *match.span(), match[0])


def _is_own(text: str, match: re.Match[str]) -> bool:
    """True for brackets that law has for itself: an editor's note, a letter, a part of a word."""
    name, (start, end) = match[1] or match[2], match.span()
    if len(name) == 1 or name.casefold().split()[0] in OF_AN_EDITOR:
        return True
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return match[1] is not None and any(char.isalnum() for char in beside)


def variables(texts: Iterable[str]) -> tuple[str, ...]:
    """The names of what waits to be filled in, each once, in reading order."""
    return tuple(dict.fromkeys(each.name for text in texts for each in places(text)))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with every value in its place; a variable without one, or with a blank one, stays to be seen.

    A value is put in as it is, with a capital where it begins a sentence; what looks like a variable in it
    is not filled again.
    """

    def put(match: re.Match[str]) -> str:
        value = values.get(match[1] or match[2], "").strip()
        begins = _BEGINS.search(text[max(0, match.start() - _FAR) : match.start()])
        return (value[:1].upper() + value[1:] if begins else value) or match[0]

    return _VARIABLE.sub(put, text)
