"""Where a change may begin and end.

An insertion of "of this code" into "under section 5 of title 2" can often be drawn in several places
without changing either text. Drafters do not choose at random: they follow sentences and clauses.
"""

from collections.abc import Sequence
from functools import lru_cache

from policies.text.words import STOP_WORDS

_CHARM = {
    "stop": (1.5, -0.2, 1.5, 0.9),
    "semicolon": (0.0, 1.4, 0.0, -0.6),
    "comma": (0.2, 0.4, 0.8, 0.4),
    "enumerator": (0.5, 0.8, 0.9, -0.9),
    "opening": (-0.2, 0.3, -0.3, -0.2),
    "mark": (0.1, -0.6, 0.1, 1.0),
    "and": (-1.4, 0.8, 0.2, 0.3),
    "of": (0.5, -0.2, -0.7, 0.1),
    "the": (-1.0, -1.0, -1.5, -0.3),
    "small": (-0.2, 0.2, 0.2, -0.4),
    "word": (-0.1, -0.3, -0.3, -0.5),
    "edge": (0.0, 0.0, 0.0, 1.1),
}
"""How well a change looks that begins after, begins with, ends with, ends before a word of this kind.

Fitted once on the redlines of 600 sections by council drafters and rounded (`make bench` measures it).
"""
_TOUCHES = 3.8  # a change that joins the one before it
_LATE = 3.5  # the last place against the first, other things being equal

_KINDS = {
    "": "edge",
    ".": "stop",
    **dict.fromkeys(";:", "semicolon"),
    ",": "comma",
    **dict.fromkeys("“\"'‘(", "opening"),
    **dict.fromkeys(("and", "or"), "and"),
    **dict.fromkeys(("of", "in", "to", "by", "for", "with", "on", "at", "from", "under", "upon"), "of"),
    **dict.fromkeys(("the", "a", "an", "such", "any", "each"), "the"),
}


@lru_cache(maxsize=8192)
def _charm(word: str) -> tuple[float, float, float, float]:
    kind = _KINDS.get(word)
    if kind is None and word[0] == "(":
        kind = "enumerator"
    elif kind is None and not word[0].isalnum():
        kind = "mark"
    elif kind is None:
        kind = "small" if word.lower() in STOP_WORDS else "word"
    return _CHARM[kind]


def best_slide(words: Sequence[str], first: int, last: int, floor: int, ceiling: int) -> int:
    """By how many words to move the change first…last (exclusive) so that it reads best.

    It may move only along equal words, not beyond `floor` or `ceiling`, where its neighbours stand.
    """
    left = 0
    while first - left > floor and words[first - left - 1] == words[last - left - 1]:
        left += 1
    right = 0
    while last + right < ceiling and words[first + right] == words[last + right]:
        right += 1
    if not left and not right:
        return 0
    steps = left + right

    def charm(by: int) -> float:
        begin, end = first + by, last + by
        before = words[begin - 1] if begin else ""
        after = words[end] if end < len(words) else ""
        looks = _charm(before)[0] + _charm(words[begin])[1] + _charm(words[end - 1])[2] + _charm(after)[3]
        return looks + _LATE * (left + by) / (steps + 1) + _TOUCHES * (begin == floor > 0)

    return max(range(-left, right + 1), key=charm)
