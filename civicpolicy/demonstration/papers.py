"""The papers of the demonstration: each city's laws, bills, people and what residents wrote, in a folder.

The cities are fictional and every word was written for them. Days are told from the day of loading, so that
the stories always happen now.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from civicpolicy.demonstration.days import nth_tuesday, regular, shifted, working_day
from policies.dates import PartialDate
from policies.text.outline import SectionText, read_outline

TEXTS = Path(__file__).with_name("texts")


@cache
def words(city: str, name: str) -> str:
    """A paper of a city as it is written."""
    return (TEXTS / city / name).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Papers:
    """The folder of one city, by its slug, told on a day."""

    city: str
    today: date

    @property
    def facts(self) -> dict[str, Any]:
        """The city itself: its local law, its people, its policies, its meetings."""
        facts: dict[str, Any] = self.told("city.json")
        return facts

    def words(self, name: str) -> str:
        """A paper as it is written."""
        return words(self.city, name)

    def told(self, name: str) -> Any:
        """A paper of facts, with the year of its numbers filled in ("Bill {yy}-17")."""
        this, last = self.today.year, self.today.year - 1
        years = {"{yy}": f"{this}"[-2:], "{year}": f"{this}", "{last_yy}": f"{last}"[-2:]}
        text = self.words(name)
        for mark, year in {**years, "{last_year}": f"{last}"}.items():
            text = text.replace(mark, year)
        return json.loads(text)

    def sections(self, name: str) -> tuple[SectionText, ...]:
        """The sections of a text, in order, without keys."""
        return tuple(one.section for one in read_outline(self.words(name)).sections)

    def named_keys(self, name: str, which: str) -> dict[str, UUID]:
        """Label → identity of the sections, from a paper that gives them names: labels may change."""
        return {label: self.key(each) for label, each in self.told(name)[which].items()}

    def key(self, name: str) -> UUID:
        """The identity of a section by its name, or by its label where labels never change."""
        return uuid5(NAMESPACE_URL, f"https://{self.city}.example/{name}")

    def keyed(self, name: str) -> list[SectionText]:
        """The sections of a text, each with the identity of its label, or of its heading."""
        return [replace(each, key=str(self.key(each.label or each.heading))) for each in self.sections(name)]

    def date(self, spec: dict[str, Any]) -> PartialDate:
        """A date as these papers write it, told from the day of loading."""
        return partial_date(spec, self.today)


def with_keys(sections: Iterable[SectionText], keys: dict[str, UUID]) -> list[SectionText]:
    """The sections with the identities that the papers give their labels."""
    return [replace(section, key=str(keys[section.label or ""])) for section in sections]


def partial_date(spec: dict[str, Any], today: date) -> PartialDate:
    """A day, a year, days from today, a regular meeting before or after today, or words without a date."""
    match spec:
        case {"unknown": raw}:
            return PartialDate.unknown(raw)
        case {"on": day}:
            return PartialDate.on(date.fromisoformat(day))
        case {"year": year}:
            return PartialDate.year(year)
        case {"days": days}:
            return PartialDate.on(working_day(shifted(today, days)))
        case {"meeting": which, "plus": plus}:
            return PartialDate.on(shifted(regular(today, which), plus))
        case {"last_year": {"month": month, "tuesday": which, "plus": plus}}:
            return PartialDate.on(shifted(nth_tuesday(today.year - 1, month, which), plus))
    raise ValueError(f"{spec!r} is not a date of these papers.")
