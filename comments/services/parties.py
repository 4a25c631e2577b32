"""A person is named as a party to a closed consultation, and withdrawn: each a recorded act."""

from typing import Any

from django.db import IntegrityError, transaction

from comments import parties
from comments.models import Docket, DocketParty
from policies import recording
from policies.models import Membership, Role
from policies.refusals import Refused
from policies.text.digest import canonical

LONGEST_NAME = 200


class PartyRefused(Refused):
    """A party that cannot be named or withdrawn."""


def name_party(*, by: Any, docket: Docket, name: str, person: Any) -> DocketParty:
    """Let a reviewer of the city read this closed docket and write to it for a party. Raises PartyRefused."""
    plain = " ".join(canonical(name).split())
    if not plain:
        raise PartyRefused("Name the party.")
    if len(plain) > LONGEST_NAME:
        raise PartyRefused(f"The name of a party can have up to {LONGEST_NAME} characters.")
    if not docket.is_closed:
        raise PartyRefused("Only a closed consultation has parties.")
    if not _is_reviewer(docket, person):
        raise PartyRefused("Invite this person as a reviewer first.")
    if parties.party_of(docket, person):
        raise PartyRefused(f"{person} is named to this consultation already.")
    return _enter(by, docket, plain, person, None)


def withdraw_party(*, by: Any, party: DocketParty) -> DocketParty:
    """Let a person see a closed docket no longer; what they sent stays. Raises PartyRefused."""
    return _enter(by, party.docket, party.name, party.person, party)


def _is_reviewer(docket: Docket, person: Any) -> bool:
    known = Membership.objects.filter(municipality=docket.municipality, role=Role.REVIEWER)
    return known.filter(user=person).exists()


def _enter(by: Any, docket: Docket, name: str, person: Any, withdraws: DocketParty | None) -> DocketParty:
    try:
        with transaction.atomic():
            row = DocketParty.objects.create(
                municipality=docket.municipality,
                docket=docket,
                name=name,
                person=person,
                withdraws=withdraws,
                named_by=by,
            )
    except IntegrityError as error:
        said = recording.sentence(error)
        if said.startswith("Only"):
            raise PartyRefused(said) from None
        raise PartyRefused(f"{person} was withdrawn from this consultation already.") from None
    row.refresh_from_db()
    return row
