"""A vote is recorded as it was taken: the motion, the roll, each member's vote, and the act it came to.

All of it in one transaction. A mistake is corrected by another roll call, and with it the act that the
mistaken one had carried.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from policies.act_order import NO_VETO, NOBODY_VOTES
from policies.dates import PartialDate
from policies.majorities import MAJORITIES, Motive, Question, Rule, rule_for
from policies.models import (
    Act,
    ActKind,
    AdoptionPath,
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
from policies.queries import ENACTING, counted_acts
from policies.refusals import NotFrozen, Overtaken, Refused
from policies.services.acts import last_act, record_act
from policies.services.gathering import local_rules
from policies.voting import Ballot, Choice, Line, Minutes, Tally, act_of

CORRECTED = "That vote has been corrected already; correct the correction instead."
AND_WHO_PRESIDES = 1
"""A roll can have one name more than there are seats: a mayor who votes where the council is tied."""


@dataclass(frozen=True, slots=True)
class Cast:
    """How one member voted, with the name and the seat of the minutes."""

    name: str
    seat: str
    choice: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VoteDraft:
    """A vote as it was taken, as a value: the motion, the majority that it needed, and the roll.

    ``seats`` is None when nobody knows how many members the council has.
    """

    motive: str
    on: PartialDate
    presiding_officer: str
    threshold: str
    votes: Sequence[Cast] = field(default_factory=tuple)
    words: str = ""
    moved_by: str = ""
    seconded_by: str = ""
    meeting: Meeting | None = None
    source: str = ""
    seats: int | None = None
    vacancies: int = 0
    evidence: str = ""

    @property
    def ballot(self) -> Ballot:
        """What is counted of it."""
        roll = [Line(each.name, each.choice, each.reason) for each in self.votes]
        day = str(self.on.earliest) if self.on.earliest and self.on.earliest == self.on.latest else ""
        minutes = Minutes(roll, self.presiding_officer, self.moved_by, self.seconded_by, day)
        choices = [each.choice for each in roll]
        return Ballot(self.motive, choices, self.threshold, self.seats, self.vacancies, minutes)

    @property
    def tally(self) -> Tally:
        """What comes of it."""
        return self.ballot.tally

    @property
    def act(self) -> str:
        """The kind of act that it comes to, "" for none."""
        return act_of(self.motive, self.tally.result)


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
    check_vote(instrument=instrument, acts=instrument.acts.order_by("pk"), draft=draft)
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


def check_vote(*, instrument: Instrument, acts: Iterable[Act], draft: VoteDraft) -> None:
    """Hold a vote against the rules and the acts on record. Raises Refused, with a sentence for each rule."""
    if instrument.adoption_path == AdoptionPath.EXECUTIVE:
        raise Refused(NOBODY_VOTES)
    if draft.motive not in tuple(Motive) or draft.threshold not in MAJORITIES:
        raise Refused("Choose the motion, and the majority that it needed, from the list.")
    if draft.motive == Motive.OVERRIDE and not any(act.kind == ActKind.VETOED for act in counted_acts(acts)):
        raise Refused(NO_VETO)
    if draft.moved_by and same_person(draft.moved_by, draft.seconded_by):
        raise Refused(f"{draft.moved_by} cannot have moved it and seconded it: say who seconded it.")
    meeting = draft.meeting
    if meeting is not None and meeting.municipality_id != instrument.municipality_id:
        raise Refused("That meeting is one of another city.")
    if meeting is not None and draft.on.is_known and draft.on.earliest != meeting.date:
        raise Refused(f"That meeting was on {PartialDate.on(meeting.date)}, and the vote is of {draft.on}.")
    _refuse_roll(draft)


def _refuse_roll(draft: VoteDraft) -> None:
    if not draft.presiding_officer.strip():
        raise Refused("Say who presided: the minutes name the presiding officer.")
    if not draft.votes:
        raise Refused("A roll call has at least one vote: say how each member voted.")
    names: list[str] = []
    for each in draft.votes:
        if not each.name.strip():
            raise Refused("A vote without a name: say whose it is.")
        if any(same_person(each.name, name) for name in names):
            raise Refused(f"{each.name} is on the roll twice: each member votes once.")
        if each.choice not in tuple(Choice):
            raise Refused(f"Say how {each.name} voted.")
        if each.choice == Choice.RECUSED and not each.reason.strip():
            raise Refused(f"Say why {each.name} was recused: the record keeps the reason.")
        names.append(each.name)
    _refuse_seats(draft)


def _refuse_seats(draft: VoteDraft) -> None:
    if draft.seats is None:
        return
    if draft.vacancies >= draft.seats:
        raise Refused("There are no more vacant seats than seats, and somebody was there.")
    held = draft.seats - draft.vacancies
    if len(draft.votes) > held + AND_WHO_PRESIDES:
        members = f"{held} member{'' if held == 1 else 's'}"
        raise Refused(f"There are {len(draft.votes)} names on the roll, and {members} in office.")


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


def same_person(name: str, other: str) -> bool:
    """True for two writings of one name."""
    return name.split() != [] and name.casefold().split() == other.casefold().split()


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
    rows, line = list(instrument.acts.order_by("pk")), set[int | None]()
    for each in rows:
        if each.roll_call_id == call.pk or (each.corrects_id and each.corrects_id in line):
            line.add(each.pk)
    return next((each for each in counted_acts(rows) if each.pk in line), None)
