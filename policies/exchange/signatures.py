"""The signature block: who signed in which office, and when, as far as it can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from policies.dates import MONTHS, PartialDate
from policies.exchange.parts import Signature
from policies.exchange.roles import ACT_OF, Event, find_events
from policies.text.ledger import Span

_START = re.compile(
    r"(?:(?<=[.;:”\"])\s{1,4}|(?m:^)[ \t]*|\f\s*)"
    r"(?=(?:DULY\s)?(?:PASSED|ADOPTED|APPROVED|ENACTED|INTRODUCED|ATTEST|SIGNED|DATED|ORDAINED|FIRST\sREADING|READ\b|"
    r"VETOED|PUBLISHED)\b|IN\sWITNESS\sWHEREOF|_{5,})",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r":|_{3}|\bthis\b|\bday of\b|\b(?:19|20)\d\d\b|\bas to form\b|\bby the\b|\bMayor\b|\bClerk\b|\bReading\b",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"(?m:^)[ \t]*(?:EXHIBIT|ATTACHMENT|APPENDIX|Exhibit|Attachment|Appendix)\s+[\"“]?[A-Z0-9]\b"
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+day\s+of\s+(?P<month>{_MONTH})\.?,?\s+(?:A\.?D\.?,?\s+)?(?P<year>\d{{4}})"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
    r"|(?P<numeric>\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{4}-\d{2}-\d{2})"
    rf"|(?:_+|\s)\s*day\s+of\s+(?P<month3>{_MONTH})\.?,?\s+(?P<year3>\d{{4}})"
    r"|_+\s*day\s+of\s+_+,?\s+(?P<year4>\d{4})",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:/[sS]/\s*)?((?:[A-Z][\w'’.-]*\s+){1,4}[A-Z][\w'’.-]+(?:,?\s+(?:Jr|Sr|II|III)\.?)?)\s*,?"
)
_PROSE = re.compile(r"(?i:by|on|at|this|in|and)\b|(?:[A-Z][a-z]+\s+){1,4}[A-Z][a-z]+$")
MISREAD = "an office or act of the signature block, misread"
_CELL = re.compile(r"\S+(?: {1,2}\S+)*")


@dataclass(frozen=True, slots=True)
class Block:
    """The block with its signatures, and what in it could not be read: spans of the paper with proposals."""

    span: Span
    signatures: tuple[Signature, ...]
    unread: tuple[tuple[Span, str, tuple[str, ...]], ...]


def find_block(text: str, start: int) -> Span | None:
    """Where the signatures stand after a place; up to an exhibit or the end."""
    for match in _START.finditer(text, start):
        if _SIGN.search(text, match.end(), match.end() + 80):
            annex = _ANNEX.search(text, match.end())
            return match.end(), annex.start() if annex else len(text)
    return None


def read_block(text: str, span: Span) -> Block:
    """The signatures of a block: one for each office, one for each act that no office signed."""
    events = find_events(text, *span)
    acts = [event for event in events if event.kind == "act"]
    dates = _dates(text, acts, events, span[1])
    roles = [event for event in events if event.kind == "role"]
    used: set[Span] = set()
    found: list[tuple[int, Signature]] = []
    for role in roles:
        act = _act_for(role, acts, roles)
        if act:
            used.add(act.span)
        date = dates[act.span][0] if act else PartialDate.unknown()
        name = _name(text, role, events, span)
        found.append((role.span[0], Signature(role.name, act.name if act else "", name, date)))
    for act in acts:
        if act.span not in used and act.name not in ("attest", "form"):
            role_name = "council" if act.name.startswith("passed") else act.name
            found.append((act.span[0], Signature(role_name, act.name, None, dates[act.span][0])))
    unread: list[tuple[Span, str, tuple[str, ...]]] = [
        (event.span, MISREAD, (_proposed(text, event),)) for event in events if event.misread
    ]
    unread += [(where, "a date that could not be read", ()) for _, where in dates.values() if where]
    ordered = tuple(signature for _, signature in sorted(found, key=lambda each: each[0]))
    return Block(span, ordered, tuple(sorted(unread)))


def _next(events: Sequence[Event], act: Event, end: int) -> int:
    return min((event.span[0] for event in events if event.span[0] > act.span[0]), default=end)


def _dates(
    text: str, acts: Sequence[Event], events: Sequence[Event], end: int
) -> dict[Span, tuple[PartialDate, Span | None]]:
    """The date of each act; "passed by the Council and approved by the Mayor this …" gives one to both."""
    dates: dict[Span, tuple[PartialDate, Span | None]] = {}
    for act, later in reversed(list(zip(acts, [*acts[1:], None], strict=True))):
        dates[act.span] = _date(text, act, _next(events, act, end))
        between = text[act.span[1] : later.span[0]] if later else ""
        joined = re.search(r"(?:\band|&|,)\s*$", between) and "\n" not in between.strip()
        if later and joined and dates[act.span][0].earliest is None:
            dates[act.span] = dates[later.span]
    return dates


def _date(text: str, act: Event, until: int) -> tuple[PartialDate, Span | None]:
    """The date behind an act; when it cannot be read, its words and where they stand."""
    until = min(until, act.span[1] + 200)
    match = _DATE.search(text, act.span[1], until)
    if match:
        return _parsed(match), None
    line = text[act.span[1] : until].split("\n")[0]
    words = line.strip(" \t:_.,")
    if not words or act.name in ("attest", "form") or _PROSE.match(words) or len(words.split()) > 6:
        return PartialDate.unknown(), None
    start = act.span[1] + line.index(words)
    return PartialDate.unknown(" ".join(words.split())), (start, start + len(words))


def _parsed(match: re.Match[str]) -> PartialDate:
    raw = " ".join(match.group().split()).strip("_ ")
    groups = match.groupdict()
    if groups["numeric"]:
        plain = groups["numeric"]
    elif groups["year4"]:
        plain = groups["year4"]
    else:
        month = groups["month"] or groups["month2"] or groups["month3"]
        day = groups["day"] or groups["day2"]
        year = groups["year"] or groups["year2"] or groups["year3"]
        plain = f"{month} {day}, {year}" if day else f"{month} {year}"
    return replace(PartialDate.parse(plain), raw=raw)


def _act_for(role: Event, acts: Sequence[Event], roles: Sequence[Event]) -> Event | None:
    """The act that an office performs: a presiding officer passes, a mayor approves, a clerk attests."""
    wanted = next((name for name, pattern in ACT_OF if pattern.search(role.name)), "")
    exact = [act for act in acts if act.name == wanted]
    both = [act for act in acts if act.name == "passed and approved"]
    if exact:
        return exact[0]
    if wanted in ("approved", "passed") and both:
        return both[0]
    presiding = any(ACT_OF[3][1].search(each.name) for each in roles)
    if wanted == "approved" and "mayor" in role.name and not presiding:
        return next((act for act in acts if act.name == "passed"), None)
    return None


def _name(text: str, role: Event, events: Sequence[Event], span: Span) -> str | None:
    """The name beside or above an office, when one can be read."""
    beside = (text[low:high] for low, high in _beside(text, role, events, span))
    for words in (*beside, _above(text, role, span)):
        match = _NAME.fullmatch(words.strip(" ,:_-\t"))
        if match and not find_events(words, 0, len(words)):
            return " ".join(match.group(1).split()).strip(" ,")
    return None


def _beside(text: str, role: Event, events: Sequence[Event], span: Span) -> list[Span]:
    """The same cell of the line, before and behind the office, up to the next office or act."""
    low = (
        max(text.rfind("\n", span[0], role.span[0]), text.rfind("\f", span[0], role.span[0]), span[0] - 1) + 1
    )
    high = text.find("\n", role.span[1], span[1])
    high = span[1] if high < 0 else high
    low = max([low, *(event.span[1] for event in events if event.span[1] <= role.span[0])])
    high = min([high, *(event.span[0] for event in events if event.span[0] >= role.span[1])])
    if high - low > 300:
        return []
    before = re.split(r"\s{3,}|_{3,}|(?<=[a-z\d)])[.:;]\s", text[low : role.span[0]])[-1]
    after = re.split(r"\s{3,}|_{3,}", text[role.span[1] : high])[0]
    return [(role.span[0] - len(before), role.span[0]), (role.span[1], role.span[1] + len(after))]


def _above(text: str, role: Event, span: Span) -> str:
    """The cell above the office; lines that hold only rules are passed over."""
    line_start = text.rfind("\n", span[0], role.span[0]) + 1
    if line_start <= span[0]:
        return ""
    cells = [match.start() for match in _CELL.finditer(text[line_start : role.span[1]])]
    for line in reversed(text[span[0] : line_start].split("\n")[-4:]):
        if not line.strip(" _\t"):
            continue
        above = [match.group() for match in _CELL.finditer(line.replace("_", " "))]
        return above[len(cells) - 1] if 0 < len(cells) <= len(above) else ""
    return ""


def _proposed(text: str, event: Event) -> str:
    words = event.name if event.name != "form" else "approved as to form"
    return words.upper() if text[slice(*event.span)].isupper() else words.title()
