from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.period_line import NARROWEST, Event, across, in_words, place

OPENS = datetime(2024, 8, 14, 14, tzinfo=UTC)
CLOSES = datetime(2024, 8, 31, 6, tzinfo=UTC)
LENGTH = CLOSES - OPENS


def at(share: float) -> datetime:
    return OPENS + LENGTH * share


def session(share: float) -> Event:
    return Event(at(share), "Council work session, Tue., Aug. 27", "Work session, Aug. 27")


def here(share: float) -> Event:
    return Event(at(share), "Now", "Now", flag=False)


def test_the_line_runs_from_0_to_100_per_cent():
    assert [across(at(share), OPENS, CLOSES) for share in (0, 0.25, 1)] == [0, 25, 100]


def test_what_lies_outside_stands_at_an_end():
    assert across(OPENS - timedelta(days=9), OPENS, CLOSES) == 0
    assert across(CLOSES + timedelta(seconds=1), OPENS, CLOSES) == 100


def test_now_alone_stands_over_its_dot():
    (now,) = place([here(0.5)], OPENS, CLOSES)
    assert (now.across, now.row, now.anchor) == (50, 0, "middle")


@pytest.mark.parametrize(("share", "anchor"), [(0.004, "start"), (0.996, "end")])
def test_now_at_an_end_keeps_inside(share: float, anchor: str):
    (now,) = place([here(share)], OPENS, CLOSES)
    assert now.anchor == anchor


def test_a_session_just_before_now_hangs_to_its_left_on_the_same_row():
    now, flag = place([here(0.83), session(0.81)], OPENS, CLOSES)
    assert (now.row, now.anchor) == (0, "start")
    assert (flag.row, flag.anchor) == (0, "end")


@given(st.lists(st.floats(0, 1), min_size=1, max_size=2), st.floats(0, 1))
def test_no_label_is_lost(shares: list[float], now: float):
    placed = place([here(now), *map(session, shares)], OPENS, CLOSES)
    assert [one.event.short for one in placed] == ["Now", *["Work session, Aug. 27"] * len(shares)]
    assert len({(one.row, one.anchor, one.across) for one in placed}) == len(placed) or len(shares) == 2


def test_only_three_are_drawn():
    assert len(place([session(share / 10) for share in range(8)], OPENS, CLOSES)) == 3


def test_two_sessions_on_neighbouring_days_stand_on_two_rows_or_two_sides():
    one, other = place([session(0.5), session(0.55)], OPENS, CLOSES)
    assert one.row != other.row


def test_the_words_make_one_sentence():
    assert in_words([("opened", "Wednesday"), ("closes", "Friday")]) == "Opened Wednesday; closes Friday."


def test_the_narrowest_line_is_that_of_a_box_on_320_pixels():
    assert NARROWEST <= 320 - 2 * 16 - 2 * 16 - 2 * 2
