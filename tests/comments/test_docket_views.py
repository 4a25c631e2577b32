"""The list of calls and the page of one: the same deadline in the same words, whatever has been recorded."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from comments.services import dockets
from policies.models import Marks
from policies.services import municipalities
from policies.text.outline import SectionText
from tests import make
from tests.comments.pages import all_of, page_of, said, words_of

pytestmark = pytest.mark.django_db
CLOSES = datetime(2026, 8, 31, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def page(client, docket, name="docket"):
    place = {"city": docket.municipality.slug, "number": docket.number}
    return client.get(reverse(f"comments:{name}", kwargs=place))


def standing_docket(**fields):
    """Open from 22 through 30 August in a demonstration city whose clock stands before that."""
    city = make.demonstration(at=CLOSES - 11 * DAY)
    return make.docket(city, opens_at=CLOSES - 9 * DAY, closes_at=CLOSES, number="2026-07", **fields)


def move(docket, at):
    municipalities.set_clock(municipality=docket.municipality, stands_at=at)


def extended(docket):
    move(docket, CLOSES - DAY)
    by = make.clerk_of(docket.municipality)
    dockets.extend_period(
        by=by, docket=docket, closes_at=CLOSES + 7 * DAY, reason="The Spanish text was late."
    )


def shortened(docket):
    move(docket, CLOSES - 3 * DAY)
    by = make.clerk_of(docket.municipality)
    dockets.shorten_period(by=by, docket=docket, closes_at=CLOSES - DAY, reason="The hall is closed.")


def cancelled(docket):
    move(docket, CLOSES - DAY)
    dockets.cancel_period(
        by=make.clerk_of(docket.municipality), docket=docket, reason="The bill was withdrawn."
    )


def reopened(docket):
    move(docket, CLOSES + DAY)
    by = make.clerk_of(docket.municipality)
    dockets.reopen_period(by=by, docket=docket, closes_at=CLOSES + 3 * DAY, reason="The site was down.")


def untouched(docket):
    """Nothing is recorded after the opening."""


THROUGH = "Comments are open through Sunday, August 30, 2026, 11:59 p.m. Mountain Time;"
STATES = {
    "not yet": (
        untouched,
        CLOSES - 10 * DAY,
        "Not open yet Comments open Saturday, August 22, 2026, 12:00 a.m. Mountain Time.",
        0,
    ),
    "open": (untouched, CLOSES - 3 * DAY - timedelta(hours=4), f"{THROUGH} 3 days 4 hours left", 1),
    "last day": (
        untouched,
        CLOSES - timedelta(hours=2, minutes=10),
        f"Closes today {THROUGH} 2 hours 10 minutes left",
        1,
    ),
    "last moment": (
        untouched,
        CLOSES - timedelta(milliseconds=1),
        f"Closes today {THROUGH} less than a minute left",
        1,
    ),
    "closed": (
        untouched,
        CLOSES,
        "Closed Comments closed Sunday, August 30, 2026, 11:59 p.m. Mountain Time. You can still write.",
        0,
    ),
    "extended": (
        extended,
        CLOSES,
        "Open, extended Comments are open through Sunday, September 6, 2026, 11:59 p.m. Mountain Time;"
        " 7 days left Extended by City clerk of {city}, Sunday, August 30, 2026, 12:00 a.m. Mountain Time:"
        " “The Spanish text was late.”",
        1,
    ),
    "shortened": (
        shortened,
        CLOSES - 2 * DAY,
        "Closes today Comments are open through Saturday, August 29, 2026, 11:59 p.m. Mountain Time;"
        " 1 day left",
        1,
    ),
    "cancelled": (cancelled, CLOSES - DAY, "Cancelled This call for comment was cancelled. Cancelled by", 0),
    "opened again": (
        reopened,
        CLOSES + DAY,
        "Open again Comments are open through Wednesday, September 2, 2026, 11:59 p.m. Mountain Time;"
        " 2 days left Opened again by",
        1,
    ),
}


@pytest.mark.parametrize(("change", "at", "words", "forms"), STATES.values(), ids=STATES)
def test_the_deadline_is_said_in_every_state(client, change, at, words, forms):
    docket = standing_docket()
    change(docket)
    move(docket, at)
    response = page(client, docket)
    (box, *_) = [one for one in all_of(response, "div") if one.get("class", "").startswith("deadline ")]
    assert said(box).startswith(words.format(city=docket.municipality.name))
    assert len(all_of(response, "textarea")) == forms


def test_a_closed_or_cancelled_call_can_still_be_written_to(client):
    docket = standing_docket()
    cancelled(docket)
    (link,) = [one for one in all_of(page(client, docket), "a") if said(one) == "Write a late comment"]
    response = client.get(link.get("href"))
    assert "is on time" not in words_of(response)
    assert "Your comment is kept, marked late, and shown to the council apart." in words_of(response)


def test_every_change_of_the_period_is_told(client):
    docket = standing_docket()
    extended(docket)
    (history,) = all_of(page(client, docket), "section[@aria-labelledby='history']/ol")
    clerk = f"City clerk of {docket.municipality.name}"
    assert [said(one) for one in history] == [
        "Opened Comments are open from Saturday, August 22, 2026, 12:00 a.m. Mountain Time through Sunday,"
        " August 30, 2026, 11:59 p.m. Mountain Time."
        f" Recorded by {clerk}, Thursday, August 20, 2026, 12:00 a.m. Mountain Time",
        "Extended Comments are open through Sunday, September 6, 2026, 11:59 p.m. Mountain Time."
        " The Spanish text was late."
        f" Recorded by {clerk}, Sunday, August 30, 2026, 12:00 a.m. Mountain Time",
    ]


def test_a_close_at_an_hour_of_the_day_is_said_with_that_hour(client):
    city = make.demonstration(at=CLOSES - 11 * DAY)
    docket = make.docket(city, opens_at=CLOSES - 10 * DAY, closes_at=CLOSES + timedelta(hours=17))
    assert "A comment received before 5:00 p.m. is on time." in words_of(page(client, docket))


def test_it_says_what_it_is_about_and_leads_there(client):
    city = make.city()
    editions = [make.bill(city), make.bill(city)]
    docket = make.docket(city, *editions, summary="Both would change the code.")
    response = page(client, docket)
    assert "One call for comment over two instruments." in words_of(response)
    assert "Both would change the code. A summary, not law." in words_of(response)
    matters = {f"/{city.slug}/matters/{edition.instrument.slug}/" for edition in editions}
    assert matters <= {one.get("href") for one in all_of(response, "a")}
    assert (
        "Would change: Code of ethics Read what would change in the Code of ethics 1 of 2 sections"
        in words_of(response)
    )


def test_a_new_text_and_a_repeal_are_named_as_such(client):
    city = make.city()
    code = make.policy(city, title="Old code")
    law = make.law(code)
    repealing = make.edition(make.instrument(city), (code, None, law))
    posting = make.policy(city, title="Social media policy")
    adopting = make.edition(make.instrument(city), (posting, make.draft(posting)))
    text = words_of(page(client, make.docket(city, repealing, adopting)))
    assert "Would repeal: Old code 2 of 2 sections changed" in text
    assert "New text: Social media policy Read the text of the Social media policy 2 of 2 sections" in text


def test_a_text_whose_marks_are_unknown_is_shown_as_read(client):
    city = make.city()
    code = make.policy(city)
    law = make.law(code, make.keyed([SectionText("section", "3-11A", "Media", "Old words.")]))
    read = make.draft(
        code, [SectionText("section", "3-11A", "Media", "Read words.")], base=law, marks=Marks.UNKNOWN
    )
    docket = make.docket(city, make.edition(make.instrument(city), (code, read, law)))
    assert "The marks of this paper are unknown" in words_of(page(client, docket))
    key = docket.items.get().edition.amendments.get().proposed.sections.get().key
    place = reverse("comments:comment-form", kwargs={"city": city.slug, "number": docket.number})
    (beside,) = all_of(client.get(place, {"section": key}), "section[@aria-labelledby='reading']")
    assert "Marks unknown." in said(beside)
    assert "3-11A Media Read words." in said(beside)
    assert [*beside.iter("ins"), *beside.iter("del")] == []


def test_the_period_line_shows_the_work_session(client):
    city = make.demonstration(at=CLOSES - 11 * DAY)
    bill = make.bill(city)
    docket = make.docket(city, bill, opens_at=CLOSES - 9 * DAY, closes_at=CLOSES)
    make.meeting(city, bill, starts_at=CLOSES - 4 * DAY)
    make.meeting(city, make.bill(city), starts_at=CLOSES - 3 * DAY)
    make.meeting(city, bill, starts_at=CLOSES + DAY)
    (line,) = all_of(page(client, docket), "svg[@role='img']")
    assert line.get("aria-label").count("work session") == 1


def test_a_draft_another_city_s_docket_and_nonsense_are_the_same_404(client):
    docket = standing_docket()
    draft = make.docket(docket.municipality, number="draft", opened=False)
    elsewhere = make.docket(make.city(), number="elsewhere")
    city = docket.municipality.slug
    places = [
        f"/{city}/dockets/{number}/" for number in (draft.number, elsewhere.number, "a%00b", "x" * 500, "'")
    ]
    answers = [client.get(place) for place in places]
    assert [answer.status_code for answer in answers] == [404] * 5
    assert len({words_of(answer) for answer in answers}) == 1


def test_the_form_is_not_kept_by_caches_that_others_share(client):
    assert "private" in page(client, standing_docket()).headers["Cache-Control"]


def test_the_list_has_open_calls_first(client):
    docket = standing_docket(title="Sooner")
    city, bill = docket.municipality, docket.items.get().edition
    make.docket(city, bill, opens_at=CLOSES - 9 * DAY, closes_at=CLOSES + DAY, title="Later")
    make.docket(city, bill, opens_at=CLOSES + DAY, closes_at=CLOSES + 2 * DAY, title="To come")
    make.docket(city, bill, opens_at=CLOSES - 9 * DAY, closes_at=CLOSES - 8 * DAY, title="Over")
    make.docket(city, bill, opened=False, title="Draft")
    move(docket, CLOSES - DAY)
    make.comment(docket)
    response = client.get(reverse("comments:dockets", kwargs={"city": city.slug}))
    titles = [
        said(one)
        for one in all_of(response, "li//a")
        if "dockets/" in one.get("href") and "btn" not in one.get("class", "")
    ]
    assert titles == ["Sooner", "Later", "To come", "Over"]
    assert [said(one) for one in all_of(response, "h2")] == ["Sooner", "Later", "Opens later", "Closed"]
    assert "1 comment received" in words_of(response)


def test_an_empty_list_says_what_will_come(client):
    response = client.get(reverse("comments:dockets", kwargs={"city": make.city().slug}))
    assert "Nothing is open for comment now." in words_of(response)
    assert page_of(response).find(".//main//h1").text == "Open for comment"


@pytest.mark.parametrize("rows", [1, 100])
def test_queries_do_not_grow(client, rows, assert_queries_at_most):
    city = make.city()
    bill = make.bill(city)
    many = [make.docket(city, bill) for _ in range(rows)]
    for _ in range(rows):
        make.comment(many[0])
    page(client, many[0])
    with assert_queries_at_most(12):
        page(client, many[0])
    with assert_queries_at_most(12):
        client.get(reverse("comments:dockets", kwargs={"city": city.slug}))
