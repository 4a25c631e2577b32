"""Words that stand twice where one was meant: "shall should", "must be shall be", "the the".

Left over from an edit, mostly: Rivergrove's Resolution 41425 has "must be shall be made". Only worth a look;
what may rightly follow itself or another ("had had", "a will shall be proved", "the trash can must") is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.linting.definitions import explains_duty
from policies.linting.facts import Bill
from policies.linting.findings import WORDED, Finding, Part, Place, look
from policies.linting.looks import Look

_GAP = "[^\\S\\n]{1,3}"
_SECOND = "(?:shall|should|must|may|will|would|could|might)"
_MODALS = re.compile(
    rf"""(?<![\w’'-])(?:
        (?:shall|should|must|may|would|could|might)(?:{_GAP}not)?{_GAP}{_SECOND}
        |(?:shall|should|must){_GAP}(?:be|have){_GAP}{_SECOND}
    )(?![\w’'-])""",
    re.IGNORECASE | re.VERBOSE,
)
_SAME = re.compile(rf"(?<![\w’'.-])([a-z]{{2,20}}){_GAP}\1(?![\w’'-])", re.IGNORECASE)
_RIGHTLY_TWICE = frozenset(
    [
        "that",
        "had",
        "is",
        "do",
        "did",
        "in",
        "on",
        "her",
        "very",
        "no",
        "so",
        "who",
        "it",
        "such",
        "will",
        "can",
    ]
)
"""What an English sentence may have twice: "those that that section names", "turned in in person"."""

_NEVER_TWICE = frozenset(
    [
        "the",
        "an",
        "of",
        "and",
        "or",
        "to",
        "for",
        "by",
        "with",
        "this",
        "from",
        "at",
        "as",
        "not",
        "be",
        "are",
    ]
)
_NAMED_WORD = re.compile(r"\b(?:words?|terms?|verbs?)\s$", re.IGNORECASE)
_LONGEST = 400_000


def in_sections(looked: Look) -> Iterator[Finding]:
    """In the sections that changed; what the law has already is let be."""
    for at in sorted(looked.touched):
        section, was = looked.sections[at], looked.was(at)
        before = f"{was.heading}\n{was.text}".casefold() if was else ""
        explained = explains_duty(section)
        for part, text in ((Part.HEADING, section.heading), (Part.TEXT, section.text)):
            for found in _found(text, explained=explained):
                if found.group().casefold() not in before:
                    yield _finding(found, looked.place(at, found.start(), found.end(), part))


def in_clauses(bill: Bill) -> Iterator[Finding]:
    """In the words around the changes; paper stands as it was printed."""
    for part in () if bill.is_from_paper else WORDED:
        for found in _found(str(getattr(bill, part.value)), explained=False):
            yield _finding(found, Place(part, start=found.start(), end=found.end()))


def _found(text: str, *, explained: bool) -> Iterator[re.Match[str]]:
    """``explained``: the text tells what "shall" and "may" mean, and has them side by side for that."""
    for found in () if explained else _MODALS.finditer(text, 0, _LONGEST):
        before = text[max(0, found.start() - 12) : found.start()]
        if "May" not in found.group().split() and not _NAMED_WORD.search(before):
            yield found
    for found in _SAME.finditer(text, 0, _LONGEST):
        if not _is_rightly_twice(found.group(1)) and not _MODALS.fullmatch(found.group()):
            yield found


def _is_rightly_twice(word: str) -> bool:
    """A name ("Walla Walla"), a short sign ("ii ii"), or a word that may follow itself."""
    small = word.casefold()
    return small not in _NEVER_TWICE and (small in _RIGHTLY_TWICE or word[0].isupper() or len(word) < 3)


def _finding(found: re.Match[str], place: Place) -> Finding:
    words, where = " ".join(found.group().split()), place.words or "this text"
    if _MODALS.fullmatch(found.group()):
        return look("modal-twice", f"In {where} it says “{words}”: which of the two is meant?", place)
    return look("word-twice", f"In {where} it says “{words}”: one word too many?", place, found.group(1))
