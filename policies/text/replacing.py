"""Words found in a text as they stand, and others put in their place. Literal: no sign has a meaning."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

LONGEST_SOUGHT, LONGEST_OTHER = 200, 1_000
"""So many characters can be sought, and put in their place."""

AROUND = 50
"""So many characters of the text stand on either side of a place that is shown."""


_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
"""Signs that stand on the letter before them: a place never ends between a letter and its mark."""


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


def places(text: str, search: Search, most: int | None = None) -> list[Place]:
    """Where the words stand, from the left, no place over another. Nothing is found of no words.

    ``most``: so many are found, the first.
    """
    if not search.words:
        return []
    found = (match.span() for match in islice(_pattern(search).finditer(text), most))
    return [_place(text, start, end) for start, end in found]


def replaced(text: str, places: Iterable[Place], other: str) -> str:
    """The text with other words at these places, which are its own, in order."""
    pieces, at = [], 0
    for place in places:
        pieces += [text[at : place.start], other]
        at = place.end
    return "".join([*pieces, text[at:]])


def _pattern(search: Search) -> re.Pattern[str]:
    """The words as they are; an edge counts only where the words themselves begin or end with a letter.

    Letters with marks are sought in the one form in which a text is stored (NFC), however they were typed.
    """
    words = unicodedata.normalize("NFC", search.words)
    body = rf"{re.escape(words)}(?![{_MARKS}])"
    if search.whole_words:
        body = rf"(?<![\w{_MARKS}]){body}" if _is_letter(words[0]) else body
        body = rf"{body}(?!\w)" if _is_letter(words[-1]) else body
    return re.compile(body, 0 if search.match_case else re.IGNORECASE)


def _is_letter(sign: str) -> bool:
    return bool(re.fullmatch(r"\w", sign))


def _place(text: str, start: int, end: int) -> Place:
    before = text[max(0, start - AROUND) : start].rpartition("\n")
    after = text[end : end + AROUND].partition("\n")
    goes_on = not before[1] and start > AROUND and text[start - AROUND - 1] != "\n"
    ends_later = not after[1] and end + AROUND < len(text) and text[end + AROUND] != "\n"
    words = ("…" if goes_on else "") + before[2], after[0] + ("…" if ends_later else "")
    return Place(start, end, words[0], text[start:end], words[1])
