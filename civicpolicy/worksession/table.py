"""What lies on the council's table: the item, its texts, the place being read, the way to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from civicpolicy.site.agenda import public_edition
from civicpolicy.worksession.voices import WHOLE
from policies import redlines
from policies.models import AgendaItem, Amendment, Edition, Meeting, Section, Version
from policies.text.changes import Redline, SectionChange


@dataclass(frozen=True, slots=True)
class Text:
    """One policy that the edition changes: its redline, or the text as read when its marks are lost."""

    amendment: Amendment
    redline: Redline | None
    as_read: Sequence[Section]

    @property
    def version(self) -> Version | None:
        """The text before the council: the proposed one, or the one that would go."""
        return self.amendment.proposed or self.amendment.base

    def change(self, key: str) -> SectionChange | None:
        """The change of one section."""
        rows = self.redline.sections if self.redline else ()
        return next((each for each in rows if each.section.key == key), None)

    def plain(self, key: str) -> Section | None:
        """One section as read, where there is no redline."""
        return next((each for each in self.as_read if str(each.key) == key), None)

    @property
    def keys(self) -> list[str]:
        """Keys of its sections in reading order."""
        if self.redline:
            return [each.section.key or "" for each in self.redline.sections]
        return [str(each.key) for each in self.as_read]

    @property
    def changed_keys(self) -> list[str]:
        """Keys of the sections that would change; all of them where that is not known."""
        if not self.redline:
            return self.keys
        return [each.section.key or "" for each in self.redline.sections if each.kind != "same"]


@dataclass(frozen=True, slots=True)
class Table:
    """The item before the council and the place in it that is being read."""

    meeting: Meeting
    item: AgendaItem
    items: Sequence[AgendaItem]
    edition: Edition
    texts: Sequence[Text]
    place: str

    @property
    def text(self) -> Text | None:
        """The text that holds the place; None for the whole."""
        return next((text for text in self.texts if self.place in text.keys), None)

    @property
    def places(self) -> list[str]:
        """The whole, then every section in reading order."""
        return [WHOLE, *(key for text in self.texts for key in text.keys)]

    @property
    def before(self) -> str:
        """The place before this one, or ""."""
        at = self.places.index(self.place)
        return self.places[at - 1] if at else ""

    @property
    def after(self) -> str:
        """The place after this one, or ""."""
        at = self.places.index(self.place)
        return self.places[at + 1] if at + 1 < len(self.places) else ""


def items_of(meeting: Meeting, items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Items with a published text before the council. Raises Http404 when there is none."""
    found = [item for item in items if public_edition(item)]
    if not found:
        raise Http404("No text is before the council at this meeting.")
    return found


def lay(meeting: Meeting, items: Sequence[AgendaItem], position: str, place: str) -> Table:
    """The table for one item, by its number on the agenda, and one place in it. Raises Http404."""
    texts_before = items_of(meeting, items)
    item = _chosen(texts_before, position)
    edition = public_edition(item)
    if edition is None:
        raise Http404("No such item.")
    texts = _texts(edition)
    known = [key for text in texts for key in text.keys]
    if place and place != WHOLE and place not in known:
        raise Http404("No such section in this text.")
    return Table(meeting, item, texts_before, edition, texts, place or _first(texts))


def _chosen(items: Sequence[AgendaItem], position: str) -> AgendaItem:
    if not position:
        return items[0]
    found = [item for item in items if str(item.position) == position]
    if not found:
        raise Http404("No such item.")
    return found[0]


def _first(texts: Sequence[Text]) -> str:
    changed = [key for text in texts for key in text.changed_keys]
    return changed[0] if changed else WHOLE


def _texts(edition: Edition) -> list[Text]:
    rows = list(
        edition.amendments.select_related("policy", "base__freezing", "proposed__freezing").order_by("pk")
    )
    known = [row for row in rows if redlines.comparable(row.base, row.proposed)]
    drawn = dict(
        zip(
            [row.pk for row in known],
            redlines.between_each([(row.base, row.proposed) for row in known]),
            strict=True,
        )
    )
    lost = [row.proposed for row in rows if row.pk not in drawn and row.proposed]
    as_read = Section.objects.filter(version__in=lost).order_by("version", "position") if lost else ()
    return [
        Text(row, drawn.get(row.pk), [each for each in as_read if each.version_id == row.proposed_id])
        for row in rows
    ]
