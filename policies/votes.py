"""The roll calls over an instrument, each with what came of it: rows for a page, or values for a rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Aggregate, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.sql.compiler import SQLCompiler

from policies.models import Instrument, Motion, Municipality, RollCall, Vote
from policies.voting import Ballot, Line, Minutes, Tally

CORRECTION = "roll_call__correction"


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
    def is_struck(self) -> bool:
        """True for a vote that was never taken: what corrects it has no name on its roll."""
        return self.corrected_by is not None and not self.corrected_by.names

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
    """Every vote over any text of an instrument, in the order of recording, in one query."""
    rows = Vote.objects.filter(roll_call__motion__edition__instrument=instrument)
    return [_counted(votes, _correction(votes)) for votes in _by_call(rows.select_related(CORRECTION))]


def roll_call(instrument: Instrument, number: int) -> Counted | None:
    """One vote over an instrument, in one query; None when there is no such vote."""
    rows = Vote.objects.filter(roll_call__pk=number, roll_call__motion__edition__instrument=instrument)
    for votes in _by_call(rows.select_related(CORRECTION)):
        return _counted(votes, _correction(votes))
    return None


def _correction(votes: Sequence[Vote]) -> RollCall | None:
    return getattr(votes[0].roll_call, "correction", None)


def votes_at_meetings(municipality: Municipality) -> dict[int, list[Counted]]:
    """Every vote of a city that counts and of which the meeting is recorded, by meeting, in one query."""
    rows = Vote.objects.filter(municipality=municipality, roll_call__correction__isnull=True)
    found: dict[int, list[Counted]] = {}
    for votes in _by_call(rows.filter(roll_call__motion__meeting__isnull=False)):
        found.setdefault(votes[0].roll_call.motion.meeting_id or 0, []).append(_counted(votes, None))
    return found


def _by_call(rows: QuerySet[Vote]) -> list[list[Vote]]:
    """The votes of each roll call in their order, with what was voted on."""
    known = rows.select_related("roll_call__motion__edition__instrument").order_by("roll_call", "position")
    return [list(votes) for _, votes in groupby(known, key=lambda vote: vote.roll_call_id)]


def _counted(votes: Sequence[Vote], corrected_by: RollCall | None) -> Counted:
    call = votes[0].roll_call
    choices = [vote.choice for vote in votes]
    ballot = Ballot(call.motion.kind, choices, call.threshold, call.seats, call.vacancies)
    return Counted(call, votes, ballot.tally, corrected_by)


class AsRows(Aggregate):
    """SQL for one JSON list of rows, each a list of these columns."""

    template = "JSON_GROUP_ARRAY(JSON_ARRAY(%(expressions)s))"
    output_field = JSONField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra_context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        """PostgreSQL has other names for it."""
        template = "JSONB_AGG(JSONB_BUILD_ARRAY(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, **extra_context)


_OF_A_BALLOT = [
    f"roll_call{each}"
    for each in (
        "",
        "__motion__kind",
        "__threshold",
        "__seats",
        "__vacancies",
        "__presiding_officer",
        "__motion__moved_by",
        "__motion__seconded_by",
        "__date_earliest",
        "__date_latest",
        "__motion__edition",
    )
]
_OF_A_MEMBER = ["position", "name", "choice", "reason"]


def ballots_column() -> Subquery:
    """For a query of instruments: the votes that count over each, to be read by ``ballots_of``."""
    bill = "roll_call__motion__edition__instrument"
    rows = Vote.objects.filter(**{bill: OuterRef("pk")}, roll_call__correction__isnull=True)
    listed = rows.order_by().values(bill).annotate(listed=AsRows(*_OF_A_BALLOT, *_OF_A_MEMBER))
    return Subquery(listed.values("listed"))


def ballots_of(instrument: Instrument) -> dict[int, Ballot]:
    """The votes that count over an instrument fetched with ``ballots_column``, each by its roll call."""
    size = len(_OF_A_BALLOT)
    rows = sorted(instrument.__dict__["ballots"] or (), key=lambda row: (row[0], row[size]))
    found = {}
    for number, same in groupby(rows, key=lambda row: row[0]):
        each = list(same)
        _, motive, threshold, seats, vacancies, *minuted, text = each[0][:size]
        presided, moved, seconded, first, last = minuted
        roll = [Line(*row[size + 1 :]) for row in each]
        minutes = Minutes(roll, presided, moved, seconded, first if first == last and first else "")
        choices = [row.choice for row in roll]
        found[number] = Ballot(motive, choices, threshold, seats, vacancies, minutes, text)
    return found


def last_roll(**which: Any) -> RollCall | None:
    """The last roll call that was recorded, with its votes."""
    return RollCall.objects.filter(names__gt=0, **which).prefetch_related("votes").order_by("-pk").first()
