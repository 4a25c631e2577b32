"""The lines under an instrument: who is to sign in which office, and what was signed, as recorded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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
    "published": ("published",),
}
"""Kinds of recorded acts by the words of a line, the nearest first."""

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
    """One line: the act in ``words``, whose ``office`` it is; ``day`` and ``by`` as far as recorded."""

    words: str
    office: str
    day: str = ""
    by: str = ""

    @property
    def who(self) -> str:
        """Who signed, with the office unless the record names one; the office where nobody is named."""
        named = self.by.casefold()
        if not named or self.office.casefold() in named or any(each in named for each in _OFFICES):
            return self.by or self.office
        return f"{self.by}, {self.office}" if self.office else self.by

    @property
    def is_open(self) -> bool:
        """Whether nobody has signed it, as far as is recorded."""
        return not self.day and not self.by


def signatures(lines: str, signed: Sequence[Signed]) -> tuple[Signature, ...]:
    """The lines of a block, "Approved: Mayor", each with the recorded act that it stands for, if any."""
    rows = [line.strip() for line in lines.splitlines() if line.strip()]
    return tuple(_signature(row, signed) for row in rows[:MOST])


def _signature(row: str, signed: Sequence[Signed]) -> Signature:
    words, _, office = (part.strip() for part in row.partition(":"))
    presides = _PRESIDES.search(office) is not None
    if presides and words.casefold() == "signed":
        act = _last(signed, [_BY_WHO_PRESIDED])
        return Signature(words, office, act.day, act.by) if act else Signature(words, office)
    if reading := next((each for each in signed if _is_reading(each, words)), None):
        return Signature(words, office, reading.day, reading.by)
    kinds = _RECORDED_AS.get(words.casefold(), ())
    act = _last(signed, kinds)
    if act is None:
        return Signature(words, office)
    if act.kind == "overridden":
        return Signature(act.words, "", act.day, act.by or _WHO_OVERRIDES)
    said = words if act.kind == kinds[0] or {act.kind, kinds[0]} == _ONE_ACT else act.words
    hand = _last(signed, [_BY_WHO_PRESIDED]) if presides else None
    return Signature(said, office, act.day, (hand or act).by)


def _is_reading(act: Signed, words: str) -> bool:
    """True for the reading that a line is about: “First reading”."""
    return act.kind == "read" and act.words.casefold() == words.casefold()


def _last(signed: Sequence[Signed], kinds: Sequence[str]) -> Signed | None:
    """The last act of the first of these kinds that was recorded."""
    return next((each for kind in kinds for each in reversed(signed) if each.kind == kind), None)
