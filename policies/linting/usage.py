"""Where the defined terms of a text are used: singular or plural, in any capitals, the longest one first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from policies.linting.definitions import MOST_WORDS
from policies.text.section import SectionText

_WORD = re.compile(r"[^\W_]+")
_PAUSE = re.compile(r"[\s-]{1,3}")
_MOST_TERMS = 400
Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A term as it stands in the text, or the heading, of a section."""

    section: int
    start: int
    end: int
    is_heading: bool = False


_Word = tuple[str, int, int]
"""A word without its plural, with where it begins and ends."""


def stems(term: str) -> Stems:
    """A term as it is looked for: "City Accounts" and "city account" are one."""
    return tuple(_stem(word) for word in _WORD.findall(term))


def uses(sections: Sequence[SectionText], terms: Iterable[Stems]) -> dict[Stems, list[Use]]:
    """Every use of each term. Words of a longer term are no use of a shorter one in it."""
    wanted = set(sorted({term for term in terms if 0 < len(term) <= MOST_WORDS})[:_MOST_TERMS])
    firsts: dict[str, set[int]] = defaultdict(set)
    for term in wanted:
        firsts[term[0]].add(len(term))
    lengths = {stem: sorted(found, reverse=True) for stem, found in firsts.items()}
    found: dict[Stems, list[Use]] = defaultdict(list)
    for at, section in enumerate(sections):
        for text, is_heading in ((section.heading, True), (section.text, False)):
            for term, start, end in _in_text(text, wanted, lengths):
                found[term].append(Use(at, start, end, is_heading))
    return found


def _in_text(
    text: str, wanted: set[Stems], lengths: dict[str, list[int]]
) -> Iterator[tuple[Stems, int, int]]:
    words = [(_stem(found.group()), *found.span()) for found in _WORD.finditer(text)]
    free = 0
    for at, (stem, start, _) in enumerate(words):
        for length in lengths.get(stem, ()) if at >= free else ():
            run = words[at : at + length]
            term = tuple(each[0] for each in run)
            if term in wanted and _is_one(text, run):
                yield term, start, run[-1][2]
                free = at + length
                break


def _is_one(text: str, run: Sequence[_Word]) -> bool:
    """Whether nothing but spaces or hyphens stands between the words."""
    return all(_PAUSE.fullmatch(text, before[2], after[1]) for before, after in pairwise(run))


@lru_cache(maxsize=16_384)
def _stem(word: str) -> str:
    """A word without its plural: accounts, businesses, policies."""
    word = word.casefold()
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return (
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    )
