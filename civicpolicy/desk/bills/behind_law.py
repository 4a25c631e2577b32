"""A bill that is not law yet is told when the law it was drafted from has changed."""

from __future__ import annotations

from dataclasses import dataclass

from civicpolicy.site.moment import city_today
from civicpolicy.templatetags.desk import desk_address
from policies import lifecycle
from policies.decorators import CityRequest
from policies.models import Instrument
from policies.queries import city_standings, facts
from policies.services import behind


@dataclass(frozen=True, slots=True)
class BehindLaw:
    """One policy that the bill changes: what is said, and the page that puts it right with its words."""

    policy: str
    sentence: str
    href: str
    words: str


def behind_law(request: CityRequest, bill: Instrument) -> list[BehindLaw]:
    """Of the last text of a pending bill, every change whose law is another by now, in three queries."""
    known, editions = facts(bill.acts.all()), list(bill.editions.all())
    if not editions or lifecycle.enacted(known) or lifecycle.ended(known):
        return []
    rows = [each for each in editions[-1].amendments.all() if each.proposed and each.base_id]
    if not rows:
        return []
    city, frozen = request.municipality, editions[-1].is_frozen
    law = city_standings(city, city_today(request))
    said = behind.told([(each.proposed, law[each.policy_id]) for each in rows if each.proposed])
    found = []
    for each, sentence in zip(rows, said, strict=True):
        if not sentence or each.proposed is None:
            continue
        at = (city.slug, each.policy.slug, each.proposed.number)
        href = (
            desk_address("edition-new", city.slug, bill.slug) if frozen else desk_address("draft-rebase", *at)
        )
        words = (
            "Its text is frozen: make a new one and bring that up"
            if frozen
            else "Bring the draft up to the law"
        )
        found.append(BehindLaw(each.policy.title, sentence, href, words))
    return found
