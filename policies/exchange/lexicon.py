"""Which strings are English words, and how common. Loaded once, at first use."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from spellchecker import SpellChecker

from policies.exchange.vocabulary import ABBREVIATIONS, LOCAL_WORDS, SHORT_WORDS

_PREFIXES = (
    "non",
    "un",
    "re",
    "co",
    "pre",
    "inter",
    "multi",
    "sub",
    "mis",
    "over",
    "under",
    "cyber",
    "self",
    "anti",
)
_SUFFIXES = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "ly",
    "er",
    "ers",
    "or",
    "able",
    "ment",
    "ments",
    "ness",
    "ee",
    "ees",
    "al",
)
_LETTER_PREFIXES = frozenset("egikptuvx")  # e-mail, x-ray, t-shirt
_LOCAL_FREQUENCY = 5_000  # a word of local government is as common here as "meeting" is elsewhere
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, int]:
    """Words and how often they occur in the general corpus of the spell checker."""
    counts = dict(SpellChecker(language="en", distance=1).word_frequency.dictionary)
    for word in LOCAL_WORDS:
        counts[word] = max(counts.get(word, 0), _LOCAL_FREQUENCY)
    return {word: count for word, count in counts.items() if _worth_having(word, count)}


def _worth_having(word: str, count: int) -> bool:
    if len(word) <= 2:
        return word in SHORT_WORDS
    return count >= 400 or word in LOCAL_WORDS if len(word) == 3 else True


@lru_cache(maxsize=1)
def _buckets() -> dict[tuple[str, int], list[str]]:
    buckets: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word, count in _frequencies().items():
        if count >= 100 and "'" not in word:
            buckets[word[0], len(word)].append(word)
    return buckets


def frequency(word: str) -> int:
    """How common a word is; 0 when it is not in the dictionary itself."""
    return _frequencies().get(word.lower(), 0)


@lru_cache(maxsize=100_000)
def known(word: str) -> bool:
    """Whether a word, a possessive, a compound or a plain derivation of a word is English."""
    plain = word.lower().replace("’", "'").strip("'")
    for ending in ("'s", "'"):
        plain = plain.removesuffix(ending)
    if not plain or plain in ABBREVIATIONS or plain in SHORT_WORDS or frequency(plain):
        return bool(plain)
    if "-" in plain:
        first, rest = plain.split("-", 1)
        begins = first in _LETTER_PREFIXES if len(first) == 1 else first == "" or known(first)
        return begins and (rest == "" or known(rest))
    return _derived(plain)


def _derived(word: str) -> bool:
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= 5 and frequency(rest) >= 200:
            return True
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= 5 and (frequency(stem) >= 200 or frequency(stem + "e") >= 200):
            return True
    american = word.replace("isa", "iza").replace("ise", "ize").replace("isi", "izi").replace("our", "or")
    return american != word and known(american)


def near(word: str, farthest: int) -> list[str]:
    """Dictionary words within one or two letters, commonest first. Two only from seven letters up."""
    word = word.lower()
    found = {other for other in _one_letter_off(word) if frequency(other)}
    if farthest > 1 and not found and 7 <= len(word) <= 30:
        for size in range(len(word) - 2, len(word) + 3):
            bucket = _buckets().get((word[0], size), [])
            matches = process.extract(word, bucket, scorer=Levenshtein.distance, score_cutoff=2, limit=5)
            found |= {match[0] for match in matches}
    return sorted(found, key=lambda other: (-frequency(other), other))[:5]


def _one_letter_off(word: str) -> set[str]:
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {left + right[1:] for left, right in splits if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    found |= {left + letter + right[1:] for left, right in splits if right for letter in _LETTERS}
    return found | {left + letter + right for left, right in splits for letter in _LETTERS}
