"""An article that does not fit the word after it: "an public servant", "a official".

Pure. Sounds are guessed from letters, so only what is sure is found: no abbreviations, nothing before h, and
of the words with u only those that plainly begin with one of its two sounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 400_000
"""Characters of one text that are looked at."""

_AN = re.compile(
    r"(?<![\w’'-])(?P<article>[Aa]n)\s(?=(?P<word>[bcdfgjklmnpqrstvwxyzBCDFGJKLMNPQRSTVWXYZ][a-z]{2,30}))"
)
_A = re.compile(r"(?<![\w’'.)(-])(?P<article>a)\s(?=(?P<word>[aeiouAEIOU][a-z]{2,30}))")
_A_FIRST = re.compile(r"(?:^|(?<=\n)|(?<=[.;:?!]\s))(?P<article>A)\s(?=(?P<word>[aeiou][a-z]{2,30}))")
_NAMED = re.compile(
    r"\b(?:sections?|subsections?|paragraphs?|items?|parts?|class|grade|schedule|exhibit|appendix|type|level|tier"
    r"|category|option|and|or|to|through|letter|clause)\s$",
    re.IGNORECASE,
)
"""After these, ``a`` may be the letter of a place."""

_OF_A_LETTER = frozenset(
    {
        "and",
        "are",
        "above",
        "any",
        "also",
        "applies",
        "apply",
        "except",
        "each",
        "either",
        "into",
        "its",
        "off",
    }
    | {"over", "under", "until", "unless", "upon", "out", "all", "every", "is"}
)
_LIKE_Y_OR_W = re.compile(
    r"(?:on(?:e|es|ce)(?![a-z])|one-|ouija|eu|ewe|u(?!n(?!i|anim)|p|lt|mp|tt|rg|rb|sh|gl|lc|mb|nc))"
)
"""Words that are written with a vowel and begin with another sound, or may."""

_LIKE_A_VOWEL = re.compile(r"(?:yttr|ypres)")


def misfits(text: str) -> Iterator[tuple[int, int, str]]:
    """Where an article and its word stand, and the article that fits: ``an public`` asks for ``a``."""
    for found in _AN.finditer(text, 0, LONGEST):
        if not _LIKE_A_VOWEL.match(found["word"].lower()):
            yield found.start(), found.end("word"), found["article"][0]
    for pattern in (_A, _A_FIRST):
        for found in pattern.finditer(text, 0, LONGEST):
            if _asks_for_an(found, text):
                yield found.start(), found.end("word"), f"{found['article']}n"


def _asks_for_an(found: re.Match[str], text: str) -> bool:
    word = found["word"].lower()
    named = _NAMED.search(text[max(0, found.start() - 14) : found.start()])
    return not (named or word in _OF_A_LETTER or _LIKE_Y_OR_W.match(word))
