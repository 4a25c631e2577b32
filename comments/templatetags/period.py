"""The deadline on a page: its sentence in every state, and the line of the period with its words.

``window`` is anything with ``kind``, ``opens_at`` and ``closes_at``: a PeriodChange, a pure Window, or None.
``zone`` is the city's ZoneInfo.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from django import template

from comments import period
from comments.period_line import HERE_AWAY, LABEL_AWAY, Event, Placed, across, in_words, place

register = template.Library()

Happening = tuple[datetime, str, str]
"""An instant with a long and a short name: (…, "Council work session", "Work session")."""

ROW = 18
"""Height in pixels of a row of labels over the line."""

TAGS = {
    period.Kind.EXTENDED: "Open, extended",
    period.Kind.SHORTENED: "Open, shortened",
    period.Kind.REOPENED: "Open again",
}


class Period(Protocol):
    """What the tags need of a period change."""

    kind: str
    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a page says of a deadline: the state, its tag, the sentence in bold, the rest, a quieter note."""

    state: str
    tag: str
    sentence: str
    left: str = ""
    note: str = ""


def deadline(window: Any, now: datetime, zone: ZoneInfo, why: str = "", raw: str = "") -> Deadline:
    """The one wording of a deadline. ``why`` explains a change; ``raw`` is a notice that names no hour."""
    state = period.state(window, now, zone)
    if state == period.State.NO_PERIOD:
        if raw:
            note = "The clerk must choose the hour before it opens."
            return Deadline(state, "Hour unknown", f"The notice says “{raw}” and names no hour.", note=note)
        return Deadline(state, "Not set yet", "The clerk has not yet set when comments open and close.")
    if state == period.State.CANCELLED:
        return Deadline(state, "Cancelled", "This call for comment was cancelled.", note=why)
    if state == period.State.NOT_YET:
        return Deadline(
            state, "Not open yet", f"Comments open {period.instant_words(window.opens_at, zone)}.", note=why
        )
    closing = period.closing_words(window.closes_at, zone)
    if state == period.State.CLOSED:
        note = "You can still write. It is kept, marked late, and shown to the council apart."
        return Deadline(state, "Closed", f"Comments closed {closing}.", note=note)
    tag = "Closes today" if state == period.State.CLOSES_TODAY else TAGS.get(window.kind, "Open")
    left = period.time_left(now, window.closes_at)
    return Deadline(state, tag, f"Comments are open through {closing};", left, why)


@register.inclusion_tag("_deadline_strip.html")
def deadline_strip(
    window: Any, now: datetime, zone: ZoneInfo, href: str = "", label: str = "Comment", why: str = ""
) -> dict[str, object]:
    """The deadline in one row, with the one button of the page if ``href`` is given."""
    return {"deadline": deadline(window, now, zone, why), "href": href, "label": label}


@register.inclusion_tag("_deadline_box.html")
def deadline_box(
    window: Any,
    now: datetime,
    zone: ZoneInfo,
    why: str = "",
    raw: str = "",
    events: Iterable[Happening] = (),
) -> dict[str, object]:
    """The deadline in a box of its own, with the period line when there is a period to draw."""
    said = deadline(window, now, zone, why, raw)
    drawn = said.state not in (period.State.NO_PERIOD, period.State.CANCELLED)
    return {"deadline": said, "line": line(window, now, zone, events) if drawn else None}


@register.inclusion_tag("_deadline_words.html")
def deadline_words(window: Any, now: datetime, zone: ZoneInfo, why: str = "") -> dict[str, object]:
    """Only the sentence, for inside a box of the page."""
    return {"deadline": deadline(window, now, zone, why)}


@register.inclusion_tag("_period_line.html")
def period_line(
    window: Period,
    now: datetime,
    zone: ZoneInfo,
    events: Iterable[Happening] = (),
    yours: datetime | None = None,
) -> dict[str, object]:
    """The period as a drawing with its words; ``yours``, when a comment was received, replaces "Now"."""
    return {"line": line(window, now, zone, events, yours)}


@dataclass(frozen=True, slots=True)
class Label:
    """One event as it is drawn: base of its letters, how far off they hang, its pole down to the line."""

    placed: Placed
    y: int
    shift: int
    top: int
    pole: int


@dataclass(frozen=True, slots=True)
class Line:
    """What the template draws: heights in pixels, places in per cent, and the words for all of it."""

    words: str
    y: int
    here: float
    ticks: tuple[float, ...]
    labels: tuple[Label, ...]
    opens: str
    closes: str
    opened: bool
    closed: bool

    @property
    def height(self) -> int:
        """Of the whole drawing."""
        return self.y + 46


@register.simple_tag(name="line")
def line(
    window: Period,
    now: datetime,
    zone: ZoneInfo,
    events: Iterable[Happening] = (),
    yours: datetime | None = None,
) -> Line:
    """Lay out the period line of a window."""
    opens, closes = window.opens_at, window.closes_at
    marks = [*_here(window, now, yours), *(_flag(event, zone) for event in events)]
    placed = place(marks, opens, closes)
    y = 12 + ROW * max((one.row + 1 for one in placed), default=0)
    return Line(
        words=_words(window, now, zone, marks),
        y=y,
        here=across(yours or now, opens, closes),
        ticks=tuple(_ticks(window, yours or now)),
        labels=tuple(_label(one, y) for one in placed),
        opens=short_day(opens, zone),
        closes=_short_close(closes, zone),
        opened=opens <= now,
        closed=closes <= now,
    )


def _here(window: Period, now: datetime, yours: datetime | None) -> Iterator[Event]:
    if yours:
        yield Event(yours, "Your comment", "Yours", flag=False)
    elif window.opens_at <= now < window.closes_at:
        yield Event(now, "Now", "Now", flag=False)


def _flag(event: Happening, zone: ZoneInfo) -> Event:
    at, name, short = event
    return Event(at, f"{name}, {short_day(at, zone)}", f"{short}, {short_day(at, zone).partition(' ')[2]}")


def _label(placed: Placed, y: int) -> Label:
    base = y - 14 - placed.row * ROW
    away = LABEL_AWAY if placed.event.flag else HERE_AWAY
    shift = {"end": -away, "start": away, "middle": 0}[placed.anchor]
    return Label(placed, base, shift, top=4 if placed.anchor == "middle" else -9, pole=y - base)


def _ticks(window: Period, at: datetime) -> Iterator[float]:
    """One small stroke a day, or a week, over what is left."""
    step = timedelta(days=1 if window.closes_at - window.opens_at <= timedelta(days=45) else 7)
    left = (window.closes_at - max(at, window.opens_at)) // step
    for number in range(1, min(left, 60) + 1):
        yield across(window.closes_at - step * number, window.opens_at, window.closes_at)


def _words(window: Period, now: datetime, zone: ZoneInfo, marks: list[Event]) -> str:
    said = [("opened" if window.opens_at <= now else "opens", window.opens_at)]
    said += [(mark.label.partition(",")[0].lower(), mark.at) for mark in marks]
    words = [(what, period.instant_words(at, zone)) for what, at in sorted(said, key=lambda one: one[1])]
    ends = "closes" if now < window.closes_at else "closed"
    return in_words([*words, (ends, period.closing_words(window.closes_at, zone))])


def _short_close(closes: datetime, zone: ZoneInfo) -> str:
    """``Fri., Aug. 30, 11:59 p.m.``: midnight is the end of the day before."""
    local = closes.astimezone(zone)
    shown = local - timedelta(minutes=1) if (local.hour, local.minute) == (0, 0) else local
    return f"{short_day(shown, zone)}, {period.clock(shown)}"


def short_day(at: datetime, zone: ZoneInfo) -> str:
    """``Tue., Aug. 27``: for drawings and lists only."""
    local = at.astimezone(zone)
    month = f"{local:%B}" if local.month in (5, 6, 7) else f"{local:%b}."
    return f"{local:%a}., {month} {local.day}"


@register.filter
def instant(at: datetime, zone: ZoneInfo) -> str:
    """``Wednesday, August 14, 2019, 8:00 a.m. Mountain Time``."""
    return period.instant_words(at, zone)


@register.filter
def short_instant(at: datetime, zone: ZoneInfo) -> str:
    """``Tue., Aug. 27, 7:59 p.m.``: for lists only."""
    return f"{short_day(at, zone)}, {period.clock(at.astimezone(zone))}"
