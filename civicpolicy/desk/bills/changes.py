"""What an edition does to each policy, as the desk shows it: figures, redline, the bill's own sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from civicpolicy.site.figures import figures
from civicpolicy.templatetags.desk import desk_address
from policies import redlines
from policies.models import Amendment, Extent
from policies.services.checking import Check
from policies.text.redline import Redline
from policies.text.section import SectionText


@dataclass(frozen=True, slots=True)
class DeskChange:
    """One amendment: its redline where there is one, its text, and the page on which the draft is written."""

    amendment: Amendment
    redline: Redline | None
    text: Sequence[SectionText]
    draft_href: str

    @property
    def kind(self) -> str:
        """``repeal``, ``new``, ``marks`` (unknown, never compared), ``loose`` or ``change``."""
        each = self.amendment
        if each.proposed is None:
            return "repeal"
        if self.redline is None:
            return "marks"
        if each.base is None:
            return "loose" if each.proposed.extent == Extent.PARTIAL else "new"
        return "change"

    @property
    def figures(self) -> list[tuple[str, str]]:
        """Counts with their words."""
        return figures(self.redline) if self.redline and self.kind == "change" else []


def changes_of(check: Check, city: str) -> list[DeskChange]:
    """What an edition changes, without a query: the check has read every text."""
    compared = [each for each in check.amendments if redlines.comparable(each.base, each.proposed)]
    pairs = [(each.base, each.proposed) for each in compared]
    drawn = redlines.between_each(pairs, check.texts)
    lines = {each.pk: line for each, line in zip(compared, drawn, strict=True)}
    return [_change(each, lines.get(each.pk), check, city) for each in check.amendments]


def _change(each: Amendment, line: Redline | None, check: Check, city: str) -> DeskChange:
    text = check.texts.get(each.proposed_id or each.base_id or 0, [])
    draft = each.proposed
    open_draft = draft is not None and not draft.is_frozen
    href = desk_address("draft", city, each.policy.slug, draft.number) if draft and open_draft else ""
    return DeskChange(each, line, text, href)


def first_number(amendments: Iterable[Amendment], amendment: Amendment) -> int:
    """The number of the first section of the bill about one policy, when all are counted through."""
    before = [each for each in amendments if each.pk < amendment.pk]
    return sum(len(each.instructions.all()) for each in before) + 1
