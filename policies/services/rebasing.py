"""A draft is brought up to the law: what the law changed since the draft was begun comes into the draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction

from policies import redlines
from policies.history import LONGEST_REASON, save_as
from policies.lifecycle import Answer as Known
from policies.models import Amendment, Version
from policies.queries import PolicyStanding, in_force, today
from policies.refusals import Frozen, Overtaken, Refused
from policies.services import behind, composing
from policies.services.outlining import hold_draft
from policies.services.putting_together import Plan, check_comparable, write_text
from policies.services.settling import Answer

LONGEST_NOTE = 100
"""Letters that the history of a version keeps of a reason."""

OVERTAKEN = "The draft, or the law, changed while you looked at this page."


@dataclass(frozen=True)
class Rebase(Plan):
    """A draft beside the law that it is to be brought up to, and the text that both were made from."""

    law: Version
    standing: PolicyStanding

    @property
    def of_what(self) -> str:
        """The law too: it can be another text that reads alike."""
        return f"{self.version.base_id}|{self.law.pk}"

    @property
    def deeds(self) -> str:
        """What changed the law, as words."""
        return behind.deeds(self.version.base_id, self.standing)

    @cached_property
    def both(self) -> int:
        """How many sections both have changed."""
        return behind.both_changed(self.base_text, self.their_text, self.draft_text)


def prepare(version: Version, standing: PolicyStanding) -> Rebase:
    """Everything that is needed to bring a draft up to the law, in one query.

    Fetch it with the freezing and its base. Raises Frozen, and Refused with the reason why it cannot be
    brought up to the law.
    """
    law = _law(version, standing)
    base = version.base
    if base is None:
        raise Refused("This draft was not made from a text of the law: begin a new draft from the law.")
    check_comparable(base, law, version)
    texts = redlines.section_texts([base, law, version])
    return Rebase(version, texts[base.pk], texts[law.pk], texts[version.pk], law, standing)


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
    write_text(by, row, text, why)
    _set_base(by, row, plan.law, why[:LONGEST_NOTE])
    return row


def _set_base(by: Any, version: Version, law: Version, why: str) -> None:
    version.base = law
    save_as(by, version, why)
    for amendment in Amendment.objects.filter(proposed=version).select_related("edition").order_by("pk"):
        composing.hold_draft(amendment.edition)
        amendment.base = law
        save_as(by, amendment, why)
