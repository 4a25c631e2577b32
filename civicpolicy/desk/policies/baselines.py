"""What a draft can be compared with: its beginning, the law, the text as introduced, any other text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from civicpolicy.desk.policies.listing import TextRow
from civicpolicy.site.baselines import BASE, INTRODUCED, Baseline, introduced_words, start_words
from policies import redlines
from policies.models import Version
from policies.queries import PolicyStanding, is_public

LAW = "law"


@dataclass(frozen=True, slots=True)
class Baselines:
    """What is offered, what it starts from first, and what was chosen."""

    offered: Sequence[Baseline]
    chosen: Baseline


def baselines(
    draft: Version, standing: PolicyStanding, others: Sequence[Version], kept: Sequence[TextRow], against: str
) -> Baselines:
    """What one text can be compared with. What is not offered is what it starts from. No query.

    ``others`` are all drafts of the policy, ``kept`` its frozen texts.
    """
    known = {row.version.pk: row.version for row in kept} | {row.pk: row for row in others}
    offered = [Baseline(BASE, start_words(standing, draft.base_id), draft.base)]
    offered += _law(draft, standing)
    offered += _introduced(draft, standing, known)
    taken = {draft.pk, *(each.version.pk for each in offered if each.version)}
    offered += [
        Baseline(str(row.version.number), f"Against {_small(row.label)}", row.version)
        for row in kept
        if row.version.pk not in taken and redlines.comparable(row.version, None)
    ]
    offered += [
        Baseline(str(row.number), f"Against draft {row.number}", row)
        for row in others
        if row.pk not in taken and redlines.comparable(row, None)
    ]
    return Baselines(offered, next((each for each in offered if each.value == against), offered[0]))


def _law(draft: Version, standing: PolicyStanding) -> Iterator[Baseline]:
    law = standing.version
    if law is not None and law.pk not in (draft.base_id, draft.pk) and redlines.comparable(law, None):
        yield Baseline(LAW, "Against the text in force", law)


def _introduced(draft: Version, standing: PolicyStanding, known: Mapping[int, Version]) -> Iterator[Baseline]:
    """The first public edition of the instrument that this text, or the one before it, belongs to."""
    of_it = [each for each in standing.amendments if each.proposed_id in (draft.pk, draft.previous_id)]
    mine = {each.edition.instrument_id for each in of_it if each.proposed_id}
    rows = [each for each in standing.amendments if is_public(each) and each.edition.instrument_id in mine]
    rows.sort(key=lambda each: (each.edition.instrument_id, each.edition.number))
    text = known.get(rows[0].proposed_id or 0) if rows else None
    if text is not None and text.pk not in (draft.pk, draft.base_id) and redlines.comparable(text, None):
        yield Baseline(INTRODUCED, introduced_words(rows[0].edition), text)


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]
