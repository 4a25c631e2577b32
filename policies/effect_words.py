"""The words of an effective clause one by one: what each phrase is about, and which words nobody knows.

Pure: no Django, no I/O, no clock. Each phrase becomes one letter (`Kind`); how they stand together is read by
``effect_reading``. Only phrases that are listed here are known: another word is told and never skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policies.dates import MONTHS, PartialDate

LONGEST = 2000
"""A clause of more characters is not read."""


class Kind(StrEnum):
    """What a phrase of a clause is about."""

    PASSAGE = "P"
    APPROVAL = "V"
    SIGNATURE = "G"
    BY_MAYOR = "Y"
    MAYOR_APPROVES = "S"
    BY_OFFICE = "R"
    BY_COUNCIL = "N"
    BY_CLERK = "J"
    ADOPTION = "K"
    MAKING = "M"
    PUBLICATION = "B"
    DAY = "D"
    CLOCK = "T"
    LAST_MINUTE = "t"
    COUNT = "C"
    ORDINAL = "O"
    UPON = "U"
    FROM = "F"
    AFTER = "A"
    AT_ONCE = "I"
    EFFECT = "E"
    END = "H"
    LATER = "L"
    WHICHEVER = "W"
    AND = "&"
    OR = "|"
    COMMA = ","
    STOP = "."
    BLANK = "_"
    NOISE = "Z"
    DISAGREES = "!"
    OTHER = "?"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of a clause. ``days`` of a count, ``day`` of a date."""

    kind: Kind
    words: str
    days: int = 0
    day: PartialDate | None = None


_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    *(f"{each}teen" for each in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NTH_ONES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_ODD = {"five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}


def _below_hundred() -> dict[str, int]:
    tens = {word: at * 10 for at, word in enumerate(_TENS, start=2)}
    small = {word: at for at, word in enumerate(_ONES + _TEENS, start=1)}
    nth = {_ODD.get(word, f"{word}th"): at for word, at in small.items() if at > 3}
    nth |= {word: at for at, word in enumerate(_NTH_ONES, start=1)}
    nth |= {f"{word[:-1]}ieth": value for word, value in tens.items()}
    both = {
        f"{ten} {one}": value + at
        for ten, value in tens.items()
        for row in (_ONES, _NTH_ONES)
        for at, one in enumerate(row, start=1)
    }
    return small | nth | tens | both


_BELOW = _below_hundred()
_NUMBERS = _BELOW | {"one hundred": 100, "one hundredth": 100}
_NUMBERS |= {f"one hundred {word}": 100 + value for word, value in _BELOW.items()}
_WORDED = "|".join(each.replace(" ", "[- ]") for each in sorted(_NUMBERS, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:st|nd|rd|th)?|{_WORDED})"
_NUMBER_TWICE = rf"({_NUMBER})(?: ?\( ?({_NUMBER}) ?\))?"

_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_TH = r"(?:st|nd|rd|th)?"
_DAY = (
    rf"{_WEEKDAY}(?:{_MONTH} \d{{1,2}}{_TH},? \d{{4}}|\d{{1,2}}{_TH} {_MONTH},? \d{{4}}"
    rf"|(?:the )?(?:\d{{1,2}}{_TH}|{_WORDED}) day of {_MONTH},? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})"
)
_NTH_OF = re.compile(rf"(?:the )?(\S+(?:[- ]\w+)?) day of ({_MONTH}),? (\d{{4}})", re.IGNORECASE)

_ITSELF = (
    r"(?:(?:this|said|such) (?:(?:executive |administrative )?(?:order|policy)|ordinance|resolution|code|act"
    r"|bill|measure|directive|amendment|manual)(?: (?:no\.?|number) \d[\w-]{0,20})?"
    r"|the ordinance|the same|it|this)"
)
_CITY = (
    r"(?:city|town|village|borough|county|township)(?: of (?-i:[A-Z])[\w.'’-]{1,30}"
    r"(?: (?-i:[A-Z])[\w'’-]{1,30}){0,3})?"
)
_COUNCIL = (
    r"(?:the )?(?:(?:city|town|village|borough|common|county) )?(?:council|commission|governing body"
    rf"|board of (?:aldermen|trustees|supervisors|commissioners))(?: of the {_CITY})?"
)
_MAYOR = rf"the mayor(?: of the {_CITY})?"
_IN_FORCE = r"(?:full )?(?:force(?:,? and (?:take )?effect)?|effect)"
_ENDED = r"(?:amended|superseded|revised|withdrawn|repealed|rescinded|replaced|modified|revoked)"
_LAW = r"(?:law|statute|state law|(?:the |its )?(?:city )?charter)"
_GOODS = r"(?:peace|health|safety|welfare|property|morals)"

_PHRASES: tuple[tuple[Kind, str], ...] = (
    (Kind.BLANK, r"\[[^\[\]]{0,80}\]|\{[^{}]{0,80}\}|_{2,80}"),
    (Kind.DAY, _DAY),
    (Kind.LAST_MINUTE, r"(?:at )?11:59 ?p\.?m\.?|(?:at )?the end of(?: the day(?: on| of)?)?"),
    (Kind.CLOCK, r"(?:at )?(?:12:01|12:00) ?a\.?m\.?|(?:at )?(?:[1-9]|1[01]):\d\d ?[ap]\.?m\.?"),
    (Kind.COUNT, rf"{_NUMBER_TWICE} (?:calendar )?(days?|weeks?)"),
    (Kind.COUNT, r"(a) (day|week)"),
    (Kind.ORDINAL, rf"(?:the )?{_NUMBER_TWICE} (?:calendar )?(day)"),
    (Kind.ORDINAL, r"(?:the next|next|the) day(?= (?:after|following|next following))"),
    (
        Kind.NOISE,
        rf"(?:(?:remains?|continues?) in {_IN_FORCE} |holds |stands )?until (?:it is |otherwise )?{_ENDED}"
        rf"(?:(?:, or|,| or) {_ENDED}){{0,3}}(?: by (?:another|a later|a further|a subsequent) "
        r"(?:order|ordinance|resolution|policy))?",
    ),
    (
        Kind.END,
        rf"(?:(?:remains?|continues?|stays?) in {_IN_FORCE} )?through(?: and including)?"
        r"|expir(?:es?|ing)|sunsets?|ends?",
    ),
    (Kind.LATER, r"(?:the )?(?:later|latest|last)(?: to occur)? of"),
    (Kind.WHICHEVER, r"whichever (?:date |day |event )?(?:is|comes|occurs) (?:the )?(?:later|latest|last)"),
    (Kind.MAYOR_APPROVES, rf"{_MAYOR} (?:has |have )?(?:approves?d?|signs|signed) {_ITSELF}"),
    (Kind.MAYOR_APPROVES, r"(?:the )?mayor[’']s (?:approval|signature)"),
    (Kind.MAKING, rf"{_MAYOR} (?:authori[sz]es|issues) {_ITSELF}"),
    (Kind.ADOPTION, rf"{_COUNCIL} (?:adopts|enacts) {_ITSELF}"),
    (Kind.PASSAGE, rf"{_COUNCIL} passes {_ITSELF}"),
    (Kind.BY_MAYOR, rf"(?:by|of) {_MAYOR}"),
    (Kind.BY_OFFICE, r"(?:by|of) the (?:city |town |village |county )?(?:manager|administrator|executive)"),
    (Kind.BY_COUNCIL, rf"(?:by|of) {_COUNCIL}"),
    (Kind.BY_CLERK, r"by the (?:city |town |village )?clerk"),
    (
        Kind.NOISE,
        r"the (?:city |town |village )?clerk (?:shall|must|will) (?:publish|cause publication of) " + _ITSELF,
    ),
    (Kind.PASSAGE, r"(?:final )?passage(?: (?:up)?on (?:\w{1,12} and )?final reading)?|(?:finally )?passed"),
    (Kind.ADOPTION, r"(?:final )?(?:adoption|enactment)|(?:finally )?(?:adopted|enacted)|becomes law"),
    (Kind.APPROVAL, r"(?:approval|approved)(?! as to form)"),
    (Kind.SIGNATURE, r"signature|signed|signing"),
    (Kind.MAKING, r"issuance|issued|authori[sz]ation|authori[sz]ed"),
    (
        Kind.PUBLICATION,
        r"(?:publication or posting|posting or publication|publication|published|posting|posted)",
    ),
    (Kind.AT_ONCE, r"immediately|at once|forthwith"),
    (Kind.FROM, r"from and after|on and after|from"),
    (Kind.AFTER, r"(?:next )?following|after"),
    (Kind.UPON, r"(?:up)?on|when|once|as soon as|as of|beginning|commencing|starting"),
    (Kind.UPON, r"(?:the )?(?:date|day)(?: (?:of|on which|when|that)|(?= (?:it|this) ))|the time of"),
    (Kind.EFFECT, rf"(?:takes?|goes?|comes?|taking) (?:in(?:to)? )?{_IN_FORCE}|in(?:to)? {_IN_FORCE}"),
    (Kind.EFFECT, r"effective(?: date)?|appl(?:y|ies)|operative"),
    (
        Kind.NOISE,
        rf"as (?:provided|required|prescribed) by {_LAW}|(?:according to|in accordance with) {_LAW}",
    ),
    (Kind.NOISE, rf"in the manner (?:provided|required|prescribed) by {_LAW}"),
    (
        Kind.NOISE,
        r"in (?:the|a|an|its) (?:official )?newspaper(?: of general circulation)?"
        rf"(?: (?:of|in) the {_CITY})?",
    ),
    (Kind.NOISE, rf"(?:the provisions )?of {_ITSELF}|of (?:its title|a summary)|thereof|{_ITSELF}"),
    (Kind.NOISE, r"the public (?:welfare|good|interest) (?:demanding|requiring) it"),
    (Kind.NOISE, r"an emergency (?:is|exists|having been)(?: hereby)?(?: declared)?(?: to exist)?"),
    (
        Kind.NOISE,
        rf"(?:being )?necessary for the (?:immediate )?preservation of the public {_GOODS}"
        rf"(?:,? (?:and )?{_GOODS}){{0,4}}",
    ),
    (Kind.NOISE, r"the|its|shall|will|is|are|be|been|being|has|have|becomes?|hereby|both|official|legal|due"),
    (Kind.AND, r"and"),
    (Kind.OR, r"or"),
)
_SCANNERS = [(kind, re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE)) for kind, pattern in _PHRASES]
_MARKS = {",": Kind.COMMA, ":": Kind.COMMA, ".": Kind.STOP, ";": Kind.STOP}
_WORD = re.compile(r"[^\s,.;:\[\]{}]+|\S")
_NUMBERED = re.compile(
    r"(?:(?:section|sec\.|§) ?)?"
    rf"(?:\d{{1,3}}[A-Z]?|[IVXLC]{{1,6}}|{'|'.join(_ONES)}|ten)"
    r"(?:\.|:|\)| ?[-–—]) ",
    re.IGNORECASE,
)


def phrases(clause: str) -> Iterator[Phrase]:
    """The phrases of a clause in their order, with no blank between; its number before it is left out."""
    words = " ".join(clause.split())[: LONGEST + 1]
    number = _NUMBERED.match(words)
    at = number.end() if number else 0
    while at < len(words):
        if words[at] == " ":
            at += 1
            continue
        found = _phrase(words, at)
        yield found
        at += len(found.words)


def _phrase(words: str, at: int) -> Phrase:
    if words[at] in _MARKS:
        return Phrase(_MARKS[words[at]], words[at])
    for kind, pattern in _SCANNERS:
        if found := pattern.match(words, at):
            return _valued(kind, found)
    other = _WORD.match(words, at)
    return Phrase(Kind.OTHER, other.group() if other else words[at])


def _valued(kind: Kind, found: re.Match[str]) -> Phrase:
    words = found.group()
    if kind in (Kind.COUNT, Kind.ORDINAL):
        return _counted(kind, found)
    if kind != Kind.DAY:
        return Phrase(kind, words)
    day = _day(words)
    return Phrase(kind, words, day=day) if day else Phrase(Kind.OTHER, words)


def _counted(kind: Kind, found: re.Match[str]) -> Phrase:
    """``ten (10) days`` are 10 days; words and figures that differ are told, and no number is taken."""
    said = [_value(each) for each in found.groups()[:-1] if each] or [1]
    unit = 7 if found.lastindex and found.group(found.lastindex).lower().startswith("week") else 1
    if len(set(said)) > 1:
        return Phrase(Kind.DISAGREES, found.group())
    return Phrase(kind, found.group(), days=said[0] * unit)


def _value(number: str) -> int:
    """``ten``, ``10``, ``10th``, ``tenth`` are 10; ``a`` is 1."""
    figure = number.lower().rstrip("stndrh")
    return int(figure) if figure.isdigit() else _NUMBERS.get(number.lower().replace("-", " "), 1)


def _day(words: str) -> PartialDate | None:
    """A day that the calendar has, on the weekday that the words name, in words that can be read again."""
    nth = _NTH_OF.search(words)
    plain = f"{nth.group(2)} {_value(nth.group(1))}, {nth.group(3)}" if nth else words
    day = PartialDate.parse(plain)
    if not day.is_known or day.earliest is None or not _is_weekday(words, day.earliest):
        return None
    return day


def _is_weekday(words: str, day: date) -> bool:
    named = re.match(r"(\w+day)\b", words, re.IGNORECASE)
    return named is None or named.group(1).lower() == f"{day:%A}".lower()
