"""A draft is brought up to the law: what the law changed since the draft was begun comes into the draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from policies import redlines
from policies.history import LONGEST_REASON, save_as
from policies.law_ahead import Ahead
from policies.lifecycle import Answer as Known
from policies.models import Amendment, Version
from policies.queries import PolicyStanding, in_force, today
from policies.refusals import Frozen, Overtaken, Refused
from policies.services import behind, composing
from policies.services.outlining import hold_draft
from policies.services.putting_together import Plan, check_comparable, write_text
from policies.services.settling import Answer
from policies.text.shared_sections import in_common, same_sections, with_keys_of

LONGEST_NOTE = 100
"""Letters that the history of a version keeps of a reason."""

OVERTAKEN = "The draft, or the law, changed while you looked at this page."


@dataclass(frozen=True)
class Rebase(Plan):
    """A draft beside the law that it is to be brought up to, and the text that both were made from.

    A draft that was made from no text has what both have in common in its place.
    """

    law: Version
    standing: PolicyStanding
    ahead: Ahead

    @property
    def of_what(self) -> str:
        """The law too: it can be another text that reads alike."""
        return f"{self.version.base_id}|{self.law.pk}"

    @property
    def why(self) -> str:
        """What changed the law, or what became of the base, as a part of a sentence."""
        return behind.why(self.version.base_id, self.ahead, self.standing)

    @property
    def is_in_force(self) -> bool:
        """False while the text that it is brought up to is adopted and not in force."""
        return self.law.pk in self.standing.standing.versions


def prepare(version: Version, standing: PolicyStanding) -> Rebase:
    """Everything that is needed to bring a draft up to the law that it will meet, in two queries at most.

    Fetch it with the freezing and its base. Raises Frozen, and Refused with the reason why it cannot be
    brought up to the law.
    """
    if version.is_frozen:
        raise Frozen("This text is frozen and cannot be changed. Make a new text of the bill first.")
    ahead = behind.ahead_of_draft(version, standing)
    law = _law(version, standing, ahead)
    base = version.base
    check_comparable(*([base] if base else []), law, version)
    texts = redlines.section_texts([base, law, version])
    theirs, mine = texts[law.pk], texts[version.pk]
    if base is not None:
        return Rebase(version, texts[base.pk], theirs, mine, law, standing, ahead)
    pairs = same_sections(mine, theirs)
    mine = with_keys_of(mine, theirs, pairs)
    common = in_common((mine[i], theirs[j]) for i, j in pairs)
    return Rebase(version, common, theirs, mine, law, standing, ahead)


def _law(version: Version, standing: PolicyStanding, ahead: Ahead) -> Version:
    number = ahead.text
    if number is None and ahead.now.answer == Known.UNKNOWN:
        raise Refused("It is not known which text is in force today, so there is no law to bring it up to.")
    if number is None:
        raise Refused("No text of this policy is in force today, so there is no law to bring it up to.")
    if number == version.base_id and any(each.version is None for each in ahead.coming):
        raise Refused("The policy will be repealed, and no text comes after that to bring the draft up to.")
    if number == version.base_id:
        raise Refused("This draft is made from the law that it will meet: there is nothing to bring up.")
    known = standing.version
    return known if known and known.pk == number else Version.objects.with_record().get(pk=number)


@transaction.atomic
def rebase(
    *, by: Any, version: Version, seen: str, answers: Mapping[str, Answer], reason: str = ""
) -> Version:
    """Write a draft anew with what the law changed in it, and make the law its base, in its bill too.

    ``seen`` is the ``sign`` of the Rebase that the person looked at, ``answers`` are by the names of its
    questions. Every section that changes, comes or goes has an entry in the history of the draft. What the
    sections of its bill say is proposed anew where nobody had put it in other words. Raises Frozen,
    Overtaken when the draft or the law is another now, Unsettled, and what ``prepare`` raises.
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
    why = (reason.strip() or f"Brought up to the law: {plan.why.removeprefix(behind.MOVED)}")[:LONGEST_REASON]
    bills = _held(row)
    plain = [each for each in bills if composing.is_as_proposed(each)]
    write_text(by, row, text, why)
    _set_base(by, row, plan.law, bills, why[:LONGEST_NOTE])
    for each in plain:
        composing.propose_anew(by=by, amendment=each)
    return row


def _held(version: Version) -> list[Amendment]:
    """The changes of bills in which a draft stands, with nobody else writing in those bills."""
    rows = Amendment.objects.filter(proposed=version).select_related(
        "edition", "policy__municipality", "base"
    )
    found = list(rows.order_by("pk"))
    for each in found:
        composing.hold_draft(each.edition)
        each.proposed = version
    return found


def _set_base(by: Any, version: Version, law: Version, bills: Sequence[Amendment], why: str) -> None:
    version.base = law
    save_as(by, version, why)
    for each in bills:
        each.base = law
        save_as(by, each, why)
