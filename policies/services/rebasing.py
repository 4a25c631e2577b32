"""A draft is brought up to the law: what the law changed since the draft was begun comes into the draft."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import F

from policies import redlines
from policies.history import LONGEST_REASON, delete_as, save_as
from policies.lifecycle import Answer as Known
from policies.models import Amendment, Extent, Section, Version
from policies.queries import PolicyStanding, in_force, today
from policies.refusals import Frozen, Overtaken, Refused
from policies.services import behind, composing
from policies.services.arranging import MOST_SECTIONS
from policies.services.outlining import FAR, hold_draft, state_of, state_of_text, write
from policies.services.settling import Answer, Question, questions_of, settled
from policies.text.merging import Merge, merge
from policies.text.section import SectionText

LONGEST_NOTE = 100
"""Letters that the history of a version keeps of a reason."""

OVERTAKEN = "The draft, or the law, changed while you looked at this page."


@dataclass(frozen=True)
class Rebase:
    """A draft beside the law that it is to be brought up to, and the text that both were made from."""

    version: Version
    law: Version
    standing: PolicyStanding
    base_text: Sequence[SectionText]
    law_text: Sequence[SectionText]
    draft_text: Sequence[SectionText]

    @cached_property
    def merge(self) -> Merge:
        """Both changes put together; the draft is mine, the law is theirs."""
        return merge(self.base_text, self.draft_text, self.law_text)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What a person must decide."""
        return questions_of(self.merge)

    @cached_property
    def sign(self) -> str:
        """A sign of all three texts, to notice that somebody changed the draft, or that the law changed."""
        texts = (state_of_text(each) for each in (self.base_text, self.law_text, self.draft_text))
        said = "|".join([str(self.version.base_id), str(self.law.pk), *texts])
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def deeds(self) -> str:
        """What changed the law, as words."""
        return behind.deeds(self.version.base_id, self.standing)

    @cached_property
    def both(self) -> int:
        """How many sections both have changed."""
        return behind.both_changed(self.base_text, self.law_text, self.draft_text)

    def text(self, answers: Mapping[str, Answer]) -> tuple[SectionText, ...]:
        """The draft as it would be. Raises Unsettled, and Refused for a text of too many sections."""
        found = settled(self.merge, self.law_text, self.questions, answers)
        if len(found) > MOST_SECTIONS:
            raise Refused(f"A text can have up to {MOST_SECTIONS:,} sections; this has {len(found):,}.")
        return found


def prepare(version: Version, standing: PolicyStanding) -> Rebase:
    """Everything that is needed to bring a draft up to the law, in one query.

    Fetch it with the freezing and its base. Raises Frozen, and Refused with the reason why it cannot be
    brought up to the law.
    """
    law = _law(version, standing)
    base = version.base
    if base is None:
        raise Refused("This draft was not made from a text of the law: begin a new draft from the law.")
    if not all(redlines.comparable(None, each) for each in (base, law, version)):
        raise Refused(
            "The marks of an imported paper are not known, so its words cannot be told from the law’s. "
            "Rule on the marks first."
        )
    if Extent.PARTIAL in (base.extent, law.extent, version.extent):
        raise Refused(
            "One of these texts sets out a part of the policy only, so nobody can tell what it takes out. "
            "Begin a new draft from the law instead."
        )
    texts = redlines.section_texts([base, law, version])
    return Rebase(version, law, standing, texts[base.pk], texts[law.pk], texts[version.pk])


def _law(version: Version, standing: PolicyStanding) -> Version:
    if version.is_frozen:
        raise Frozen("This text is frozen and cannot be changed. Make a new text of the bill first.")
    if standing.answer == Known.UNKNOWN:
        raise Refused("It is not known which text is in force today, so there is no law to bring it up to.")
    number = standing.standing.version
    if number is None:
        raise Refused("No text of this policy is in force today, so there is no law to bring it up to.")
    if number == version.base_id:
        raise Refused("This draft is made from the law as it stands: there is nothing to bring up.")
    return standing.version or Version.objects.with_record().get(pk=number)


@transaction.atomic
def rebase(
    *, by: Any, version: Version, seen: str, answers: Mapping[str, Answer], reason: str = ""
) -> Version:
    """Write a draft anew with what the law changed in it, and make the law its base, in its bill too.

    ``seen`` is the ``sign`` of the Rebase that the person looked at, ``answers`` are by the names of its
    questions. Every section that changes, comes or goes has an entry in the history of the draft. Raises
    Frozen, Overtaken when the draft or the law is another now, Unsettled, and what ``prepare`` raises.
    """
    hold_draft(version)
    known = Version.objects.select_related("policy__municipality", "freezing", "base__freezing")
    row = known.filter(pk=version.pk).first()
    if row is None:
        raise Refused("That draft is not there any more.")
    plan = prepare(row, in_force(row.policy, today(row.policy.municipality)))
    if plan.sign != seen:
        raise Overtaken(f"{OVERTAKEN} Nothing was saved.")
    text = plan.text(answers)
    why = (reason.strip() or f"Brought up to the law: {plan.deeds}")[:LONGEST_REASON]
    _write(by, row, text, why)
    _set_base(by, row, plan.law, why[:LONGEST_NOTE])
    return row


def _set_base(by: Any, version: Version, law: Version, why: str) -> None:
    version.base = law
    save_as(by, version, why)
    for amendment in Amendment.objects.filter(proposed=version).select_related("edition").order_by("pk"):
        composing.hold_draft(amendment.edition)
        amendment.base = law
        save_as(by, amendment, why)


def _write(by: Any, version: Version, text: Sequence[SectionText], why: str) -> None:
    """Sections that stay as they are move without a trace; what changes, comes or goes leaves one."""
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
