"""The day that somebody asks for, as people write days; a month or a year alone is no day.

Pure: no Django, no I/O, no clock.
"""

from datetime import date

from policies.dates import PartialDate, Precision, is_no_day

LONGEST = 40
"""Letters of what was typed that are looked at and given back."""

DAY_NOT_READ = "Write the day as year-month-day, for example 2019-08-30."


def day_asked(words: str) -> date | None:
    """``2019-08-30``, ``Aug. 30, 2019`` or ``8/30/2019`` as a day; None where no one day can be read."""
    on = PartialDate.parse(words[:LONGEST])
    return on.earliest if on.is_known else None


def why_no_day(words: str) -> str:
    """What to say to somebody whose words are no day: what they are instead, and what to write."""
    typed = words[:LONGEST]
    on = PartialDate.parse(typed)
    if on.precision in (Precision.MONTH, Precision.YEAR) and on.earliest:
        first = on.earliest.isoformat()
        return f"{on} is not one day, and the text may have changed in it. Ask for a day, such as {first}."
    return f"No calendar has this day. {DAY_NOT_READ}" if is_no_day(typed) else DAY_NOT_READ
