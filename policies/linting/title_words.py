"""What a long title says it does to which sections: "AMENDING SECTIONS 5 AND 11 AND REPEALING SECTION 6"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policies.text.citation import resolve
from policies.text.instructing import ADD, AMEND, REPEAL
from policies.text.labels import sort_key
from policies.text.references import Citation, Reference, Scheme, find_citations

LONGEST = 6_000
"""Letters of a title that are read."""

OTHER = "other"
"""A deed that is not held against the bill: reenacting, replacing, renumbering."""

_DEEDS = {
    AMEND: r"amending|(?:to )?amend|amendments? (?:to|of)|revising|modifying|changing"
    r"|(?:to )?(?:revise|modify)",
    ADD: r"adding|(?:to )?(?:add|insert)|(?:the )?addition of|inserting",
    REPEAL: r"repealing|(?:to )?(?:repeal|delete)|(?:the )?repeal of|deleting",
    OTHER: r"re-?enacting|enacting|creating|establishing|replacing|restating|restoring|renumbering"
    r"|redesignating|recodifying|striking|removing|substituting|updating|adopting"
    r"|(?:to )?(?:(?:re-?)?enact|create|establish|replace|restate|restore|renumber|redesignate|recodify"
    r"|strike|remove|substitute|update|adopt)",
}
_DEED = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _DEEDS.items())})(?!\w)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[\s,]*(?:and|or|&|by)?[\s,]*", re.IGNORECASE)
_APART = re.compile(r"[,;:]\s?(?:(?:and|or|&)\s)?(?:(?:also|further|then|hereby|thereby)\s)?$", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|or|&)\s(?:(?:also|further|then|hereby|thereby)\s)?$", re.IGNORECASE)
_FRAME = re.compile(r"(?:\bby|:)\s*$", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:pursuant|under|as\s+(?:required|provided|authorized|defined|set)|in\s+(?:accordance|compliance|order)"
    r"|relat(?:ing|ed)\s+to|regarding|concerning|with\s+respect|to\s+(?!(?:sections?|sec|the)\b)[a-z]{3,}"
    r"|required\s+by|authorized\s+by|(?:cross-?)?refer\w*|providing|known\s+as|for\s+the\s+purpose"
    r"|which|consistent\s+with|except|excluding|other\s+than)\b",
    re.IGNORECASE,
)
"""What comes behind these words tells why or how, and is not done to."""

_OF_OTHER = re.compile(
    r"\bof\s+(?:the\s+)?(?:said\s+)?(?:(?:ordinance|bill|resolution|order)s?\s+(?:nos?\b|[0-9])"
    r"|(?:\w{1,20}\s+){0,2}(?:charter|constitution|zoning\s+map)\b)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:certain|various|other|several|related|conforming|miscellaneous|all|different)\s+(?:\w{1,20}\s+)?"
    r"(?:sections?|provisions?|parts?|portions?|changes|amendments|matters)\b|\bet\s+(?:seq|al)\b|\bthroughout\b"
    r"|\bparts?\s+of\b|\bportions?\s+of\b",
    re.IGNORECASE,
)
_IN_LIEU = re.compile(
    r"\b(?:in\s+lieu|in\s+(?:its|their)\s+place|in\s+place\s+of|repeal\w*\s+and\s+(?:re|en))", re.I
)
_JOINING = re.compile(r"\b(?:AND|OR|THROUGH|THRU|TO|OF|THIS|INCLUSIVE)\b")
_CAPTION = re.compile(
    r"\s?\((?!(?i:[ivxlc]{3,8})\))(?=[^()0-9]{0,120}[A-Za-z]{3})[^()0-9]{3,120}\)|\s?[\"“][^\"“”0-9]{2,120}[\"”]"
)
"""The name of a section behind its number: (GIFTS), “Travel,”; a place in it, (iii), is none."""

_UNREAD_RANGE = re.compile(
    r"(?:\b(?:through|thru)\s|[0-9][\w.]{0,12}(?:\(\w{1,8}\)){0,4}(?:,?\sto\s|\s?[-–—]\s?))"
    r"(?:and\sincluding\s)?(?:(?:sections?|secs?\.?)\s|§\s?)?[0-9]",
    re.IGNORECASE,
)
_CONTAINERS = r"(?:article|chapter|title|part|division|subdivision|appendix|exhibit)(?:s|es)?\s[0-9A-Z]"
_WHOLE = re.compile(
    rf"\b(?:and|or|&)\s(?:all\sof\s)?{_CONTAINERS}|(?<!\bof\s)(?<!\bin\s)\b{_CONTAINERS}[\w.-]{{0,12}}\s(?:and|or|&)\s",
    re.IGNORECASE,
)
"""An article that is changed as such, beside sections: "section 5 and article II"."""

_SUBSECTION = re.compile(r"subsection\s[A-Z]\b", re.IGNORECASE)
_WORD = re.compile(r"[\w.:½-]+")
_SEVERAL = re.compile(
    r"\b(section)(?=\s{1,2}[0-9][\w.:½-]{0,24}(?:\([\w.]{1,8}\)){0,4}(?:,?\s(?:and|&)\s|,\s)[0-9])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A section that a title names, by its number as the title has it, and what the title does to it.

    ``deeds`` is empty where the section is only named: "relating to section 5".
    """

    reference: Reference
    deeds: frozenset[str]

    def labels(self, known: Sequence[str]) -> list[str]:
        """The sections of a text that are meant: one, several of a range, none when it has no such number."""
        first = _known(self.reference, self.reference.citation, known)
        until = self.reference.until
        if first is None and until is None and self.reference.citation:
            low, _, high = self.reference.citation.label.partition("-")
            return _between(low, high, known) if {low, high} <= set(known) else []
        if until is None:
            return [first] if first else []
        last = _known(self.reference, until, known)
        if first is None or last is None:
            return [each for each in (first, last) if each]
        return _between(first, last, known)


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The sections that a title names; ``is_open`` when its words may cover others as well."""

    named: Sequence[Named]
    is_open: bool
    numbers: frozenset[str] = frozenset()

    def has_number(self, label: str) -> bool:
        """Whether a number stands in the title at all, taken for a section or not: "11 of Article II"."""
        label = label.casefold()
        return not self.numbers.isdisjoint((label, re.split(r"[-.:]", label)[-1]))


def read_title(words: str) -> TitleWords:
    """What a long title says of sections; those of a charter, another ordinance or a state are left out."""
    whole = " ".join(words[:LONGEST].split())
    plain = _JOINING.sub(lambda found: found.group().lower(), _CAPTION.sub("", whole))
    title = _SEVERAL.sub(r"\1s", plain)
    citations = find_citations(title)
    references = [
        each for each in citations if each.scheme == Scheme.SECTION and not _SUBSECTION.match(each.raw)
    ]
    named: list[Named] = []
    is_open = bool(_VAGUE.search(whole) or _WHOLE.search(title)) or _has_unread_range(title, citations)
    wild = frozenset({OTHER}) if _IN_LIEU.search(whole) else frozenset[str]()
    before: list[Reference] = []
    is_how = False
    for deeds, at, start, end in _spans(title):
        is_how = _tells_how(title, at, after_section=bool(before), after_how=is_how)
        before = inside = [each for each in references if start <= each.start < end]
        if not inside:
            is_open = is_open or (bool(deeds) and not _FRAME.search(title[start:end]))
        elif _OF_OTHER.search(title, inside[-1].end - 1, end):
            is_open = True
        else:
            stop = _ENDS.search(title, start, end)
            last = start if is_how else stop.start() if stop else end
            named += [Named(each, deeds | wild if each.start < last else frozenset()) for each in inside]
    numbers = frozenset(each.strip(".:-") for each in _WORD.findall(whole.casefold()))
    return TitleWords(named, is_open, numbers)


def _tells_how(title: str, at: int, *, after_section: bool, after_how: bool) -> bool:
    """Whether the deed at ``at`` is how another is done: "amending section 5 by adding words of 6"."""
    if not (after_section or after_how) or _APART.search(title, max(0, at - 20), at):
        return False
    return after_how or not _JOINED.search(title, max(0, at - 20), at)


def _has_unread_range(title: str, citations: Sequence[Reference]) -> bool:
    """Whether "… through 12" stands where no range was read: it may cover any number between."""
    return any(
        not any(each.start <= found.start() and found.end() <= each.end for each in citations)
        for found in _UNREAD_RANGE.finditer(title)
    )


def _spans(title: str) -> Iterator[tuple[frozenset[str], int, int, int]]:
    """From each deed to the next, and where its words begin: "repealing and reenacting" is one of two."""
    found = list(_DEED.finditer(title))
    yield frozenset(), 0, 0, found[0].start() if found else len(title)
    deeds, at = frozenset[str](), None
    ends = [each.start() for each in found[1:]]
    for each, end in zip(found, [*ends, len(title)], strict=False):
        deeds |= {str(each.lastgroup)}
        at = each.start() if at is None else at
        if end < len(title) and _BESIDE.fullmatch(title, each.end(), end):
            continue
        yield deeds, at, each.end(), end
        deeds, at = frozenset(), None


def _between(first: str, last: str, known: Sequence[str]) -> list[str]:
    low, high = sort_key(first), sort_key(last)
    return [each for each in known if low <= sort_key(each) <= high]


def _known(reference: Reference, citation: Citation | None, known: Sequence[str]) -> str | None:
    """The number as a text has it: "section 11 of chapter 3" may be 3-11 there, or 11."""
    if citation is None:
        return None
    joined = " of " in reference.raw or "," in reference.raw
    spellings = (
        [citation, Citation(citation.label.rpartition("-")[2], citation.path)] if joined else [citation]
    )
    found = (resolve(each, known) for each in spellings if each.label)
    return next((each.label for each in found if each), None)
