"""A city begins; its meetings are scheduled; its clock moves only if it is a demonstration."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from policies import queries
from policies.refusals import ClockRefused, Duplicate, NotFrozen, Refused
from policies.rules import is_clerk, is_council_member, is_staff
from policies.services import meetings, municipalities
from tests import make

pytestmark = pytest.mark.django_db
AT = datetime(2019, 8, 27, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize("slug", ["admin", "api", "static", "healthz"])
def test_an_address_with_another_use_cannot_be_a_city(slug):
    with pytest.raises(Duplicate, match="already in use"):
        make.city(slug)


def test_a_slug_is_used_once():
    make.city("elm-fork")
    with pytest.raises(Duplicate, match="already in use"):
        make.city("elm-fork")


def test_local_law_is_checked_before_it_is_kept():
    with pytest.raises(ValidationError):
        make.city(accent="green")


def test_a_policy_and_an_instrument_keep_their_slugs_to_themselves():
    city = make.city()
    make.policy(city, "ethics")
    make.instrument(city, "bill-1")
    for builder, slug in ((make.policy, "ethics"), (make.instrument, "bill-1")):
        with pytest.raises(Duplicate, match="already has"):
            builder(city, slug)


def test_only_a_demonstration_has_a_clock():
    with pytest.raises(ClockRefused, match="created as a demonstration"):
        municipalities.set_clock(municipality=make.city(), stands_at=AT)


def test_a_standing_clock_is_the_citys_now():
    city = make.demonstration(at=AT)
    assert (queries.now(city), queries.today(city)) == (AT, date(2019, 8, 27))


def test_the_clock_goes_forward_only():
    city = make.demonstration(at=AT)
    with pytest.raises(ClockRefused, match="forward only"):
        municipalities.set_clock(municipality=city, stands_at=AT.replace(year=2018))


def test_a_clock_set_running_is_the_real_one_or_ahead_of_it():
    past, future = make.demonstration(at=AT), make.demonstration(at=datetime(2090, 1, 1, tzinfo=UTC))
    for city in (past, future):
        municipalities.set_clock(municipality=city, runs=True)
    assert abs((queries.now(past) - datetime.now(UTC)).total_seconds()) < 60
    assert queries.now(future) >= datetime(2090, 1, 1, tzinfo=UTC)


def test_roles_are_held_in_one_city_only():
    city, other = make.city(), make.city()
    clerk, member = make.clerk_of(city), make.clerk_of(city, role=make.Role.COUNCIL_MEMBER)
    assert [is_clerk(clerk, city), is_staff(clerk, city), is_staff(clerk, other)] == [True, True, False]
    assert [is_council_member(member, city), is_staff(member, city)] == [True, False]


def test_meetings_of_one_day_are_numbered_by_the_citys_own_day():
    city = make.city()
    first, second = (make.meeting(city, starts_at=at) for at in (AT, AT.replace(hour=23)))
    late = make.meeting(city, starts_at=datetime(2019, 8, 28, 3, 0, tzinfo=UTC))
    assert [m.address for m in (first, second, late)] == ["2019-08-27-1", "2019-08-27-2", "2019-08-27-3"]


def test_the_call_to_order_is_the_mark_of_the_session_and_is_recorded_once():
    city = make.demonstration(at=AT)
    meeting = make.meeting(city, starts_at=AT.replace(hour=22, minute=0))
    assert meeting.as_of == meeting.starts_at
    called = meetings.call_to_order(by=make.clerk_of(city), meeting=meeting)
    assert called.as_of == AT
    with pytest.raises(Refused, match="already"):
        meetings.call_to_order(by=make.clerk_of(city), meeting=meeting)


def test_only_a_frozen_edition_goes_before_the_council():
    city = make.city()
    code = make.policy(city)
    edition = make.edition(make.instrument(city), (code, make.draft(code)), frozen=False, published=False)
    with pytest.raises(NotFrozen, match="before the council"):
        make.meeting(city, edition)
