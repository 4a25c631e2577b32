from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template

from comments.period import Kind, Window
from comments.templatetags.period import deadline, line, short_day

ZONE = ZoneInfo("America/Denver")


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


WINDOW = Window(1, Kind.OPENED, at(8, 14, 8), at(8, 31, 0))
NOW = at(8, 27, 19, 59)


def render(tag: str, **context: object) -> str:
    template = Template("{% load period %}{% " + tag + " %}")
    return " ".join(template.render(Context({"window": WINDOW, "now": NOW, "zone": ZONE, **context})).split())


def test_open_says_day_year_hour_zone_and_what_is_left():
    said = deadline(WINDOW, NOW, ZONE)
    assert said.sentence == ("Comments are open through Friday, August 30, 2024, 11:59 p.m. Mountain Time;")
    assert (said.tag, said.left) == ("Open", "3 days 4 hours left")


@pytest.mark.parametrize(
    ("window", "now", "tag", "sentence"),
    [
        (
            WINDOW,
            at(8, 1, 9),
            "Not open yet",
            "Comments open Wednesday, August 14, 2024, 8:00 a.m. Mountain Time.",
        ),
        (
            WINDOW,
            at(8, 31, 0),
            "Closed",
            "Comments closed Friday, August 30, 2024, 11:59 p.m. Mountain Time.",
        ),
        (None, NOW, "Not set yet", "The clerk has not yet set when comments open and close."),
        (
            Window(2, Kind.CANCELLED, WINDOW.opens_at, WINDOW.closes_at),
            NOW,
            "Cancelled",
            "This call for comment was cancelled.",
        ),
    ],
)
def test_every_other_state_has_its_sentence(window: Window | None, now: datetime, tag: str, sentence: str):
    said = deadline(window, now, ZONE)
    assert (said.tag, said.sentence) == (tag, sentence)


def test_the_last_day_says_so():
    assert deadline(WINDOW, at(8, 30, 21, 49), ZONE).tag == "Closes today"


@pytest.mark.parametrize(
    ("kind", "tag"),
    [(Kind.EXTENDED, "Open, extended"), (Kind.SHORTENED, "Open, shortened"), (Kind.REOPENED, "Open again")],
)
def test_a_changed_period_says_how_and_why(kind: str, tag: str):
    said = deadline(Window(2, kind, WINDOW.opens_at, WINDOW.closes_at), NOW, ZONE, why="The text was late.")
    assert (said.tag, said.note) == (tag, "The text was late.")


def test_a_notice_without_an_hour_is_quoted():
    said = deadline(None, NOW, ZONE, raw="through Aug. 30")
    assert said.sentence == "The notice says “through Aug. 30” and names no hour."


def test_after_the_close_one_may_still_write():
    assert "You can still write." in render("deadline_strip window now zone", now=at(9, 1, 9))


def test_a_strip_has_its_button_only_with_an_address():
    assert '<a class="btn btn-primary" href="/c/">Comment</a>' in render(
        'deadline_strip window now zone href="/c/"'
    )
    assert "<a" not in render("deadline_strip window now zone")


def test_the_line_is_said_in_words():
    drawn = line(WINDOW, NOW, ZONE, [(at(8, 27, 16, 30), "Council work session", "Work session")])
    assert drawn.words == (
        "Opened Wednesday, August 14, 2024, 8:00 a.m. Mountain Time; "
        "council work session Tuesday, August 27, 2024, 4:30 p.m. Mountain Time; "
        "now Tuesday, August 27, 2024, 7:59 p.m. Mountain Time; "
        "closes Friday, August 30, 2024, 11:59 p.m. Mountain Time."
    )


def test_a_receipt_draws_the_comment_instead_of_now():
    drawn = line(WINDOW, at(9, 20, 9), ZONE, yours=NOW)
    assert [label.placed.event.label for label in drawn.labels] == ["Your comment"]
    assert drawn.here == line(WINDOW, NOW, ZONE).here
    assert drawn.closed


def test_before_and_after_the_period_there_is_no_now_on_the_line():
    assert line(WINDOW, at(8, 1, 9), ZONE).labels == ()
    assert line(WINDOW, at(9, 1, 9), ZONE).labels == ()


def test_what_is_left_has_one_stroke_a_day():
    assert len(line(WINDOW, NOW, ZONE).ticks) == 3


def test_a_long_period_has_one_stroke_a_week():
    year = Window(1, Kind.OPENED, at(1, 1, 0), at(12, 30, 0))
    assert len(line(year, at(1, 1, 0), ZONE).ticks) == 52


def test_names_in_a_drawing_are_escaped():
    html = render("period_line window now zone events=events", events=[(NOW, "<b>Session</b>", "<i>")])
    assert "<b>" not in html
    assert "&lt;b&gt;Session" in html


@pytest.mark.parametrize(("day", "said"), [((8, 27), "Tue., Aug. 27"), ((5, 14), "Tue., May 14")])
def test_short_days_are_for_drawings(day: tuple[int, int], said: str):
    assert short_day(at(*day, 12), ZONE) == said
