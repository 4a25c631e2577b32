"""A call for comment: one test a refusal, and the words that every page says."""

from datetime import UTC, datetime, timedelta

import pytest

from comments import queries
from comments.services import dockets
from comments.services.dockets import PeriodRefused
from policies.queries import now
from policies.refusals import Duplicate, NotFrozen, Refused
from policies.services import municipalities
from tests import make

pytestmark = pytest.mark.django_db
OPENS = datetime(2019, 8, 14, 14, 0, tzinfo=UTC)
CLOSES = datetime(2019, 8, 31, 6, 0, tzinfo=UTC)


@pytest.fixture
def docket():
    city = make.demonstration(at=OPENS - timedelta(days=1))
    return make.docket(city, opens_at=OPENS, closes_at=CLOSES)


def change(docket, service, **given):
    return service(by=docket.created_by, docket=docket, **{"reason": "More time.", **given})


def at(docket, instant):
    municipalities.set_clock(municipality=docket.municipality, stands_at=instant)
    return docket


def test_the_deadline_is_stored_with_its_words_and_zone(docket):
    opened = docket.changes.get()
    assert (opened.words, opened.zone, opened.recorded_at) == (
        "through Friday, August 30, 2019, 11:59 p.m. Mountain Time",
        "America/Denver",
        OPENS - timedelta(days=1),
    )


def test_a_docket_number_is_used_once(docket):
    with pytest.raises(Duplicate, match="already has a docket"):
        make.docket(docket.municipality, number=docket.number)


def test_a_docket_is_about_something():
    city = make.city()
    with pytest.raises(Refused, match="at least one instrument"):
        dockets.create_docket(by=make.clerk_of(city), municipality=city, number="1", title="x", editions=[])


def test_what_is_opened_for_comment_is_public():
    city = make.city()
    code = make.policy(city)
    edition = make.edition(make.instrument(city), (code, make.draft(code)), published=False)
    with pytest.raises(NotFrozen, match="publish it first"):
        make.docket(city, edition)


def test_another_citys_edition_cannot_be_opened():
    with pytest.raises(NotFrozen, match="publish it first"):
        make.docket(make.city(), make.bill(make.city()))


def test_extending_shortening_and_cancelling_leave_a_line_of_changes(docket):
    at(docket, OPENS + timedelta(days=1))
    change(docket, dockets.extend_period, closes_at=CLOSES + timedelta(days=7))
    change(docket, dockets.shorten_period, closes_at=CLOSES)
    change(docket, dockets.cancel_period)
    assert list(docket.changes.values_list("number", "kind")) == [
        (1, "opened"),
        (2, "extended"),
        (3, "shortened"),
        (4, "cancelled"),
    ]


def test_after_the_close_it_is_a_reopening_with_a_window_of_its_own(docket):
    at(docket, CLOSES + timedelta(hours=1))
    with pytest.raises(PeriodRefused, match="reopen it instead"):
        change(docket, dockets.extend_period, closes_at=CLOSES + timedelta(days=7))
    reopened = change(docket, dockets.reopen_period, closes_at=CLOSES + timedelta(days=7))
    assert (reopened.opens_at, reopened.kind) == (CLOSES + timedelta(hours=1), "reopened")
    assert make.comment(docket).judged_by == reopened


@pytest.mark.parametrize(
    ("service", "given", "reason"),
    [
        (dockets.extend_period, {"closes_at": CLOSES}, "must close later"),
        (dockets.shorten_period, {"closes_at": CLOSES}, "must close earlier"),
        (dockets.shorten_period, {"closes_at": OPENS + timedelta(hours=1)}, "already passed"),
        (dockets.reopen_period, {"closes_at": CLOSES}, "still open"),
        (dockets.extend_period, {"closes_at": CLOSES + timedelta(days=1), "reason": " "}, "Say why"),
        (dockets.extend_period, {"closes_at": CLOSES + timedelta(seconds=30)}, "whole minute"),
    ],
)
def test_each_refusal_says_why(docket, service, given, reason):
    at(docket, OPENS + timedelta(days=1))
    with pytest.raises(PeriodRefused, match=reason):
        change(docket, service, **given)


def test_what_was_never_opened_cannot_be_extended():
    docket = make.docket(make.city(), opened=False)
    with pytest.raises(PeriodRefused, match="not been opened"):
        change(docket, dockets.extend_period, closes_at=CLOSES)


def test_the_same_sentence_in_every_state(docket):
    said = []
    for instant in (OPENS - timedelta(hours=1), OPENS, CLOSES):
        at(docket, instant)
        deadline = queries.deadline(docket, now(docket.municipality))
        said.append((deadline.sentence, deadline.left))
    change(docket, dockets.reopen_period, closes_at=CLOSES + timedelta(days=7))
    change(docket, dockets.cancel_period)
    docket.refresh_from_db()
    said.append((queries.deadline(docket, now(docket.municipality)).sentence, ""))
    assert said == [
        ("Comments open Wednesday, August 14, 2019, 8:00 a.m. Mountain Time", ""),
        (
            "Comments are open through Friday, August 30, 2019, 11:59 p.m. Mountain Time",
            "16 days 16 hours left",
        ),
        ("Comments closed Friday, August 30, 2019, 11:59 p.m. Mountain Time", ""),
        ("This call for comment was cancelled", ""),
    ]


def test_deadlines_of_a_city_cost_one_query(django_assert_num_queries):
    city = make.city()
    open_one = make.docket(city)
    make.docket(city, opened=False)
    with django_assert_num_queries(1):
        found = queries.deadlines(city, datetime.now(UTC))
    assert [deadline.docket for deadline in found] == [open_one]


def test_a_deadline_keeps_the_zone_and_the_words_in_which_it_was_published(docket):
    at(docket, CLOSES)
    profile = docket.municipality.profile
    profile.time_zone = "America/New_York"
    profile.save()
    docket = docket.__class__.objects.get(pk=docket.pk)
    known = queries.deadline(docket, CLOSES), *queries.deadlines(docket.municipality, CLOSES)
    assert {each.closing_words for each in known} == {"Friday, August 30, 2019, 11:59 p.m. Mountain Time"}
    assert all(each.last.words.endswith(each.closing_words) for each in known)
