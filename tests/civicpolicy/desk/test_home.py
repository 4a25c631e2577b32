"""The desk's first page: what waits, what to do first, and nothing of another city."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from comments.services import moderating
from policies.exchange import read
from policies.models import Role, RulingKind
from policies.services.importing import save_reading
from policies.services.municipalities import change_profile, join, set_clock
from policies.services.ruling import rule
from tests import make

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
SCAN = (
    b"CITY OF ELM FORK\nPERSONNEL POLICY\n\nSection 1. Purpose.\nEmployees m ust n0t share the / b of earn.\n"
)


@pytest.fixture
def city():
    return make.demonstration(at=AT)


@pytest.fixture
def home(client, city):
    def opened(role=Role.CLERK):
        client.force_login(make.clerk_of(city, role))
        return client.get(f"/{city.slug}/desk/").text

    return opened


def steps(page):
    """What the list of the first steps says of each: its title and its state."""
    rows = re.findall(r'class="step step-(\w+)".*?<strong>(.*?)</strong>', page, re.DOTALL)
    return {title: state for state, title in rows}


def test_an_empty_city_says_what_comes_first(home):
    assert steps(home()) == {
        "Profile of the city": "now",
        "People": "to_come",
        "First policy in force": "to_come",
        "First docket": "to_come",
    }


def test_each_step_links_to_the_page_that_does_it(home, city):
    page = home()
    assert f'<a href="/{city.slug}/desk/profile/">Fill in the profile</a>' in page
    assert f'<a href="/{city.slug}/desk/people/invite/">Invite a person</a>' in page


def test_a_step_is_done_when_the_thing_itself_is_there(home, city):
    home()
    seen = city.profile.history.latest().pk
    change_profile(by=None, municipality=city, seen=seen, clerk_email="clerk@elm.example")
    assert list(steps(home()).values()) == ["done", "now", "to_come", "to_come"]
    join(municipality=city, user=make.user(), role=Role.COUNCIL_MEMBER)
    make.law(make.policy(city))
    assert list(steps(home()).values()) == ["done", "done", "done", "now"]


def test_a_second_role_of_the_same_person_is_no_second_person(home, city):
    home()
    join(municipality=city, user=make.clerk_of(city), role=Role.ADMINISTRATOR)
    assert steps(home())["People"] == "to_come"


def test_the_list_goes_when_all_is_done(home, city):
    city.profile.clerk_email = "clerk@elm.example"
    city.profile.save()
    make.clerk_of(city, Role.ATTORNEY)
    make.docket(city, opens_at=AT - timedelta(hours=1), closes_at=AT + timedelta(days=9))
    assert steps(home()) == {}


def test_the_list_is_for_those_who_can_do_it(home):
    assert steps(home(Role.DRAFTER)) == {}


def test_with_nothing_to_do_it_says_so_and_how_to_begin(home, city):
    assert "Nothing waits for you today." in home(Role.DRAFTER)
    page = home()
    assert "Nothing waits for you today." not in page
    assert "No text is in work." in page
    assert f'<a href="/{city.slug}/desk/meetings/schedule/">Schedule a meeting</a>' in page


@pytest.mark.parametrize(("hours", "is_near"), [(71, True), (72, True), (73, False)])
def test_a_deadline_is_near_for_three_days(home, city, hours, is_near):
    docket = make.docket(city, opens_at=AT - timedelta(days=1), closes_at=AT + timedelta(hours=hours))
    page = home()
    assert ("Comments close within 72 hours" in page) is is_near
    assert (str(docket) in page) is is_near


def test_a_closed_call_waits_for_nothing(home, city):
    make.docket(city, opens_at=AT - timedelta(days=2), closes_at=AT + timedelta(hours=1))
    set_clock(municipality=city, stands_at=AT + timedelta(hours=2))
    assert "Comments close within 72 hours" not in home()


def test_a_draft_in_work_is_named_with_who_began_it(home, city):
    code = make.policy(city, title="Social media policy")
    make.draft(code)
    page = home()
    assert "Social media policy, draft 1" in page
    assert f"by City clerk of {city.name}." in page


def test_a_frozen_text_is_in_work_no_more(home, city):
    make.bill(city)
    assert "No text is in work." in home()


def test_a_bill_in_work_is_named(home, city):
    code = make.policy(city)
    matter = make.instrument(city, bill_number="24-77")
    make.edition(matter, (code, make.draft(code)), published=False, frozen=False)
    assert "Bill 24-77, as introduced" in home()


def test_words_of_a_scan_that_wait_are_counted(home, city):
    clerk = make.clerk_of(city)
    made = save_reading(
        by=clerk, municipality=city, reading=read(SCAN), data=SCAN, name="scan.txt", publish=False
    )
    first, *others = made.source.ledger["queued"]
    source = f'<a href="/{city.slug}/desk/import/{made.source.pk}/">“scan.txt”: '
    assert f"{source}{len(others) + 1} place" in home()
    rule(by=clerk, source=made.source, span=tuple(first["span"]), kind=RulingKind.KEPT)
    assert f"{source}{len(others) + 1} place" not in home()
    for entry in others:
        rule(by=clerk, source=made.source, span=tuple(entry["span"]), kind=RulingKind.KEPT)
    assert "“scan.txt”: " not in home()


def test_comments_to_look_at_are_counted_where_the_city_looks_first(home, city):
    docket = make.docket(city, opens_at=AT - timedelta(hours=1), closes_at=AT + timedelta(days=9))
    one, other = make.comment(docket), make.comment(docket, words="Another.")
    assert "Comments to look at" not in home()
    city.profile.reviews_comments = True
    city.profile.save()
    assert f"{docket}: 2 comments</a>" in home()
    moderating.show(by=make.clerk_of(city), comment=one)
    assert f"{docket}: 1 comment</a>" in home()
    moderating.show(by=make.clerk_of(city), comment=other)
    assert "Comments to look at" not in home()


def test_meetings_ahead_say_whether_residents_see_them(home, city):
    make.meeting(city, starts_at=AT + timedelta(days=1), published=False)
    make.meeting(city, starts_at=AT + timedelta(days=2))
    make.meeting(city, starts_at=AT - timedelta(days=2))
    page = home()
    assert page.count("The agenda is a draft.") == 1
    assert page.count("The agenda is public.") == 1
    assert f'<a href="/{city.slug}/desk/meetings/2026-11-25-1/">' in page
    assert "November 22" not in page


def test_a_long_list_is_cut_and_counted(home, city):
    for day in range(11):
        make.meeting(city, starts_at=AT + timedelta(days=day + 1))
    page = home()
    assert "And 3 more." in page
    assert "Show all" in page


def test_nothing_of_another_city_stands_on_the_desk(home):
    other = make.demonstration(at=AT)
    make.draft(make.policy(other, title="Code of Beaver Creek"))
    make.docket(
        other, closes_at=AT + timedelta(hours=5), opens_at=AT - timedelta(hours=5), title="Beaver docket"
    )
    make.meeting(other, starts_at=AT + timedelta(days=1))
    page = home()
    assert "Beaver" not in page
    assert "No meeting is scheduled." in page


@pytest.mark.parametrize("many", [1, 100])
def test_the_desk_asks_no_more_with_a_hundred_rows(client, city, assert_queries_at_most, many):
    client.force_login(make.clerk_of(city))
    city.profile.reviews_comments = True
    city.profile.save()
    code, bill = make.policy(city), make.bill(city)
    make.docket(city, bill, opens_at=AT - timedelta(hours=1), closes_at=AT + timedelta(hours=1))
    for number in range(many):
        make.draft(code)
        make.meeting(city, starts_at=AT + timedelta(days=1, hours=number), published=False)
    with assert_queries_at_most(12):
        assert client.get(f"/{city.slug}/desk/").status_code == 200
