"""Whose act makes a bill law next, as far as its path, its record and the profile of the city say."""

from __future__ import annotations

from collections.abc import Sequence

from policies.models import Act, ActKind, AdoptionPath, Instrument, InstrumentKind, JurisdictionProfile

RECORD_SIGNING = "Record that the executive has signed it"
SIGNS = "It becomes law once the executive signs it, which is recorded as “Authorized”."
SIGNED_ONLY = (
    "It is recorded as signed, and not yet as authorized: it becomes law once that is recorded, with the day"
    " and by whom."
)
PRESIDES = "The council has passed it. The presiding officer signs it before it goes on."
MAYOR = "The council has passed it. The mayor approves it, or what stands in place of that happens."
NO_MAYOR = "The council has passed it, and here no mayor acts on it: record the day on which it was adopted."


def awaited(bill: Instrument, acts: Sequence[Act]) -> tuple[str, str] | None:
    """The act that is to be recorded next, and why; None where the record does not tell it.

    ``acts``: those that count, of a bill whose text is public and that is not law. Of an administrative
    policy residents may be asked first, so nothing is awaited before its signature.
    """
    kinds = {act.kind for act in acts}
    if bill.adoption_path == AdoptionPath.EXECUTIVE:
        if ActKind.SIGNED in kinds:
            return "Record that it is authorized", SIGNED_ONLY
        return (RECORD_SIGNING, SIGNS) if bill.kind == InstrumentKind.EXECUTIVE_ORDER else None
    return _after_passage(bill.municipality.profile, kinds) if ActKind.PASSED in kinds else None


def _after_passage(local: JurisdictionProfile, kinds: set[str]) -> tuple[str, str]:
    """Whose turn it is; a city of which nothing is known is taken to have a mayor who acts."""
    if local.presiding_officer_signs and ActKind.PRESIDING_SIGNED not in kinds:
        return "Record that the presiding officer has signed it", PRESIDES
    if local.mayor_acts is False:
        return "Record that it is adopted", NO_MAYOR
    return "Record what the mayor did with it", MAYOR
