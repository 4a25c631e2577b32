"""A date as a part of a sentence; what is not known of it is said. Pure: no Django, no I/O, no clock."""

from __future__ import annotations

from policies.dates import PartialDate, Precision, long_day


def since(on: PartialDate | None) -> str:
    """``since Monday, March 1, 2021``; what is not known is said."""
    return f"since {day(on)}"


def day(on: PartialDate | None) -> str:
    """A date as the object of "since", "from" or "until": ``Monday, March 1, 2021``, ``a day in 2014``."""
    if on is None:
        return "a day that is not known"
    if on.precision == Precision.DAY:
        return str(on)
    if on.precision in (Precision.MONTH, Precision.YEAR):
        return f"a day in {on}"
    if on.precision == Precision.RANGE:
        return _range(on)
    return f"a day that is not known{_raw(on)}"


def on_day(on: PartialDate) -> str:
    """A date after a verb: ``Tuesday, April 4, 2023``, ``in 2014``, ``on a day that is not known``."""
    if on.precision == Precision.DAY:
        return str(on)
    if on.precision in (Precision.MONTH, Precision.YEAR):
        return f"in {on}"
    return f"on {day(on)}"


def _range(on: PartialDate) -> str:
    if on.earliest and on.latest:
        return f"a day between {long_day(on.earliest)} and {long_day(on.latest)}"
    if on.earliest:
        return f"a day that is not known, not before {long_day(on.earliest)}{_raw(on)}"
    limit = f", not after {long_day(on.latest)}" if on.latest else ""
    return f"a day that is not known{limit}{_raw(on)}"


def _raw(on: PartialDate) -> str:
    return f" (the paper says “{on.raw}”)" if on.raw else ""
