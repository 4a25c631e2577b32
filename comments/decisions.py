"""What was decided about the instruments of a call for comment, which may still be open over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from comments.queries import Deadline
from policies import lifecycle
from policies.dates import PartialDate
from policies.models import Act, ActKind, Instrument
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


@dataclass(frozen=True, slots=True)
class Decision:
    """The act that decided about one instrument."""

    instrument: Instrument
    act: Act

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


def decisions_over(dockets: Iterable[int]) -> dict[int, list[Decision]]:
    """What was decided, by docket, in one query whatever their number; nothing for what is still open."""
    acts = (
        Act.objects.filter(instrument__editions__docket_items__docket__in=list(dockets))
        .annotate(docket=F("instrument__editions__docket_items__docket"))
        .select_related("instrument")
        .order_by("pk")
        .distinct()
    )
    known: dict[tuple[int, int], list[Act]] = defaultdict(list)
    for row in acts:
        known[row.__dict__["docket"], row.instrument_id].append(row)
    found: dict[int, list[Decision]] = defaultdict(list)
    for (docket, _), rows in known.items():
        act = deciding(rows)
        if act is not None:
            found[docket].append(Decision(rows[0].instrument, act))
    return found


def decided_words(decisions: Iterable[Decision], deadline: Deadline) -> str:
    """``The council passed Bill 26-18 on …. Comments are still received through …``; "" for no decision."""
    said = " ".join(f"{each.words}." for each in decisions)
    if said and deadline.is_open and deadline.last:
        return f"{said} Comments are still received {deadline.last.words}."
    return said


def deciding(acts: Sequence[Act]) -> Act | None:
    """The act that decided last: the end of an instrument, else its passage or adoption."""
    return ending_act(acts) or latest_act(acts, lifecycle.ADOPTIONS | {ActKind.PASSED})
