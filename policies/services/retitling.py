"""A standing policy is given another title, kind, citation or summary; its address stays.

No hash holds any of these, but frozen texts and printed instruments name their policy: they go on saying
what it was called when they were frozen (``policies.naming``), which the history tells by the city's clock.
"""

from typing import Any

from django.db import transaction

from policies.history import save_as
from policies.models import Freezing, Policy
from policies.queries import now
from policies.refusals import Duplicate, Overtaken, Refused

FACTS = ("title", "kind", "citation", "summary")
LONGEST_WHY = 100
"""Letters of a reason, as the history of a policy has room for."""


def entry_of(policy: Policy) -> int:
    """The newest entry of the history of a policy, 0 for one without."""
    last = policy.history.order_by("-history_id").values_list("history_id", flat=True).first()
    return int(last or 0)


def changed_facts(policy: Policy, facts: dict[str, Any]) -> dict[str, Any]:
    """Those of the facts that the policy does not say already, by name."""
    return {name: value for name, value in facts.items() if getattr(policy, name) != value}


def frozen_texts(policy: Policy) -> int:
    """How many texts keep the name that the policy had when they were frozen."""
    return Freezing.objects.filter(version__policy=policy).count()


@transaction.atomic
def change_policy(*, by: Any, policy: Policy, seen: int, reason: str, **facts: Any) -> Policy:
    """Give a policy other facts, with a reason; ``seen`` is the ``entry_of`` it that the person looked at.

    Raises Overtaken when somebody changed it since, Duplicate for a title of another policy of the city, and
    Refused without a reason, for one too long, without a title, and when nothing would change.
    """
    row = Policy.objects.select_for_update().select_related("municipality").get(pk=policy.pk)
    changed = changed_facts(row, {name: facts[name] for name in FACTS if name in facts})
    if entry_of(row) != seen:
        raise Overtaken("Somebody changed this policy while you were at it.")
    if not changed:
        raise Refused("Nothing would change: the policy says this already.")
    _look(row, changed, reason.strip())
    for name, value in changed.items():
        setattr(row, name, value)
    row.__dict__["_history_date"] = now(row.municipality)
    save_as(by, row, reason.strip())
    return row


def _look(row: Policy, changed: dict[str, Any], reason: str) -> None:
    if not reason:
        raise Refused("Say why: the reason stands in the history of the policy.")
    if len(reason) > LONGEST_WHY:
        raise Refused(f"Say why in at most {LONGEST_WHY} letters.")
    title = changed.get("title", row.title)
    if not title.strip():
        raise Refused("A policy has a title.")
    others = Policy.objects.filter(municipality_id=row.municipality_id).exclude(pk=row.pk)
    if "title" in changed and others.filter(title__iexact=title).exists():
        raise Duplicate(f"This city already has a policy called “{title}”.")
