"""One instrument as its page shows it: its edition, its amendments, and where it stands in law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404

from civicpolicy.site.figures import figures
from policies import lifecycle, redlines
from policies.dates import PartialDate
from policies.models import (
    Act,
    ActKind,
    AdoptionPath,
    Amendment,
    Edition,
    Extent,
    Instruction,
    Instrument,
    InstrumentKind,
    Municipality,
)
from policies.naming import title_then
from policies.queries import counted_acts, day_of_effect, enacted_edition, ending_act, facts
from policies.text.redline import Redline
from policies.text.section import SectionText

EMBEDDED = 30
"""Redlines of up to so many sections stand on the page open; longer ones are folded."""


@dataclass(frozen=True, slots=True)
class Change:
    """An amendment with what it changes: a redline, or the text as read when its marks are unknown."""

    amendment: Amendment
    redline: Redline | None
    as_read: Sequence[SectionText]

    @property
    def figures(self) -> list[tuple[str, str]]:
        """Counts with their words."""
        return figures(self.redline) if self.redline else []

    @property
    def is_repeal(self) -> bool:
        """True when it leaves nothing of the policy."""
        return self.amendment.proposed is None

    @property
    def is_new(self) -> bool:
        """True when there was no text before it."""
        return self.amendment.base is None and not self.is_loose

    @property
    def is_loose(self) -> bool:
        """True when it sets out some sections of a text that is not recorded here."""
        proposed = self.amendment.proposed
        return self.amendment.base is None and proposed is not None and proposed.extent == Extent.PARTIAL

    @property
    def text(self) -> Sequence[SectionText]:
        """The proposed sections, without marks."""
        if self.redline is None:
            return self.as_read
        return [section.new for section in self.redline.sections if section.new]

    @property
    def is_long(self) -> bool:
        """True when it is folded on a page."""
        return len(self.redline.sections if self.redline else self.as_read) > EMBEDDED

    def has_section(self, key: str, label: str) -> bool:
        """True when the texts have a section with this key or label, so that it can be linked."""
        known = list(self.as_read)
        for section in self.redline.sections if self.redline else ():
            known += [side for side in (section.old, section.new) if side]
        return any((key and each.key == key) or (label and each.label == label) for each in known)


@dataclass(frozen=True, slots=True)
class Bill:
    """An instrument with its published editions; ``edition`` is the enacted one, else the latest.

    ``amendments`` are those of all its published editions, ``changes`` those of ``edition``, drawn.
    ``is_enacted_text`` unless the instrument became law in an edition that is not published.
    """

    instrument: Instrument
    editions: Sequence[Edition]
    edition: Edition
    acts: Sequence[Act]
    amendments: Sequence[Amendment]
    changes: Sequence[Change]
    is_enacted_text: bool

    @property
    def is_law(self) -> bool:
        """True once its acts made it law."""
        return lifecycle.enacted(facts(self.acts))

    @property
    def is_law_so(self) -> bool:
        """True once it became law in the text that the page shows."""
        return self.is_law and self.is_enacted_text

    @property
    def is_ended(self) -> bool:
        """True when it can no longer become law."""
        return lifecycle.ended(facts(self.acts))

    @property
    def chosen_text(self) -> str:
        """Why the page shows a text that is not the last public one, with both named; "" for the last one."""
        if self.edition.pk == self.editions[-1].pk:
            return ""
        did = "This is the text that became law" if self.is_law else "This is the text that was passed"
        last = self.editions[-1].name
        return f"{did}: “{self.edition.name}”. A later text, “{last}”, is public as well."

    @property
    def status(self) -> str:
        """``Ordinance, not yet adopted``; what an executive makes is authorized, and no council adopts it."""
        unknown = self.instrument.kind == InstrumentKind.UNKNOWN
        kind = "Kind of instrument not known" if unknown else self.instrument.get_kind_display()
        if last := ending_act(self.acts):
            return f"{kind}, {last.get_kind_display().lower()}"
        by_executive = self.instrument.adoption_path == AdoptionPath.EXECUTIVE
        done = "authorized" if by_executive else "adopted"
        if not self.is_law and any(each.kind == ActKind.PASSED for each in self.acts):
            return f"{kind}, passed, not yet law"
        return f"{kind}, {done if self.is_law else f'not yet {done}'}"

    @property
    def effective(self) -> PartialDate:
        """The day on which it takes effect, as far as the acts tell; that of its first amendment."""
        given = self.changes[0].amendment.date if self.changes else None
        edition = self.edition
        if not self.is_enacted_text or (given is None and not self.is_law):
            return PartialDate.unknown()
        return day_of_effect(edition, facts(self.acts), given)


def bill(city: Municipality, slug: str) -> Bill:
    """A published instrument, in four queries and one more for what is not cached. Raises Http404."""
    editions = list(
        Edition.objects.published()
        .filter(municipality=city, instrument__slug=slug)
        .select_related("instrument")
        .prefetch_related(Prefetch("instrument__acts", queryset=Act.objects.with_votes().order_by("pk")))
        .order_by("number")
    )
    if not editions:
        raise Http404("No such instrument.")
    instrument = editions[-1].instrument
    acts = counted_acts(instrument.acts.all())
    enacted = enacted_edition(acts)
    edition = next((each for each in editions if each.pk == enacted), editions[-1])
    is_enacted_text = enacted in (None, edition.pk)
    rows = _amendments(editions)
    changes = _drawn([each for each in rows if each.edition_id == edition.pk])
    return Bill(instrument, editions, edition, acts, rows, changes, is_enacted_text)


def changes_in(edition: Edition) -> list[Change]:
    """What an edition does to each policy, drawn, in three queries and one more for what is not cached."""
    return _drawn(_amendments([edition]))


def _amendments(editions: Sequence[Edition]) -> list[Amendment]:
    named = title_then("edition__freezing")
    rows = Amendment.objects.filter(edition__in=editions).annotate(title_then=named)
    return list(rows.select_related("policy", "base__freezing", "proposed__freezing").order_by("pk"))


def _drawn(rows: Sequence[Amendment]) -> list[Change]:
    ordered = Instruction.objects.order_by("position")
    prefetch_related_objects(rows, Prefetch("instructions", queryset=ordered))
    compared = [each for each in rows if redlines.comparable(each.base, each.proposed)]
    pairs = [(each.base, each.proposed) for each in compared]
    drawn: Mapping[int, Redline] = {
        each.pk: line for each, line in zip(compared, redlines.between_each(pairs), strict=True)
    }
    read = redlines.section_texts(each.proposed or each.base for each in rows if each.pk not in drawn)
    return [
        Change(each, drawn.get(each.pk), read.get(each.proposed_id or each.base_id or 0, ())) for each in rows
    ]
