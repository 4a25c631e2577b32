"""One term, one way to write it: the use whose capitals are not those of the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from policies.linting.usage import Use
from policies.text.section import SectionText

_WORD = re.compile(r"[^\W_]+")
_BEFORE = re.compile(r"(?P<word>[^\W_]+)(?P<gap>[ ’',”\"-]{0,3})$")
_NAMES_ON = re.compile(r"[ -][A-Z]")
_PLAIN_NEXT = re.compile(
    r"\s?(?:[.,;:)]|$)|\s(?:shall|may|must|should|is|are|was|has|have|and|or|of|to|in|by|for|from|under|with|that"
    r"|who|which|does|can|will)\b"
)
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "each", "every", "any", "no", "all", "such", "its"))
_TITLE_ENDS = (".", ":", "-", "–", "—")
_RARE = 4
"""A single word counts as odd where the other way is at least so many times as frequent."""

Shape = tuple[bool | None, ...]
"""Which words begin with a capital; None for the first one of a sentence, which tells nothing."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A use that is written otherwise than usual, and how it usually is."""

    use: Use
    usual: str


@dataclass(frozen=True, slots=True)
class _Seen:
    use: Use
    words: str
    shape: Shape


def odd_one(sections: Sequence[SectionText], term: str, used: Sequence[Use]) -> Odd | None:
    """The first use that differs from what is usual; None when all agree, or nothing can be told.

    All words but the first are usual as the definition has them; of the first one a definition says nothing,
    so there the other uses count. The first word of a sentence, capitals throughout, and words that are part
    of a longer name ("the Social Media Policy") say nothing. Of a single word only uses count where a plain
    word or a mark follows: "the city attorney" is an office, and no slip for "the City".
    """
    shape = _shape(term)
    rows = [each for each in (_seen(sections, use, len(shape) == 1) for use in used) if each]
    other = next((each for each in rows if each.shape[1:] != shape[1:]), None)
    if other:
        return Odd(other.use, term)
    return _odd_head([each for each in rows if each.shape[0] is not None], _RARE if len(shape) == 1 else 1)


def _odd_head(rows: Sequence[_Seen], times: int) -> Odd | None:
    """Of the first words: the rarer way, when the other is at least so many times as frequent."""
    counted = Counter(each.shape[0] for each in rows).most_common()
    if len(counted) < 2 or counted[0][1] < times * counted[1][1]:
        return None
    usual = next(each for each in rows if each.shape[0] == counted[0][0])
    odd = next(each for each in rows if each.shape[0] != counted[0][0])
    return Odd(odd.use, usual.words)


def _seen(sections: Sequence[SectionText], use: Use, is_single: bool) -> _Seen | None:
    """A use with what its capitals tell; None when they tell nothing."""
    text = sections[use.section].text
    words = text[use.start : use.end]
    if words.isupper() or _NAMES_ON.match(text, use.end):
        return None
    if is_single and not _PLAIN_NEXT.match(text, use.end):
        return None
    before = _BEFORE.search(text[max(0, use.start - 40) : use.start])
    shape = _shape(words)
    if before is None and text[use.end : use.end + 1] in _TITLE_ENDS:
        return None
    if before is None:
        return _Seen(use, words, (None, *shape[1:]))
    word = before.group("word")
    is_name = word[0].isupper() and word.casefold() not in _ARTICLES and before.group("gap") in (" ", "-")
    return None if is_name else _Seen(use, words, shape)


def _shape(words: str) -> Shape:
    return tuple(each[0].isupper() for each in _WORD.findall(words))
