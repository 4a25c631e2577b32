"""A vote that was never taken is struck: a roll call without a name corrects it, and its act goes with it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from policies.dates import PartialDate
from policies.models import ActKind, Instrument, Motion, RollCall
from policies.services.acts import record_act
from policies.services.reasons import reason_given
from policies.services.voting import act_of_call, hold_votes, refuse_corrected


@transaction.atomic
def strike_vote(*, by: Any, call: RollCall, reason: str, seen: str | None = None) -> RollCall:
    """Say that a recorded vote did not happen. It stays in the record, struck, with the reason.

    ``seen`` is the entry that ``voting.last_entry`` named when the person looked. Raises Overtaken when more
    was recorded since, and Refused for a vote that is corrected already, for no reason and for one too long.
    """
    instrument = hold_votes(call.motion.edition, seen)
    refuse_corrected(call)
    why = reason_given(reason, "Say why it did not happen: the record keeps the reason.")
    struck = _roll_without_a_name(by, call, why)
    _strike_act(by, instrument, call, why)
    return struck


def _roll_without_a_name(by: Any, call: RollCall, why: str) -> RollCall:
    was = call.motion
    motion = Motion.objects.create(
        municipality=call.municipality, edition=was.edition, kind=was.kind, words=was.words, recorded_by=by
    )
    struck = RollCall(
        municipality=call.municipality,
        motion=motion,
        presiding_officer=call.presiding_officer,
        threshold=call.threshold,
        names=0,
        evidence=why,
        corrects=call,
        recorded_by=by,
    )
    struck.record(call.date or PartialDate.unknown())
    return struck


def _strike_act(by: Any, instrument: Instrument, call: RollCall, why: str) -> None:
    act = act_of_call(instrument, call)
    if act is not None:
        record_act(
            by=by,
            instrument=instrument,
            kind=ActKind.NOT_SO,
            on=act.date or PartialDate.unknown(),
            corrects=act,
            note=why,
        )
