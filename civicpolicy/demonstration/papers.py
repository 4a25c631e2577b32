"""The papers of the demonstration city: its laws, its bills, its people and what residents wrote.

The city is fictional and every word was written for it. Days are told from the day of loading, so that the
story always happens now.
"""

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from policies.dates import PartialDate
from policies.text.outline import SectionText, read_outline

TEXTS = Path(__file__).with_name("texts")
TUESDAY = 1


@cache
def words(name: str) -> str:
    """A paper of the folder as it is written."""
    return (TEXTS / name).read_text(encoding="utf-8")


def told(name: str, today: date) -> Any:
    """A paper of facts, with the year of its numbers filled in ("Bill {yy}-17")."""
    years = {"{yy}": f"{today:%y}", "{year}": f"{today.year}", "{last_yy}": f"{today.year - 1}"[-2:]}
    text = words(name)
    for mark, year in years.items():
        text = text.replace(mark, year)
    return json.loads(text)


def sections(name: str) -> tuple[SectionText, ...]:
    """The sections of a text, in order, without keys."""
    return tuple(one.section for one in read_outline(words(name)).sections)


def code_keys(which: str) -> dict[str, UUID]:
    """Label → identity of the code’s sections; a section has the same one in both texts."""
    names = json.loads(words("code_of_ethics_keys.json"))[which]
    return {label: section_key(name) for label, name in names.items()}


def section_key(name: str) -> UUID:
    """The identity of a section of the code by its name there."""
    return uuid5(NAMESPACE_URL, f"https://alderdraw.example/code-of-ethics/{name}")


def partial_date(spec: dict[str, Any], today: date) -> PartialDate:
    """A date of the papers: a day, of last year, days from today, or words without a date."""
    match spec:
        case {"unknown": raw}:
            return PartialDate.unknown(raw)
        case {"on": day}:
            return PartialDate.on(date.fromisoformat(day))
        case {"days": days}:
            return PartialDate.on(working_day(today + timedelta(days=days)))
        case {"last_year": {"month": month, "tuesday": which, "plus": plus}}:
            return PartialDate.on(nth_tuesday(today.year - 1, month, which) + timedelta(days=plus))
    raise ValueError(f"{spec!r} is not a date of these papers.")


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend: city hall acts on working days."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def nth_tuesday(year: int, month: int, which: int) -> date:
    """The first, second … Tuesday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(TUESDAY - first.weekday()) % 7 + 7 * (which - 1))
