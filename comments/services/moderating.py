"""A comment is withheld, restored, or shown after review: each a recorded act; the comment stays."""

from typing import Any

from django.db import IntegrityError, transaction

from comments.models import Comment, ModerationEntry
from comments.models.moderation import Action, Ground
from policies import recording
from policies.refusals import Refused

LONGEST_NOTE = 2_000


class ModerationRefused(Refused):
    """An act of moderation that does not follow from what is recorded."""


def withhold(*, by: Any, comment: Comment, ground: str, note: str) -> ModerationEntry:
    """Show number and ground in place of the words. Raises ModerationRefused."""
    if ground not in Ground.values:
        raise ModerationRefused("Choose one of the fixed grounds: a comment is never withheld for its view.")
    _require(note, "Say what in the comment falls under this ground: staff read it, the public does not.")
    return _enter(by, comment, Action.WITHHELD, ground, note)


def restore(*, by: Any, comment: Comment, note: str) -> ModerationEntry:
    """Show a withheld comment again. Raises ModerationRefused."""
    _require(note, "Say why it is restored: staff read it, the public does not.")
    return _enter(by, comment, Action.RESTORED, "", note)


def show(*, by: Any, comment: Comment) -> ModerationEntry:
    """Show a comment that a person has looked at. Raises ModerationRefused."""
    return _enter(by, comment, Action.SHOWN, "", "")


def _require(note: str, sentence: str) -> None:
    if not note.strip():
        raise ModerationRefused(sentence)
    if len(note) > LONGEST_NOTE:
        raise ModerationRefused(f"A note can have up to {LONGEST_NOTE:,} characters.")


def _enter(by: Any, comment: Comment, action: str, ground: str, note: str) -> ModerationEntry:
    number = comment.moderation.count() + 1
    try:
        with transaction.atomic():
            entry = ModerationEntry.objects.create(
                municipality_id=comment.municipality_id,
                comment=comment,
                number=number,
                action=action,
                ground=ground,
                note=note.strip(),
                recorded_by=by,
            )
    except IntegrityError as error:
        said = recording.sentence(error)
        if said.startswith(("This comment", "Only", "A comment is")):
            raise ModerationRefused(said) from None
        raise ModerationRefused("Somebody else dealt with this comment just now: look at it again.") from None
    entry.refresh_from_db()
    return entry
