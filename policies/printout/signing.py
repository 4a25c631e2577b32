"""The lines under an instrument: who is to sign in which office, and what was signed, as recorded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

MOST = 20
_RECORDED_AS = {
    "passed": ("passed", "adopted"),
    "adopted": ("adopted", "passed"),
    "approved": ("approved", "signed", "overridden", "returned_unsigned"),
    "signed": ("signed", "authorised", "approved"),
    "authorized": ("authorised", "signed"),
    "authorised": ("authorised", "signed"),
    "attest": ("attested",),
    "attested": ("attested",),
    "approved as to form": ("approved_as_to_form",),
    "introduced": ("introduced",),
}
"""Kinds of recorded acts by the words of a line, the nearest first."""

_DATED = frozenset({"passed", "adopted", "approved", "signed", "authorized", "authorised", "introduced"})
"""What is done on a day that is written by hand where no act is recorded."""

_CERTIFIED = ("published", "posted")
"""A line that begins so is the certificate of the clerk, whoever published it."""

_BODY = re.compile(r"\b(?:council|board|body|commission\w*|aldermen|trustees|selectmen)\b", re.IGNORECASE)
"""A body passes and signs nothing: the officer who presides over it signs."""

RULE = "_" * 28
A_DAY = f"{'_' * 6} day of {'_' * 18}, 20{'_' * 4}"

_PRESIDES = re.compile(r"\b(?:presid\w+|chair\w*|speaker)\b", re.IGNORECASE)
_BY_WHO_PRESIDED = "presiding_signed"
_ONE_ACT = {"signed", "authorised"}
"""An executive authorizes by signing."""

_WHO_OVERRIDES = "the council"

_OFFICES = (
    *("mayor", "council", "presiding", "president", "chair", "clerk", "recorder", "secretary"),
    *("attorney", "counsel", "solicitor", "manager", "administrator", "supervisor"),
)
"""What offices are called: a record that names one needs no other beside it."""


@dataclass(frozen=True, slots=True)
class Signed:
    """One recorded act: its kind, its words, its day as far as it is known, by whom it was done."""

    kind: str
    words: str
    day: str
    by: str


@dataclass(frozen=True, slots=True)
class Signature:
    """One line: the act in ``words``, whose ``office`` it is; ``day`` and ``by`` as far as recorded.

    ``noun``: what is signed, in the certificate of its publication.
    """

    words: str
    office: str
    day: str = ""
    by: str = ""
    noun: str = "text"

    @property
    def who(self) -> str:
        """Who signed, with the office unless the record names one; the office where nobody is named."""
        named = self.by.casefold()
        if not named or self.office.casefold() in named or any(each in named for each in _OFFICES):
            return self.by or self.office
        return f"{self.by}, {self.office}" if self.office else self.by

    @property
    def is_certificate(self) -> bool:
        """Whether the clerk certifies by it that the text was made public."""
        return self.words.casefold().startswith(_CERTIFIED)

    @property
    def is_reading(self) -> bool:
        """Whether it tells a day of reading alone, under which nobody signs."""
        return not self.office and self.words.casefold().endswith("reading")

    @property
    def is_open(self) -> bool:
        """Whether a hand is missing: nobody is recorded as having signed, or only the body that passed it."""
        presides = _PRESIDES.search(self.office) is not None
        by_a_body = presides and self.who == self.by and _BODY.search(self.by) is not None
        nobody = not self.by and bool(self.office or not self.day)
        return self.is_certificate or (nobody and not self.is_reading) or by_a_body

    @property
    def statement(self) -> str:
        """What stands over the name: ``Passed this ____ day of ____, 20__`` until the day is recorded."""
        if self.is_certificate:
            on = self.day or A_DAY
            the = "" if self.day else "the "
            return f"I certify that this {self.noun} was {self.words.lower()} on {the}{on}."
        if not self.is_open and (self.day or self.by):
            return f"{self.words}: {', '.join(filter(None, (self.day, self.who)))}"
        if self.day or self.by:
            return f"{self.words}: {', '.join(filter(None, (self.day, self.by)))}"
        dated = self.words.casefold() in _DATED or self.is_reading
        return f"{self.words} this {A_DAY}" if dated else f"{self.words}:"


def signatures(lines: str, signed: Sequence[Signed], noun: str = "text") -> tuple[Signature, ...]:
    """The lines of a block, "Approved: Mayor", each with the recorded act that it stands for, if any."""
    rows = [line.strip() for line in lines.splitlines() if line.strip()]
    return tuple(replace(_signature(row, signed), noun=noun) for row in rows[:MOST])


def _signature(row: str, signed: Sequence[Signed]) -> Signature:
    words, _, office = (part.strip() for part in row.partition(":"))
    presides = _PRESIDES.search(office) is not None
    if presides and words.casefold() == "signed":
        act = _last(signed, [_BY_WHO_PRESIDED])
        return Signature(words, office, act.day, act.by) if act else Signature(words, office)
    if reading := next((each for each in signed if _is_reading(each, words)), None):
        return Signature(words, office, reading.day, reading.by)
    certified = words.casefold().startswith(_CERTIFIED)
    kinds = ("published",) if certified else _RECORDED_AS.get(words.casefold(), ())
    act = _last(signed, kinds)
    if act is None:
        return Signature(words, office)
    if act.kind == "overridden":
        return Signature(act.words, "", act.day, act.by or _WHO_OVERRIDES)
    if act.kind == "returned_unsigned":
        return Signature(act.words, "", act.day, act.by)
    said = words if act.kind == kinds[0] or {act.kind, kinds[0]} == _ONE_ACT else act.words
    hand = _last(signed, [_BY_WHO_PRESIDED]) if presides else None
    return Signature(said, office, act.day, (hand or act).by)


def _is_reading(act: Signed, words: str) -> bool:
    """True for the reading that a line is about: “First reading”."""
    return act.kind == "read" and act.words.casefold() == words.casefold()


def _last(signed: Sequence[Signed], kinds: Sequence[str]) -> Signed | None:
    """The last act of the first of these kinds that was recorded."""
    return next((each for kind in kinds for each in reversed(signed) if each.kind == kind), None)
