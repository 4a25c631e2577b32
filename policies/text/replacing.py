"""Words found in a text as they stand, and others put in their place. Literal: no sign has a meaning."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_SOUGHT, LONGEST_OTHER = 200, 1_000
"""So many characters can be sought, and put in their place."""

AROUND = 50
"""So many characters of the text stand on either side of a place that is shown."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is sought and what comes in its place, character by character.

    With ``whole_words`` it must not begin or end inside a word; without ``match_case`` capitals do not count.
    """

    words: str
    other: str = ""
    whole_words: bool = False
    match_case: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Characters ``start`` to ``end`` (exclusive) of a text, and what stands around them on their line."""

    start: int
    end: int
    before: str
    words: str
    after: str


def places(text: str, search: Search) -> list[Place]:
    """Where the words stand, from the left, no place over another. Nothing is found of no words."""
    if not search.words:
        return []
    found = (match.span() for match in _pattern(search).finditer(text))
    return [_place(text, start, end) for start, end in found]


def replaced(text: str, places: Iterable[Place], other: str) -> str:
    """The text with other words at these places, which are its own, in order."""
    pieces, at = [], 0
    for place in places:
        pieces += [text[at : place.start], other]
        at = place.end
    return "".join([*pieces, text[at:]])


def _pattern(search: Search) -> re.Pattern[str]:
    """The words as they are; an edge counts only where the words themselves begin or end with a letter."""
    body = re.escape(search.words)
    if search.whole_words:
        body = rf"(?<!\w){body}" if _is_letter(search.words[0]) else body
        body = rf"{body}(?!\w)" if _is_letter(search.words[-1]) else body
    return re.compile(body, 0 if search.match_case else re.IGNORECASE)


def _is_letter(sign: str) -> bool:
    return bool(re.fullmatch(r"\w", sign))


def _place(text: str, start: int, end: int) -> Place:
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    first = max(line_start, start - AROUND)
    last = min(line_end if line_end >= 0 else len(text), end + AROUND)
    before = ("…" if first > line_start else "") + text[first:start]
    after = text[end:last] + ("…" if last < (line_end if line_end >= 0 else len(text)) else "")
    return Place(start, end, before, text[start:end], after)
