"""The outline of a draft is put right by a person: a section corrected, split, joined to another."""

import hashlib
import json
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from policies import guards, recording
from policies.history import delete_as, save_as
from policies.models import Section, Version
from policies.refusals import Frozen, Refused
from policies.text.digest import canonical
from policies.text.section import LEVELS, SectionText

FAR = 1_000_000
"""Positions move by way of numbers that no text has: each must be free at every moment."""


class ChangedMeanwhile(Refused):
    """Somebody else changed the section since the page was shown; ``current`` is how it reads now."""

    def __init__(self, sentence: str, current: Section | None) -> None:
        super().__init__(sentence)
        self.current = current


class RearrangedMeanwhile(Refused):
    """Somebody else added, took out, moved or renamed a section since the page was shown."""


def state_of(section: Section | SectionText) -> str:
    """A short sign of how a section reads, to notice that somebody else changed it."""
    return _sign([section.level, section.label, section.heading, section.text])


def state_of_outline(sections: Iterable[Section | SectionText]) -> str:
    """A short sign of which sections stand where under which names, whatever their words."""
    return _sign([[str(row.key), row.level, row.label, row.heading] for row in sections])


def state_of_text(sections: Iterable[Section | SectionText]) -> str:
    """A short sign of everything a text says, in its order."""
    return _sign([[str(row.key), state_of(row)] for row in sections])


def _sign(said: Any) -> str:
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


@transaction.atomic
def correct_section(
    *, by: Any, version: Version, key: uuid.UUID, seen: str, typed: SectionText, reason: str = ""
) -> Section:
    """Give a section of a draft another level, label, heading or text; history keeps what it was.

    ``seen`` is the ``state_of`` the section that the person had before them. Words that say nothing new leave
    no trace. Raises ChangedMeanwhile, Frozen.
    """
    section = hold_section(version, key, seen)
    write(section, typed)
    if state_of(section) != seen:
        save_as(by, section, reason)
    return section


@transaction.atomic
def split_section(
    *,
    by: Any,
    version: Version,
    key: uuid.UUID,
    seen: str,
    line: int,
    outline: str | None = None,
    reason: str = "",
) -> Section:
    """Begin a new section at a line (counted from 1) of this one; its first line becomes the new heading.

    Gives the new section. Raises ChangedMeanwhile, RearrangedMeanwhile when the ``outline`` that was seen is
    another now, Frozen, and Refused for a line it does not have.
    """
    section = hold_section(version, key, seen)
    _still_so(version, outline)
    lines = section.text.split("\n")
    if not 1 <= line <= len(lines) or not lines[line - 1].strip() or (line == 1 and not _is_named(section)):
        raise Refused("Choose a line of the section with words on it, behind its beginning.")
    heading = " ".join(lines[line - 1].split())
    short = len(heading) <= 200
    shift(version, section.position, 1)
    new = Section(
        municipality_id=section.municipality_id,
        version_id=section.version_id,
        position=section.position + 1,
        level=section.level,
        heading=heading if short else "",
        text=canonical("\n".join(lines[line if short else line - 1 :])),
    )
    section.text = canonical("\n".join(lines[: line - 1]))
    save_as(by, section, reason or "A part of it became a section of its own")
    save_as(by, new, reason or _reason("Split off from", section))
    return new


@transaction.atomic
def merge_section(
    *, by: Any, version: Version, key: uuid.UUID, seen: str, outline: str | None = None, reason: str = ""
) -> Section:
    """Put a section behind the one before it, its number and heading as a line of their own.

    Gives the joined section. Raises ChangedMeanwhile, RearrangedMeanwhile, Frozen, and Refused for the first
    section.
    """
    section = hold_section(version, key, seen)
    _still_so(version, outline)
    before = version.sections.filter(position__lt=section.position).order_by("-position").first()
    if before is None:
        raise Refused("This is the first section: there is none before it.")
    named = " ".join(part for part in (section.label, section.heading) if part)
    before.text = canonical("\n".join(part for part in (before.text, named, section.text) if part))
    position = section.position
    delete_as(by, section, reason or _reason("Joined to", before))
    shift(version, position, -1)
    save_as(by, before, reason or _reason("Took in", section))
    return before


def write(section: Section, typed: SectionText) -> None:
    """Give a row these words in the form in which they are kept. Raises Refused for a level there is not."""
    if typed.level not in LEVELS:
        raise Refused("Choose a level from the list.")
    section.level = typed.level
    section.label = canonical(typed.label or "")[:60] or None
    section.heading = " ".join(canonical(typed.heading).split())[:500]
    section.text = canonical(typed.text)


def hold_draft(version: Version) -> None:
    """Keep everybody else from writing in a draft until the transaction ends. Raises Frozen."""
    recording.hold(connection, guards.VERSION_LOCKS, version.pk)
    if Version.objects.filter(pk=version.pk, freezing__isnull=False).exists():
        raise Frozen("This text is frozen and cannot be changed. Start a new draft from it.")


def hold_section(version: Version, key: uuid.UUID, seen: str) -> Section:
    """The section, as the person saw it, of a draft in which nobody else writes now."""
    hold_draft(version)
    section = version.sections.filter(key=key).first()
    if section is None or state_of(section) != seen:
        raise ChangedMeanwhile(
            "Somebody else changed this section while you worked on it. Both texts are below.", section
        )
    return section


def hold_outline(version: Version, seen: str) -> list[Section]:
    """The sections, in the outline that the person saw, of a draft in which nobody else writes now."""
    hold_draft(version)
    rows = list(version.sections.order_by("position"))
    if state_of_outline(rows) != seen:
        raise RearrangedMeanwhile(
            "Somebody else added, took out, moved or renamed a section while you looked at this page. "
            "Nothing was changed. The page shows the sections as they stand now: look at them, then "
            "do it again."
        )
    return rows


def shift(version: Version, position: int, by: int) -> None:
    """Sections behind a position move on, or up, by one."""
    later = version.sections.filter(position__gt=position)
    later.update(position=F("position") + FAR)
    version.sections.filter(position__gt=FAR).update(position=F("position") - FAR + by)


def _still_so(version: Version, outline: str | None) -> None:
    if outline is not None:
        hold_outline(version, outline)


def _reason(did: str, section: Section) -> str:
    return f"{did} {section}"[:200]


def _is_named(section: Section) -> bool:
    return bool(section.label or section.heading)
