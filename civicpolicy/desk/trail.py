"""Who changed what and when, out of the histories of rows, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from comments.period import instant_words

LONGEST = 30
"""So many entries stand on a page, the newest."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: the instant, who made it, what it was."""

    at: datetime
    who: str
    words: str
    zone: ZoneInfo

    @property
    def when(self) -> str:
        """The instant in the city's words."""
        return instant_words(self.at, self.zone)


def who(row: Any) -> str:
    """The person behind an entry of a history; none for what the system itself did."""
    return str(row.history_user) if row.history_user else "civicpolicy"


def steps(rows: Iterable[Any]) -> Iterator[tuple[Any, Any | None]]:
    """Each entry of one history, newest first, with the entry before it."""
    known = list(rows)
    yield from zip(known, [*known[1:], None], strict=True)


def differences(row: Any, before: Any, names: Mapping[str, str]) -> list[str]:
    """What changed between two entries: ``Place: “Room 1” became “Room 2”``; ``names``: labels by field."""
    found = []
    for name, label in names.items():
        old, new = (quoted(each, name) for each in (before, row))
        if old != new:
            found.append(f"{label}: {old} became {new}")
    return found


def quoted(row: Any, name: str) -> str:
    """A field of a row as a person reads it, in quotation marks: ``“Room 1”``, ``yes``, ``nothing``."""
    value = getattr(row, f"get_{name}_display", lambda: getattr(row, name))()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"“{value}”" if value not in (None, "") else "nothing"
