"""A paper that was imported by mistake is set aside with a reason, and may be taken up again.

It stays in the record with what was read from it. While it is set aside its draft counts as no open work, and
neither it nor its bill can be frozen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction

from policies import guards, recording
from policies.models import Amendment, RulingKind, Source, SourceRuling, Version
from policies.papers import last_aside
from policies.queries import sections_of
from policies.refusals import Frozen, Overtaken, Refused
from policies.services.outlining import state_of_text

LONGEST_WHY = 300
LEFT = "This text is frozen: it is part of the record and cannot be set aside."


def in_the_way(source: Source) -> list[str]:
    """Why a paper cannot be set aside, in sentences; empty when nothing is in the way."""
    if source.version is None:
        return ["No text was drawn from this paper."]
    if source.version.is_frozen or (source.edition is not None and source.edition.is_frozen):
        return [LEFT]
    return list(_used(source, source.version))


def sign_of_paper(source: Source) -> str:
    """A sign of the draft of a paper, to notice that somebody worked on it."""
    return state_of_text(sections_of(source.version)) if source.version else ""


@transaction.atomic
def set_paper_aside(*, by: Any, source: Source, seen: str, reason: str) -> SourceRuling:
    """Say that a paper came in by mistake. ``seen`` is the sign of its draft that was looked at.

    Raises Frozen for what has left the desk, Overtaken when somebody worked on the draft since, and Refused
    without a reason, for a paper set aside already, and for one that other work stands on.
    """
    row = _held(source)
    if found := in_the_way(row):
        raise (Frozen if found == [LEFT] else Refused)(" ".join(found))
    if last_aside(row) is not None:
        raise Refused("This paper is set aside already.")
    if sign_of_paper(row) != seen:
        raise Overtaken("Somebody else changed the draft since you looked at it.")
    return _say(by, row, RulingKind.SET_ASIDE, reason)


@transaction.atomic
def take_paper_up(*, by: Any, source: Source, reason: str) -> SourceRuling:
    """Make a paper that was set aside open work again. Raises Refused without a reason, and for another."""
    row = _held(source)
    if last_aside(row) is None:
        raise Refused("This paper is not set aside.")
    return _say(by, row, RulingKind.TAKEN_UP, reason)


def _held(source: Source) -> Source:
    """The paper as it stands; nobody writes in its draft or bill, or freezes one, meanwhile.

    The draft is held before the bill, as everywhere.
    """
    if source.version_id is not None:
        recording.hold(connection, guards.VERSION_LOCKS, source.version_id)
    if source.edition_id is not None:
        recording.hold(connection, guards.EDITION_LOCKS, source.edition_id)
    related = ("municipality", "version__freezing", "edition__freezing", "edition__instrument")
    return Source.objects.select_related(*related).get(pk=source.pk)


def _used(source: Source, version: Version) -> Iterator[str]:
    others = Amendment.objects.filter(proposed=version).exclude(edition=source.edition_id)
    for each in others.select_related("edition__instrument"):
        yield f"Its draft is in {each.edition}: take it out of that bill first."
    later = version.based_versions.all() | version.next_versions.all()
    yield from (f"Text {each.number} of the policy starts from it." for each in later.distinct())
    if source.edition is not None:
        bill = source.edition.instrument
        yield from (
            f"{each} is another text of its bill." for each in bill.editions.exclude(pk=source.edition.pk)
        )
        if bill.acts.exists():
            yield "An act on its bill is recorded."


def _say(by: Any, source: Source, kind: str, reason: str) -> SourceRuling:
    why = reason.strip()
    if not why:
        raise Refused("Say why: the reason is kept with the paper.")
    if len(why) > LONGEST_WHY:
        raise Refused(f"Say why in at most {LONGEST_WHY} letters.")
    row = SourceRuling.objects.create(
        municipality=source.municipality, source=source, kind=kind, reason=why, ruled_by=by
    )
    row.refresh_from_db()
    return row
