"""The deadline as a legal object: what a period change may be, what it makes of a comment, and its words.

Pure: no Django, no I/O, no clock. The database's triggers judge; this module says the same rules to people.
On time means received before the closing instant: opens <= received < closes, a half-open window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from policies.dates import long_day

LONGEST = timedelta(days=366 * 2)
"""No call for comment is open for longer than two years."""


class Kind(StrEnum):
    """What a period change does to the window."""

    OPENED = "opened"
    EXTENDED = "extended"
    SHORTENED = "shortened"
    CANCELLED = "cancelled"
    REOPENED = "reopened"


class Verdict(StrEnum):
    """How a comment stands to the window that judged it."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


class State(StrEnum):
    """What a docket is at one instant."""

    NO_PERIOD = "no_period"
    NOT_YET = "not_yet"
    OPEN = "open"
    CLOSES_TODAY = "closes_today"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Window:
    """A recorded period change as a value: the whole resulting window, so that the last one judges."""

    number: int
    kind: str
    opens_at: datetime
    closes_at: datetime


class HourNeeded(ValueError):
    """A closing day was given without an hour, or with one that the day does not have."""


def closing_instant(day: date, hour: time | None, zone: ZoneInfo) -> datetime:
    """The instant at which a period closes, in UTC.

    ``hour`` None means the end of that day and is stored as the first instant of the next day; 23:59 means
    the same, since people write it so. Every other hour is kept exactly.

    Raises HourNeeded when the clock of that zone skips or repeats the hour on that day.
    """
    if hour is None or (hour.hour, hour.minute) == (23, 59):
        return local_instant(day + timedelta(days=1), time(0), zone)
    return local_instant(day, hour, zone)


def local_instant(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """A wall-clock hour of a day as an instant in UTC. Raises HourNeeded for a skipped or repeated hour."""
    local = datetime.combine(day, hour.replace(tzinfo=None), tzinfo=zone)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise HourNeeded(
            f"There is no {clock(local)} on {long_day(day)}: clocks are set forward. Choose another hour."
        )
    if local.replace(fold=1).utcoffset() != local.utcoffset():
        raise HourNeeded(
            f"{clock(local)} comes twice on {long_day(day)}: clocks are set back. Choose another hour."
        )
    return instant


def verdict(window: Window | None, received_at: datetime) -> Verdict:
    """How a comment received at an instant stands to the last recorded window."""
    if window is None:
        return Verdict.EARLY
    if window.kind == Kind.CANCELLED:
        return Verdict.LATE
    if received_at < window.opens_at:
        return Verdict.EARLY
    return Verdict.ON_TIME if received_at < window.closes_at else Verdict.LATE


def state(window: Window | None, now: datetime, zone: ZoneInfo) -> State:
    """What the docket is at ``now``."""
    if window is None:
        return State.NO_PERIOD
    if window.kind == Kind.CANCELLED:
        return State.CANCELLED
    if now < window.opens_at:
        return State.NOT_YET
    if now >= window.closes_at:
        return State.CLOSED
    return (
        State.CLOSES_TODAY if _last_day(window.closes_at, zone) == now.astimezone(zone).date() else State.OPEN
    )


def possible(last: Window | None, now: datetime) -> tuple[Kind, ...]:
    """The kinds of change that may follow the last one now."""
    if last is None:
        return (Kind.OPENED,)
    if last.kind == Kind.CANCELLED or now >= last.closes_at:
        return (Kind.REOPENED,)
    return (Kind.EXTENDED, Kind.SHORTENED, Kind.CANCELLED)


def refusals(last: Window | None, change: Window, now: datetime) -> Sequence[str]:
    """Why a period change may not be recorded now; empty when it may. Mirrors the database's trigger."""
    reasons = _order_refusals(last, change, now)
    if change.kind != Kind.CANCELLED:
        if change.opens_at >= change.closes_at:
            reasons.append("A period must close after it opens.")
        if change.closes_at <= now:
            reasons.append("The closing time has already passed.")
        if change.closes_at - change.opens_at > LONGEST:
            reasons.append("A period cannot be longer than two years.")
        if change.closes_at.second or change.closes_at.microsecond:
            reasons.append("A period closes on a whole minute.")
        if change.opens_at.microsecond:
            reasons.append("A period opens on a whole second.")
    return reasons


def _order_refusals(last: Window | None, change: Window, now: datetime) -> list[str]:
    if change.kind not in tuple(Kind):
        return ["That is not a change of a period."]
    if last is None:
        return [] if change.kind == Kind.OPENED else ["This docket has not been opened yet."]
    if change.kind == Kind.OPENED:
        return ["This docket has been opened already."]
    over = last.kind == Kind.CANCELLED or now >= last.closes_at
    if change.kind == Kind.REOPENED:
        return [] if over else ["This period is still open: extend it instead."]
    if over:
        return ["This period has closed: reopen it instead."]
    if change.kind == Kind.CANCELLED:
        same = (change.opens_at, change.closes_at) == (last.opens_at, last.closes_at)
        return [] if same else ["Cancelling leaves the period as it was."]
    if change.opens_at != last.opens_at:
        return ["Extending or shortening leaves the opening as it was."]
    if change.kind == Kind.EXTENDED and change.closes_at <= last.closes_at:
        return ["An extension must close later than the period does now."]
    if change.kind == Kind.SHORTENED and change.closes_at >= last.closes_at:
        return ["A shortening must close earlier than the period does now."]
    return []


ZONE_NAMES = {
    "America/New_York": "Eastern Time",
    "America/Detroit": "Eastern Time",
    "America/Indiana/Indianapolis": "Eastern Time",
    "America/Chicago": "Central Time",
    "America/Denver": "Mountain Time",
    "America/Boise": "Mountain Time",
    "America/Phoenix": "Arizona Time",
    "America/Los_Angeles": "Pacific Time",
    "America/Anchorage": "Alaska Time",
    "Pacific/Honolulu": "Hawaii Time",
}


def zone_name(zone: ZoneInfo) -> str:
    """The zone as people in it say it, without "standard" or "daylight"."""
    return ZONE_NAMES.get(zone.key, zone.key.rpartition("/")[2].replace("_", " ") + " time")


def clock(at: datetime) -> str:
    """``4:30 p.m.``; seconds are not said."""
    return f"{at.hour % 12 or 12}:{at.minute:02d} {'a.m.' if at.hour < 12 else 'p.m.'}"


def instant_words(at: datetime, zone: ZoneInfo) -> str:
    """``Wednesday, August 14, 2019, 8:00 a.m. Mountain Time``."""
    local = at.astimezone(zone)
    return f"{long_day(local.date())}, {clock(local)} {zone_name(zone)}"


def exact_words(at: datetime, zone: ZoneInfo) -> str:
    """``Tuesday, August 27, 2024, 7:59:14.206 p.m. Mountain Time``: to the millisecond, never rounded up."""
    local = at.astimezone(zone)
    hour, half = clock(local).split(" ")
    fraction = f"{local.second:02d}.{local.microsecond // 1000:03d}"
    return f"{long_day(local.date())}, {hour}:{fraction} {half} {zone_name(zone)}"


def closing_words(closes_at: datetime, zone: ZoneInfo) -> str:
    """``Friday, August 30, 2019, 11:59 p.m. Mountain Time``: midnight is the end of the day before."""
    local = closes_at.astimezone(zone)
    if (local.hour, local.minute) != (0, 0):
        return instant_words(closes_at, zone)
    return f"{long_day(_last_day(closes_at, zone))}, 11:59 p.m. {zone_name(zone)}"


def through_words(closes_at: datetime, zone: ZoneInfo) -> str:
    """The words stored with a period change and shown wherever the deadline is."""
    return f"through {closing_words(closes_at, zone)}"


def time_left(now: datetime, closes_at: datetime) -> str:
    """``3 days 4 hours left``: the two largest units, rounded down, so that it never promises too much."""
    seconds = int((closes_at - now).total_seconds())
    if seconds < 60:
        return "less than a minute left" if closes_at > now else "closed"
    units = (("day", seconds // 86400), ("hour", seconds % 86400 // 3600), ("minute", seconds % 3600 // 60))
    said = [_count(number, unit) for unit, number in units if number][:2]
    return f"{' '.join(said)} left"


def late_by(received_at: datetime, closes_at: datetime) -> str:
    """``41 seconds``, ``2 hours 5 minutes``: by how much a comment missed the closing instant."""
    seconds = int((received_at - closes_at).total_seconds())
    if seconds < 1:
        return "less than a second"
    if seconds < 60:
        return _count(seconds, "second")
    return time_left(closes_at, received_at).removesuffix(" left")


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _last_day(closes_at: datetime, zone: ZoneInfo) -> date:
    """The last day on which the period is open, in the city's zone."""
    return (closes_at - timedelta(microseconds=1)).astimezone(zone).date()
