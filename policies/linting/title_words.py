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
    AMEND: r"amending|to\s+amend|amendments?\s+(?:to|of)|revising|modifying|changing",
    ADD: r"adding|to\s+add|(?:the\s+)?addition\s+of|inserting",
    REPEAL: r"repealing|to\s+repeal|(?:the\s+)?repeal\s+of|deleting",
    OTHER: r"re-?enacting|enacting|creating|establishing|replacing|restating|restoring|renumbering"
    r"|redesignating|recodifying|striking|removing|substituting|updating|adopting",
}
_DEED = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _DEEDS.items())})(?!\w)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[\s,]*(?:and|or|&|by)?[\s,]*", re.IGNORECASE)
_FRAME = re.compile(r"(?:\bby|:)\s*$", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:pursuant|under|as\s+(?:required|provided|authorized|defined|set)|in\s+(?:accordance|compliance|order)"
    r"|relat(?:ing|ed)\s+to|regarding|concerning|with\s+respect|to\s+(?:comply|conform|implement|provide)"
    r"|required\s+by|authorized\s+by|referred|providing|known\s+as|for\s+the\s+purpose)\b",
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
        if self.reference.until is None:
            return [first] if first else []
        last = _known(self.reference, self.reference.until, known)
        if first is None or last is None:
            return [each for each in (first, last) if each]
        low, high = sort_key(first), sort_key(last)
        return [each for each in known if low <= sort_key(each) <= high]


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The sections that a title names; ``is_open`` when its words may cover others as well."""

    named: Sequence[Named]
    is_open: bool


def read_title(words: str) -> TitleWords:
    """What a long title says of sections; those of a charter, another ordinance or a state are left out."""
    title = _SEVERAL.sub(r"\1s", _JOINING.sub(lambda found: found.group().lower(), words[:LONGEST]))
    references = [each for each in find_citations(title) if each.scheme == Scheme.SECTION]
    named: list[Named] = []
    is_open = bool(_VAGUE.search(title))
    wild = frozenset({OTHER}) if _IN_LIEU.search(title) else frozenset[str]()
    for deeds, start, end in _spans(title):
        inside = [each for each in references if start <= each.start < end]
        if not inside:
            is_open = is_open or (bool(deeds) and not _FRAME.search(title[start:end]))
        elif _OF_OTHER.search(title, inside[-1].end - 1, end):
            is_open = True
        else:
            stop = _ENDS.search(title, start, end)
            last = stop.start() if stop else end
            named += [Named(each, deeds | wild if each.start < last else frozenset()) for each in inside]
    return TitleWords(named, is_open)


def _spans(title: str) -> Iterator[tuple[frozenset[str], int, int]]:
    """From each deed to the next: "repealing and reenacting" is one of two."""
    found = list(_DEED.finditer(title))
    yield frozenset(), 0, found[0].start() if found else len(title)
    deeds = frozenset[str]()
    ends = [each.start() for each in found[1:]]
    for each, end in zip(found, [*ends, len(title)], strict=False):
        deeds |= {str(each.lastgroup)}
        if end < len(title) and _BESIDE.fullmatch(title, each.end(), end):
            continue
        yield deeds, each.end(), end
        deeds = frozenset()


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
