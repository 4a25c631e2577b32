"""The packet of an item: every changed section with its marks, followed by what was said about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from civicpolicy.worksession import voices
from civicpolicy.worksession.hearing import Heard, hear
from civicpolicy.worksession.table import Table, Text
from civicpolicy.worksession.voices import MOST, WHOLE, Council
from policies.models import Section
from policies.text.changes import SectionChange
from policies.text.layers import LayeredSection

SECTIONS, COMMENTS = 15, 150
"""A page of the packet ends before it holds more than these; one section is never torn apart."""


@dataclass(frozen=True, slots=True)
class Part:
    """One section and its comments; without a text it is the whole of the instrument."""

    key: str
    text: Text | None
    change: SectionChange | None
    plain: Section | None
    heard: Heard
    layered: LayeredSection | None = None

    @property
    def plain_rows(self) -> list[Section]:
        """The section as the tag for plain law takes it."""
        return [self.plain] if self.plain else []


@dataclass(frozen=True, slots=True)
class Packet:
    """One page of the packet, and how many there are."""

    parts: Sequence[Part]
    number: int
    pages: int
    sections: int


def packet(table: Table, council: Council, counts: Mapping[str, int], show: str, page: str) -> Packet:
    """The page that is asked for, else the first, in one query. ``counts``: comments by section key."""
    pages = planned(_wanted(table, counts), counts)
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 1
    number = min(max(number, 1), len(pages))
    places = pages[number - 1]
    said = voices.on_places(council, places, show)
    heard = {key: hear(said.get(key, []), council.city.zone, first=MOST) for key in places}
    return Packet(
        parts=[_part(table, key, heard[key]) for key in places],
        number=number,
        pages=len(pages),
        sections=sum(len(each) for each in pages) - 1,
    )


def planned(keys: Sequence[str], counts: Mapping[str, int]) -> list[list[str]]:
    """The sections of each page, the whole first."""
    pages, comments = [[WHOLE]], 0
    for key in keys:
        comments += counts.get(key, 0)
        if len(pages[-1]) >= SECTIONS or (comments > COMMENTS and pages[-1] != [WHOLE]):
            pages.append([])
            comments = counts.get(key, 0)
        pages[-1].append(key)
    return pages


def _wanted(table: Table, counts: Mapping[str, int]) -> list[str]:
    """Sections that would change, and others that somebody wrote about, in reading order."""
    changed = {key for text in table.texts for key in text.changed_keys}
    return [key for text in table.texts for key in text.keys if key in changed or counts.get(key)]


def _part(table: Table, key: str, heard: Heard) -> Part:
    text = next((each for each in table.texts if key in each.keys), None)
    if text is None:
        return Part(key, None, None, None, heard)
    return Part(key, text, text.change(key), text.plain(key), heard, text.layered(key))
