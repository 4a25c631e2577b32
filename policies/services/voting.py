"""A vote is recorded as it was taken: the motion, the roll, each member's vote, and the act it came to.

All of it in one transaction. A mistake is corrected by another roll call, and with it the act that the
mistaken one had carried.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from policies.majorities import Question, Rule, rule_for
from policies.models import (
    Act,
    ActKind,
    AgendaItem,
    Edition,
    Instrument,
    InstrumentKind,
    Meeting,
    Motion,
    Municipality,
    Publication,
    RollCall,
    Vote,
)
from policies.queries import ENACTING
from policies.refusals import NotFrozen, Overtaken, Refused
from policies.services.acts import last_act, record_act
from policies.services.casting import VoteDraft, act_in_line, check_vote
from policies.services.gathering import local_rules

CORRECTED = "That vote has been corrected already; correct the correction instead."


def last_entry(instrument: Instrument) -> str:
    """A sign of what was recorded last of an instrument: its last act and its last vote."""
    calls = RollCall.objects.filter(motion__edition__instrument=instrument).order_by("-pk")
    return entry_sign(last_act(instrument), calls.values_list("pk", flat=True).first())


def entry_sign(act: int, call: int | None) -> str:
    """The sign of an act and a vote, by their numbers; 0 and None for none."""
    return f"{act}-{call or 0}"


def rule_of(city: Municipality, instrument: Instrument, motive: str) -> Rule:
    """The majority that a motion needs: as the city says, else the law of its state, else as is usual."""
    rules = local_rules(city)
    law: dict[str, Rule] = {
        question: Rule(majority, rules.sources.get(f"{question}_threshold", ""))
        for question in Question
        if (majority := getattr(rules, f"{question}_threshold"))
    }
    return rule_for(motive, is_ordinance=instrument.kind == InstrumentKind.ORDINANCE, law=law)


@transaction.atomic
def record_vote(
    *, by: Any, edition: Edition, draft: VoteDraft, corrects: RollCall | None = None, seen: str | None = None
) -> RollCall:
    """Record a vote on a published text, and the act that it came to.

    ``seen`` is the ``last_entry`` that the person had before them. Raises Overtaken when something was
    recorded since, NotFrozen for a text that nobody can read, and Refused with a sentence for each rule.
    """
    instrument = hold_votes(edition, seen)
    if not Publication.objects.filter(edition=edition).exists():
        raise NotFrozen("Only a text that is frozen and published can be voted on: publish it first.")
    check_vote(instrument=instrument, acts=instrument.acts.order_by("pk"), draft=draft, corrects=corrects)
    _refuse_correction(instrument, corrects)
    call = _record_roll(by, edition, draft, corrects)
    _record_act(by, instrument, edition, draft, call)
    return call


def hold_votes(edition: Edition, seen: str | None) -> Instrument:
    """The instrument of a text, over which nobody records anything until the transaction ends.

    Raises Overtaken unless ``seen`` is its ``last_entry``, or None.
    """
    instrument = Instrument.objects.select_for_update().get(pk=edition.instrument_id)
    instrument.municipality = edition.municipality
    if seen is not None and seen != last_entry(instrument):
        raise Overtaken("Something was recorded while you were at it. Look at the list, then go on.")
    return instrument


def _refuse_correction(instrument: Instrument, corrects: RollCall | None) -> None:
    if corrects is None:
        return
    if corrects.motion.edition.instrument_id != instrument.pk:
        raise Refused("That vote was over another instrument.")
    refuse_corrected(corrects)


def refuse_corrected(call: RollCall) -> None:
    """Raise Refused for a vote in whose place another one stands."""
    if RollCall.objects.filter(corrects=call).exists():
        raise Refused(CORRECTED)


def _record_roll(by: Any, edition: Edition, draft: VoteDraft, corrects: RollCall | None) -> RollCall:
    city = edition.municipality
    motion = Motion.objects.create(
        municipality=city,
        edition=edition,
        kind=draft.motive,
        words=draft.words,
        moved_by=draft.moved_by,
        seconded_by=draft.seconded_by,
        meeting=draft.meeting,
        agenda_item=_agenda_item(edition, draft.meeting),
        recorded_by=by,
    )
    call = RollCall(
        municipality=city,
        motion=motion,
        presiding_officer=draft.presiding_officer,
        threshold=draft.threshold,
        source=draft.source,
        seats=draft.seats,
        vacancies=draft.vacancies,
        names=len(draft.votes),
        evidence=draft.evidence,
        corrects=corrects,
        recorded_by=by,
    )
    call.record(draft.on)
    rows = enumerate(draft.votes, start=1)
    Vote.objects.bulk_create(
        Vote(
            municipality=city,
            roll_call=call,
            position=place,
            name=" ".join(each.name.split()),
            seat=each.seat,
            choice=each.choice,
            reason=each.reason,
        )
        for place, each in rows
    )
    return call


def _agenda_item(edition: Edition, meeting: Meeting | None) -> AgendaItem | None:
    """Where the text stood on the agenda of that meeting, if it stood there and the agenda is public."""
    if meeting is None or meeting.agenda_published_at is None:
        return None
    return meeting.items.filter(edition__instrument=edition.instrument_id).first()


def _record_act(by: Any, instrument: Instrument, edition: Edition, draft: VoteDraft, call: RollCall) -> None:
    """The act that the vote came to; a correction corrects the act of the mistaken vote with it."""
    wrong = act_of_call(instrument, call.corrects) if call.corrects else None
    kind = draft.act or (ActKind.NOT_SO if wrong else "")
    if not kind:
        return
    record_act(
        by=by,
        instrument=instrument,
        kind=kind,
        on=draft.on,
        edition=edition if kind in ENACTING or kind == ActKind.READ else None,
        corrects=wrong,
        roll_call=call,
        evidence=draft.evidence,
    )


def act_of_call(instrument: Instrument, call: RollCall) -> Act | None:
    """The act that came of a roll call and still counts, put right since or not; None when there is none."""
    return act_in_line(list(instrument.acts.order_by("pk")), call)
