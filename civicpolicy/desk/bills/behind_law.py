"""A bill that is not law yet is told when it does not hold the law that it will meet."""

from __future__ import annotations

from dataclasses import dataclass

from civicpolicy.site.moment import city_today
from civicpolicy.templatetags.desk import desk_address
from policies import lifecycle
from policies.decorators import CityRequest
from policies.models import Instrument, Version
from policies.queries import city_standings, facts
from policies.services.behind import Told, told


@dataclass(frozen=True, slots=True)
class BehindLaw:
    """One policy that the bill changes: what is said, and the page that puts it right with its words."""

    policy: str
    told: Told
    href: str
    words: str


def behind_law(request: CityRequest, bill: Instrument) -> list[BehindLaw]:
    """Of the last text of a pending bill, every change that does not hold the law it will meet, in three
    queries.
    """
    known, editions = facts(bill.acts.all()), list(bill.editions.all())
    if not editions or lifecycle.enacted(known) or lifecycle.ended(known):
        return []
    drafts = [each.proposed for each in editions[-1].amendments.all() if each.proposed]
    if not drafts:
        return []
    law = city_standings(request.municipality, city_today(request))
    said = told([(each, law[each.policy_id]) for each in drafts])
    titles = {each.policy_id: each.policy.title for each in editions[-1].amendments.all()}
    return [
        BehindLaw(titles[draft.policy_id], each, *_way(request, bill, draft, each))
        for draft, each in zip(drafts, said, strict=True)
        if each is not None
    ]


def _way(request: CityRequest, bill: Instrument, draft: Version, each: Told) -> tuple[str, str]:
    """Where it is put right, with the words for it; none where there is no law to bring it up to."""
    city, last = request.municipality.slug, list(bill.editions.all())[-1]
    if not each.has_law:
        return "", ""
    if last.is_frozen:
        words = "Its text is frozen: make a new one and bring that up"
        return desk_address("edition-new", city, bill.slug), words
    policy = next(row.policy for row in last.amendments.all() if row.proposed_id == draft.pk)
    return desk_address("draft-rebase", city, policy.slug, draft.number), "Bring the draft up to the law"
