"""Meetings and agendas change until they are public; then they stand."""

from datetime import UTC, datetime, timedelta

import pytest

from policies.refusals import Duplicate, Overtaken, Refused
from policies.services import meetings
from tests import make

pytestmark = pytest.mark.django_db
AT = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
PUBLIC = "public and stands as it was published"


@pytest.fixture
def city():
    return make.demonstration(at=AT)


def planned(city, *titles, **options):
    meeting = make.meeting(city, published=False, **{"starts_at": AT + timedelta(hours=8), **options})
    for title in titles:
        meetings.add_agenda_item(by=make.clerk_of(city), meeting=meeting, title=title)
    return meeting


def titles(meeting):
    return list(meeting.items.order_by("position").values_list("position", "title"))


def change(city, meeting, seen=None, by=None, **fields):
    seen = meeting.history.latest().pk if seen is None else seen
    wanted = {"kind": meeting.kind, "starts_at": meeting.starts_at, "place": meeting.place, "note": ""}
    by = by or make.clerk_of(city)
    return meetings.change_meeting(by=by, meeting=meeting, seen=seen, **{**wanted, **fields})


def move(city, meeting, title, up):
    item = meeting.items.get(title=title)
    meetings.move_agenda_item(by=make.clerk_of(city), item=item, up=up)


def test_a_meeting_moved_to_another_day_gets_that_days_next_number(city):
    planned(city, starts_at=AT + timedelta(days=1))
    meeting = planned(city)
    changed = change(city, meeting, starts_at=AT + timedelta(days=1, hours=2), place="Room 200")
    assert (changed.address, changed.place) == ("2026-12-02-2", "Room 200")


def test_another_hour_of_the_same_day_keeps_the_address(city):
    meeting = planned(city)
    assert change(city, meeting, starts_at=AT + timedelta(hours=9)).address == meeting.address


def test_who_changed_a_meeting_is_kept(city):
    meeting = planned(city)
    attorney = make.clerk_of(city, make.Role.ATTORNEY)
    change(city, meeting, by=attorney, place="Room 200")
    assert [entry.history_user for entry in meeting.history.all()] == [attorney, make.clerk_of(city)]


def test_saving_what_stands_already_is_no_change(city):
    meeting = planned(city)
    change(city, meeting, seen=0)
    assert meeting.history.count() == 1


def test_the_second_of_two_who_change_a_meeting_is_told(city):
    meeting = planned(city)
    seen = meeting.history.latest().pk
    change(city, meeting, seen, place="Room 200")
    with pytest.raises(Overtaken, match="while you were at it"):
        change(city, meeting, seen, place="Room 100")
    meeting.refresh_from_db()
    assert meeting.place == "Room 200"


@pytest.mark.parametrize(
    ("title", "up", "after"),
    [
        ("Minutes", True, "Minutes Ethics Other"),
        ("Ethics", True, "Ethics Minutes Other"),
        ("Ethics", False, "Minutes Other Ethics"),
        ("Other", False, "Minutes Ethics Other"),
    ],
)
def test_an_item_changes_places_with_its_neighbour(city, title, up, after):
    meeting = planned(city, "Minutes", "Ethics", "Other")
    move(city, meeting, title, up)
    assert titles(meeting) == list(enumerate(after.split(), start=1))


def test_a_gap_left_by_an_item_taken_off_is_stepped_over(city):
    meeting = planned(city, "Minutes", "Ethics", "Other")
    meetings.remove_agenda_item(by=make.clerk_of(city), item=meeting.items.get(title="Ethics"))
    move(city, meeting, "Other", up=True)
    assert titles(meeting) == [(1, "Other"), (3, "Minutes")]


def test_what_was_taken_off_is_in_its_history(city):
    meeting = planned(city, "Minutes")
    item = meeting.items.get()
    meetings.remove_agenda_item(by=make.clerk_of(city), item=item)
    [gone, _] = item.history.all()
    assert (gone.history_type, gone.title, gone.history_user) == ("-", "Minutes", make.clerk_of(city))


def test_a_text_stands_on_an_agenda_once(city):
    bill = make.bill(city)
    meeting = make.meeting(city, bill, starts_at=AT, published=False)
    with pytest.raises(Duplicate, match="on the agenda already"):
        meetings.add_agenda_item(by=make.clerk_of(city), meeting=meeting, title="Again", edition=bill)


def test_a_public_agenda_stands(city):
    meeting = planned(city, "Minutes", "Ethics")
    clerk, item = make.clerk_of(city), meeting.items.get(title="Ethics")
    meetings.publish_agenda(by=clerk, meeting=meeting)
    tries = (
        lambda: change(city, meeting, place="Room 200"),
        lambda: meetings.add_agenda_item(by=clerk, meeting=meeting, title="Late"),
        lambda: meetings.move_agenda_item(by=clerk, item=item, up=True),
        lambda: meetings.remove_agenda_item(by=clerk, item=item),
    )
    for act in tries:
        with pytest.raises(Refused, match=PUBLIC):
            act()
    assert titles(meeting) == [(1, "Minutes"), (2, "Ethics")]


def test_publishing_twice_keeps_the_first_instant(city):
    meeting = planned(city)
    first = meetings.publish_agenda(by=make.clerk_of(city), meeting=meeting).agenda_published_at
    make.municipalities.set_clock(municipality=city, stands_at=AT + timedelta(hours=1))
    again = meetings.publish_agenda(by=make.clerk_of(city), meeting=meeting)
    assert (first, again.agenda_published_at) == (AT, AT)


def test_no_order_before_the_agenda_is_public(city):
    with pytest.raises(Refused, match="not public yet"):
        meetings.call_to_order(by=make.clerk_of(city), meeting=planned(city))


@pytest.mark.parametrize(
    ("hours", "said"), [(12, ""), (13, "This meeting begins more than 12 hours from now.")]
)
def test_a_meeting_is_not_called_to_order_on_another_day(city, hours, said):
    meeting = make.meeting(city, starts_at=AT + timedelta(hours=hours))
    assert meetings.order_blocker(meeting, AT) == said
