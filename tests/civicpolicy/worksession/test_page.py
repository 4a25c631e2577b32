"""The work session page: who sees it, what it counts, and that it costs the same however much was said."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from policies.services import meetings
from policies.text.outline import SectionText
from tests import make
from tests.civicpolicy.worksession.seat import STARTS, Session, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return Session()


def test_the_first_changed_section_is_read_first(session, client):
    page = words(client.get(session.address()))
    assert "Said about § 2.52.020" in page
    assert "No gift over" in page


def test_before_the_session_begins_nothing_is_said_to_have_come_since(session, client):
    session.at(STARTS - timedelta(days=2))
    session.say("Early.", session.sections[1])
    page = words(client.get(session.address()))
    assert "<strong>1</strong> comment so far. The session is to begin" in page
    assert "received since" not in page and "was to begin" not in page
    assert "received since" not in words(client.get(session.address(view="packet")))


def test_before_and_since_are_counted_apart(session, client):
    gifts = session.sections[1]
    session.at(STARTS - timedelta(days=1))
    session.say("Before.", gifts, position="against")
    session.say("On all of it.")
    session.at(STARTS + timedelta(hours=1))
    session.say("After.", gifts, position="for")
    page = words(client.get(session.address(section=gifts.key)))
    assert "when the session was to begin: <strong>2</strong> comments" in page
    assert "1 received since" in page
    assert "2 comments from 2 people, 2 distinct texts; 1 received since you met" in page
    assert page.index("After.") < page.index("Before.")


@pytest.mark.parametrize(
    ("show", "seen", "unseen"),
    [("session", "Before.", "After."), ("since", "After.", "Before."), ("nonsense", "Before.", "Nobody")],
)
def test_one_can_look_at_either_side_of_the_session(session, client, show, seen, unseen):
    gifts = session.sections[1]
    session.at(STARTS - timedelta(days=1))
    session.say("Before.", gifts)
    session.at(STARTS + timedelta(hours=1))
    session.say("After.", gifts)
    page = words(client.get(session.address(section=gifts.key, show=show)))
    assert seen in page
    assert unseen not in page


def test_the_recorded_call_to_order_is_the_mark(session, client):
    session.at(STARTS + timedelta(minutes=4))
    meetings.call_to_order(by=make.clerk_of(session.city), meeting=session.meeting)
    assert "4:34 p.m. Mountain Time</strong>, when the session was called to order" in words(
        client.get(session.address())
    )


def test_a_comment_on_the_whole_docket_is_with_the_whole_and_not_with_a_section(session, client):
    session.at(STARTS)
    session.say("On all of it.")
    assert "On all of it." in words(client.get(session.address(section="whole")))
    assert "On all of it." not in words(client.get(session.address(section=session.sections[0].key)))


def test_a_late_comment_stands_apart_and_says_by_how_much(session, client):
    session.at(STARTS + timedelta(days=3, seconds=41))
    session.say("Too late?", session.sections[1])
    page = words(client.get(session.address(section=session.sections[1].key)))
    assert "Late by 41 seconds" in page.split("Too late?")[0]


def test_a_provision_that_was_named_is_said(session, client):
    session.at(STARTS)
    session.say("This part.", session.sections[0], provision="a")
    assert "On (a)" in words(client.get(session.address(section=session.sections[0].key)))


def test_marks_unknown_is_shown_as_read_and_never_compared(client):
    session = Session()
    code = make.policy(session.city)
    scanned = make.draft(code, [SectionText("section", "3-11", "Use", "As read.")], marks="unknown")
    edition = make.edition(make.instrument(session.city), (code, scanned))
    meeting = make.meeting(session.city, edition, starts_at=STARTS + timedelta(hours=2))
    page = words(client.get(reverse("worksession:page", args=[session.city.slug, meeting.address])))
    assert "Marks unknown." in page
    assert "As read." in page
    assert "<ins" not in page.split('<main id="main"')[1]


def test_an_unpublished_agenda_is_for_staff_and_council_only(client):
    session = Session(published=False)
    assert client.get(session.address()).status_code == 404
    people = {
        "neighbour": make.clerk_of(make.city()),
        "member": make.clerk_of(session.city, role=make.Role.COUNCIL_MEMBER),
        "clerk": make.clerk_of(session.city),
    }
    seen = {}
    for name, person in people.items():
        client.force_login(person)
        seen[name] = client.get(session.address()).status_code
    assert seen == {"neighbour": 404, "member": 200, "clerk": 200}


def test_what_is_not_there_and_what_is_another_citys_answer_the_same(session, client):
    other = Session()
    addresses = [
        reverse("worksession:page", args=[session.city.slug, "2031-01-01-1"]),
        reverse("worksession:page", args=[session.city.slug, "yesterday"]),
        reverse("worksession:page", args=["no-such-city", session.meeting.address]),
        session.address(item=9),
        session.address(section="00000000-0000-0000-0000-000000000000"),
        session.address(section=other.sections[0].key),
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * len(addresses)


def test_a_meeting_without_a_text_has_no_such_page(client):
    city = make.city()
    meeting = make.meeting(city)
    assert client.get(reverse("worksession:page", args=[city.slug, meeting.address])).status_code == 404


def test_a_long_group_is_folded_and_read_whole_in_pages(session, client):
    session.at(STARTS - timedelta(hours=1))
    for number in range(45):
        session.say(f"Number {number}.", session.sections[1], position="against")
    address = {"section": session.sections[1].key}
    folded = words(client.get(session.address(**address)))
    first = words(client.get(session.address(**address, open="against")))
    second = words(client.get(session.address(**address, open="against", page=2)))
    assert [page.count("<article") for page in (folded, first, second)] == [3, 40, 5]
    assert "42 more" in folded
    assert "Page 1 of 2" in first
    assert 'open=against" rel="next"' in first
    assert "45 comments from 45 people" in second


@pytest.fixture(params=[(2, 1), (100, 1000)], ids=["1 section", "100 sections, 1,000 comments"])
def crowded(request):
    """A session whose agenda is not public yet: its council member needs one look-up more."""
    sections, comments = request.param
    long = make.keyed([SectionText("section", f"2.{n:03}", "Heading", f"Text {n}.") for n in range(sections)])
    session = Session(proposed=long, published=False)
    session.at(STARTS)
    session.crowd(comments)
    return session


def test_every_view_costs_the_same_however_much_was_said(crowded, client, assert_queries_at_most):
    client.force_login(make.clerk_of(crowded.city, role=make.Role.COUNCIL_MEMBER))
    key = crowded.sections[0].key
    for query in ({"section": key}, {"section": "whole"}, {"view": "wall"}, {"view": "packet"}):
        cache.clear()
        with assert_queries_at_most(12):
            assert client.get(crowded.address(**query)).status_code == 200
