"""Notes that drafters leave each other on a text: written, settled, never changed, and never public."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from policies.models import DraftingNote, Version
from policies.refusals import Overtaken, Refused
from policies.text.digest import canonical

LONGEST_NOTE = 4_000
MOST_NOTES = 500
"""So many notes can be left on one text."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes on a text: those that are open and those that are settled, oldest first."""

    open: Sequence[DraftingNote]
    settled: Sequence[DraftingNote]


def notes_on(version: Version) -> Notes:
    """Every note on a text, with its settlement, in one query."""
    rows = _notes(version).select_related("written_by", "settlement__written_by")
    found = list(rows.filter(settles__isnull=True).order_by("pk"))
    is_settled = {row.pk: hasattr(row, "settlement") for row in found}
    return Notes(
        [row for row in found if not is_settled[row.pk]], [row for row in found if is_settled[row.pk]]
    )


def open_notes(version: Version, key: uuid.UUID | None = None) -> QuerySet[DraftingNote]:
    """Notes on a text, or on one section of it, that nobody has settled yet."""
    rows = _notes(version).filter(settles__isnull=True, settlement__isnull=True)
    rows = rows.select_related("written_by").order_by("pk")
    return rows.filter(section_key=key) if key else rows


def open_counts(versions: Sequence[Version]) -> list[tuple[Version, int]]:
    """Those of some texts on which notes are open, with how many, in one query; none for no text."""
    if not versions:
        return []
    rows = DraftingNote.objects.filter(policy__in={each.policy_id for each in versions})
    known = Counter(
        rows.filter(settles__isnull=True, settlement__isnull=True).values_list("policy_id", "number")
    )
    counted = ((each, known[each.policy_id, each.number]) for each in versions)
    return [(version, many) for version, many in counted if many]


@transaction.atomic
def write_note(*, by: Any, version: Version, words: str, key: uuid.UUID | None = None) -> DraftingNote:
    """Leave a note on a section, or on the text as a whole.

    Raises Refused for no words, too many of them, a section that the text does not have, or too many notes.
    """
    said = canonical(words)
    if not said:
        raise Refused("Write the note first.")
    if len(said) > LONGEST_NOTE:
        raise Refused(f"A note can have up to {LONGEST_NOTE:,} characters.")
    if key is not None and not version.sections.filter(key=key).exists():
        raise Refused("That section is not in this text any more: choose another one.")
    if _notes(version).count() >= MOST_NOTES:
        raise Refused(f"A text can have up to {MOST_NOTES} notes, and this one has them.")
    return DraftingNote.objects.create(
        municipality=version.municipality,
        policy=version.policy,
        number=version.number,
        section_key=key,
        words=said,
        written_by=by,
    )


@transaction.atomic
def settle_note(*, by: Any, version: Version, note: int, words: str = "") -> DraftingNote:
    """Say that a note is done with, with or without words about it; both stay for ever.

    Raises Overtaken when somebody else has settled it, Refused for a note that is not on this text or for
    too many words.
    """
    said = canonical(words)
    if len(said) > LONGEST_NOTE:
        raise Refused(f"A note can have up to {LONGEST_NOTE:,} characters.")
    row = _notes(version).filter(pk=note, settles__isnull=True).select_for_update().first()
    if row is None:
        raise Refused("That note is not on this text.")
    if DraftingNote.objects.filter(settles=row).exists():
        raise Overtaken("Somebody else has settled this note already.")
    return DraftingNote.objects.create(
        municipality=version.municipality,
        policy=version.policy,
        number=version.number,
        section_key=row.section_key,
        words=said,
        settles=row,
        written_by=by,
    )


def _notes(version: Version) -> QuerySet[DraftingNote]:
    return DraftingNote.objects.filter(policy_id=version.policy_id, number=version.number)
