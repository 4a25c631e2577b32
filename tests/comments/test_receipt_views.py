"""A receipt says to the millisecond what was received, and how the record judged it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from comments import content
from comments.content import Target
from comments.queries import fingerprint
from comments.services import dockets
from policies.services import municipalities
from tests import make
from tests.comments.pages import all_of, page_of, said, words_of

pytestmark = pytest.mark.django_db
CLOSES = datetime(2026, 8, 31, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def page(client, comment, code=None, city=None):
    city = city or comment.municipality
    return client.get(
        reverse("comments:receipt", kwargs={"city": city.slug, "code": code or comment.receipt_code})
    )


def facts_of(response):
    (facts,) = all_of(response, "dl")
    return {said(row.find("dt")): said(row.find("dd")) for row in facts}


@pytest.fixture
def docket():
    """Open from 22 through 30 August in a demonstration city."""
    city = make.demonstration(at=CLOSES - 11 * DAY, name="Town of Alder")
    return make.docket(city, opens_at=CLOSES - 9 * DAY, closes_at=CLOSES, number="2026-07")


def received(docket, at, *args, **fields):
    municipalities.set_clock(municipality=docket.municipality, stands_at=at)
    return make.comment(docket, *args, **fields)


VERDICTS = {
    "on time": (-timedelta(milliseconds=1), "Received, on time", "11:59:59.999 p.m.", "On time"),
    "late": (
        timedelta(seconds=41),
        "Received, late by 41 seconds",
        "12:00:41.000 a.m.",
        "Late by 41 seconds",
    ),
    "by a hair": (
        timedelta(0),
        "Received, late by less than a second",
        "12:00:00.000 a.m.",
        "Late by less than a second",
    ),
    "early": (
        -10 * DAY,
        "Received, early",
        "12:00:00.000 a.m.",
        "Early: comments open Saturday, August 22, 2026, 12:00 a.m. Mountain Time",
    ),
}


@pytest.mark.parametrize(("after", "verdict", "clock", "said_of_it"), VERDICTS.values(), ids=VERDICTS)
def test_the_verdict_stands_first(client, docket, after, verdict, clock, said_of_it):
    response = page(client, received(docket, CLOSES + after))
    (tag,) = [one for one in all_of(response, "p") if one.get("class", "").startswith("verdict ")]
    assert said(tag) == verdict
    facts = facts_of(response)
    assert clock in facts["Received"]
    assert facts["Deadline"] == f"Sunday, August 30, 2026, 11:59 p.m. Mountain Time. {said_of_it}"


def test_all_that_was_sent_is_shown(client, docket):
    amendment = docket.items.get().edition.amendments.get()
    key = str(amendment.proposed.sections.get(label="2.52.010").key)
    targets = (Target(amendment.edition_id, key, "b"), Target(amendment.edition_id))
    comment = received(
        docket, CLOSES - DAY, "One.\n\nTwo.", name="Dana Whitfield", position="against", targets=targets
    )
    response = page(client, comment)
    bill = amendment.edition.instrument.designation
    digest = fingerprint(comment)
    assert facts_of(response) == {
        "Received": "Sunday, August 30, 2026, 12:00:00.000 a.m. Mountain Time",
        "Deadline": "Sunday, August 30, 2026, 11:59 p.m. Mountain Time. On time",
        "About": f"Docket 2026-07: {bill}, § 2.52.010(b) Purpose; {bill} as a whole, as introduced",
        "Position": "Against it",
        "From": "Dana Whitfield, resident of Alder",
        "Fingerprint": content.grouped(digest),
    }
    (own,) = all_of(response, "blockquote")
    assert own.text == "One.\n\nTwo."
    (code,) = all_of(response, "p[@class='receipt-code']")
    assert code.text == comment.receipt_code


def test_the_deadline_is_the_one_that_judged(client, docket):
    comment = received(docket, CLOSES - DAY)
    by = make.clerk_of(docket.municipality)
    dockets.extend_period(by=by, docket=docket, closes_at=CLOSES + 7 * DAY, reason="More time.")
    response = page(client, comment)
    assert facts_of(response)["Deadline"] == "Sunday, August 30, 2026, 11:59 p.m. Mountain Time. On time"
    assert "The period closes To come. Sunday, September 6, 2026, 11:59 p.m. Mountain Time." in words_of(
        response
    )


def test_after_a_cancelled_call_it_is_late_since_then(client, docket):
    municipalities.set_clock(municipality=docket.municipality, stands_at=CLOSES - 2 * DAY)
    by = make.clerk_of(docket.municipality)
    dockets.cancel_period(by=by, docket=docket, reason="Withdrawn.")
    response = page(client, received(docket, CLOSES - DAY))
    assert facts_of(response)["Deadline"] == "The call had been cancelled. Late"
    assert "Received, late by 1 day" in words_of(response)


def test_the_line_shows_the_comment(client, docket):
    response = page(client, received(docket, CLOSES - DAY))
    (line,) = all_of(response, "svg[@role='img']")
    assert "your comment Sunday, August 30, 2026, 12:00 a.m. Mountain Time" in line.get("aria-label")


def test_what_happens_next_is_told_as_far_as_it_is_known(client, docket):
    city, bill = docket.municipality, docket.items.get().edition
    make.meeting(city, bill, starts_at=CLOSES - 2 * DAY)
    make.meeting(city, bill, starts_at=CLOSES + 2 * DAY, kind="regular")
    make.meeting(city, make.bill(city), starts_at=CLOSES + DAY)
    response = page(client, received(docket, CLOSES - DAY))
    steps = [said(one.find(".//strong")) for one in all_of(response, "ol[@class='steps']/li")]
    assert steps == ["Received", "Shown with the others", "The period closes", "Regular meeting"]
    assert "The council had already met in work session" in words_of(response)


def test_where_comments_are_reviewed_first_it_says_so(client):
    city = make.city(reviews_comments=True)
    text = words_of(page(client, make.comment(make.docket(city))))
    assert "First the clerk looks for private data" in text
    assert "Anyone can read it" not in text


def test_the_address_of_the_sender_is_shown_to_nobody(client, docket):
    response = page(client, received(docket, CLOSES - DAY, email="dana@mail.example"))
    assert "dana@" not in response.content.decode()
    assert facts_of(response)["E-mail"] == "An address was given. Only the clerk sees it."


def test_a_demonstration_says_that_it_proves_nothing(client, docket):
    assert "this receipt proves nothing" in words_of(page(client, received(docket, CLOSES - DAY)))
    assert "proves nothing" not in words_of(page(client, make.comment(make.docket(make.city()))))


@pytest.mark.parametrize(
    "typed",
    ["{code}", "{bare}", "{lower}", "  {spaced} ", "{misread}"],
)
def test_a_code_is_read_as_people_type_it(client, docket, typed):
    comment = received(docket, CLOSES - DAY)
    code = comment.receipt_code
    forms = {
        "code": code,
        "bare": comment.code,
        "lower": code.lower(),
        "spaced": code.replace("-", " "),
        "misread": comment.code[:2] + comment.code[2:].replace("0", "O").replace("1", "l"),
    }
    asked = client.get(
        reverse("comments:receipt-find", kwargs={"city": docket.municipality.slug}),
        {"code": typed.format(**forms)},
    )
    assert (asked.status_code, asked.url) == (
        303,
        reverse("comments:receipt", kwargs={"city": docket.municipality.slug, "code": code}),
    )
    assert page(client, comment, typed.format(**forms)).status_code == 200


WRONG = ["EF-0000-0000-00", "x", "'", "\u0663" * 12, "%00", "a" * 400, "ß" * 12]


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_code_gets_a_page_that_explains(client, docket, code):
    city = docket.municipality
    for response in (
        client.get(f"/{city.slug}/receipts/{code}/"),
        client.get(reverse("comments:receipt-find", kwargs={"city": city.slug}), {"code": code}),
    ):
        assert response.status_code == 404
        assert "No receipt has this code" in words_of(response)
        (field,) = all_of(response, "input[@name='code']")
        assert field.get("aria-describedby") == "code-hint code-error"


def test_the_code_of_another_city_is_as_wrong_as_any(client, docket):
    other = make.comment(make.docket(make.city()))
    city = docket.municipality
    theirs, none = (page(client, other, code, city) for code in (other.receipt_code, "EF-0000-0000-00"))
    assert (theirs.status_code, none.status_code) == (404, 404)
    assert words_of(theirs).replace(other.receipt_code, "EF-0000-0000-00") == words_of(none)


def test_the_finding_page_asks_for_the_code(client):
    place = reverse("comments:receipt-find", kwargs={"city": make.city().slug})
    assert client.get(place).status_code == 200
    assert "Error: type the code of your receipt" in words_of(client.get(place, {"code": "  "}))


def test_no_cache_no_search_engine_and_no_other_site_learns_of_a_receipt(client, docket):
    response = page(client, received(docket, CLOSES - DAY))
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert [one.get("content") for one in page_of(response).iter("meta") if one.get("name") == "robots"] == [
        "noindex, nofollow"
    ]


@pytest.mark.parametrize("targets", [1, 50])
def test_queries_do_not_grow(client, targets, assert_queries_at_most):
    city = make.city()
    texts = make.keyed([make.SectionText("section", str(n), "H", "Words.") for n in range(targets)])
    policy = make.policy(city)
    edition = make.edition(make.instrument(city), (policy, make.draft(policy, texts)))
    docket = make.docket(city, edition)
    for _ in range(targets):
        make.meeting(city, edition)
    comment = make.comment(docket, targets=tuple(Target(edition.pk, text.key) for text in texts))
    page(client, comment)
    with assert_queries_at_most(12):
        page(client, comment)
