"""The roll calls over an instrument, each with what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from policies.models import Instrument, Motion, RollCall, Vote
from policies.voting import Tally, tally


@dataclass(frozen=True, slots=True)
class Counted:
    """A roll call with its votes, counted; ``corrected_by`` is the one that counts in its place."""

    call: RollCall
    votes: Sequence[Vote]
    tally: Tally
    corrected_by: RollCall | None

    @property
    def motion(self) -> Motion:
        """What was voted on."""
        return self.call.motion

    @property
    def counts(self) -> bool:
        """False once another roll call has corrected it."""
        return self.corrected_by is None

    @property
    def needed(self) -> str:
        """``Needed: a majority of all members elected (Charter 4.3)``."""
        source = f" ({self.call.source})" if self.call.source else ""
        return f"Needed: {self.call.get_threshold_display()}{source}"

    @property
    def mover(self) -> str:
        """``Moved by Ana Ruiz, seconded by Ben Ito``; "" when nobody is recorded."""
        said = [("Moved by", self.motion.moved_by), ("seconded by", self.motion.seconded_by)]
        words = ", ".join(f"{deed} {name}" for deed, name in said if name)
        return f"{words[:1].upper()}{words[1:]}"


def roll_calls(instrument: Instrument) -> list[Counted]:
    """Every vote over any text of an instrument, in the order of recording, in two queries."""
    rows = RollCall.objects.filter(motion__edition__instrument=instrument).order_by("pk")
    known = list(rows.select_related("motion__edition", "motion__meeting").prefetch_related("votes"))
    later = {call.corrects_id: call for call in known if call.corrects_id}
    return [Counted(call, list(call.votes.all()), counted(call), later.get(call.pk)) for call in known]


def roll_call(instrument: Instrument, number: int) -> Counted | None:
    """One vote over an instrument, in one query; None when there is no such vote."""
    rows = Vote.objects.filter(roll_call=number, roll_call__motion__edition__instrument=instrument)
    known = list(rows.select_related("roll_call__motion__edition", "roll_call__correction"))
    if not known:
        return None
    call = known[0].roll_call
    count = tally([vote.choice for vote in known], call.threshold, call.seats, call.vacancies)
    return Counted(call, known, count, getattr(call, "correction", None))


def counted(call: RollCall) -> Tally:
    """What came of a roll call, from its votes."""
    choices = [vote.choice for vote in call.votes.all()]
    return tally(choices, call.threshold, call.seats, call.vacancies)


def last_roll(**which: Any) -> RollCall | None:
    """The last roll call that was recorded, with its votes."""
    return RollCall.objects.filter(**which).prefetch_related("votes").order_by("-pk").first()
