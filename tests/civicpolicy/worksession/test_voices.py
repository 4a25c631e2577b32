"""Who is counted, which letter stands once, what the packet and the wall hold."""

from datetime import timedelta

import pytest

from civicpolicy.worksession.packet import COMMENTS, SECTIONS, planned
from tests import make
from tests.civicpolicy.worksession.seat import STARTS, Session, words

pytestmark = pytest.mark.django_db

LETTER = (
    "The twenty-five dollar limit treats a thank-you coffee like a bribe. Keep the fifty dollar limit "
    "that served this town for a decade, and spend the time on those who do real harm."
)
OWN = "I run the feed store and I give every customer a calendar."


@pytest.fixture
def campaign():
    """Twelve who sent one letter, four of them with own words, and one who wrote alone; all against it."""
    session = Session()
    session.at(STARTS - timedelta(hours=2))
    gifts = session.sections[1]
    for number in range(12):
        own = f" {OWN} My number is {number}." if number % 3 == 0 else ""
        session.say(LETTER + own, gifts, position="against", name=f"Sender {number}")
    session.say("Ask the teachers first.", gifts, position="against", name="Ray Tafoya")
    session.at(STARTS)
    return session


def read(session, client, **query):
    return words(client.get(session.address(section=session.sections[1].key, **query)))


def test_a_letter_stands_once_and_everybody_is_counted(campaign, client):
    page = read(campaign, client)
    assert "13 comments from 13 people, 2 distinct texts" in page
    assert "12 people sent the same letter" in page
    assert "4 of them added their own words" in page
    assert page.count("treats a thank-you coffee like a bribe") == 1
    assert all(f"<strong>Sender {number}</strong>" in page for number in range(12))
    assert "“I run the feed store and I give every customer a calendar. My number is 9.”" in page


def test_one_person_who_writes_twice_is_one_person(client):
    session = Session()
    session.at(STARTS)
    for words_sent in ("Keep it.", "I said: keep it."):
        session.say(words_sent, session.sections[1], email="Ray@mail.example", name="Ray")
    assert "2 comments from 1 person, 2 distinct texts" in read(session, client)


def test_few_equal_words_are_no_letter(client):
    session = Session()
    session.at(STARTS)
    session.say("Vote no.", session.sections[1])
    session.say("vote no", session.sections[1])
    assert "2 people wrote the same words" in read(session, client)


def test_what_came_since_stands_first_and_late_ones_last(campaign, client):
    gifts = campaign.sections[1]
    campaign.at(STARTS + timedelta(hours=1))
    campaign.say("After you met.", gifts, position="for")
    campaign.at(STARTS + timedelta(days=3, hours=1))
    campaign.say("Too late?", gifts, position="against")
    page = read(campaign, client)
    places = [page.index(said) for said in ("After you met.", "Ask the teachers", "Too late?")]
    assert places == sorted(places)


def test_before_each_comment_is_looked_at_none_is_shown(campaign, client):
    profile = campaign.city.profile
    profile.reviews_comments = True
    profile.save()
    for view in ("page", "wall", "packet"):
        page = read(campaign, client, view=view)
        assert "bribe" not in page
        assert "Sender" not in page


def test_the_packet_holds_every_changed_section_with_its_comments(campaign, client):
    campaign.say("On all of it.", position="for", name="Dana Whitfield")
    page = read(campaign, client, view="packet")
    order = ["On all of it.", "No gift over", "12 people sent the same letter", "Ask the teachers first."]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)
    assert "Text fingerprint" in page
    assert "This chapter sets rules" not in page


def test_an_unchanged_section_is_in_the_packet_once_somebody_wrote_about_it(campaign, client):
    campaign.say("Mind the purpose.", campaign.sections[0])
    page = read(campaign, client, view="packet")
    assert "This chapter sets rules" in page
    assert "Mind the purpose." in page


def test_a_packet_is_cut_between_sections_and_loses_none():
    keys = [str(number) for number in range(100)]
    pages = planned(keys, {"7": 1000, "8": 100, "9": 40})
    assert [key for page in pages for key in page] == ["whole", *keys]
    assert max(map(len, pages)) <= SECTIONS
    assert ["7"] in pages
    assert all(
        len(page) == 1 or sum({"8": 100, "9": 40}.get(k, 0) for k in page) <= COMMENTS for page in pages
    )


@pytest.mark.parametrize("page", ["0", "9", "-1", "x", "²"])
def test_a_part_of_the_packet_that_is_not_there_is_the_nearest(campaign, client, page):
    assert "No gift over" in read(campaign, client, view="packet", page=page)


def test_the_wall_shows_text_counts_and_deadline(campaign, client):
    page = read(campaign, client, view="wall")
    assert "§ 2.52.020 Gifts" in page
    assert "13 comments" in page
    assert "12 people sent the same letter" in page
    assert "Comments are open through" in page


def test_every_link_of_a_view_keeps_the_view(campaign, client):
    page = read(campaign, client, view="wall", show="session", style="strike-capitals")
    before = page.split('rel="prev"')[0].rsplit("<a ", 1)[1]
    assert all(kept in before for kept in ("view=wall", "show=session", "style=strike-capitals"))


def test_no_view_takes_anything_but_reading(campaign, client):
    assert client.post(campaign.address()).status_code == 405


def test_a_council_without_comments_reads_so(client):
    city = make.city()
    edition = make.bill(city)
    meeting = make.meeting(city, edition, starts_at=STARTS)
    for view in ("page", "wall", "packet"):
        page = words(client.get(f"/{city.slug}/meetings/{meeting.address}/work-session/", {"view": view}))
        assert "0 comments" in page
