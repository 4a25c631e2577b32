"""An earlier state of a section is made the text again, as a new change; nothing of the history is lost."""

import uuid
from typing import Any

from django.db import transaction

from policies.history import LONGEST_REASON, save_as
from policies.models import Section, Version
from policies.refusals import Refused
from policies.services.arranging import insert_again
from policies.services.outlining import ChangedMeanwhile, hold_draft, state_of, write
from policies.text.section import SectionText

GONE = "gone"
"""The sign of a section that is not in the draft."""


def state_or_gone(section: Section | None) -> str:
    """The sign of how a section reads, or of its not being there."""
    return state_of(section) if section else GONE


@transaction.atomic
def restore_section(
    *, by: Any, version: Version, key: uuid.UUID, entry: int, seen: str, reason: str = ""
) -> Section:
    """Give a section the words of an entry of its history; one that was taken out stands in its place again.

    Raises ChangedMeanwhile, Frozen, and Refused for an entry of another section.
    """
    hold_draft(version)
    wanted = Section.history.filter(version_id=version.pk, key=key, history_id=entry).first()
    if wanted is None:
        raise Refused("The history of this section has no such entry.")
    now = version.sections.filter(key=key).first()
    if state_or_gone(now) != seen:
        raise ChangedMeanwhile("Somebody else changed this section while you looked at this page.", now)
    text = SectionText(wanted.level, wanted.label, wanted.heading, wanted.text, str(key))
    why = (reason or "Restored as it read earlier")[:LONGEST_REASON]
    if now is None:
        return insert_again(by, version, wanted.position, text, why)
    write(now, text)
    if state_of(now) != seen:
        save_as(by, now, why)
    return now


@transaction.atomic
def revive_section(
    *, by: Any, version: Version, key: uuid.UUID, typed: SectionText, reason: str = ""
) -> Section:
    """A section that somebody took out or joined stands again, with other words, near its old place.

    Raises ChangedMeanwhile when it is there after all, Frozen, and Refused for one that never was there.
    """
    hold_draft(version)
    now = version.sections.filter(key=key).first()
    if now is not None:
        raise ChangedMeanwhile("Somebody put this section back while you looked at this page.", now)
    last = Section.history.filter(version_id=version.pk, key=key).order_by("-history_id").first()
    if last is None:
        raise Refused("This draft never had such a section.")
    text = SectionText(typed.level, typed.label, typed.heading, typed.text, str(key))
    return insert_again(by, version, last.position, text, reason or "Put back with other words")
