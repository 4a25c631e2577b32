"""A vote as it was taken, as a value, and what is refused before it is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from policies.act_order import NO_VETO, NOBODY_VOTES
from policies.dates import PartialDate
from policies.linting.seats import WHO_PRESIDES
from policies.majorities import MAJORITIES, Motive
from policies.models import Act, ActKind, AdoptionPath, Instrument, Meeting, RollCall
from policies.queries import counted_acts
from policies.refusals import Refused
from policies.services.acts import check_act
from policies.voting import Ballot, Choice, Line, Minutes, Tally, act_of


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


def check_vote(
    *, instrument: Instrument, acts: Iterable[Act], draft: VoteDraft, corrects: RollCall | None = None
) -> None:
    """Hold a vote against the rules and the acts on record. Raises Refused, with a sentence for each rule.

    ``corrects``: the vote in whose place it stands, which counts no longer, and its act with it.
    """
    rows = list(acts)
    if instrument.adoption_path == AdoptionPath.EXECUTIVE:
        raise Refused(NOBODY_VOTES)
    if draft.motive not in tuple(Motive) or draft.threshold not in MAJORITIES:
        raise Refused("Choose the motion, and the majority that it needed, from the list.")
    if draft.motive == Motive.OVERRIDE and not any(act.kind == ActKind.VETOED for act in counted_acts(rows)):
        raise Refused(NO_VETO)
    if draft.moved_by and same_person(draft.moved_by, draft.seconded_by):
        raise Refused(f"{draft.moved_by} cannot have moved it and seconded it: say who seconded it.")
    meeting = draft.meeting
    if meeting is not None and meeting.municipality_id != instrument.municipality_id:
        raise Refused("That meeting is one of another city.")
    if meeting is not None and draft.on.is_known and draft.on.earliest != meeting.date:
        raise Refused(f"That meeting was on {PartialDate.on(meeting.date)}, and the vote is of {draft.on}.")
    _refuse_roll(draft)
    _refuse_order(instrument, rows, draft, corrects)


def _refuse_order(
    instrument: Instrument, acts: Sequence[Act], draft: VoteDraft, corrects: RollCall | None
) -> None:
    """A vote is taken when there is something to vote on: over a veto, after it, carried or lost."""
    kind = ActKind.OVERRIDDEN if draft.motive == Motive.OVERRIDE else draft.act
    if not kind:
        return
    wrong = act_in_line(acts, corrects) if corrects else None
    check_act(instrument=instrument, acts=acts, kind=kind, on=draft.on, corrects=wrong)


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
    if len(draft.votes) > held + WHO_PRESIDES:
        members = f"{held} member{'' if held == 1 else 's'}"
        raise Refused(f"There are {len(draft.votes)} names on the roll, and {members} in office.")


def same_person(name: str, other: str) -> bool:
    """True for two writings of one name."""
    return name.split() != [] and name.casefold().split() == other.casefold().split()


def act_in_line(rows: Sequence[Act], call: RollCall) -> Act | None:
    """The act that came of a roll call and still counts, among all acts of an instrument in their order."""
    line = set[int | None]()
    for each in rows:
        if each.roll_call_id == call.pk or (each.corrects_id and each.corrects_id in line):
            line.add(each.pk)
    return next((each for each in counted_acts(rows) if each.pk in line), None)
