"""How far the instrument before the council is: what was done last, and what it waits for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from civicpolicy.site.adopted import effective_words
from policies import lifecycle
from policies.dates import PartialDate
from policies.effective import waiting_words
from policies.models import (
    Act,
    ActKind,
    AdoptionPath,
    Amendment,
    Edition,
    InstrumentKind,
    JurisdictionProfile,
)
from policies.queries import (
    counted_acts,
    day_of_effect,
    enacted_edition,
    ending_act,
    facts,
    latest_act,
    terms_of,
)
from policies.readings import name_among
from policies.services.composing import given_day
from policies.telling import on_day

NO_FURTHER = "It goes no further"
STOPS = {
    ActKind.VETOED: f"{NO_FURTHER}, unless the council passes it over the veto.",
    ActKind.FAILED: f"{NO_FURTHER}, unless the council takes it up again.",
    ActKind.WITHDRAWN: f"{NO_FURTHER}.",
}


def standing(
    edition: Edition,
    acts: Iterable[Act],
    changes: Sequence[Amendment],
    local: JurisdictionProfile,
    today: date,
) -> str:
    """``Passed Tuesday, November 17, 2026. It waits for the mayor.``; "" where nothing is on record.

    ``edition`` is the text before the council with its ``changes``, ``local`` the profile of its city.
    """
    counted = counted_acts(acts)
    if not counted:
        return ""
    if lifecycle.enacted(facts(counted)):
        return _law(edition, counted, changes, today)
    if stop := ending_act(counted):
        return f"{_said(stop)} {STOPS[ActKind(stop.kind)]}"
    if passed := latest_act(counted, {ActKind.PASSED}):
        return f"{_said(passed)} It waits {_after_passage(counted, local)}."
    return f"{_said(counted[-1], counted)} It waits for {_decision(edition)}."


def _law(edition: Edition, acts: Sequence[Act], changes: Sequence[Amendment], today: date) -> str:
    """What made it law, and since when, or from when, it is in force."""
    done = _said(latest_act(acts, lifecycle.ENACTING) or acts[-1])
    if enacted_edition(acts) not in (None, edition.pk):
        return f"{done} Another text of it became law."
    known, given = facts(acts), given_day(changes)
    waits = waiting_words(terms_of(edition), known, given)
    return f"{done} {waits or f'{effective_words(day_of_effect(edition, known, given), today)}.'}"


def _after_passage(acts: Sequence[Act], local: JurisdictionProfile) -> str:
    """Whose turn it is once the council has passed it, as far as the city's profile says."""
    if local.presiding_officer_signs and not latest_act(acts, {ActKind.PRESIDING_SIGNED}):
        return "for the presiding officer to sign it"
    if local.mayor_acts is None:
        return "for the mayor, or for what stands in place of that"
    return "for the mayor" if local.mayor_acts else "to be signed"


def _decision(edition: Edition) -> str:
    instrument = edition.instrument
    if instrument.adoption_path == AdoptionPath.EXECUTIVE:
        return "the executive to authorize it"
    return f"the council to {'pass' if instrument.kind == InstrumentKind.ORDINANCE else 'adopt'} it"


def _on(act: Act) -> PartialDate:
    return act.date or PartialDate.unknown()


def _said(act: Act, acts: Sequence[Act] = ()) -> str:
    """``Passed Tuesday, November 17, 2026.``; of a reading, among all ``acts``, which one it was."""
    return f"{name_among(act, acts)} {on_day(_on(act))}."
