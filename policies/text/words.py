"""Words of a line, and the words that two lines share.

A word is the smallest thing a redline may mark: a word, a whole number or citation, an amount, an
enumerator such as "(a)", or one punctuation mark. White space is no word; it lies between them.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from typing import TypeVar

from policies.text.alignment import Match, common_head, common_tail, gaps, heaviest, unique_anchors
from policies.text.kept import Kept

_JOINED = r"(?:(?:[-‑]|[.:](?=\d)|['’](?=[^\W\d_]))[^\W_]+)*"
WORD = re.compile(
    rf"[^\W\d_][^\W_]*{_JOINED}"  # most words, tried first: city’s fifty-five
    r"|\([a-z]{1,4}\)|\([A-Z]{1,4}\)|\(\d{1,3}(?:-[a-z])?\)"  # (a) (iv) (12) (2-a)
    r"|(?:\$?\d{1,3}(?:,\d{3})+|\$\d+)(?:\.\d+)?(?![^\W_])"  # 3,000 $1,000.00 $25
    rf"|[^\W_]+{_JOINED}"  # 2.60.070 3-11A 11:59
    r"|[^\w\s]|_+"
)
_BLANK = re.compile(r"(\s+)")
_MOST_KNOWN = 20_000
_LONGEST_KNOWN = 60  # letters
_SMALL_WORDS = (
    "a an and any are as at be been but by each for from has have if in into is it its may no nor not "
    "of on or other shall such that the their there this to under upon was were which who will with within"
)
STOP_WORDS = frozenset(_SMALL_WORDS.split())
_COUNTED = re.compile(r"[^\W_]+(?:[^\w\s][^\W_]+)*")  # "and/or", "2.60.070(a)" and "$25.00" count as one
_STOP, _MARK, _WORD = 2, 1, 6
_PAIR = 1

Value = TypeVar("Value")


class _Known(dict[str, Value]):
    """What was worked out for a short text; it forgets all when it knows too much."""

    def __init__(self, read: Callable[[str], Value]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, text: str) -> Value:
        value = self.read(text)
        if len(text) <= _LONGEST_KNOWN:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[text] = value
        return value


def _spaced(chunk: str) -> tuple[str, ...]:
    """The words of letters without white space, nothing between them, and a space behind the last."""
    words = WORD.findall(chunk)
    pieces = [""] * (2 * len(words))
    pieces[::2] = words
    pieces[-1] = " "
    return tuple(pieces)


_chunks: _Known[tuple[str, ...]] = _Known(_spaced)


@Kept
def _pieces(text: str) -> list[str]:
    """White space, word, white space … word, white space: put together they are the text.

    No word holds white space, so that what stands between two blanks is read once for all texts;
    one line is asked several times while it is compared.
    """
    body = text.strip()
    chunks = body.split(" ")
    if chunks == body.split():
        before, _, after = text.partition(body)
        pieces = [before, *chain.from_iterable(map(_chunks.__getitem__, chunks))]
        pieces[-1] = after
        return pieces
    pieces = [""]
    parts = _BLANK.split(text)
    for chunk, blank in zip(parts[::2], [*parts[1::2], ""], strict=True):
        if chunk:
            pieces += _chunks[chunk]
            pieces[-1] = blank
        else:
            pieces[-1] += blank
    return pieces


class Words:
    """The words of one text and the white space around them."""

    __slots__ = ("pieces", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces = _pieces(text)
        self.words: list[str] = self.pieces[1::2]

    def __len__(self) -> int:
        return len(self.words)

    def segment(self, first: int, last: int) -> str:
        """Words first to last (exclusive), with the white space before, between and after them."""
        return "".join(self.pieces[2 * first : 2 * last + 1])

    def phrase(self, first: int, last: int) -> str:
        """The same without the white space before and after them."""
        return "".join(self.pieces[2 * first + 1 : 2 * last])


def different_words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(_pieces(text)[1::2])


def _weight(word: str) -> int:
    if len(word) == 1 and not word.isalnum():
        return _MARK
    return _STOP if word.lower() in STOP_WORDS else _WORD


_weights: _Known[int] = _Known(_weight)


def weight(word: Hashable) -> int:
    """How much a word says: punctuation least, then "of" and "the", then all others."""
    return _weights[str(word)]


def _in_letters(word: Hashable) -> int:
    """How much it counts in the common words: half its weight tells words from small words as well."""
    return (weight(word) + 1) // 2


def heft(words: Iterable[str]) -> int:
    """How much all these words say."""
    return sum(map(_weights.__getitem__, words))


def count_words(text: str) -> int:
    """How many words a person would count: punctuation marks are none."""
    return len(_COUNTED.findall(text))


def common_words(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Words that stay, in order: rare words and unbroken phrases first. Bounded in time and memory."""
    head = common_head(old, new)
    tail = common_tail(old, new, head)
    middle = _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    shift = len(new) - len(old)
    return [
        *((i, i) for i in range(head)),
        *((i + head, j + head) for i, j in middle),
        *((i, i + shift) for i in range(len(old) - tail, len(old))),
    ]


def _middle(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    if not old or not new:
        return []
    found = heaviest(old, new, _in_letters, _PAIR)
    if found is None:
        found = _by_anchors(old, new)
    return _grown(found, old, new)


def _by_anchors(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """For texts too long for one table: words that stand once on either side, then what lies between."""
    anchors = unique_anchors(old, new)
    found = list(anchors)
    for a, b, c, d in gaps(anchors, len(old), len(new)):
        between = heaviest(old[a:b], new[c:d], _in_letters, _PAIR) if a < b and c < d else None
        found += [(a + i, c + j) for i, j in between or ()]
    return sorted(found)


def _grown(matches: Sequence[Match], old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Add equal neighbours that no match took."""
    grown: list[Match] = []
    for n, (i, j) in enumerate(matches):
        stop_i, stop_j = matches[n + 1] if n + 1 < len(matches) else (len(old), len(new))
        grown.append((i, j))
        while i + 1 < stop_i and j + 1 < stop_j and old[i + 1] == new[j + 1]:
            i, j = i + 1, j + 1
            grown.append((i, j))
    return grown
