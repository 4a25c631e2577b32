"""What changed in an instrument on its way: each of its public texts against the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policies import redlines
from policies.models import Amendment, Edition, Policy, Version
from policies.naming import called_then


@dataclass(frozen=True, slots=True)
class Difference:
    """One policy in two texts of an instrument that follow each other; no version where a text lacks it."""

    policy: Policy
    old: Amendment | None
    new: Amendment | None

    @property
    def title(self) -> str:
        """What the policy was called when the later text that has it was frozen."""
        last = self.new or self.old
        return called_then(last) if last else self.policy.title

    @property
    def texts(self) -> tuple[Version, Version] | None:
        """What is proposed before and after, where both propose a text and it can be compared."""
        versions = [each.proposed for each in (self.old, self.new) if each and each.proposed]
        old, new = versions if len(versions) == 2 else (None, None)
        return (old, new) if old and new and redlines.comparable(old, new) else None

    @property
    def is_same(self) -> bool:
        """True when both propose the same words, or both a repeal."""
        if self.old is None or self.new is None:
            return False
        before, after = self.old.proposed, self.new.proposed
        if before is None or after is None:
            return before is after
        return before.text_digest == after.text_digest

    @property
    def words(self) -> str:
        """What is said where nothing can be compared."""
        if self.old is None:
            return "came in with this text"
        if self.new is None:
            return "was left out of this text"
        if self.is_same:
            return "stayed as it was"
        if self.old.proposed is None or self.new.proposed is None:
            return f"is {'changed' if self.new.proposed else 'repealed'} in this text, and was not before"
        return "is not compared, since the marks of a paper are unknown"


@dataclass(frozen=True, slots=True)
class Passage:
    """Two texts of an instrument that follow each other, with what changed in each policy."""

    before: Edition
    after: Edition
    differences: Sequence[Difference]


def passages(editions: Sequence[Edition], amendments: Iterable[Amendment]) -> list[Passage]:
    """From each public text to the next one, first to last; ``amendments`` are those of all of them."""
    known: dict[int, dict[Policy, Amendment]] = {each.pk: {} for each in editions}
    for row in amendments:
        known[row.edition_id][row.policy] = row
    return [
        Passage(before, after, _differences(known[before.pk], known[after.pk]))
        for before, after in pairwise(editions)
    ]


def _differences(old: dict[Policy, Amendment], new: dict[Policy, Amendment]) -> list[Difference]:
    return [Difference(policy, old.get(policy), new.get(policy)) for policy in {**old, **new}]
