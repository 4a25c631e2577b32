"""The clerk changes the period of a call: typed, seen in the words of the public, confirmed."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from comments.services import dockets
from tests import make
from tests.civicpolicy.desk.dockets.pressing import NOW, THURSDAY, address, at, confirm, press
from tests.comments.pages import errors_of, form_of, words_of

pytestmark = pytest.mark.django_db


def test_opening_shows_the_words_of_the_public_and_then_records_them(city, clerk):
    docket = make.docket(city, number="2019-07", opened=False)
    at(city)
    preview = press(clerk, docket, "open", "preview", closes_day="2019-08-30", closes_hour="23:59")
    words = "Comments are open through Friday, August 30, 2019, 11:59 p.m. Mountain Time"
    assert words in words_of(preview)
    assert "What comes from Tuesday, August 20, 2019, 10:00 a.m. Mountain Time through Friday" in words_of(
        preview
    )
    assert not docket.changes.exists()
    assert "The period is recorded." in words_of(confirm(clerk, docket, "open", preview))
    change = docket.changes.get()
    assert (change.opens_at, change.closes_at) == (NOW, datetime(2019, 8, 31, 6, 0, tzinfo=UTC))
    assert words in words_of(clerk.get(reverse("comments:docket", args=[city.slug, "2019-07"])))


def test_a_call_can_open_later(city, clerk):
    docket = make.docket(city, number="2019-07", opened=False)
    at(city)
    typed = {"opens": "at", "opens_day": "2019-08-21", "opens_hour": "08:00", **THURSDAY}
    preview = press(clerk, docket, "open", "preview", **typed)
    assert "Comments open Wednesday, August 21, 2019, 8:00 a.m. Mountain Time" in words_of(preview)
    confirm(clerk, docket, "open", preview)
    assert docket.changes.get().opens_at == datetime(2019, 8, 21, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "sentence", "field"),
    [
        ({"closes_day": "2019-08-30"}, "Choose the hour", "closes_hour"),
        ({"closes_hour": "17:00"}, "Choose the day", "closes_day"),
        (
            {"closes_day": "2019-08-30", "closes_hour": "00:00"},
            "12:00 a.m. is the first instant of that day. For the end of a day choose 11:59 p.m.",
            "closes_hour",
        ),
        (
            {"closes_day": "2019-11-03", "closes_hour": "01:30"},
            "1:30 a.m. comes twice on Sunday, November 3, 2019: clocks are set back. Choose another hour.",
            "closes_hour",
        ),
        (
            {"closes_day": "2020-03-08", "closes_hour": "02:30"},
            "There is no 2:30 a.m. on Sunday, March 8, 2020: clocks are set forward. Choose another hour.",
            "closes_hour",
        ),
        (
            {"closes_day": "2019-08-19", "closes_hour": "17:00"},
            "A period must close after it opens. The closing time has already passed.",
            None,
        ),
        (
            {"closes_day": "9999-12-31", "closes_hour": "23:59"},
            "Choose a day that the calendar has",
            "closes_day",
        ),
        (
            {"closes_day": "2019-02-30", "closes_hour": "23:59"},
            "Choose a day that the calendar has",
            "closes_day",
        ),
        ({"opens": "at", "opens_hour": "08:00", **THURSDAY}, "Choose the day on which it opens", "opens_day"),
    ],
)
def test_what_is_no_period_is_said_before_anything_is_recorded(city, clerk, typed, sentence, field):
    docket = make.docket(city, number="2019-07", opened=False)
    at(city)
    answer = press(clerk, docket, "open", "preview", **typed)
    assert answer.status_code == 422
    assert (sentence, field) in errors_of(answer)
    assert {name: form_of(answer)[name] for name in typed if name != "opens"} == {
        name: value for name, value in typed.items() if name != "opens"
    }
    assert not docket.changes.exists()


def test_extending_shows_old_and_new_words_and_what_becomes_of_comments(call, clerk):
    make.comment(call)
    typed = {"closes_day": "2019-09-06", "closes_hour": "17:00", "reason": "The first notice was unclear."}
    preview = press(clerk, call, "extend", "preview", **typed)
    words = words_of(preview)
    assert "Now it says Comments are open through Friday, August 30, 2019, 11:59 p.m." in words
    assert (
        "Then it will say Open, extended Comments are open through Friday, September 6, 2019, 5:00 p.m."
        in words
    )
    assert "1 comment was received (1 on time). It keeps its verdict, whatever you change now." in words
    assert "The first notice was unclear." in words
    done = confirm(clerk, call, "extend", preview)
    assert (
        "The period is extended. Comments are open through Friday, September 6, 2019, 5:00 p.m."
        in words_of(done)
    )
    assert call.changes.count() == 2


def test_change_it_brings_the_form_back_with_what_was_typed(call, clerk):
    typed = {"closes_day": "2019-09-06", "closes_hour": "17:00", "reason": "More time."}
    preview = press(clerk, call, "extend", "preview", **typed)
    again = clerk.post(address(call, "extend"), {**form_of(preview), "change": "yes"})
    assert again.status_code == 200
    assert {name: form_of(again)[name].strip() for name in typed} == typed


@pytest.mark.parametrize(
    ("act", "typed", "sentence"),
    [
        ("extend", THURSDAY, "An extension must close later than the period does now."),
        (
            "shorten",
            {"closes_day": "2019-09-06", "closes_hour": "17:00"},
            "A shortening must close earlier than the period does now.",
        ),
    ],
)
def test_a_change_that_does_not_follow_is_refused_in_its_own_words(call, clerk, act, typed, sentence):
    answer = press(clerk, call, act, "preview", reason="Why not.", **typed)
    assert errors_of(answer) == [(sentence, None)]


@pytest.mark.parametrize("act", ["extend", "shorten", "cancel"])
def test_a_reason_is_required(call, clerk, act):
    typed = {} if act == "cancel" else THURSDAY
    answer = press(clerk, call, act, "preview", **typed)
    assert ("Say why: the reason is published with the change", "reason") in errors_of(answer)


def test_shortening_says_who_was_told_otherwise(call, clerk):
    preview = press(clerk, call, "shorten", "preview", reason="The vote came forward.", **THURSDAY)
    assert (
        "What comes after Thursday, August 29, 2019, 5:00 p.m. Mountain Time is kept and marked late,"
        " though people were told Friday, August 30, 2019, 11:59 p.m. Mountain Time." in words_of(preview)
    )
    confirm(clerk, call, "shorten", preview)
    assert call.changes.order_by("-number").first().kind == "shortened"


def test_cancelling_and_reopening(call, clerk):
    preview = press(clerk, call, "cancel", "preview", reason="The bill was withdrawn.")
    assert "What comes from now on is kept and marked late." in words_of(preview)
    confirm(clerk, call, "cancel", preview)
    make.comment(call)
    again = press(clerk, call, "reopen", "preview", reason="The bill is back.", **THURSDAY)
    assert "A late comment stays late: reopening does not put it on time." in words_of(again)
    confirm(clerk, call, "reopen", again)
    assert [change.kind for change in call.changes.order_by("number")] == ["opened", "cancelled", "reopened"]
    page = words_of(clerk.get(address(call)))
    assert "Cancelled From then on no more comments were asked for" in page
    assert "The bill is back." in page


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("open", "This docket has been opened already."),
        ("reopen", "This period is still open: extend it instead."),
    ],
)
def test_an_act_that_cannot_be_done_now_says_so_instead_of_a_form(call, clerk, act, sentence):
    page = clerk.get(address(call, act))
    assert sentence in words_of(page)
    assert "<form" not in page.content.decode()


def test_a_closed_period_cannot_be_extended(call, clerk):
    at(call.municipality, datetime(2019, 9, 2, tzinfo=UTC))
    assert "This period has closed: reopen it instead." in words_of(clerk.get(address(call, "extend")))
    assert words_of(clerk.get(address(call))).count("Reopen for comment") == 1


def test_a_second_clerk_does_not_undo_the_first_unseen(call, clerk):
    typed = {"closes_day": "2019-09-06", "closes_hour": "17:00", "reason": "More time."}
    preview = press(clerk, call, "extend", "preview", **typed)
    dockets.extend_period(
        by=make.clerk_of(call.municipality),
        docket=call,
        closes_at=datetime(2019, 9, 2, 23, 0, tzinfo=UTC),
        reason="A holiday.",
    )
    answer = confirm(clerk, call, "extend", preview)
    assert answer.status_code == 422
    assert errors_of(answer) == [
        ("Somebody changed this period while you were writing: look at it as it is now.", None)
    ]
    assert "Monday, September 2, 2019, 5:00 p.m." in words_of(answer)
    assert form_of(answer)["reason"].strip() == "More time."
    retry = {**form_of(answer), "preview": "yes"}
    again = clerk.post(address(call, "extend"), retry)
    assert confirm(clerk, call, "extend", again).status_code == 200
