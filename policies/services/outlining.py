"""The outline of a draft is put right by a person: a section corrected, split, joined to another."""

import hashlib
import json
import uuid
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from policies import guards, recording
from policies.history import delete_as, save_as
from policies.models import Section, Version
from policies.refusals import Frozen, Refused
from policies.text.digest import canonical
from policies.text.section import LEVELS, SectionText

_FAR = 1_000_000
"""Positions move by way of numbers that no text has: each must be free at every moment."""


class ChangedMeanwhile(Refused):
    """Somebody else changed the section since the page was shown; ``current`` is how it reads now."""

    def __init__(self, sentence: str, current: Section | None) -> None:
        super().__init__(sentence)
        self.current = current


def state_of(section: Section) -> str:
    """A short sign of how a section reads, to notice that somebody else changed it."""
    words = json.dumps([section.level, section.label, section.heading, section.text])
    return hashlib.sha256(words.encode()).hexdigest()[:16]


@transaction.atomic
def correct_section(*, by: Any, version: Version, key: uuid.UUID, seen: str, typed: SectionText) -> Section:
    """Give a section of a draft another level, label, heading or text; history keeps what it was.

    ``seen`` is the ``state_of`` the section that the person had before them. Raises ChangedMeanwhile, Frozen.
    """
    section = _held(version, key, seen)
    if typed.level not in LEVELS:
        raise Refused("Choose a level from the list.")
    section.level = typed.level
    section.label = canonical(typed.label or "")[:60] or None
    section.heading = " ".join(canonical(typed.heading).split())[:500]
    section.text = canonical(typed.text)
    save_as(by, section)
    return section


@transaction.atomic
def split_section(*, by: Any, version: Version, key: uuid.UUID, seen: str, line: int) -> Section:
    """Begin a new section at a line (counted from 1) of this one; its first line becomes the new heading.

    Gives the new section. Raises ChangedMeanwhile, Frozen, and Refused for a line it does not have.
    """
    section = _held(version, key, seen)
    lines = section.text.split("\n")
    if not 1 <= line <= len(lines) or not lines[line - 1].strip() or (line == 1 and not _is_named(section)):
        raise Refused("Choose a line of the section with words on it, behind its beginning.")
    heading = " ".join(lines[line - 1].split())
    short = len(heading) <= 200
    _move(version, section.position, 1)
    new = Section(
        municipality_id=section.municipality_id,
        version_id=section.version_id,
        position=section.position + 1,
        level=section.level,
        heading=heading if short else "",
        text=canonical("\n".join(lines[line if short else line - 1 :])),
    )
    section.text = canonical("\n".join(lines[: line - 1]))
    save_as(by, section)
    save_as(by, new)
    return new


@transaction.atomic
def merge_section(*, by: Any, version: Version, key: uuid.UUID, seen: str) -> Section:
    """Put a section behind the one before it, its number and heading as a line of their own.

    Gives the joined section. Raises ChangedMeanwhile, Frozen, and Refused for the first section.
    """
    section = _held(version, key, seen)
    before = version.sections.filter(position__lt=section.position).order_by("-position").first()
    if before is None:
        raise Refused("This is the first section: there is none before it.")
    named = " ".join(part for part in (section.label, section.heading) if part)
    before.text = canonical("\n".join(part for part in (before.text, named, section.text) if part))
    position = section.position
    delete_as(by, section)
    _move(version, position, -1)
    save_as(by, before)
    return before


def _is_named(section: Section) -> bool:
    return bool(section.label or section.heading)


def _held(version: Version, key: uuid.UUID, seen: str) -> Section:
    """The section, as the person saw it, of a draft in which nobody else writes now."""
    recording.hold(connection, guards.VERSION_LOCKS, version.pk)
    if Version.objects.filter(pk=version.pk, freezing__isnull=False).exists():
        raise Frozen("This text is frozen and cannot be changed. Start a new draft from it.")
    section = version.sections.filter(key=key).first()
    if section is None or state_of(section) != seen:
        raise ChangedMeanwhile(
            "Somebody else changed this section while you worked on it. Both texts are below.", section
        )
    return section


def _move(version: Version, position: int, by: int) -> None:
    """Sections behind a position move on, or up, by one."""
    later = version.sections.filter(position__gt=position)
    later.update(position=F("position") + _FAR)
    version.sections.filter(position__gt=_FAR).update(position=F("position") - _FAR + by)
