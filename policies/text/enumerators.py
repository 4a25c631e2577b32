"""The marker at the start of a line: (a), (1), (4A), (b-1), (ii), 1., A., 2), 1.1, •."""

import re
from dataclasses import dataclass
from functools import lru_cache

from policies.text.kept import Kept

BULLETS = "•◦▪▫■□●○‣⁃∙·-–—*"
_FREE_BULLETS = "•◦▪▫■□●○‣⁃∙"

# Line starts: white space, then perhaps the #s with which some cities mark a heading.
_INDENT = re.compile(r"\s*(?:#{1,6}\s{1,3})?")
_CORE = r"(?:[0-9]{1,4}[A-Za-z]{0,2}|[A-Za-z]{1,8})"
_INSERTED = r"(?:[.-][0-9]{1,3}[A-Za-z]?|-[a-z])?"
_PARENTHESISED = re.compile(rf"\(({_CORE}{_INSERTED})\)\.?")
_CLOSED = re.compile(rf"({_CORE}{_INSERTED})\)\.?(?=\s|$)")
_POINTED = re.compile(r"((?:[0-9]{1,3}[A-Za-z]?|[A-Za-z]{1,8}))\.(?=\s|$)")
_DECIMAL = re.compile(r"[0-9][0-9.]{2,20}(?=\s+[\"“‘(\[A-Z]|\s*$)")
_DINKUS = re.compile(r"([*•·-])\s+\1\s+\1")

_VALUE = re.compile(r"([0-9]{1,4}|[A-Za-z]{1,8})([A-Za-z]{0,2})((?:[.-].*)?)")
_PIECE = re.compile(r"[0-9]{1,4}|[A-Za-z]")
_NUMERALS = tuple(
    zip(
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        strict=True,
    )
)
_LARGEST_NUMERAL = 100


@dataclass(frozen=True, slots=True)
class Enumerator:
    """A marker as printed, e.g. "(a)", its bare value "a", its kind and its form.

    kind: lower, upper, digit, roman_lower, roman_upper, doubled, decimal or bullet. Out of context
    a lone i, v or x could be a letter or a numeral; `split_enumerator` then says roman for i and
    letter for the others, and `provisions` decides from the neighbours.
    form: "(x)", "(x).", "x.", "x)", "x).", "x.x" or "bullet".
    """

    printed: str
    value: str
    kind: str
    form: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a value: its sequence, its place there, and what was inserted after that place."""

    kind: str
    place: tuple[int, ...]
    inserted: tuple[int, ...] = ()

    @property
    def is_first(self) -> bool:
        return self.place[-1] == 1 and not self.inserted

    def follows(self, before: "Reading") -> bool:
        """Whether this is what comes next after `before`: b after a, a.1 after a, 5 after 4A."""
        if self.kind != before.kind or len(self.place) != len(before.place):
            return False
        if self.place == before.place:
            return self.inserted > before.inserted
        return self.place[:-1] == before.place[:-1] and self.place[-1] == before.place[-1] + 1

    def comes_after(self, before: "Reading") -> bool:
        """Whether this stands anywhere later in the same sequence."""
        return self.kind == before.kind and (self.place, self.inserted) > (before.place, before.inserted)


@Kept
def split_enumerator(line: str) -> tuple[str, Enumerator | None, str]:
    """Split a line into indent, enumerator and rest; the three put together again are the line.

    A marker x. or x) counts only before white space or the end; a decimal such as 2.1 only before a
    capital, so that "2.5 million" is not one; a word in parentheses is none; three asterisks in a
    row ("* * *", text omitted) are none.
    """
    found = _INDENT.match(line)
    start = found.end() if found else 0
    enumerator = _bullet(line, start) or _marker(line, start)
    if enumerator is None:
        plain = len(line) - len(line.lstrip())
        return line[:plain], None, line[plain:]
    return line[:start], enumerator, line[start + len(enumerator.printed) :]


def _bullet(line: str, start: int) -> Enumerator | None:
    glyph = line[start : start + 1]
    if not glyph or glyph not in BULLETS or _DINKUS.match(line, start):
        return None
    after = line[start + 1 : start + 2]
    if after and not after.isspace() and glyph not in _FREE_BULLETS:
        return None
    return Enumerator(glyph, glyph, "bullet", "bullet")


def _marker(line: str, start: int) -> Enumerator | None:
    decimal = _DECIMAL.match(line, start)
    if decimal and decimal_reading(decimal.group().rstrip(".")):
        printed = decimal.group()
        return Enumerator(printed, printed.rstrip("."), "decimal", "x.x")
    for pattern, form in ((_PARENTHESISED, "(x)"), (_CLOSED, "x)"), (_POINTED, "x.")):
        found = pattern.match(line, start)
        ways = readings(found.group(1)) if found else ()
        if found and ways:
            full = form + "." if form != "x." and found.group().endswith(".") else form
            return Enumerator(found.group(), found.group(1), ways[0].kind, full)
    return None


@lru_cache(maxsize=2048)
def readings(value: str) -> tuple[Reading, ...]:
    """Every way to read the value of a marker, the usual one first; empty when it is just a word."""
    found = _VALUE.fullmatch(value)
    if not found:
        return ()
    core, letters, tail = found.groups()
    if letters and len(set(letters)) > 1:
        return ()
    inserted = tuple(_piece(piece) for piece in [*letters[:1], *_PIECE.findall(tail)])
    if core.isdigit():
        return (Reading("digit", (int(core),), inserted),)
    if not (core.islower() or core.isupper()):
        return ()
    return tuple(Reading(kind, (place,), inserted) for kind, place in _lettered(core))


def decimal_reading(value: str) -> Reading | None:
    """The reading of a decimal marker such as 2.1.3: two to six numbers of at most three digits."""
    parts = value.split(".")
    if not (2 <= len(parts) <= 6 and all(1 <= len(part) <= 3 for part in parts)):
        return None
    return Reading("decimal", tuple(int(part) for part in parts))


def ways_to_read(enumerator: Enumerator) -> tuple[Reading, ...]:
    """The readings of a marker that was split off; none for a bullet."""
    if enumerator.kind == "bullet":
        return ()
    decimal = decimal_reading(enumerator.value) if enumerator.form == "x.x" else None
    return (decimal,) if decimal else readings(enumerator.value)


def _piece(piece: str) -> int:
    return int(piece) if piece.isdigit() else ord(piece.lower()) - 96


def _lettered(core: str) -> list[tuple[str, int]]:
    """(kind, place) of letters: numeral before letter except for a lone v, x, l or c; aa also follows z."""
    case = "lower" if core.islower() else "upper"
    small = core.lower()
    ways = []
    if len(set(small)) == 1 and len(small) <= 3:
        place = ord(small[0]) - 96
        ways.append((case, place + 26 * (len(small) - 1)))
        if len(small) > 1:
            ways.insert(0, ("doubled", place))
    numeral = roman(small)
    if numeral and numeral <= _LARGEST_NUMERAL:
        first = len(small) > 1 or small == "i"
        ways.insert(0 if first else len(ways), (f"roman_{case}", numeral))
    return ways


def roman(numeral: str) -> int:
    """The value of a well-formed numeral in small letters; 0 when it is not one."""
    value, rest = 0, numeral
    for letters, worth in _NUMERALS:
        while rest.startswith(letters):
            rest = rest[len(letters) :]
            value += worth
    return value if not rest and numeral == in_roman(value) else 0


def in_roman(value: int) -> str:
    """A positive number in small Roman numerals."""
    letters = ""
    for numeral, worth in _NUMERALS:
        letters += numeral * (value // worth)
        value %= worth
    return letters
