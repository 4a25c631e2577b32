"""Partial dates: what is known is said, what is not known is kept as it was written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.dates import PartialDate, Precision, is_no_day


@pytest.mark.parametrize(
    ("raw", "earliest", "latest", "precision"),
    [
        ("August 26, 2019", date(2019, 8, 26), date(2019, 8, 26), "day"),
        ("Aug. 26, 2019", date(2019, 8, 26), date(2019, 8, 26), "day"),
        ("Friday, August 30, 2019", date(2019, 8, 30), date(2019, 8, 30), "day"),
        ("30 August 2019", date(2019, 8, 30), date(2019, 8, 30), "day"),
        ("2019-08-30", date(2019, 8, 30), date(2019, 8, 30), "day"),
        ("8/30/2019", date(2019, 8, 30), date(2019, 8, 30), "day"),
        ("August 2019", date(2019, 8, 1), date(2019, 8, 31), "month"),
        ("2014", date(2014, 1, 1), date(2014, 12, 31), "year"),
        ("Aug. 30", None, None, "unknown"),
        ("oZ 06", None, None, "unknown"),
        ("February 30, 2019", None, None, "unknown"),
        ("Smarch 3, 2019", None, None, "unknown"),
        ("Smarch 2019", None, None, "unknown"),
        ("", None, None, "unknown"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_written(raw, earliest, latest, precision):
    read = PartialDate.parse(raw)
    assert (read.earliest, read.latest, read.precision, read.raw) == (earliest, latest, precision, raw)


@given(st.text())
def test_any_words_are_kept_and_never_raise(raw):
    assert PartialDate.parse(raw).raw == raw


@given(st.dates())
def test_a_printed_day_is_read_back(day):
    if day.year >= 1000:
        assert PartialDate.parse(str(PartialDate.on(day))).earliest == day


@pytest.mark.parametrize(
    ("partial", "words"),
    [
        (PartialDate.on(date(2019, 8, 30)), "Friday, August 30, 2019"),
        (PartialDate.month(2024, 2), "February 2024"),
        (PartialDate.year(2014), "2014"),
        (PartialDate.unknown("Aug. 30"), "date unknown"),
        (
            PartialDate.between(date(2019, 1, 1), date(2019, 1, 3)),
            "between Tuesday, January 1, 2019 and Thursday, January 3, 2019",
        ),
        (PartialDate.between(date(2019, 1, 1), None), "on or after Tuesday, January 1, 2019"),
        (PartialDate.between(None, date(2019, 1, 1)), "on or before Tuesday, January 1, 2019"),
    ],
)
def test_a_partial_date_says_itself_in_words(partial, words):
    assert str(partial) == words


def test_only_a_day_counts_as_known():
    assert PartialDate.on(date(2019, 8, 30)).is_known
    assert not PartialDate.month(2019, 8).is_known


def test_a_date_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="cannot end before it begins"):
        PartialDate(date(2020, 1, 2), date(2020, 1, 1), Precision.RANGE)


def test_a_precision_nobody_defined_is_refused():
    with pytest.raises(ValueError, match="not a precision"):
        PartialDate(None, None, "fortnight")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("31/02/2026", True),
        ("2/30/2026", True),
        ("June 31, 2026", True),
        ("31 June 2026", True),
        ("2026-02-30", True),
        ("2/28/2026", False),
        ("February 2026", False),
        ("31/02/2026 (sic)", False),
        ("Foo 31, 2026", False),
        ("the day after", False),
        ("", False),
    ],
)
def test_a_day_that_no_calendar_has_is_told_from_other_words(words, told):
    assert is_no_day(words) is told


@pytest.mark.parametrize("words", ["Jan 0000", "May 0012", "January, 0000"])
def test_a_month_of_no_year_is_unknown(words):
    assert PartialDate.parse(words) == PartialDate.unknown(words)
