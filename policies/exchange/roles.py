"""Offices and acts as a signature block prints them, also when a scanner misread them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from policies.text.ledger import Span

_OFFICES = """
presiding officer, president of the council, president of the board, council president, president pro tem,
president pro tempore, village president, president, chairman, chairwoman, chairperson, chair,
mayor pro tem, mayor pro tempore, acting mayor, vice mayor, deputy mayor, mayor, deputy city clerk,
city clerk, town clerk, village clerk, borough clerk, municipal clerk, county clerk,
clerk of the council, clerk-treasurer, city clerk-treasurer, clerk, city recorder, recorder,
city secretary, borough secretary, town secretary, city attorney, town attorney, village attorney,
county attorney, deputy city attorney, assistant city attorney, city counselor, city counsel,
city solicitor, borough solicitor, solicitor, corporation counsel, legal counsel, city manager,
town manager, village manager, borough manager, city administrator, town administrator, supervisor
"""
ROLES = tuple(" ".join(name.split()) for name in _OFFICES.split(","))
_ACTS = {
    "passed and approved": (
        "passed and approved",
        "adopted and approved",
        "passed adopted and approved",
        "passed approved and adopted",
        "adopted passed and approved",
        "approved and adopted",
    ),
    "passed": (
        "passed and adopted",
        "introduced and adopted",
        "duly adopted",
        "duly passed",
        "passed",
        "adopted",
        "enacted",
        "ordained",
        "dated",
    ),
    "form": (
        "approved as to form",
        "approved as to legal form",
        "approved as to form and legality",
        "approved as to form and content",
        "reviewed as to form",
    ),
    "approved": (
        "approved",
        "signed",
    ),
    "attest": (
        "attest",
        "attested",
    ),
    "first reading": (
        "first reading",
        "1st reading",
        "read first time",
        "introduced",
    ),
    "second reading": (
        "second reading",
        "2nd reading",
        "read second time",
    ),
    "third reading": (
        "third reading",
        "3rd reading",
    ),
    "final reading": ("final reading",),
    "public hearing": ("public hearing",),
    "publication": (
        "published",
        "posted",
    ),
    "vetoed": ("vetoed",),
    "effective date": ("effective date",),
}
ACTS = {words: act for act, spoken in _ACTS.items() for words in spoken}
ACT_OF = (
    ("form", re.compile(r"attorney|counsel|solicitor")),
    ("attest", re.compile(r"clerk|recorder|secretary")),
    ("approved", re.compile(r"mayor|manager|administrator")),
    ("passed", re.compile(r"officer|president|chair|supervisor")),
)
_GUESSED = (*ROLES, "approved as to form", "passed", "approved", "adopted")
_DATED = re.compile(r"\s+(?:this|on\s+the)\s")
_BY = re.compile(r"\b[Bb][Yy](?:\s+[Tt][Hh][Ee])?\s+$")
_TOKEN = re.compile(r"[^\s_]+")
_LONGEST = 6
_LIKE = 84
_LIKE_ATTEST = 62


@dataclass(frozen=True, slots=True)
class Event:
    """An office or an act at a place of the block; ``misread`` when the letters had to be guessed."""

    span: Span
    kind: str
    name: str
    misread: bool = False


def find_events(text: str, start: int, end: int) -> list[Event]:
    """Offices and acts between two places, in order."""
    tokens = [match.span() for match in _TOKEN.finditer(text, start, end)]
    found: list[Event] = []
    at = 0
    while at < len(tokens):
        event, taken = _event(text, tokens[at : at + _LONGEST])
        if event:
            found.append(event)
        at += taken
    return found


def _event(text: str, tokens: list[Span]) -> tuple[Event | None, int]:
    """The longest office or act that begins with the first token, and how many tokens it takes."""
    usable = _on_one_line(text, tokens)
    for count in range(len(usable), 0, -1):
        span = (usable[0][0], usable[count - 1][1])
        words = _plain(text[slice(*span)])
        if words in ACTS and _is_marked(text, span):
            return Event(span, "act", ACTS[words]), count
        if words in ROLES and _is_titled(text, span):
            return Event(span, "role", words), count
    for count in range(min(len(usable), 4), 0, -1):
        span = (usable[0][0], usable[count - 1][1])
        if guess := _guess(text[slice(*span)]):
            return Event(span, *guess, misread=True), count
    return None, 1


def _on_one_line(text: str, tokens: list[Span]) -> list[Span]:
    """The tokens up to a wide gap or the end of the line."""
    usable = tokens[:1]
    for before, token in pairwise(tokens):
        gap = text[before[1] : token[0]]
        if len(gap) > 2 or "\n" in gap or "\f" in gap or text[before[1] - 1] in ":;":
            break
        usable.append(token)
    return usable


def _guess(words: str) -> tuple[str, str] | None:
    plain = _plain(words)
    if (
        words.rstrip().endswith(":")
        and words.isupper()
        and fuzz.ratio(plain, "attest") >= _LIKE_ATTEST
        and len(plain) < 9
    ):
        return "act", "attest"
    if len(plain) < 5 or not words[:1].isupper():
        return None
    alike = [each for each in _GUESSED if each.count(" ") == plain.count(" ")]
    best, name = max(((fuzz.ratio(plain, each), each) for each in alike), default=(0.0, ""))
    if not _LIKE <= best < 100 or abs(len(plain) - len(name)) > 2:
        return None
    return ("act", ACTS[name]) if name in ACTS else ("role", name)


def _plain(words: str) -> str:
    words = re.sub(r"[^\w\s-]", " ", words)
    return " ".join(words.split()).casefold()


def _is_titled(text: str, span: Span) -> bool:
    """An office that signs is printed with a capital; "approved by the Mayor" only tells who acted."""
    return text[span[0]].isupper() and not _BY.search(text[max(0, span[0] - 12) : span[0]])


def _is_marked(text: str, span: Span) -> bool:
    """An act is printed with a capital, or has its day behind it; in prose ("was passed by") neither."""
    return not text[span[0]].islower() or bool(_DATED.match(text, span[1]))
