"""Sections of a draft are put in order: added, moved, taken out, put back. ``outline`` is what was seen."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from policies.history import delete_as, save_as
from policies.models import Section, Version
from policies.refusals import Refused
from policies.services.outlining import FAR, hold_outline, hold_section, shift, write
from policies.text.arranging import end_of, place_above, place_below
from policies.text.section import SectionText

MOST_SECTIONS = 2_000
GONE = "That section is not in this draft any more."


@transaction.atomic
def add_section(
    *, by: Any, version: Version, outline: str, after: uuid.UUID | None, typed: SectionText, reason: str = ""
) -> Section:
    """A new section behind another one; without one, at the beginning.

    Raises RearrangedMeanwhile, Frozen, and Refused for a text that has too many sections already.
    """
    rows = hold_outline(version, outline)
    if len(rows) >= MOST_SECTIONS:
        raise Refused(f"A text can have up to {MOST_SECTIONS:,} sections.")
    position = rows[_place(rows, after)].position if after else 0
    return _insert(by, version, position, typed, reason)


@transaction.atomic
def move_section(
    *, by: Any, version: Version, outline: str, key: uuid.UUID, after: uuid.UUID | None, reason: str = ""
) -> Section:
    """Put a section, with what hangs under it, behind another one; without one, at the beginning.

    Raises RearrangedMeanwhile, Frozen, and Refused when it stands there already.
    """
    rows = hold_outline(version, outline)
    at = _place(rows, key)
    return _moved(by, version, rows, at, _place(rows, after) + 1 if after else 0, reason)


@transaction.atomic
def step_section(*, by: Any, version: Version, outline: str, key: uuid.UUID, up: bool) -> Section:
    """A section changes places with its neighbour. Raises RearrangedMeanwhile, Frozen, Refused at an end."""
    rows = hold_outline(version, outline)
    at, levels = _place(rows, key), [row.level for row in rows]
    target = place_above(levels, at) if up else place_below(levels, at)
    if target is None:
        raise Refused(f"It is the {'first' if up else 'last'} section already.")
    return _moved(by, version, rows, at, target, "")


@transaction.atomic
def take_out(*, by: Any, version: Version, key: uuid.UUID, seen: str, reason: str = "") -> Section:
    """A section leaves the draft; the redline shows it as deleted. Raises ChangedMeanwhile, Frozen."""
    section = hold_section(version, key, seen)
    position = section.position
    delete_as(by, section, reason)
    shift(version, position, -1)
    return section


@transaction.atomic
def put_back(*, by: Any, version: Version, outline: str, key: uuid.UUID, reason: str = "") -> Section:
    """A section that was taken out stands again as it reads in the text that the draft starts from.

    Raises RearrangedMeanwhile, Frozen, and Refused for a section that text does not have.
    """
    rows = hold_outline(version, outline)
    base = list(version.base.sections.order_by("position")) if version.base else []
    wanted = next((row for row in base if row.key == key), None)
    if wanted is None:
        raise Refused("The text that this draft starts from has no such section.")
    if any(row.key == key for row in rows):
        raise Refused("This section stands in the draft already.")
    here = {row.key: row.position for row in rows}
    before = [here[row.key] for row in base if row.position < wanted.position and row.key in here]
    position = before[-1] if before else 0
    return _insert(by, version, position, wanted.as_text(), reason or "Put back as it was", key)


def insert_again(by: Any, version: Version, position: int, text: SectionText, reason: str) -> Section:
    """A section that is gone from a draft that is held, at a place as near to the old one as there is."""
    last = version.sections.count()
    key = uuid.UUID(text.key) if text.key else None
    return _insert(by, version, min(max(position - 1, 0), last), text, reason, key)


def _insert(
    by: Any, version: Version, position: int, text: SectionText, reason: str, key: uuid.UUID | None = None
) -> Section:
    new = Section(
        municipality_id=version.municipality_id,
        version=version,
        position=position + 1,
        key=key or uuid.uuid4(),
    )
    write(new, text)
    shift(version, position, 1)
    save_as(by, new, reason)
    return new


def _place(rows: Sequence[Section], key: uuid.UUID) -> int:
    found = next((at for at, row in enumerate(rows) if row.key == key), None)
    if found is None:
        raise Refused(GONE)
    return found


def _moved(by: Any, version: Version, rows: list[Section], at: int, target: int, reason: str) -> Section:
    """The block at a place goes before another place; each section of it has a line in its history."""
    end = end_of([row.level for row in rows], at)
    if at < target < end:
        raise Refused("A section cannot stand under itself: choose another place.")
    if target in (at, end):
        raise Refused("It stands there already.")
    block = rows[at:end]
    order = (
        [*rows[:target], *block, *rows[target:at], *rows[end:]]
        if target < at
        else [*rows[:at], *rows[end:target], *block, *rows[target:]]
    )
    _arrange(by, version, order, block, reason)
    return block[0]


def _arrange(
    by: Any, version: Version, order: Sequence[Section], block: Sequence[Section], reason: str
) -> None:
    places = {row.pk: place for place, row in enumerate(order, start=1)}
    others = [row for row in order if row.position != places[row.pk] and row not in block]
    moving = [row.pk for row in (*others, *block)]
    version.sections.filter(pk__in=moving).update(position=F("position") + FAR)
    for row in others:
        row.position = places[row.pk]
    Section.objects.bulk_update(others, ["position"], batch_size=200)
    for row in block:
        row.position = places[row.pk]
        save_as(by, row, reason)
