"""What lies on the council's table: the item, its texts, the place being read, the way to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.http import Http404

from civicpolicy.site.agenda import public_edition
from civicpolicy.worksession.baseline import Baseline, Choice, compared
from civicpolicy.worksession.voices import WHOLE
from policies import redlines
from policies.models import Act, AgendaItem, Amendment, Edition, Meeting, Section, Version
from policies.text.changes import Redline, SectionChange
from policies.text.layers import LayeredSection


@dataclass(frozen=True)
class Text:
    """One policy that the edition changes: its redline, or the text as read when its marks are lost.

    ``apart`` are sections that stand only in the redline against the law, not in the one that was chosen.
    ``layers`` are its sections with two layers of marks by their keys, where both were chosen.
    """

    choice: Choice
    redline: Redline | None
    as_read: Sequence[Section] = ()
    apart: Sequence[SectionChange] = ()
    layers: Mapping[str, LayeredSection] = field(default_factory=dict)

    @property
    def amendment(self) -> Amendment:
        """What the edition does to the policy."""
        return self.choice.amendment

    @property
    def against(self) -> Baseline:
        """What it is compared with."""
        return self.choice.chosen

    @property
    def version(self) -> Version | None:
        """The text before the council: the proposed one, or the one that would go."""
        return self.amendment.proposed or self.amendment.base

    def change(self, key: str) -> SectionChange | None:
        """The change of one section."""
        rows = [*(self.redline.sections if self.redline else ()), *self.apart]
        return next((each for each in rows if each.section.key == key), None)

    def layered(self, key: str) -> LayeredSection | None:
        """One section with both layers, where they were chosen."""
        return self.layers.get(key)

    def is_apart(self, key: str) -> bool:
        """True for a section that neither of the two texts has."""
        return any(each.section.key == key for each in self.apart)

    def plain(self, key: str) -> Section | None:
        """One section as read, where there is no redline."""
        return next((each for each in self.as_read if str(each.key) == key), None)

    @cached_property
    def keys(self) -> list[str]:
        """Keys of its sections in reading order."""
        if self.redline:
            return [each.section.key or "" for each in [*self.redline.sections, *self.apart]]
        return [str(each.key) for each in self.as_read]

    @property
    def changed_keys(self) -> list[str]:
        """Keys of the sections that would change; all of them where that is not known."""
        if not self.redline:
            return self.keys
        return [each.section.key or "" for each in self.redline.sections if each.kind != "same"]


@dataclass(frozen=True)
class Table:
    """The item before the council and the place in it that is being read."""

    meeting: Meeting
    item: AgendaItem
    items: Sequence[AgendaItem]
    edition: Edition
    editions: Sequence[Edition]
    texts: Sequence[Text]
    place: str

    @property
    def text(self) -> Text | None:
        """The text that holds the place; None for the whole."""
        return next((text for text in self.texts if self.place in text.keys), None)

    @property
    def acts(self) -> list[Act]:
        """What was recorded of the instrument before the council; fetched with the texts that it changes."""
        instruments = [text.amendment.edition.instrument for text in self.texts] or [self.edition.instrument]
        return list(instruments[0].acts.all())

    @property
    def is_layered(self) -> bool:
        """True where a text is shown with two layers of marks."""
        return any(text.layers for text in self.texts)

    @property
    def compared(self) -> Text | None:
        """The text whose baselines can be chosen: the one being read, else the first that has a redline."""
        return self.text or next((text for text in self.texts if text.redline), None)

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


def lay(
    meeting: Meeting, items: Sequence[AgendaItem], position: str, place: str, against: str, today: date
) -> Table:
    """The table for one item, by its number on the agenda, one place and one baseline. Raises Http404."""
    texts_before = items_of(meeting, items)
    item = _chosen(texts_before, position)
    edition = public_edition(item)
    if edition is None:
        raise Http404("No such item.")
    found = compared(edition, against, today)
    texts = _texts(found.choices)
    known = [key for text in texts for key in text.keys]
    if place and place != WHOLE and place not in known:
        raise Http404("No such section in this text.")
    return Table(meeting, item, texts_before, edition, found.editions, texts, place or _first(texts))


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


def _texts(choices: Sequence[Choice]) -> list[Text]:
    """Every redline against what was chosen and against the law, in one query for all that is not kept."""
    known = [each for each in choices if redlines.comparable(each.amendment.base, each.amendment.proposed)]
    pairs = {
        one.amendment.pk: [(each.version, one.amendment.proposed) for each in (one.chosen, one.base)]
        for one in known
    }
    each_once = list(dict.fromkeys(pair for both in pairs.values() for pair in both))
    drawn = dict(zip(each_once, redlines.between_each(each_once), strict=True))
    of = {number: [drawn[pair] for pair in both] for number, both in pairs.items()}
    lost = [one.amendment.proposed for one in choices if one not in known and one.amendment.proposed]
    as_read = list(Section.objects.filter(version__in=lost).order_by("version", "position")) if lost else []
    return [_text(one, of.get(one.amendment.pk), as_read) for one in choices]


def _text(choice: Choice, drawn: Sequence[Redline] | None, as_read: Sequence[Section]) -> Text:
    if drawn is None:
        proposed = choice.amendment.proposed_id
        return Text(choice, None, as_read=[each for each in as_read if each.version_id == proposed])
    chosen, law = drawn
    here = {each.section.key for each in chosen.sections}
    apart = [each for each in law.sections if each.section.key not in here]
    return Text(choice, chosen, apart=apart, layers=_layers(choice))


def _layers(choice: Choice) -> dict[str, LayeredSection]:
    if choice.chosen.since is None:
        return {}
    rows = redlines.layered(choice.chosen.version, choice.chosen.since, choice.amendment.proposed)
    return {row.section.key: row for row in rows if row.section.key}
