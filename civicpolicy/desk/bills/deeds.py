"""The acts of a bill as the desk lists them: in order, corrected ones struck, with who recorded each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from civicpolicy.site.steps import act_text, act_title
from comments.period import instant_words
from policies.models import Act, Instrument
from policies.readings import Names, act_name, reading_names


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act: what, when and by whom, who recorded it when, and the act that corrected it, if one did."""

    act: Act
    title: str
    text: str
    recorded: str
    edition: str
    is_unknown: bool
    corrected_by: str

    @property
    def counts(self) -> bool:
        """False once another act has corrected it."""
        return not self.corrected_by


def act_rows(bill: Instrument, zone: ZoneInfo) -> list[ActRow]:
    """The acts by their days; one without a day stands after the one recorded before it."""
    acts = list(bill.acts.all())
    names = {each.pk: each.name for each in bill.editions.all()}
    corrected = {act.corrects_id: act for act in acts if act.corrects_id}
    last, rows, called = datetime(1, 1, 2, tzinfo=UTC), [], reading_names(acts)
    for act in acts:
        on = act.date
        if on is not None and on.earliest is not None:
            last = datetime.combine(on.earliest, time(23, 59), tzinfo=zone)
        rows.append((last, _row(act, bill, zone, names, corrected.get(act.pk), called)))
    return [row for _, row in sorted(rows, key=lambda each: each[0])]


def _row(
    act: Act, bill: Instrument, zone: ZoneInfo, names: dict[int, str], later: Act | None, called: Names
) -> ActRow:
    at = instant_words(act.recorded_at, zone) if act.recorded_at else ""
    on = act.date
    return ActRow(
        act=act,
        title=act_title(act, bill, called),
        text=act_text(act),
        recorded=f"Recorded by {act.recorded_by}, {at}",
        edition=names.get(act.edition_id or 0, ""),
        is_unknown=on is None or on.says_nothing,
        corrected_by=f"{act_name(later, called)}, {later.date}" if later else "",
    )
