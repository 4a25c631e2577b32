"""Words for what local law asks of an ordinance: set-out units, publication, enacting clauses.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SetOutUnit(StrEnum):
    """How much of the law a bill sets out around the words that it changes."""

    SECTION = "section"
    SUBSECTION = "subsection"
    PROVISION = "provision"


SET_OUT_WORDS = {
    SetOutUnit.SECTION: "the whole section",
    SetOutUnit.SUBSECTION: "the whole section or subsection",
    SetOutUnit.PROVISION: "the words that change",
}


class Publishing(StrEnum):
    """How an ordinance is made public after it is passed."""

    NONE = "none"
    NEWSPAPER = "newspaper"
    NEWSPAPER_OR_POSTING = "newspaper_or_posting"
    POSTING = "posting"


PUBLISHING_WORDS = {
    Publishing.NONE: "no publication is asked for",
    Publishing.NEWSPAPER: "in a newspaper",
    Publishing.NEWSPAPER_OR_POSTING: "in a newspaper, or posted",
    Publishing.POSTING: "posted",
}


@dataclass(frozen=True, slots=True)
class EarlierClause:
    """An enacting clause that the city no longer uses, and the last day on which it did."""

    until: date
    words: str
