"""The bill's own sections, told apart from the sections that they set out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policies.exchange.instructions import operation_of
from policies.text.enumerators import roman
from policies.text.ledger import Span

_COUNTED = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_WORDS = _COUNTED.split()
_HEAD = re.compile(
    r"(?<![\w“\"(-])(?:That\s+)?(?:S[eo]ct[il1]on|SECT[I1L]ON|Sec\.|SEC\.|§)\s{0,3}"
    rf"(?P<number>\d{{1,3}}[A-Z]?|[IVXl|]{{1,6}}|{'|'.join(_WORDS)})"
    r"(?:\s?[.:](?=\s|[A-Z]|$)|\s[-–—]{1,2}(?=\s)|[ \t]*(?=\n))[ \t]*[-–—]?[ \t]*",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:(?<=[.;:])\s{1,4}|(?m:^)[ \t]*)(?P<number>\d{1,2})\.\s{1,4}(?=[A-Z])")
_CROSS_REFERENCE = re.compile(
    r"(?:\b(?:in|of|under|by|to|see|with|and|or|per|through|this|said|article \w{1,6})|,|§)\s*$",
    re.IGNORECASE,
)
_OPERATIVE = re.compile(
    r"\bhereby\b|\bamend(?:ed|ing|s)\b|\brepeal(?:ed|s)\b|\bre-?enact|\badopt(?:ed|s)\b|"
    r"\badd(?:ed|ing|ition)\b|\bdirected\b|\bauthorized\b|\brecitals\b|"
    r"\beffect(?:ive)?\b|\bsever|this (?:ordinance|resolution|act|order)\b|\brenumber|\bredesignat|\bcodif|"
    r"\brestored?\b|\breinstat|\bin force\b|\bemergency\b|\bpublish|^That\b",
    re.IGNORECASE,
)
CLAUSES = (
    ("severability", r"\bseverab|(?:held|declared|found|adjudged)\s[^.]{0,60}(?:invalid|unconstitutional)"),
    (
        "repealer",
        r"\ball\s+(?:other\s+)?(?:ordinances|resolutions|policies|parts|sections|provisions)\b[^.]{0,200}"
        r"(?:in\s+conflict|conflicting|inconsistent)",
    ),
    ("recitals", r"\b(?:recitals|whereas clauses|preamble|foregoing findings)\b"),
    ("emergency", r"\bemergency\b"),
    (
        "codification",
        r"\b(?:codif(?:y|ied|ier|ication)|made\s+(?:a\s+)?part\s+of\s+the\s+(?:\w+\s){0,3}code)\b",
    ),
    (
        "effective",
        r"take\s+effect|be\s+(?:and\s+become\s+)?(?:effective|in\s+(?:full\s+)?force)|become\s+effective"
        r"|be\s+in\s+effect|effective\s+date|goes?\s+into\s+effect|shall\s+be\s+in\s+force",
    ),
    ("penalty", r"\bpenalt(?:y|ies)\b[^.]{0,80}\b(?:fine|violation)|\bpunish"),
    ("publication", r"\b(?:publish|publication|posted)\b"),
)
_CHANGES = re.compile(
    r"\b(?:is|are|be)\s+(?:and\s+the\s+same\s+(?:is|are)\s+)?(?P<hereby>hereby\s+)?(?:each\s+)?(?:further\s+)?"
    r"(?:amended|repealed|added|adopted|re-?enacted|restored|reinstated|revived|renumbered|redesignated|created|"
    r"established|enacted|rescinded|deleted|replaced|revised|approved)\b"
    r"|\bhereby\s+(?:adopts?|amends?|repeals?|adds?|restores?|rescinds?|reinstates?|approves?|enacts?)\b"
    r"|\bNEW SECTION\b",
    re.IGNORECASE,
)
_NEVER = ("repealer", "severability", "recitals", "publication")
_CLAUSES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in CLAUSES)
_EFFECTIVE = dict(_CLAUSES)["effective"]


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a bill section begins, its number, and where its words begin."""

    span: Span
    number: str
    ordinal: int


def find_numbered_clauses(text: str, start: int, end: int) -> list[Heading]:
    """The clauses 1., 2., 3. of a resolution without sections; the first stands right at the start."""
    found: list[Heading] = []
    for match in _CLAUSE.finditer(text, start, end):
        if int(match.group("number")) == len(found) + 1 and (
            found or not text[start : match.start()].strip()
        ):
            found.append(Heading((match.start("number"), match.end()), match.group("number"), len(found) + 1))
    return found


def find_bill_sections(text: str, start: int, end: int) -> list[Heading]:
    """The headings that count up one by one and are followed by words that do something."""
    candidates = [
        heading
        for match in _HEAD.finditer(text, start, end)
        if (heading := _heading(match)) and not _is_reference(text, match.start())
    ]
    found: list[Heading] = []
    expected = None
    for at, heading in enumerate(candidates):
        if expected is not None and heading.ordinal != expected:
            continue
        later = [each for each in candidates[at + 1 :] if each.ordinal == heading.ordinal]
        operative = _is_operative(text, heading, end)
        if not operative and (any(_is_operative(text, each, end) for each in later) or expected is None):
            continue
        found.append(heading)
        expected = heading.ordinal + 1
    return found


def _heading(match: re.Match[str]) -> Heading | None:
    printed = match.group("number")
    plain = printed.lower().replace("|", "l")
    if plain in _WORDS:
        return Heading(match.span(), str(_WORDS.index(plain) + 1), _WORDS.index(plain) + 1)
    if plain.strip("l") == "" and printed[0] in "l|":
        return Heading(match.span(), "1" * len(plain), int("1" * len(plain)))
    if plain.rstrip("abcdefghijklmnopqrstuvwxyz").isdigit():
        digits = plain.rstrip("abcdefghijklmnopqrstuvwxyz")
        return Heading(match.span(), printed.upper(), int(digits)) if digits == plain else None
    value = roman(plain)
    return Heading(match.span(), printed.upper(), value) if value and printed.isupper() else None


def _is_reference(text: str, at: int) -> bool:
    """Whether the words before make it a reference and not a heading."""
    before = text[max(0, at - 24) : at]
    if "\n" in before[len(before.rstrip()) :] or not before.strip():
        return bool(_CROSS_REFERENCE.search(before.rstrip())) and not before.rstrip().endswith(",")
    return bool(_CROSS_REFERENCE.search(before)) or before.rstrip()[-1:] not in '.:;”")’'


def _is_operative(text: str, heading: Heading, end: int) -> bool:
    return bool(_OPERATIVE.search(text[heading.span[1] : min(end, heading.span[1] + 350)]))


def changes_something(lead: str, kind: str, sets_out: bool) -> bool:
    """Whether a bill section is an instruction: it names an act on a text, or sets out a text."""
    if kind in _NEVER or not operation_of(lead):
        return False
    said = _CHANGES.search(lead)
    if kind == "effective":
        return bool(said and "hereby" in said.group().lower()) or sets_out
    return bool(said) or sets_out


def says_when(words: str, kind: str) -> bool:
    """Whether a clause of another kind, an emergency clause say, also tells when the act takes effect."""
    return kind in ("emergency", "publication", "codification", "other") and bool(_EFFECTIVE.search(words))


def clause_kind(words: str) -> str:
    """What a bill section that changes no section does; ``other`` when nothing tells."""
    lead = words[:700]
    for kind, pattern in _CLAUSES:
        if pattern.search(lead):
            return kind
    return "other"


def clause_kinds(words: str) -> set[str]:
    """Everything that tells what a bill section does; none when nothing tells."""
    return {kind for kind, pattern in _CLAUSES if pattern.search(words)}
