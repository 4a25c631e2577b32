"""When the stories of the demonstration happen, counted from the day of loading, in the city's own zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from comments.period import closing_instant, local_instant

TUESDAY = 1


@dataclass(frozen=True, slots=True)
class Days:
    """A city's calendar around ``today``: its councils meet on the first and third Tuesday of a month."""

    today: date
    zone: ZoneInfo

    def from_today(self, days: int) -> date:
        """The working day so many days from today; the Friday before a weekend."""
        return working_day(shifted(self.today, days))

    def coming(self, days: int) -> date:
        """The working day so many days from today; the Monday after a weekend."""
        day = shifted(self.today, days)
        return shifted(day, max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)

    def regular(self, which: int) -> date:
        """A regular meeting: 1 is the next one after today, -1 the last one before."""
        return regular(self.today, which)

    def at(self, day: date, hour: str) -> datetime:
        """A wall-clock hour ("16:30") of a day as an instant."""
        return local_instant(day, time.fromisoformat(hour), self.zone)

    def end_of(self, day: date) -> datetime:
        """The end of a day."""
        return closing_instant(day, None, self.zone)


def shifted(day: date, days: int) -> date:
    """So many days later; sooner when negative."""
    return day + timedelta(days=days)


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend: city hall acts on working days."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def nth_tuesday(year: int, month: int, which: int) -> date:
    """The first, second … Tuesday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(TUESDAY - first.weekday()) % 7 + 7 * (which - 1))


def regular(today: date, which: int) -> date:
    """The next regular meeting after a day (1), the one after that (2), the last one before it (-1) …

    Raises ValueError for 0: today is neither.
    """
    if which == 0:
        raise ValueError("A regular meeting is before today or after it.")
    reach = abs(which) // 2 + 2
    months = [today.year * 12 + today.month - 1 + step for step in range(-reach, reach + 1)]
    days = [nth_tuesday(month // 12, month % 12 + 1, n) for month in months for n in (1, 3)]
    if which > 0:
        return [day for day in days if day > today][which - 1]
    return [day for day in days if day < today][which]
