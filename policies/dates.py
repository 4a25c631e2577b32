"""Dates as the record knows them: a day, a month, a year, a range, or not at all.

Pure: no Django, no I/O, no clock.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """How closely a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"


MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})", re.I
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.I
)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_SLASHES = re.compile(r"(?P<month>\d{1,2})[/-](?P<day>\d{1,2})[/-](?P<year>\d{4})")
_MONTH_YEAR = re.compile(rf"{_MONTH},?\s+(?P<year>[12]\d{{3}})", re.I)
_YEAR = re.compile(r"(?P<year>[12]\d{3})")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with its limits and the words it was read from.

    ``earliest`` and ``latest`` are inclusive; either may be None when that side is not known.
    ``raw`` holds the words of the source, kept for ever, also when nothing could be read from them.
    """

    earliest: date | None
    latest: date | None
    precision: str
    raw: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("A partial date cannot end before it begins.")
        if self.precision not in tuple(Precision):
            raise ValueError(f"{self.precision!r} is not a precision of a date.")

    @classmethod
    def on(cls, day: date, raw: str = "") -> PartialDate:
        """A date known to the day."""
        return cls(day, day, Precision.DAY, raw)

    @classmethod
    def month(cls, year: int, month: int, raw: str = "") -> PartialDate:
        """Some day of one month."""
        last = calendar.monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), Precision.MONTH, raw)

    @classmethod
    def year(cls, year: int, raw: str = "") -> PartialDate:
        """Some day of one year."""
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, raw)

    @classmethod
    def between(cls, earliest: date | None, latest: date | None, raw: str = "") -> PartialDate:
        """Some day within inclusive limits, either of which may be open."""
        return cls(earliest, latest, Precision.RANGE, raw)

    @classmethod
    def unknown(cls, raw: str = "") -> PartialDate:
        """A date nobody can name yet."""
        return cls(None, None, Precision.UNKNOWN, raw)

    @classmethod
    def parse(cls, raw: str) -> PartialDate:
        """Read a date as people write it; what cannot be read is unknown, with its words kept.

        A day without a year ("Aug. 30") is unknown: the year is never guessed.
        """
        words = _plain(raw)
        if found := _whole_day(words):
            return cls._from_parts(found, raw)
        if found := _MONTH_YEAR.fullmatch(words):
            number = _month_number(found["month"])
            return cls.month(int(found["year"]), number, raw) if number else cls.unknown(raw)
        if found := _YEAR.fullmatch(words):
            return cls.year(int(found["year"]), raw)
        return cls.unknown(raw)

    @classmethod
    def _from_parts(cls, found: re.Match[str], raw: str) -> PartialDate:
        month = _month_number(found["month"])
        try:
            return cls.on(date(int(found["year"]), month, int(found["day"])), raw)
        except ValueError:
            return cls.unknown(raw)

    @property
    def is_known(self) -> bool:
        """True when the day itself is known."""
        return self.precision == Precision.DAY

    @property
    def says_nothing(self) -> bool:
        """True when it can be any day at all."""
        return self.earliest is None and self.latest is None

    def moved(self, days: int) -> PartialDate:
        """The date so many days later, as far as it is known."""
        move = timedelta(days=days)
        earliest = self.earliest + move if self.earliest else None
        latest = self.latest + move if self.latest else None
        if not days or (earliest is None and latest is None):
            return self
        return PartialDate(earliest, latest, Precision.DAY if self.is_known else Precision.RANGE, self.raw)

    def __str__(self) -> str:
        if self.precision == Precision.DAY and self.earliest:
            return long_day(self.earliest)
        if self.precision == Precision.MONTH and self.earliest:
            return f"{calendar.month_name[self.earliest.month]} {self.earliest.year}"
        if self.precision == Precision.YEAR and self.earliest:
            return str(self.earliest.year)
        if self.precision == Precision.RANGE:
            return _range_words(self.earliest, self.latest)
        return "date unknown"


def is_no_day(raw: str) -> bool:
    """True for words that are written as a day which no calendar has: ``31/02/2026``, ``June 31, 2026``."""
    found = _whole_day(_plain(raw))
    is_month = found is not None and (found["month"].isdigit() or found["month"].lower() in MONTHS)
    return is_month and PartialDate.parse(raw).precision == Precision.UNKNOWN


def _plain(raw: str) -> str:
    return " ".join(raw.split()).strip(" .,;:")[:80]


def _whole_day(words: str) -> re.Match[str] | None:
    found = (pattern.fullmatch(words) for pattern in (_ISO, _SLASHES, _MONTH_FIRST, _DAY_FIRST))
    return next(filter(None, found), None)


def later_of(dates: Sequence[PartialDate]) -> PartialDate:
    """The later of several dates; unknown for none. It is no earlier than any of them can be."""
    if dates and all(day.is_known for day in dates):
        return max(dates, key=lambda day: day.earliest or date.min)
    raw = "; ".join(day.raw for day in dates if day.raw)
    earliest = max((day.earliest for day in dates if day.earliest), default=None)
    ends = [day.latest for day in dates if day.latest]
    latest = max(ends) if ends and len(ends) == len(dates) else None
    if earliest is None and latest is None:
        return PartialDate.unknown(raw)
    precision = Precision.DAY if earliest == latest else Precision.RANGE
    return PartialDate(earliest, latest, precision, raw)


def place_of_last(days: Sequence[PartialDate]) -> int:
    """The place of the last of some days, which come in the order of recording: it decides between equals.

    Raises ValueError for no day.
    """
    began = max(on.earliest or date.min for on in days)
    return max(place for place, on in enumerate(days) if (on.latest or date.max) >= began)


def long_day(day: date) -> str:
    """``Friday, August 30, 2019``."""
    return f"{calendar.day_name[day.weekday()]}, {calendar.month_name[day.month]} {day.day}, {day.year:04}"


def _month_number(word: str) -> int:
    return int(word) if word.isdigit() else MONTHS.get(word.lower(), 0)


def _range_words(earliest: date | None, latest: date | None) -> str:
    if earliest and latest:
        return f"between {long_day(earliest)} and {long_day(latest)}"
    if earliest:
        return f"on or after {long_day(earliest)}"
    return f"on or before {long_day(latest)}" if latest else "date unknown"
