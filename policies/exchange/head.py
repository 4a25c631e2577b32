"""The head of a bill: its numbers, sponsors, long title, recitals and enacting clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policies.exchange.parts import Number
from policies.text.ledger import Span

_NO = r"(?:N[O0o][.,]?|NUMBER|#)"
_BILL = re.compile(
    rf"\b(?:COUNCIL\s+)?[B8][I1l!][L1I|][L1I|]\s+{_NO}\s*[:.]?[ \t]*"
    r"|(?m:^)[ \t]*(?:COUNCIL\s+)?BILL\s+(?=[A-Z]{0,3}-?\d)|\bINT(?:RODUCTION|\.)?\s+NO\.?\s*",
    re.I,
)
_NUMBERED = re.compile(
    rf"\b(?P<kind>[O0]RD[I1l]NANCE|RES[O0]LUT[I1l]ON|EXECUTIVE ORDER)\s+{_NO}\s*:?[ \t]*"
    r"|(?m:^)[ \t]*(?P<plain>ORDINANCE|RESOLUTION|EXECUTIVE ORDER)[ \t]+(?=[A-Z]{0,3}-?\d)",
    re.I,
)
_SPONSOR = re.compile(
    r"\b(?:SPONSORED\s+BY|(?:CO-?)?SPONSORS?|INTRODUCED\s+BY|OFFERED\s+BY|REQUESTED\s+BY|PATRONS?)\b"
    r"(?:\s?\(S\))?\s*:?[ \t]*",
    re.I,
)
_TITLE = re.compile(
    r"\bA\s+BILL\s+(?:FOR|TO\s+BE\s+ENTITLED)\s+AN?\s+ORDINANCE\b"
    r"|\bAN?\s+(?:EMERGENCY\s+|CHARTER\s+|JOINT\s+|CONCURRENT\s+)?"
    r"(?:[O0]RDINANCE|RES[O0]LUTION|EXECUTIVE\s+ORDER|ACT)\b"
    r"|(?m:^)[ \t]*An?\s+(?:Emergency\s+)?(?:Ordinance|Resolution|Executive\s+Order)\b"
)
_RECITAL = re.compile(r"\bWHEREAS\b")
_THEREFORE = r"(?:NOW,?\s+THEREFORE,?\s+)?"
_ENACTING = re.compile(
    rf"{_THEREFORE}(?:LET\s+IT\s+)?\bBE\s+[I1l]T\s+(?:FURTHER\s+|HEREBY\s+|THEREFORE,?\s+)?"
    r"(?:ENACTED|[O0]RDAINED|RES[O0]LVED)\b"
    rf"|{_THEREFORE}(?<![\w-])THE\s+[A-Z][\w ,.'’&-]{{3,160}}?\s(?:DO(?:ES)?\s+)?"
    r"(?:HEREBY\s+)?(?:ORDAINS?|ENACTS?|RESOLVES?)\b"
    r"|(?:Now,?\s+therefore,?\s+)?\b[Bb]e\s+it\s+(?:further\s+|hereby\s+)?(?:enacted|ordained|resolved)\s+by\b"
    r"|NOW,?\s+THEREFORE\b",
)
_ENACTING_END = re.compile(r"\bAS\s+FOLLOWS\b\s*[:;.,]?|:|(?=\n\s*\n)|(?=\bSECTION\s+(?:1|I|ONE)\b)", re.I)
_FIRST_SECTION = re.compile(r"\b(?:SECTION|SEC\.)\s*(?:1|I|ONE)\s*[.:\-–—\n]", re.I)
_STOP = re.compile(
    r"\n[ \t]*\n|\f|\b(?:DATE|AGENDA|FIRST READING|SECOND READING|PUBLIC HEARING|FILE NO)\b", re.I
)
_CLEAN = re.compile(r"(?:[A-Z]{1,3}[-.]?)?\d{1,5}(?:[-–.]\d{1,5}){0,3}(?:[A-Za-z]{1,2})?")
_SERIES = re.compile(
    r"(?P<number>\S+?),?\s+\(?(?:series|session|of|as amended|amended|substitute|adopted)\b.{0,40}", re.I
)
_REACH = 8_000


@dataclass(frozen=True, slots=True)
class Found:
    """A field and where it stands in the paper, its printed name included."""

    span: Span
    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Head:
    """The parts of the head as found; ``end`` is where the bill's own sections begin."""

    end: int
    kind: str
    bill: Found | None
    number: Found | None
    sponsor: Found | None
    title: Found | None
    recitals: Found | None
    enacting: Found | None

    @property
    def parts(self) -> list[Found]:
        found = (self.bill, self.number, self.sponsor, self.title, self.recitals, self.enacting)
        return [part for part in found if part]


def read_head(text: str) -> Head:
    """The head of a paper; every part may be missing."""
    enacting = _enacting(text)
    first = _FIRST_SECTION.search(text)
    end = enacting.span[0] if enacting else first.start() if first else min(len(text), _REACH)
    recital = _RECITAL.search(text, 0, end)
    body = recital.start() if recital else end
    title = _title(text, body)
    numbered = list(_NUMBERED.finditer(text, 0, title.span[0] if title else body))
    starts = [match for pattern in (_BILL, _SPONSOR) if (match := pattern.search(text, 0, body))] + numbered[
        :1
    ]
    edges = sorted([match.start() for match in starts] + ([title.span[0]] if title else []) + [body])
    fields = {
        match.re: _field(text, match, next(edge for edge in edges if edge > match.start()))
        for match in starts
    }
    return Head(
        end=enacting.span[1] if enacting else end,
        kind=_kind(numbered, title, enacting),
        bill=fields.get(_BILL),
        number=fields.get(_NUMBERED),
        sponsor=fields.get(_SPONSOR),
        title=title,
        recitals=_recitals(text, recital, end),
        enacting=enacting,
    )


def _enacting(text: str) -> Found | None:
    start = _ENACTING.search(text)
    if not start:
        return None
    close = _ENACTING_END.search(text, start.end(), start.end() + 500)
    end = close.end() if close else start.end()
    return Found((start.start(), end), _folded(text[start.start() : end]), "enacting_clause")


def _title(text: str, end: int) -> Found | None:
    start = _TITLE.search(text, 0, end)
    if not start:
        return None
    begin = start.start() + len(start.group()) - len(start.group().lstrip())
    blank = re.compile(r"[.;]?\s*\n[ \t]*\n").search(text, start.end(), end)
    later = [
        match.start() for pattern in (_BILL, _SPONSOR) if (match := pattern.search(text, start.end(), end))
    ]
    stop = min([blank.end() if blank else end, end, *later])
    return Found((begin, stop), _folded(text[begin:stop]), "title")


def _field(text: str, match: re.Match[str], edge: int) -> Found:
    """What follows a field's printed name, up to the next field or the end of the line."""
    stop = _STOP.search(text, match.end(), edge)
    end = stop.start() if stop else edge
    for line_end in re.finditer(r"\n", text[match.end() : end]):
        before = text[match.end() : match.end() + line_end.start()].rstrip()
        if before and not re.search(r"(?:,|&|\band)$", before):
            end = match.end() + line_end.start()
            break
    name = "sponsors" if match.re is _SPONSOR else "bill_number" if match.re is _BILL else "ordinance_number"
    return Found((match.start(), end), _folded(text[match.end() : end]), name)


def _recitals(text: str, recital: re.Match[str] | None, end: int) -> Found | None:
    if not recital:
        return None
    return Found((recital.start(), end), text[recital.start() : end].strip(), "recitals")


def _kind(numbered: list[re.Match[str]], title: Found | None, enacting: Found | None) -> str:
    """ordinance, resolution, executive_order or unknown, by the title, the number's name, the clause."""
    named = [match.group("kind") or match.group("plain") for match in numbered[:1]]
    for words in (title.value[:60] if title else "", *named, enacting.value if enacting else ""):
        plain = words.upper().replace("0", "O").replace("1", "I")
        for sign, kind in (
            ("RESOL", "resolution"),
            ("EXECUTIVE ORDER", "executive_order"),
            ("ORD", "ordinance"),
        ):
            if sign in plain:
                return kind
    return "ordinance" if title or enacting else "unknown"


def read_number(found: Found | None) -> Number:
    """A number when its words can be read as one, else only the words."""
    if not found:
        return Number()
    words = found.value.strip(" ,;")
    series = _SERIES.fullmatch(words)
    value = (series.group("number") if series else words).rstrip(".")
    return Number(value if _CLEAN.fullmatch(value) else None, words)


def _folded(words: str) -> str:
    return " ".join(words.split())
