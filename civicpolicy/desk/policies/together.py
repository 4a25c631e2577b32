"""Two people changed one section: where they changed other words, both changes are put together."""

from __future__ import annotations

import uuid

from policies.models import Section, Version
from policies.services.outlining import state_of
from policies.text.merging import merge
from policies.text.section import SectionText

MOST_STATES = 50
"""So many earlier states of the section are looked at for the one that the person began with."""


def together(
    version: Version, key: uuid.UUID, was: str, mine: SectionText, theirs: SectionText
) -> SectionText | None:
    """The section with the changes of both; None when both changed the same words, or nobody knows from what.

    ``was`` is the sign of the section that the person had before them when they began. One query.
    """
    base = _state(version, key, was)
    if base is None or mine == theirs:
        return None
    merged = merge([base], [mine], [theirs])
    if merged.conflicts or len(merged.sections) != 1:
        return None
    found = merged.text()[0]
    return found if found not in (mine, theirs) else None


def _state(version: Version, key: uuid.UUID, sign: str) -> SectionText | None:
    rows = Section.history.filter(version_id=version.pk, key=key).order_by("-history_id")
    for row in rows[:MOST_STATES]:
        text = SectionText(row.level, row.label, row.heading, row.text, str(key))
        if state_of(text) == sign:
            return text
    return None
