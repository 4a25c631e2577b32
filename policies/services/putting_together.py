"""Two texts made from one are put together: what both changed is asked, and the answers make one text."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F

from policies import redlines
from policies.history import delete_as, save_as
from policies.models import Extent, Section, Version
from policies.refusals import Refused
from policies.services.arranging import MOST_SECTIONS
from policies.services.outlining import FAR, state_of, state_of_text, write
from policies.services.settling import Answer, Question, questions_of, settled
from policies.text.merging import Merge, merge
from policies.text.section import SectionText


@dataclass(frozen=True)
class Plan:
    """A draft beside another text, and the text that both were made from."""

    version: Version
    base_text: Sequence[SectionText]
    their_text: Sequence[SectionText]
    draft_text: Sequence[SectionText]

    @cached_property
    def merge(self) -> Merge:
        """Both changes put together; the draft is mine, the other text is theirs."""
        return merge(self.base_text, self.draft_text, self.their_text)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What a person must decide."""
        return questions_of(self.merge)

    @property
    def of_what(self) -> str:
        """Which rows the texts are of, as a part of the sign."""
        return str(self.version.pk)

    @cached_property
    def sign(self) -> str:
        """A sign of all three texts, to notice that somebody changed one of them."""
        texts = (state_of_text(each) for each in (self.base_text, self.their_text, self.draft_text))
        return hashlib.sha256("|".join([self.of_what, *texts]).encode()).hexdigest()[:16]

    def text(self, answers: Mapping[str, Answer]) -> tuple[SectionText, ...]:
        """The draft as it would be. Raises Unsettled, and Refused for a text of too many sections."""
        found = settled(self.merge, self.their_text, self.questions, answers)
        if len(found) > MOST_SECTIONS:
            raise Refused(f"A text can have up to {MOST_SECTIONS:,} sections; this has {len(found):,}.")
        return found


def check_comparable(*versions: Version) -> None:
    """Raises Refused for a text whose marks are lost, and for one that sets out a part of its policy."""
    if not all(redlines.comparable(None, each) for each in versions):
        raise Refused(
            "The marks of an imported paper are not known, so its words cannot be told from the law’s. "
            "Rule on the marks first."
        )
    if any(each.extent == Extent.PARTIAL for each in versions):
        raise Refused(
            "One of these texts sets out a part of the policy only, so nobody can tell what it takes out. "
            "Begin a new draft from the law instead."
        )


def write_text(by: Any, version: Version, text: Sequence[SectionText], why: str) -> None:
    """Give a draft this text. Sections that stay as they are move without a trace; what changes, comes or
    goes leaves one.
    """
    rows = {str(row.key): row for row in version.sections.order_by("position")}
    kept = {each.key for each in text}
    for gone in [row for key, row in rows.items() if key not in kept]:
        delete_as(by, gone, why)
    version.sections.update(position=F("position") + FAR)
    staying = []
    for position, each in enumerate(text, start=1):
        row = rows.get(each.key or "")
        if row is not None and state_of(row) == state_of(each):
            row.position = position
            staying.append(row)
        else:
            _write_one(by, version, row, position, each, why)
    Section.objects.bulk_update(staying, ["position"], batch_size=200)


def _write_one(
    by: Any, version: Version, row: Section | None, position: int, text: SectionText, why: str
) -> None:
    key = uuid.UUID(text.key) if text.key else uuid.uuid4()
    found = row or Section(municipality_id=version.municipality_id, version=version, key=key)
    found.position = position
    write(found, text)
    save_as(by, found, why)
