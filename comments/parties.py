"""Questions about closed consultations: who stands for which party, and who may see one."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from comments.models import Comment, Docket, DocketParty
from policies.models import Municipality


def standing(city: Municipality) -> QuerySet[DocketParty]:
    """Persons who are named to closed consultations of a city and were not withdrawn."""
    rows = DocketParty.objects.filter(municipality=city, withdraws=None, withdrawal=None)
    return rows.select_related("person").order_by("name", "pk")


def party_of(docket: Docket, person: Any) -> DocketParty | None:
    """As whom a person may read a closed docket; None when it is not theirs to see."""
    return standing(docket.municipality).filter(docket=docket, person=person).first()


def own_comments(docket: Docket, person: Any) -> QuerySet[Comment]:
    """What a person sent to a closed consultation; never what others sent."""
    return docket.comments.filter(party__person=person)
