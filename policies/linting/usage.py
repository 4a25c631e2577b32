"""Where the defined terms of a text are used: singular or plural, in any capitals, the longest one first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Word:
    stem: str
    start: int
    end: int


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
    words = [_Word(_stem(found.group()), found.start(), found.end()) for found in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        for length in lengths.get(words[at].stem, ()):
            run = words[at : at + length]
            term = tuple(each.stem for each in run)
            if term in wanted and _is_one(text, run):
                yield term, run[0].start, run[-1].end
                at += length - 1
                break
        at += 1


def _is_one(text: str, run: Sequence[_Word]) -> bool:
    """Whether nothing but spaces or hyphens stands between the words."""
    return all(_PAUSE.fullmatch(text, before.end, after.start) for before, after in pairwise(run))


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
