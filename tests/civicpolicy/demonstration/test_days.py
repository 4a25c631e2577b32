"""The story of the demonstration holds on whatever day it is loaded."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from civicpolicy.demonstration import papers
from civicpolicy.demonstration.days import Days

DENVER = ZoneInfo("America/Denver")
EVERY_DAY = [date(2026, 1, 1) + timedelta(days=number) for number in range(800)]


def days(today):
    return Days(today, DENVER)


def test_the_story_is_in_order_on_every_day_of_two_years():
    for today in EVERY_DAY:
        told = days(today)
        order = [told.begins, told.direction, told.opening, told.session, today, told.last, *told.readings(3)]
        assert order == sorted(set(order)), today


def test_every_comment_finds_its_place_between_opening_session_and_now():
    written = papers.told("comments.json", EVERY_DAY[0])
    latest = {
        part: max(one["minutes"] for one in written if one["after"] == part)
        for part in ("opening", "session")
    }
    for today in EVERY_DAY:
        told = days(today)
        session = told.at(told.session, "16:33")
        assert told.at(told.opening, "09:00") + timedelta(minutes=latest["opening"]) < session, today
        assert session + timedelta(minutes=latest["session"]) < told.at(today, "00:00"), today


def test_the_repeal_of_last_year_comes_after_the_city_begins_and_before_the_council_asks_for_drafts():
    for today in EVERY_DAY:
        repeal = papers.told("instruments.json", today)["repealing"]["acts"]
        dates = [papers.partial_date(act["date"], today).earliest for act in repeal]
        assert days(today).begins < dates[0] and dates[-1] < days(today).direction - timedelta(days=4), today


@pytest.mark.parametrize(
    ("today", "session", "opening"),
    [
        (date(2026, 11, 19), date(2026, 11, 18), date(2026, 11, 6)),
        (date(2026, 11, 22), date(2026, 11, 20), date(2026, 11, 9)),
        (date(2026, 11, 23), date(2026, 11, 20), date(2026, 11, 10)),
    ],
)
def test_the_session_was_on_the_last_working_day(today, session, opening):
    assert (days(today).session, days(today).opening) == (session, opening)


def test_comments_are_taken_through_the_third_day_from_now():
    close = days(date(2026, 11, 21)).close()
    assert close.astimezone(DENVER).isoformat() == "2026-11-25T00:00:00-07:00"


def test_readings_are_on_first_and_third_tuesdays():
    assert days(date(2026, 11, 21)).readings(3) == [date(2026, 12, 1), date(2026, 12, 15), date(2027, 1, 5)]
