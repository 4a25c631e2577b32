"""The stories of the demonstration hold on whatever day they are loaded."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from civicpolicy.demonstration.days import Days, regular
from civicpolicy.demonstration.papers import Papers
from civicpolicy.demonstration.stories import alder_draw, lindengate, osier_landing, tamarack_ferry

DENVER = ZoneInfo("America/Denver")
EVERY_DAY = [date(2026, 1, 1) + timedelta(days=number) for number in range(800)]


def days(today):
    return Days(today, DENVER)


def act_days(city, today, name):
    """The days of the acts on an instrument, as far as its papers know them, in their order."""
    papers = Papers(city, today)
    dates = [papers.date(act["date"]).earliest for act in papers.told("instruments.json")[name]["acts"]]
    return [day for day in dates if day]


def minutes(city, today, after=None):
    """When the last comment of a part of a story comes, in minutes."""
    written = Papers(city, today).told("comments.json")
    return timedelta(minutes=max(one["minutes"] for one in written if one.get("after") == after))


def test_the_story_of_alder_draw_is_in_order_on_every_day_of_two_years():
    for today in EVERY_DAY:
        told = days(today)
        order = [
            alder_draw.begins(told),
            *sorted(
                {
                    act_days("alder-draw", today, "repealing")[0],
                    act_days("alder-draw", today, "repealing")[-1],
                }
            ),
            alder_draw.direction(told) - timedelta(days=4),
            alder_draw.direction(told),
            alder_draw.opening(told),
            alder_draw.session(told),
            today,
            alder_draw.last_day(told),
            *alder_draw.readings(told),
        ]
        assert order == sorted(set(order)) and len(alder_draw.readings(told)) == 3, today


def test_every_comment_of_alder_draw_finds_its_place_between_opening_session_and_now():
    for today in EVERY_DAY:
        told = days(today)
        session = told.at(alder_draw.session(told), "16:33")
        opening = told.at(alder_draw.opening(told), "09:00")
        assert opening + minutes("alder-draw", today, "opening") < session, today
        assert session + minutes("alder-draw", today, "session") < told.at(today, "00:00"), today


def test_the_letters_about_the_repeal_come_before_its_close_and_one_after():
    for today in EVERY_DAY:
        told = days(today)
        introduced, *_, passed, _, published = act_days("alder-draw", today, "repealing")
        opened = told.at(introduced + timedelta(days=1), "09:00")
        close = told.end_of(passed - timedelta(days=1))
        assert opened + minutes("alder-draw", today, "repeal") < close, today
        assert close + minutes("alder-draw", today, "repeal closed") < told.at(published, "10:00"), today


def test_the_story_of_osier_landing_is_in_order_on_every_day_of_two_years():
    for today in EVERY_DAY:
        told = days(today)
        first, final = told.regular(osier_landing.FIRST), told.regular(osier_landing.FINAL)
        acts = act_days("osier-landing", today, "social_media")
        close = told.end_of(final - timedelta(days=2))
        assert acts == sorted(acts) and acts[1] == first and acts[-1] == final + timedelta(days=3), today
        assert osier_landing.begins(told) < first - timedelta(days=4), today
        assert told.at(first + timedelta(days=1), "08:00") + minutes("osier-landing", today, "first") < close
        assert close + minutes("osier-landing", today, "closed") < told.at(final, "18:31"), today
        opened = told.at(told.from_today(-5), "08:00")
        assert acts[-1] < told.from_today(-8) < told.from_today(-5) < today < told.from_today(5), today
        assert opened + minutes("osier-landing", today, "second") < told.at(today, "00:00"), today


def test_the_story_of_tamarack_ferry_is_in_order_on_every_day_of_two_years():
    for today in EVERY_DAY:
        told = days(today)
        marks = [-60, -13, -12, -3, -2]
        order = [tamarack_ferry.begins(told), *(told.from_today(each) for each in marks[1:])]
        assert order == sorted(order) and told.from_today(-2) < today < told.from_today(4), today
        opened = told.at(told.from_today(-12), "12:00")
        assert opened + minutes("tamarack-ferry", today) < told.at(told.from_today(-3), "16:05"), today


def test_the_story_of_lindengate_is_in_order_on_every_day_of_two_years():
    for today in EVERY_DAY:
        told = days(today)
        acts = act_days("lindengate", today, "conduct")
        assert acts == act_days("lindengate", today, "social") == sorted(acts), today
        assert lindengate.begins(told) < acts[0] and acts[-1] < told.from_today(-9), today


@pytest.mark.parametrize(
    ("today", "session", "opening"),
    [
        (date(2026, 11, 19), date(2026, 11, 18), date(2026, 11, 6)),
        (date(2026, 11, 22), date(2026, 11, 20), date(2026, 11, 9)),
        (date(2026, 11, 23), date(2026, 11, 20), date(2026, 11, 10)),
    ],
)
def test_the_session_was_on_the_last_working_day(today, session, opening):
    assert (alder_draw.session(days(today)), alder_draw.opening(days(today))) == (session, opening)


def test_a_day_ends_when_the_next_one_begins():
    close = days(date(2026, 11, 21)).end_of(date(2026, 11, 24))
    assert close.astimezone(DENVER).isoformat() == "2026-11-25T00:00:00-07:00"


@pytest.mark.parametrize(
    ("days_on", "day"),
    [(6, date(2026, 11, 27)), (7, date(2026, 11, 30)), (8, date(2026, 11, 30)), (9, date(2026, 11, 30))],
)
def test_a_call_never_closes_on_a_weekend(days_on, day):
    assert days(date(2026, 11, 21)).coming(days_on) == day


def test_regular_meetings_are_on_first_and_third_tuesdays():
    today = date(2026, 11, 21)
    assert [regular(today, which) for which in (1, 2, 3)] == [
        date(2026, 12, 1),
        date(2026, 12, 15),
        date(2027, 1, 5),
    ]
    assert [regular(today, which) for which in (-1, -2, -5)] == [
        date(2026, 11, 17),
        date(2026, 11, 3),
        date(2026, 9, 15),
    ]


def test_today_is_neither_before_nor_after_itself():
    assert regular(date(2026, 11, 17), -1) == date(2026, 11, 3)
    assert regular(date(2026, 11, 17), 1) == date(2026, 12, 1)
    with pytest.raises(ValueError, match="before today or after it"):
        regular(date(2026, 11, 17), 0)
