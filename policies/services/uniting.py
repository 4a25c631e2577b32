"""Two drafts of one matter become one: what the other says comes into this one, and no word is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from policies import redlines
from policies.history import BEGUN, LONGEST_REASON
from policies.models import Section, Version
from policies.refusals import Frozen, Overtaken, Refused
from policies.services.outlining import hold_draft, state_of
from policies.services.putting_together import Plan, check_comparable, write_text
from policies.services.settling import BOTH, TWICE, Answer
from policies.text.section import SectionText
from policies.text.shared_sections import in_common

OVERTAKEN = "One of the two texts changed while you looked at this page."


@dataclass(frozen=True)
class Union(Plan):
    """A draft beside another text of its policy, which is to be put into it."""

    other: Version

    @property
    def of_what(self) -> str:
        """Both rows, and what they are compared with."""
        return f"{self.version.pk}|{self.other.pk}|{self.version.base_id}"

    def text(self, answers: Mapping[str, Answer]) -> tuple[SectionText, ...]:
        """The draft as it would be: a section of it keeps its key, whatever words it takes over."""
        found = super().text(answers)
        own = self._own_keys(answers)
        taken = {each.key for each in found}
        return tuple(
            replace(each, key=own[each.key]) if each.key in own and own[each.key] not in taken else each
            for each in found
        )

    def _own_keys(self, answers: Mapping[str, Answer]) -> dict[str | None, str | None]:
        """The draft's key of every section that has another one in the other text."""
        pairs = [(one.theirs, one.mine) for one in self.merge.sections]
        pairs += [
            (each.law, each.draft)
            for each in self.questions
            if each.kind == TWICE and answers[each.name].choice != BOTH
        ]
        return {theirs.key: mine.key for theirs, mine in pairs if theirs and mine and theirs.key != mine.key}


def prepare(version: Version, other: Version) -> Union:
    """Everything that is needed to put another text into a draft, in two queries at most.

    Where one of the two was begun as a copy of the other, what both were made from is that copy as it was
    begun; else it is the law, else what both have in common.

    Fetch both with their freezing and base. Raises Frozen, and Refused with the reason why they cannot be put
    together.
    """
    if version.is_frozen:
        raise Frozen("This text is frozen and cannot be changed. Start a new draft from it.")
    if other.pk == version.pk or other.policy_id != version.policy_id:
        raise Refused("Choose another text of the same policy.")
    if other.pk == version.base_id:
        raise Refused("This draft was made from that text: it holds it already.")
    if other.base_id != version.base_id:
        raise Refused(
            f"Text {other.number} was made from another text of the law than this draft. "
            "Bring the one that is behind up to the law first."
        )
    base = version.base
    check_comparable(*([base] if base else []), version, other)
    texts = redlines.section_texts([base, version, other])
    mine, theirs = texts[version.pk], texts[other.pk]
    if [state_of(each) for each in mine] == [state_of(each) for each in theirs]:
        raise Refused(f"Text {other.number} reads like this draft, word for word.")
    began = _as_begun(version, other)
    if not began:
        began = texts[base.pk] if base else _in_common(mine, theirs)
    return Union(version, began, theirs, mine, other)


def _as_begun(version: Version, other: Version) -> list[SectionText]:
    """How the one that is a copy of the other was begun, as its history has it; empty when neither is."""
    copies = [one for one, two in ((version, other), (other, version)) if one.previous_id == two.pk]
    if not copies:
        return []
    first = Section.history.filter(
        version_id=copies[0].pk, history_type="+", history_change_reason=BEGUN
    ).order_by("position")
    return [SectionText(row.level, row.label, row.heading, row.text, str(row.key)) for row in first]


@transaction.atomic
def unite(
    *,
    by: Any,
    version: Version,
    other: Version,
    seen: str,
    answers: Mapping[str, Answer],
    reason: str = "",
) -> Version:
    """Write into a draft what another text of its policy changed; the other text stays as it is.

    ``seen`` is the ``sign`` of the Union that the person looked at, ``answers`` are by the names of its
    questions. Raises Frozen, Overtaken, Unsettled, and what ``prepare`` raises.
    """
    hold_draft(version)
    known = Version.objects.select_related("policy__municipality", "freezing", "base__freezing")
    rows = {row.pk: row for row in known.filter(pk__in=[version.pk, other.pk])}
    if len(rows) < 2:
        raise Refused("One of the two texts is not there any more.")
    plan = prepare(rows[version.pk], rows[other.pk])
    if plan.sign != seen:
        raise Overtaken(f"{OVERTAKEN} Nothing was saved.")
    text = plan.text(answers)
    why = reason.strip() or f"Put together with text {other.number}"
    write_text(by, plan.version, text, why[:LONGEST_REASON])
    return plan.version


def _in_common(mine: Sequence[SectionText], theirs: Sequence[SectionText]) -> list[SectionText]:
    """What two texts have in common that began with no law: drafts of a policy that never had a text."""
    known = {each.key: each for each in theirs}
    pairs = [(each, known[each.key]) for each in mine if each.key in known]
    return in_common((one, two) for one, two in pairs if one.level == two.level)
