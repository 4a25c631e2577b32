"""How far the instruments of a call for comment are: it may still be open over what is decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from comments.models import DocketItem
from comments.queries import Deadline
from policies import lifecycle
from policies.dates import PartialDate
from policies.models import Act, ActKind, AdoptionPath, Edition, Instrument, Publication
from policies.queries import ending_act, latest_act
from policies.telling import on_day

DECIDING = {
    ActKind.PASSED: "The council passed {name}",
    ActKind.ADOPTED: "{name} was adopted",
    ActKind.AUTHORISED: "{name} was authorized",
    ActKind.WITHDRAWN: "{name} was withdrawn",
    ActKind.FAILED: "{name} failed",
    ActKind.VETOED: "{name} was vetoed",
}
"""The acts by which it is decided, with what is said of each."""

TURNING = {*DECIDING, *lifecycle.ENACTING, ActKind.NOT_SO}
"""Kinds of acts after which another decision may have to be told."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The act that decided about one instrument; ``told_at`` is when the record last changed what is said."""

    instrument: Instrument
    act: Act
    told_at: datetime | None = None

    @property
    def words(self) -> str:
        """``The council passed Bill 26-18 on Sunday, November 22, 2026``, without a full stop."""
        said = DECIDING[ActKind(self.act.kind)].format(name=self.instrument.designation)
        on = on_day(self.act.date or PartialDate.unknown())
        return f"{said} {on}" if on.startswith(("on ", "in ")) else f"{said} on {on}"

    @property
    def recorded_at(self) -> datetime | None:
        """When the record had it."""
        return self.act.recorded_at


@dataclass(frozen=True, slots=True)
class Course:
    """The instruments of one call in its order: what was decided, and what still waits.

    ``turns`` are all recorded acts that could have changed this: they become more and never fewer, and the
    last was recorded at ``turned_at``. ``undone`` has each instrument whose decisions did not happen after
    all, with the instant at which the record said so.
    """

    decisions: Sequence[Decision] = ()
    waiting: Sequence[Instrument] = ()
    undone: Sequence[tuple[Instrument, datetime]] = ()
    turns: int = 0
    turned_at: datetime | None = None

    @property
    def is_decided(self) -> bool:
        """True when nothing of what the call is about is still to be decided."""
        return bool(self.decisions) and not self.waiting

    @property
    def heading(self) -> str:
        """``Decided``, ``Decided in part``, or "" while nothing is."""
        return "" if not self.decisions else "Decided in part" if self.waiting else "Decided"

    @property
    def words(self) -> str:
        """``Bill 12 was adopted on …; Bill 13 is still before the council.``; "" while nothing is decided."""
        return self.words_as_of()

    def words_as_of(self, day: str = "") -> str:
        """The same for paper: what still waits is said of the day on which it did."""
        if not self.decisions:
            return ""
        said = ". ".join(each.words for each in self.decisions)
        then = "".join(f"; {part}" for part in waiting_words(self.waiting, day))
        return f"{said}{then}."


WAITS = {AdoptionPath.COUNCIL: "still before the council", AdoptionPath.EXECUTIVE: "still to be authorized"}


def waiting_words(waiting: Sequence[Instrument], day: str = "") -> list[str]:
    """``Bill 13 is still before the council``, by who has to decide; of a day: ``on … it was``."""
    found = []
    for path, where in WAITS.items():
        names = [each.designation for each in waiting if each.adoption_path == path]
        verb = ("was" if day else "is") if len(names) == 1 else ("were" if day else "are")
        if names:
            found.append(f"{f'on {day} ' if day else ''}{_listed(names)} {verb} {where}")
    return found


def _listed(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


OF_AN_ACT = (
    *("pk", "kind", "corrects_id", "recorded_at"),
    *("date_earliest", "date_latest", "date_precision", "date_raw"),
)
"""What is read of each act: its kind, its day, and what became of it."""


def courses_over(dockets: Collection[int] | QuerySet[DocketItem, Any]) -> dict[int, Course]:
    """How far each call's instruments are, by docket, in one query whatever their number.

    ``dockets`` by their numbers, or as a query that has them, which then is a part of this one.
    """
    acts = {f"act_{name}": F(f"edition__instrument__acts__{name}") for name in OF_AN_ACT}
    items = DocketItem.objects.filter(docket__in=dockets).select_related("edition__instrument")
    instruments: dict[int, dict[int, Instrument]] = defaultdict(dict)
    known: dict[int, dict[int, Act]] = defaultdict(dict)
    for row in items.annotate(**acts).order_by("docket_id", "position", F("edition__instrument__acts__pk")):
        instrument = row.edition.instrument
        instruments[row.docket_id].setdefault(instrument.pk, instrument)
        told = {name: row.__dict__[f"act_{name}"] for name in OF_AN_ACT}
        if told["pk"]:
            known[instrument.pk][told["pk"]] = Act(**told)
    return {
        docket: course_of((each, list(known[each.pk].values())) for each in rows.values())
        for docket, rows in instruments.items()
    }


def course_of(instruments: Iterable[tuple[Instrument, Sequence[Act]]]) -> Course:
    """How far these instruments are, each with its acts in the order of recording."""
    decisions, waiting, undone, told = [], [], [], []
    for each, acts in instruments:
        turns = [act.recorded_at for act in acts if act.kind in TURNING or act.corrects_id]
        known = [at for at in turns if at is not None]
        told += known
        act = deciding(acts)
        if act is not None:
            decisions.append(Decision(each, act, max(known, default=None)))
            continue
        waiting.append(each)
        if known and any(row.kind in DECIDING for row in acts):
            undone.append((each, max(known)))
    return Course(decisions, waiting, undone, len(told), max(told, default=None))


@dataclass(frozen=True, slots=True)
class Later:
    """A public text of an instrument that came after ``asked``, the one which a call is about."""

    asked: str
    edition: Edition
    published_at: datetime | None

    @property
    def title(self) -> str:
        """``Bill 24-31 has another text since.``"""
        return f"{self.edition.instrument.designation} has another text since."

    @property
    def words(self) -> str:
        """``This call is about it “as introduced”; the later text is “as amended”.``"""
        return f"This call is about it “{self.asked}”; the later text is “{self.edition.name}”."


def later_texts(dockets: Iterable[int]) -> dict[int, list[Later]]:
    """Texts that became public after those of a call, by docket, in the order of their numbers; one query."""
    asked = "edition__instrument__editions"
    rows = (
        Publication.objects.filter(**{f"{asked}__docket_items__docket__in": list(dockets)})
        .annotate(docket=F(f"{asked}__docket_items__docket"))
        .annotate(asked_number=F(f"{asked}__number"), asked_name=F(f"{asked}__name"))
        .select_related("edition__instrument")
        .order_by("edition__number", "asked_number")
    )
    found: dict[int, dict[int, Later]] = defaultdict(dict)
    overtaken: set[tuple[int, int]] = set()
    for row in rows:
        edition, told = row.edition, row.__dict__
        if edition is None:
            continue
        if edition.number > told["asked_number"]:
            found[told["docket"]][edition.pk] = Later(told["asked_name"], edition, row.published_at)
        else:
            overtaken.add((told["docket"], edition.pk))
    return {
        docket: [each for pk, each in texts.items() if (docket, pk) not in overtaken]
        for docket, texts in found.items()
    }


def decided_words(course: Course, deadline: Deadline) -> str:
    """``The council passed Bill 26-18 on …. Comments are still received through …``; "" for no decision."""
    said = course.words
    if said and deadline.is_open and deadline.last:
        return f"{said} Comments are still received {deadline.last.words}."
    return said


def deciding(acts: Sequence[Act]) -> Act | None:
    """The act that decided last: the end of an instrument, else its passage or adoption."""
    return ending_act(acts) or latest_act(acts, lifecycle.ADOPTIONS | {ActKind.PASSED})
