"""What changes between two texts beyond spelling and punctuation: a word of duty, a number, another word.

Pure. Words are counted, not lined up: what stands in one text only is held against what stands in the other.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

ALIKE = 0.75
"""Two words that share so much of their letters are one word, spelled in two ways."""

MOST = 12
"""So many words are told."""

_MOST_HELD = 200
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*|\$")
_WEIGHTY = frozenset(
    {
        "shall",
        "should",
        "must",
        "may",
        "can",
        "will",
        "would",
        "might",
        "not",
        "no",
        "never",
        "none",
        "nor",
        "and",
    }
    | {"or", "unless", "except", "all", "any", "only", "cannot"}
)


def beyond_spelling(old: str, new: str) -> list[str]:
    """The words that are no other spelling: taken out with ``−`` before them, put in with ``+``.

    ``["−must", "+may"]``; empty for texts that differ in spelling, punctuation, capitals and spaces alone.
    """
    was, now = (_WORD.findall(each.casefold().replace("’", "'")) for each in (old, new))
    gone, come = (list((Counter(a) - Counter(b)).elements()) for a, b in ((was, now), (now, was)))
    if not gone and not come:
        return [] if was == now else ["words in another order"]
    if _letters(gone) == _letters(come):
        return []
    held = (gone[:_MOST_HELD], come[:_MOST_HELD])
    taken = [f"−{word}" for word in held[0] if not _is_spelled_anew(word, held[1])]
    put = [f"+{word}" for word in held[1] if not _is_spelled_anew(word, held[0])]
    return (taken + put)[:MOST]


def _letters(words: list[str]) -> str:
    """``any one`` and ``anyone`` have the same."""
    return re.sub(r"\W", "", "".join(words)) if len(words) < _MOST_HELD else " ".join(words)


def _is_spelled_anew(word: str, others: list[str]) -> bool:
    if word in _WEIGHTY or any(sign.isdigit() for sign in word):
        return False
    near = (each for each in others if each not in _WEIGHTY and abs(len(each) - len(word)) < 3)
    return any(SequenceMatcher(None, word[:60], each[:60], autojunk=False).ratio() >= ALIKE for each in near)
