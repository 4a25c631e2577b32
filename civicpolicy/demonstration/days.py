"""When the demonstration's story happens, counted from the day of loading, in the city's own zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from civicpolicy.demonstration.papers import nth_tuesday, working_day
from comments.period import closing_instant, local_instant


@dataclass(frozen=True, slots=True)
class Days:
    """The days of the story. Regular meetings are on the first and third Tuesday of a month.

    The comment period opened on a working day about two weeks ago; the work session was on the last
    working day before ``today``; comments are taken through the third day after ``today``.
    """

    today: date
    zone: ZoneInfo

    @property
    def begins(self) -> date:
        """The city's records are entered: long before the repeal, early last year."""
        return working_day(date(self.today.year - 1, 1, 12))

    @property
    def opening(self) -> date:
        """The docket opens."""
        return working_day(self.today - timedelta(days=13))

    @property
    def session(self) -> date:
        """The council's work session."""
        return working_day(self.today - timedelta(days=1))

    @property
    def last(self) -> date:
        """The last day of the comment period."""
        return self.today + timedelta(days=3)

    @property
    def direction(self) -> date:
        """The last regular meeting before the docket opened, where the council asked for drafts."""
        return max(day for day in self._regular(-2, 1) if day < self.opening)

    def readings(self, count: int) -> list[date]:
        """The next regular meetings after the close: W.S. 15-1-115 wants readings on different days."""
        return [day for day in self._regular(0, count + 2) if day > self.last][:count]

    def at(self, day: date, hour: str) -> datetime:
        """A wall-clock hour ("16:30") of a day as an instant."""
        return local_instant(day, time.fromisoformat(hour), self.zone)

    def close(self) -> datetime:
        """The end of the last day."""
        return closing_instant(self.last, None, self.zone)

    def _regular(self, first: int, last: int) -> list[date]:
        """Regular meetings of the months from ``first`` to ``last``, counted from this month."""
        months = [self.today.year * 12 + self.today.month - 1 + step for step in range(first, last + 1)]
        return [nth_tuesday(month // 12, month % 12 + 1, which) for month in months for which in (1, 3)]
