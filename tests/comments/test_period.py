"""The deadline: exact to the instant, one set of words, no hour that a clock does not have."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments import period
from comments.period import HourNeeded, Kind, State, Verdict, Window

DENVER = ZoneInfo("America/Denver")
UTC = ZoneInfo("UTC")
US_ZONES = [ZoneInfo(key) for key in period.ZONE_NAMES]
AUG_30 = date(2019, 8, 30)
CLOSES = datetime(2019, 8, 31, 6, 0, tzinfo=UTC)
OPENS = datetime(2019, 8, 14, 14, 0, tzinfo=UTC)
OPENED = Window(1, Kind.OPENED, OPENS, CLOSES)


def test_through_a_day_is_stored_as_the_first_instant_of_the_next():
    assert period.closing_instant(AUG_30, None, DENVER) == CLOSES


def test_a_typed_11_59_pm_means_the_end_of_the_day():
    assert period.closing_instant(AUG_30, time(23, 59), DENVER) == CLOSES


def test_every_other_hour_is_stored_exactly():
    assert period.closing_instant(AUG_30, time(17, 0), DENVER) == datetime(2019, 8, 30, 23, 0, tzinfo=UTC)


def test_the_words_of_the_deadline():
    assert period.through_words(CLOSES, DENVER) == "through Friday, August 30, 2019, 11:59 p.m. Mountain Time"


def test_an_exact_hour_is_said_exactly():
    closes = period.closing_instant(AUG_30, time(17, 0), DENVER)
    assert period.closing_words(closes, DENVER) == "Friday, August 30, 2019, 5:00 p.m. Mountain Time"


def test_one_second_before_midnight_would_not_be_said_as_midnight():
    assert period.closing_words(CLOSES - timedelta(hours=1), DENVER).endswith("11:00 p.m. Mountain Time")


@pytest.mark.parametrize(
    ("day", "hour"), [(date(2027, 3, 14), time(2, 30)), (date(2026, 11, 1), time(1, 30))], ids=["gap", "fold"]
)
def test_an_hour_that_the_clock_skips_or_repeats_is_refused(day, hour):
    with pytest.raises(HourNeeded, match="Choose another hour"):
        period.closing_instant(day, hour, DENVER)


def test_zones_without_summer_time_have_every_hour():
    for key in ("America/Phoenix", "Pacific/Honolulu"):
        period.closing_instant(date(2027, 3, 14), time(2, 30), ZoneInfo(key))


@given(st.dates(min_value=date(2007, 1, 1), max_value=date(2037, 1, 1)), st.sampled_from(US_ZONES))
def test_the_end_of_any_day_is_said_as_that_day(day, zone):
    closes = period.closing_instant(day, None, zone)
    local = closes.astimezone(zone)
    assert (local.date(), local.time()) == (day + timedelta(days=1), time(0))
    assert period.closing_words(closes, zone).startswith(period.long_day(day))


@given(
    st.dates(min_value=date(2007, 1, 1), max_value=date(2037, 1, 1)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.sampled_from(US_ZONES),
)
def test_a_stored_hour_comes_back_as_typed(day, hour, zone):
    try:
        closes = period.closing_instant(day, hour, zone)
    except HourNeeded:
        return
    if hour != time(23, 59):
        assert closes.astimezone(zone).replace(tzinfo=None) == datetime.combine(day, hour)


@pytest.mark.parametrize(
    ("received_at", "verdict"),
    [
        (OPENS - timedelta(microseconds=1), Verdict.EARLY),
        (OPENS, Verdict.ON_TIME),
        (CLOSES - timedelta(milliseconds=100), Verdict.ON_TIME),
        (CLOSES - timedelta(microseconds=1), Verdict.ON_TIME),
        (CLOSES, Verdict.LATE),
    ],
)
def test_the_window_is_half_open(received_at, verdict):
    assert period.verdict(OPENED, received_at) == verdict


def test_before_any_period_a_comment_is_early_and_after_cancelling_late():
    cancelled = Window(2, Kind.CANCELLED, OPENS, CLOSES)
    assert period.verdict(None, OPENS) == Verdict.EARLY
    assert period.verdict(cancelled, OPENS) == Verdict.LATE


@pytest.mark.parametrize(
    ("window", "now", "state"),
    [
        (None, OPENS, State.NO_PERIOD),
        (OPENED, OPENS - timedelta(seconds=1), State.NOT_YET),
        (OPENED, OPENS, State.OPEN),
        (OPENED, datetime(2019, 8, 30, 12, 0, tzinfo=UTC), State.CLOSES_TODAY),
        (OPENED, CLOSES, State.CLOSED),
        (Window(2, Kind.CANCELLED, OPENS, CLOSES), OPENS, State.CANCELLED),
    ],
)
def test_state_is_derived_from_the_window_and_the_clock(window, now, state):
    assert period.state(window, now, DENVER) == state


DURING = OPENS + timedelta(days=1)
PASSED, MINUTE = "The closing time has already passed.", "A period closes on a whole minute."
LATER, SOONER = CLOSES + timedelta(days=7), CLOSES - timedelta(days=2)


def change(kind, closes_at=LATER, opens_at=OPENS):
    return Window(2, kind, opens_at, closes_at)


@pytest.mark.parametrize(
    ("last", "new", "now", "reason"),
    [
        (None, change(Kind.EXTENDED), DURING, "This docket has not been opened yet."),
        (OPENED, change(Kind.OPENED), DURING, "This docket has been opened already."),
        (OPENED, change(Kind.REOPENED), DURING, "This period is still open: extend it instead."),
        (OPENED, change(Kind.EXTENDED), CLOSES, "This period has closed: reopen it instead."),
        (OPENED, change(Kind.CANCELLED), CLOSES, "This period has closed: reopen it instead."),
        (
            OPENED,
            change(Kind.EXTENDED, CLOSES),
            DURING,
            "An extension must close later than the period does now.",
        ),
        (OPENED, change(Kind.SHORTENED), DURING, "A shortening must close earlier than the period does now."),
        (
            OPENED,
            change(Kind.EXTENDED, LATER, DURING),
            DURING,
            "Extending or shortening leaves the opening as it was.",
        ),
        (
            OPENED,
            change(Kind.SHORTENED, OPENS + timedelta(hours=1)),
            DURING,
            "The closing time has already passed.",
        ),
        (None, change(Kind.OPENED, OPENS), OPENS - timedelta(1), "A period must close after it opens."),
        (
            None,
            change(Kind.OPENED, OPENS + timedelta(days=800)),
            OPENS,
            "A period cannot be longer than two years.",
        ),
        (
            None,
            change(Kind.OPENED, CLOSES + timedelta(seconds=5)),
            OPENS,
            "A period closes on a whole minute.",
        ),
    ],
)
def test_each_refusal_says_why(last, new, now, reason):
    assert reason in period.refusals(last, new, now)


@pytest.mark.parametrize(
    ("last", "new", "now"),
    [
        (None, change(Kind.OPENED), OPENS - timedelta(days=1)),
        (OPENED, change(Kind.EXTENDED), CLOSES - timedelta(microseconds=1)),
        (OPENED, change(Kind.SHORTENED, SOONER), DURING),
        (OPENED, change(Kind.CANCELLED, CLOSES), DURING),
        (OPENED, change(Kind.REOPENED, LATER, CLOSES), CLOSES),
        (Window(2, Kind.CANCELLED, OPENS, CLOSES), change(Kind.REOPENED, LATER, DURING), DURING),
    ],
)
def test_what_may_be_recorded(last, new, now):
    assert list(period.refusals(last, new, now)) == []


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=3, hours=4, minutes=59), "3 days 4 hours left"),
        (timedelta(days=1, minutes=5), "1 day 5 minutes left"),
        (timedelta(hours=2, minutes=10), "2 hours 10 minutes left"),
        (timedelta(minutes=1), "1 minute left"),
        (timedelta(seconds=59), "less than a minute left"),
        (timedelta(0), "closed"),
    ],
)
def test_time_left_is_rounded_down(left, words):
    assert period.time_left(CLOSES - left, CLOSES) == words


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(0), "less than a second"),
        (timedelta(seconds=41), "41 seconds"),
        (timedelta(hours=2, minutes=5), "2 hours 5 minutes"),
    ],
)
def test_late_says_by_how_much(after, words):
    assert period.late_by(CLOSES + after, CLOSES) == words


def test_the_last_second_is_not_closed_yet():
    assert period.time_left(CLOSES - timedelta(milliseconds=1), CLOSES) == "less than a minute left"
    assert period.time_left(CLOSES, CLOSES) == "closed"


def test_a_receipt_s_instant_is_cut_to_the_millisecond_never_rounded_up():
    words = period.exact_words(CLOSES - timedelta(microseconds=1), DENVER)
    assert words == "Friday, August 30, 2019, 11:59:59.999 p.m. Mountain Time"
