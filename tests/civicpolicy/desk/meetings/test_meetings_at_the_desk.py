"""The clerk calls a meeting, draws up its agenda, publishes it and opens the meeting."""

from datetime import UTC, datetime, timedelta

import pytest

from policies.models import Role
from policies.services import meetings as services
from tests import make

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
TYPED = {
    "kind": "work_session",
    "day": "2026-12-01",
    "hour": "18:00",
    "place": "Room 100",
    "note": "Park behind.",
}


@pytest.fixture
def city():
    return make.demonstration(at=AT)


@pytest.fixture
def desk(client, city):
    """Get or post as the clerk: ``desk("schedule/", TYPED)``."""
    client.force_login(make.clerk_of(city))

    def ask(page="", typed=None, **options):
        address = f"/{city.slug}/desk/meetings/{page}"
        return client.get(address, **options) if typed is None else client.post(address, typed, **options)

    return ask


def planned(city, *titles, **options):
    meeting = make.meeting(city, published=False, **{"starts_at": AT + timedelta(hours=4), **options})
    for title in titles:
        services.add_agenda_item(by=make.clerk_of(city), meeting=meeting, title=title)
    return meeting


def agenda(meeting):
    return list(meeting.items.order_by("position").values_list("title", flat=True))


def seen_on(page):
    return page.text.partition('name="seen" value="')[2].partition('"')[0]


def test_without_a_meeting_the_list_says_what_to_do(desk):
    page = desk().text
    assert "No meeting is scheduled. Residents see a meeting once you publish its agenda." in page
    assert ">Schedule a meeting</a>" in page


def test_a_meeting_is_scheduled_in_the_citys_own_hours(desk, city):
    answer = desk("schedule/", TYPED)
    assert (answer.status_code, answer.url) == (303, f"/{city.slug}/desk/meetings/2026-12-01-1/")
    meeting = city.meetings.get()
    assert meeting.starts_at == datetime(2026, 12, 2, 1, 0, tzinfo=UTC)
    assert (meeting.place, meeting.note, meeting.kind) == ("Room 100", "Park behind.", "work_session")


def test_an_hour_may_be_written_as_people_write_it(desk, city):
    desk("schedule/", {**TYPED, "hour": "6:00 p.m."})
    assert city.meetings.get().starts_at == datetime(2026, 12, 2, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"day": "2027-03-14", "hour": "02:30"}, "clocks are set forward. Choose another hour."),
        ({"day": "2026-11-01", "hour": "01:30"}, "clocks are set back. Choose another hour."),
        ({"day": "2026-02-30"}, "Choose a day that the calendar has"),
        ({"day": "9999-12-31"}, "Choose a day that the calendar has"),
        ({"day": ""}, "Choose the day"),
        ({"hour": ""}, "Choose the hour"),
        ({"hour": "soon"}, "Write the hour like 6:00 p.m."),
        ({"kind": ""}, "Choose the kind of meeting"),
        ({"kind": "picnic"}, "Choose the kind of meeting from the list"),
        ({"place": "x" * 201}, "A place can have up to 200 characters"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(desk, city, typed, sentence):
    page = desk("schedule/", {**TYPED, **typed})
    assert page.status_code == 422
    assert sentence in page.text
    assert 'value="Park behind."' in page.text
    assert not city.meetings.exists()


def test_a_meeting_is_changed_before_its_agenda_is_public(desk, city):
    meeting = planned(city)
    form = desk(f"{meeting.address}/change/")
    answer = desk(f"{meeting.address}/change/", {**TYPED, "seen": seen_on(form)})
    assert answer.url == f"/{city.slug}/desk/meetings/2026-12-01-1/"
    assert "Place: nothing became “Room 100”" in desk("2026-12-01-1/").text


def test_the_second_writer_sees_both_and_keeps_what_they_typed(desk, city):
    meeting = planned(city)
    seen = seen_on(desk(f"{meeting.address}/change/"))
    services.change_meeting(
        by=make.clerk_of(city, Role.ADMINISTRATOR),
        meeting=meeting,
        seen=int(seen),
        kind="regular",
        starts_at=meeting.starts_at,
        place="Library",
        note="",
    )
    mine = {**TYPED, "day": "2026-11-24", "hour": "13:00", "seen": seen}
    page = desk(f"{meeting.address}/change/", mine)
    assert page.status_code == 409
    assert "Somebody changed this meeting while you were at it" in page.text
    assert "<dd>Library</dd>" in page.text
    assert 'value="Room 100"' in page.text
    desk(f"{meeting.address}/change/", {**mine, "seen": seen_on(page)})
    meeting.refresh_from_db()
    assert (meeting.place, meeting.kind) == ("Room 100", "work_session")


def test_a_published_text_goes_on_the_agenda_under_its_own_title(desk, city):
    bill, meeting = make.bill(city), planned(city)
    answer = desk(f"{meeting.address}/items/add/", {"edition": bill.pk, "title": ""})
    assert answer.status_code == 303
    assert list(meeting.items.values_list("title", "edition")) == [(bill.instrument.title, bill.pk)]


def test_only_published_texts_of_this_city_can_be_chosen(desk, city):
    code = make.policy(city)
    frozen = make.edition(make.instrument(city), (code, make.draft(code)), published=False, frozen=True)
    elsewhere, meeting = make.bill(make.city()), planned(city)
    for edition in (frozen, elsewhere):
        page = desk(f"{meeting.address}/items/add/", {"edition": edition.pk, "title": "Slipped in"})
        assert (page.status_code, "Choose a text from the list" in page.text) == (422, True)
        assert "Slipped in" in page.text
    assert agenda(meeting) == []


def test_an_item_needs_a_text_or_a_title(desk, city):
    meeting = planned(city)
    page = desk(f"{meeting.address}/items/add/", {"edition": "", "title": ""})
    assert (page.status_code, "Give the item a title, or choose a text" in page.text) == (422, True)


def test_items_are_moved_and_taken_off(desk, city):
    meeting = planned(city, "Minutes", "Ethics", "Other")
    ethics = meeting.items.get(title="Ethics")
    desk(f"{meeting.address}/items/{ethics.pk}/move/", {"direction": "up"})
    assert agenda(meeting) == ["Ethics", "Minutes", "Other"]
    page = desk(f"{meeting.address}/items/{ethics.pk}/remove/", {"remove": "yes"}, follow=True)
    assert agenda(meeting) == ["Minutes", "Other"]
    assert "“Ethics” is off the agenda." in page.text
    for words in (
        "Took “Ethics” off the agenda",
        "Changed the order of the agenda",
        "Put “Other” on the agenda",
    ):
        assert page.text.count(words) == 1


def test_another_meetings_item_is_not_there(desk, city):
    meeting, other = planned(city, "Minutes"), planned(city, "Ethics")
    item = other.items.get()
    assert desk(f"{meeting.address}/items/{item.pk}/remove/", {}).status_code == 404
    assert agenda(other) == ["Ethics"]


def test_publishing_is_confirmed_over_what_residents_will_read(desk, city):
    meeting = planned(city, "Ethics")
    page = desk(f"{meeting.address}/publish/")
    assert "Residents will read this at once." in page.text
    assert "<li>Ethics</li>" in page.text
    desk(f"{meeting.address}/publish/", {"seen": seen_on(page)})
    meeting.refresh_from_db()
    assert meeting.agenda_published_at == AT


def test_an_agenda_that_changed_in_between_is_shown_again_first(desk, city):
    meeting = planned(city, "Ethics")
    seen = seen_on(desk(f"{meeting.address}/publish/"))
    services.add_agenda_item(by=make.clerk_of(city), meeting=meeting, title="Slipped in")
    page = desk(f"{meeting.address}/publish/", {"seen": seen})
    assert (page.status_code, "<li>Slipped in</li>" in page.text) == (409, True)
    meeting.refresh_from_db()
    assert meeting.agenda_published_at is None


def test_an_empty_agenda_is_pointed_out_before_it_is_published(desk, city):
    assert "The agenda is empty." in desk(f"{planned(city).address}/publish/").text


def test_a_public_agenda_has_no_buttons_and_refuses_in_words(desk, city):
    meeting = planned(city, "Minutes")
    item = meeting.items.get()
    services.publish_agenda(by=make.clerk_of(city), meeting=meeting)
    page = desk(f"{meeting.address}/").text
    assert "Take off" not in page
    assert "Change the meeting" not in page
    for act in ("change/", f"items/{item.pk}/remove/", f"items/{item.pk}/move/", "items/add/", "publish/"):
        answer = desk(f"{meeting.address}/{act}", {**TYPED, "title": "Late", "direction": "up"}, follow=True)
        assert "public" in answer.text.partition("<main")[2].partition("</h1>")[0]
    assert agenda(meeting) == ["Minutes"]


def test_the_call_to_order_is_confirmed_and_recorded(desk, city):
    meeting = make.meeting(city, make.bill(city), starts_at=AT + timedelta(hours=1))
    page = desk(f"{meeting.address}/call-to-order/").text
    assert "It is Tuesday, November 24, 2026, 9:00 a.m. Mountain Time." in page
    done = desk(f"{meeting.address}/call-to-order/", {"call": "yes"}, follow=True).text
    meeting.refresh_from_db()
    assert meeting.called_to_order_at == AT
    assert "Called the meeting to order" in done
    assert f'href="/{city.slug}/meetings/{meeting.address}/work-session/"' in done


def test_what_stands_in_the_way_of_a_call_to_order_is_said_before_the_button(desk, city):
    meeting = make.meeting(city, starts_at=AT + timedelta(days=3))
    page = desk(f"{meeting.address}/call-to-order/")
    assert "This meeting begins more than 12 hours from now." in page.text
    assert "Call to order now" not in page.text
    assert desk(f"{meeting.address}/call-to-order/", {"call": "yes"}).status_code == 409


def test_staff_who_do_not_keep_the_record_read_and_have_no_buttons(client, city):
    meeting = planned(city, "Minutes")
    client.force_login(make.clerk_of(city, Role.ATTORNEY))
    page = client.get(f"/{city.slug}/desk/meetings/{meeting.address}/").text
    assert "1. Minutes" in page
    for button in ("Take off", "Add an item", "Publish the agenda…", "Change the meeting"):
        assert button not in page


def test_words_of_the_agenda_are_words(desk, city):
    meeting = planned(city, "<script>alert(1)</script>")
    assert "&lt;script&gt;" in desk(f"{meeting.address}/").text


@pytest.mark.parametrize(
    "page", ["", "{}/", "{}/change/", "{}/items/add/", "{}/publish/", "{}/call-to-order/"]
)
@pytest.mark.parametrize("many", [1, 100])
def test_no_page_asks_more_with_a_hundred_rows(desk, city, assert_queries_at_most, page, many):
    bill = make.bill(city)
    meeting = planned(city, *[f"Item {number}" for number in range(many)])
    services.add_agenda_item(by=make.clerk_of(city), meeting=meeting, title="Bill", edition=bill)
    for _ in range(many):
        planned(city)
    with assert_queries_at_most(12):
        assert desk(page.format(meeting.address)).status_code == 200
