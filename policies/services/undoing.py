"""A change made over many sections at once is undone as a whole, as a new change; nothing is erased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery

from policies.models import Section, Version
from policies.refusals import Overtaken, Refused
from policies.services.outlining import hold_draft, state_of_text, write
from policies.services.replacing import write_as_one
from policies.text.section import SectionText

CHANGED = "~"
MOST_NAMED = 12
NO_SUCH = "That is no change of several sections at once."


@dataclass(frozen=True, slots=True)
class Back:
    """A section that reads as the change left it, and as it would read without it."""

    now: SectionText
    before: SectionText


@dataclass(frozen=True, slots=True)
class Undoing:
    """What undoing a change would do.

    ``entries``: those of the history that it wrote; ``backs``: sections that would read again as before it;
    ``later``: names of those that were changed or taken out since and stay as they are; ``done``: how many
    read already as they did before it; ``sign`` of the whole text.
    """

    entries: Sequence[Any]
    backs: Sequence[Back]
    later: Sequence[str]
    done: int
    sign: str


def written_together(version: Version, entry: int) -> list[Any]:
    """The entries of one change over several sections of a draft, by any one of them; none for another entry.

    Each has ``before``, the entry of its section before it.
    """
    rows = Section.history.filter(version_id=version.pk)
    at = rows.filter(history_id=entry, history_type=CHANGED).values("history_date")
    earlier = Section.history.filter(
        version_id=version.pk, key=OuterRef("key"), history_id__lt=OuterRef("history_id")
    ).order_by("-history_id")
    found = rows.filter(history_type=CHANGED, history_date__in=at).select_related("history_user")
    together = list(found.annotate(before=Subquery(earlier.values("history_id")[:1])).order_by("position"))
    return together if len(together) > 1 else []


def plan_undoing(version: Version, entry: int) -> Undoing:
    """What would become of every section of a change. Raises Refused for an entry of no such change."""
    entries = written_together(version, entry)
    if not entries:
        raise Refused(NO_SUCH)
    rows = [row.as_text() for row in version.sections.order_by("position")]
    here = {row.key: row for row in rows}
    were = {row.history_id: row for row in Section.history.filter(history_id__in=[e.before for e in entries])}
    backs, later, done = [], [], 0
    for each in entries:
        now, was = here.get(str(each.key)), were[each.before]
        if now is not None and _reads_as(now, each):
            backs.append(Back(now, replace(now, heading=was.heading, text=was.text)))
        elif now is not None and _reads_as(now, was):
            done += 1
        else:
            later.append(_name(now or each))
    return Undoing(entries, backs, later, done, state_of_text(rows))


def refusal(plan: Undoing) -> str:
    """Why nothing of a change can be undone, "" when something can."""
    if plan.backs:
        return ""
    if not plan.later:
        return "This change is undone already: every section reads as it did before it."
    later = f"{names_of(plan.later)} {'was' if len(plan.later) == 1 else 'were'}"
    return f"Nothing of it can be undone as a whole: {later} changed or taken out afterwards."


def names_of(names: Sequence[str]) -> str:
    """Sections in a sentence: the first twelve by name, the others counted."""
    rest = len(names) - MOST_NAMED
    shown = [*names[:MOST_NAMED], f"{rest} more"] if rest > 0 else list(names)
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


@transaction.atomic
def undo_change(*, by: Any, version: Version, entry: int, seen: str, reason: str = "") -> Undoing:
    """Give back the words that a change over several sections took, wherever nobody changed them since.

    Only heading and text come back: a section that was moved or got another number stays so. ``seen`` is the
    sign of the plan that was looked at. Gives the plan as it was carried out. Raises Frozen, Overtaken, and
    Refused where ``refusal`` says so.
    """
    hold_draft(version)
    plan = plan_undoing(version, entry)
    if plan.sign != seen:
        raise Overtaken("Somebody else changed the draft while you looked at this page. Nothing was undone.")
    if sentence := refusal(plan):
        raise Refused(sentence)
    rows = {str(row.key): row for row in version.sections.all()}
    for each in plan.backs:
        write(rows[each.now.key or ""], each.before)
    done = plan.entries[0].history_change_reason or "a change of several sections"
    write_as_one(by, [rows[each.now.key or ""] for each in plan.backs], reason.strip() or f"Undid: {done}")
    return plan


def _reads_as(section: SectionText, row: Any) -> bool:
    return (section.heading, section.text) == (row.heading, row.text)


def _name(row: Any) -> str:
    return " ".join(part for part in (row.label, row.heading) if part) or "A section without a heading"
