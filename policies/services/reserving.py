"""Numbers are kept free in a draft for later sections, and a section that takes one leaves the rest free."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from policies.history import delete_as, save_as
from policies.models import Section, Version
from policies.refusals import Duplicate, Refused
from policies.services import arranging
from policies.services.outlining import hold_outline, shift
from policies.text.reserving import RESERVED, Reserve, read_reserve, reserved_section
from policies.text.section import SectionText


@transaction.atomic
def reserve_numbers(
    *,
    by: Any,
    version: Version,
    outline: str,
    after: uuid.UUID | None,
    first: str,
    last: str,
    reason: str = "",
) -> Section:
    """One section that keeps the numbers from first to last free, both too, behind another section.

    Raises Duplicate when one of them is taken or reserved, and what ``add_section`` raises; Refused when they
    are no two ends of one row.
    """
    rows = hold_outline(version, outline)
    try:
        typed = reserved_section(first, last)
    except ValueError as wrong:
        raise Refused("Write the first and the last number of one row, as 3-13 and 3-19.") from wrong
    wanted = read_reserve(typed.label)
    taken = next((row for row in rows if wanted and _meets(wanted, row)), None)
    if taken is not None:
        raise Duplicate(f"{taken} has a number of these already.")
    return arranging.add_section(
        by=by, version=version, outline=outline, after=after, typed=typed, reason=reason
    )


def borne_elsewhere(version: Version, label: str) -> tuple[str, str] | None:
    """A number of a reserve that a text of another policy of the city has, with the policy, in one query.

    Only of numbers in parts, "2.48.010": every policy may count its sections from 1.
    """
    wanted = read_reserve(label)
    if wanted is None or not any(each.isalnum() for each in wanted.head):
        return None
    labels = [wanted.printed(number) for number in range(wanted.first, wanted.last + 1)]
    rows = Section.objects.filter(municipality=version.municipality_id, label__in=labels)
    others = rows.exclude(version__policy=version.policy_id).order_by("label", "pk")
    found = others.values_list("label", "version__policy__title").first()
    return (found[0] or "", found[1]) if found else None


@transaction.atomic
def add_section(
    *, by: Any, version: Version, outline: str, after: uuid.UUID | None, typed: SectionText, reason: str = ""
) -> Section:
    """A new section, as ``arranging.add_section``; a number that was reserved is reserved no more."""
    made = arranging.add_section(
        by=by, version=version, outline=outline, after=after, typed=typed, reason=reason
    )
    if made.label and not read_reserve(made.label, made.heading):
        _release(by, version, made)
    return made


def _meets(wanted: Reserve, row: Section) -> bool:
    known = read_reserve(row.label, row.heading)
    if known is None:
        return wanted.has(row.label)
    return known.head == wanted.head and known.first <= wanted.last and wanted.first <= known.last


def _release(by: Any, version: Version, made: Section) -> None:
    """Take the number of a section out of the reserve that has it: what stays free stands on both sides."""
    rows = list(version.sections.order_by("position"))
    found = next(
        (
            (row, known)
            for row in rows
            if (known := read_reserve(row.label, row.heading)) and not row.text.strip()
            if known.without(made.label or "") != (known,)
        ),
        None,
    )
    if found is None:
        return
    row, known = found
    left = known.without(made.label or "")
    why = f"{made.label} was taken out of {known.label}"
    if not left:
        position = row.position
        delete_as(by, row, why)
        shift(version, position, -1)
        return
    row.label = left[0].label
    save_as(by, row, why)
    if len(left) > 1:
        _keep_free(by, version, _behind(rows, row, made), left[1], why)


def _behind(rows: Sequence[Section], row: Section, made: Section) -> Section:
    """The section itself where it stands right behind the reserve, else the reserve."""
    at = rows.index(row) + 1
    return made if at < len(rows) and rows[at].pk == made.pk else row


def _keep_free(by: Any, version: Version, before: Section, reserve: Reserve, why: str) -> None:
    shift(version, before.position, 1)
    new = Section(
        municipality_id=version.municipality_id,
        version=version,
        position=before.position + 1,
        label=reserve.label,
        heading=RESERVED,
    )
    save_as(by, new, why)
