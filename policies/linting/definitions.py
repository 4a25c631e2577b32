"""The terms that a text defines: “X” means …, "X" shall mean, (hereinafter "X"), X means … in a list."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from policies.text.enumerators import split_enumerator
from policies.text.section import SectionText

MOST_WORDS = 8
_TERM = r"[“\"](?P<term>[^“”\"\n]{2,80})[”\"]"
_MEANS = re.compile(
    rf"{_TERM},?\s{{0,3}}(?:shall\s|as\sused\s[^.;“”\"\n]{{1,60}},?\s)?"
    r"(?:means?|includes?|refers?\sto|(?:has|have)\sthe\s(?:same\s)?meaning|(?:is|are)\sdefined\sas)\b"
)
_BRACKETED = re.compile(
    rf"\((?:herein(?:after)?\b[^()“”\"\n]{{0,40}}|hereafter\b[^()“”\"\n]{{0,40}}|(?:collectively,?\s)?[Tt]he\s){_TERM}\)"
)
_LISTED = re.compile(r"(?P<term>[A-Z][\w’'&/-]{0,40}(?:\s[\w’'&/-]{1,40}){0,5})\smeans\b")
_ADDS = re.compile(r",?[”\"],?\s{0,3}(?:shall\s)?includes?\b")
_ALSO = re.compile(r"[“\"]([^“”\"\n]{2,80})[”\"],?\s(?:or|and)\s$")
_SCOPE = re.compile(
    r"\bthis\s(?:\w{1,20}\s){0,2}?(section|subsection|paragraph|subdivision|clause|item|sentence"
    r"|chapter|article|title|part|division|policy|code|manual|ordinance|agreement)\b",
    re.IGNORECASE,
)
CLAIMED = re.compile(
    r"(?P<words>\b[^\W\d_][\w’'-]{0,40}(?:\s[^\W\d_][\w’'-]{0,40}){0,5})[,(]?\s\(?as\s(?:that\sterm\sis\s|so\s)?defined\s"
    r"(?:herein|below|above|in\sthis\s(?:chapter|article|policy|code|manual|ordinance|division|title))\b"
)
"""Words that a text says it defines itself: "a restricted source, as defined in this chapter"."""

_EXPLAINED = re.compile(r"[“\"](?i:shall|should|must|may)(?:\snot)?,?[”\"]")
_NARROW = frozenset(["section", "subsection", "paragraph", "subdivision", "clause", "item", "sentence"])
_OF_DUTY = frozenset(["shall", "must", "may", "should", "will", "can"])
_NOT_A_TERM = frozenset(["this", "that", "the", "it", "which", "what", "each", "any", "all", "a", "an"])


@dataclass(frozen=True, slots=True)
class Definition:
    """A term with the words that define it: ``start`` to ``end`` of a section's text is the term itself.

    ``also`` is a second name in the same sentence; ``is_narrow`` when it holds for one section only;
    ``adds`` when it says what the term includes, which may stand beside what it means.
    """

    term: str
    section: int
    start: int
    end: int
    is_narrow: bool
    also: str = ""
    adds: bool = False


def definitions(section: SectionText, at: int) -> Iterator[Definition]:
    """The terms that one section defines, in order. ``at`` is the place of the section in its text."""
    text = section.text
    scopes = [(found.start(), found.group(1).lower() in _NARROW) for found in _SCOPE.finditer(text)]
    starts = [start for start, _ in scopes]
    seen: set[int] = set()
    for found in sorted(_matches(section), key=lambda match: match[1]):
        term, start, end = found
        if start in seen or not _is_term(term):
            continue
        seen.add(start)
        before = bisect_right(starts, start) - 1
        also = _ALSO.search(text[max(0, start - 101) : max(0, start - 1)])
        is_narrow = scopes[before][1] if before >= 0 else False
        adds = bool(_ADDS.match(text, end))
        yield Definition(term, at, start, end, is_narrow, also.group(1).strip(" ,") if also else "", adds)


def explains_duty(section: SectionText) -> bool:
    """Whether a text says itself what “shall” or “should” means in it."""
    return bool(_EXPLAINED.search(section.text))


def _matches(section: SectionText) -> Iterator[tuple[str, int, int]]:
    for pattern in (_MEANS, _BRACKETED):
        for found in pattern.finditer(section.text):
            yield _trimmed(found.group("term"), found.start("term"))
    if "definition" in section.heading.casefold():
        yield from _listed(section.text)


def _listed(text: str) -> Iterator[tuple[str, int, int]]:
    """(a) Gift means …, a line of a list of definitions without quotation marks."""
    start = 0
    for line in text.split("\n"):
        indent, mark, rest = split_enumerator(line[:400])
        begin = len(line[:400]) - len(rest) + len(rest) - len(rest.lstrip())
        found = _LISTED.match(line, begin) if mark or not indent else None
        if found:
            yield _trimmed(found.group("term"), start + found.start("term"))
        start += len(line) + 1


def _trimmed(term: str, start: int) -> tuple[str, int, int]:
    """Without the comma that American printers put inside the quotation marks."""
    words = term.rstrip(" ,.;:")
    lead = len(words) - len(words.lstrip())
    return words.lstrip(), start + lead, start + len(words)


def _is_term(term: str) -> bool:
    words = term.casefold().split()
    if not words or len(words) > MOST_WORDS or words[0] in _NOT_A_TERM:
        return False
    return any(char.isalpha() for char in term) and not set(words) & _OF_DUTY
