"""A call as an Atom feed: what it says, what it never says, and that it is sent only when it changed."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from comments.content import Target
from comments.pages.feed import MOST_COMMENTS
from comments.services import dockets, moderating
from policies.services import municipalities
from tests import make
from tests.comments.pages import keys_of

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
CLOSES = datetime(2026, 8, 31, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def docket():
    """In a demonstration city whose clock stands, open from 22 through 30 August."""
    city = make.demonstration(at=CLOSES - 11 * DAY)
    return make.docket(city, opens_at=CLOSES - 9 * DAY, closes_at=CLOSES, number="2026-07")


def at(docket, instant):
    municipalities.set_clock(municipality=docket.municipality, stands_at=instant)


def address(docket):
    return reverse("comments:docket-feed", args=[docket.municipality.slug, docket.number])


def read(client, docket):
    """The feed as a tree: it must be well formed."""
    response = client.get(address(docket))
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def entries(tree):
    """Title, words, identity and time of each entry."""
    return [
        tuple(entry.findtext(f"a:{name}", namespaces=ATOM) for name in ("title", "summary", "id", "updated"))
        for entry in tree.findall("a:entry", ATOM)
    ]


def test_every_change_of_the_deadline_is_an_entry_in_the_words_of_the_page(docket, client):
    by = make.clerk_of(docket.municipality)
    at(docket, CLOSES - DAY)
    dockets.extend_period(by=by, docket=docket, closes_at=CLOSES + 7 * DAY, reason="The print was late.")
    at(docket, CLOSES)
    dockets.shorten_period(by=by, docket=docket, closes_at=CLOSES + 2 * DAY, reason="The hall is closed.")
    at(docket, CLOSES + DAY)
    dockets.cancel_period(by=by, docket=docket, reason="The bill was withdrawn.")
    at(docket, CLOSES + 3 * DAY)
    dockets.reopen_period(by=by, docket=docket, closes_at=CLOSES + 9 * DAY, reason="It came back.")
    said = entries(read(client, docket))
    titles = [title.partition(":")[0] for title, *_ in said if not title.startswith("Asked")]
    assert titles == ["Opened again", "Cancelled", "Shortened", "Extended", "Opened"]
    assert "through Sunday, September 6, 2026, 11:59 p.m. Mountain Time." in said[3][1]
    assert "The print was late." in said[3][1]
    assert [updated for *_, updated in said] == sorted((updated for *_, updated in said), reverse=True)


def test_it_names_what_is_asked_about_with_the_way_there(docket, client):
    tree = read(client, docket)
    (asked,) = [
        e for e in tree.findall("a:entry", ATOM) if e.findtext("a:title", "", ATOM).startswith("Asked")
    ]
    edition = docket.items.get().edition
    assert asked.findtext("a:title", "", ATOM) == f"Asked about: {edition}"
    href = asked.find("a:link", ATOM).get("href")
    assert href == "http://testserver" + reverse(
        "site:matter", args=[docket.municipality.slug, edition.instrument.slug]
    )


def test_a_comment_says_who_on_what_and_the_words_with_signs_escaped(docket, client):
    at(docket, CLOSES - DAY)
    edition, keys = keys_of(docket)
    make.comment(
        docket,
        "Keep <b>it</b> & say why.\n\nPlease.",
        name="Dana Whitfield",
        position="with_changes",
        targets=(Target(edition, keys["2.52.020"]),),
    )
    (title, words, *_), *_ = entries(read(client, docket))
    assert title.endswith(": Dana Whitfield")
    assert "2.52.020 Gifts. For it, with changes." in words
    assert "<p>Keep &lt;b&gt;it&lt;/b&gt; &amp; say why.</p>" in words


def test_what_xml_cannot_carry_is_left_out(docket, client):
    at(docket, CLOSES - DAY)
    make.comment(docket, "Keep\x01 it\ufffe.", name="Da\x1bna")
    (title, words, *_), *_ = entries(read(client, docket))
    assert title.endswith("Dana")
    assert "Keep it." in words


def test_a_withheld_comment_keeps_its_identity_and_loses_its_words(docket, client):
    at(docket, CLOSES - 2 * DAY)
    comment = make.comment(docket, "My neighbour lives at 12 Elm Street.", name="Dana")
    at(docket, CLOSES - DAY)
    later = make.comment(docket, "Another.", name="Eli")
    before = {title: (identity, updated) for title, _, identity, updated in entries(read(client, docket))}
    at(docket, CLOSES - DAY / 2)
    make.withheld(comment)
    first, *_ = said = entries(read(client, docket))
    assert first[0] == f"Comment {comment.pk}: withheld"
    assert "Withheld on this ground: Private data of a person." in first[1]
    assert first[2] == before[f"Comment {comment.pk}: Dana"][0]
    assert first[3] > before[f"Comment {comment.pk}: Dana"][1]
    assert before[f"Comment {later.pk}: Eli"] in [(identity, updated) for *_, identity, updated in said]
    moderating.restore(by=make.clerk_of(docket.municipality), comment=comment, note="It is his own.")
    assert "12 Elm Street" in client.get(address(docket)).content.decode()


def test_where_comments_are_reviewed_first_they_come_when_they_are_shown(client):
    city = make.city(reviews_comments=True)
    docket = make.docket(city)
    comment = make.comment(docket, "Canary")
    assert "Canary" not in client.get(address(docket)).content.decode()
    moderating.show(by=make.clerk_of(city), comment=comment)
    assert "Canary" in client.get(address(docket)).content.decode()


def test_identities_are_the_same_on_every_host_and_differ_between_cities(docket, client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    other = make.docket(make.city(), number="2026-07")
    here = {identity for _, _, identity, _ in entries(read(client, docket))}
    moved = client.get(address(docket), headers={"host": "policies.example"})
    there = {identity for _, _, identity, _ in entries(ElementTree.fromstring(moved.content))}
    assert here == there
    assert all(identity.startswith("urn:uuid:") for identity in here)
    assert not here & {identity for _, _, identity, _ in entries(read(client, other))}


def test_it_says_what_it_is_and_is_sent_again_only_when_it_changed(client):
    docket = make.docket(make.city())
    first = client.get(address(docket))
    assert first.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert first.headers["Cache-Control"] == "no-cache"
    known = {"if-none-match": first.headers["ETag"]}
    again = client.get(address(docket), headers=known)
    assert (again.status_code, again.content) == (304, b"")
    since = {"if-modified-since": first.headers["Last-Modified"]}
    assert client.get(address(docket), headers=since).status_code == 304
    assert client.get(address(docket), headers=known | {"accept-encoding": "gzip"}).status_code == 304
    comment = make.comment(docket)
    second = client.get(address(docket), headers=known)
    assert second.status_code == 200
    make.withheld(comment)
    assert client.get(address(docket), headers={"if-none-match": second.headers["ETag"]}).status_code == 200


def test_it_is_bounded_and_costs_the_same_for_a_hundred_comments(client, assert_queries_at_most):
    docket = make.docket(make.city())
    for number in range(MOST_COMMENTS + 5):
        make.comment(docket, f"Words {number}.")
    with assert_queries_at_most(12):
        tree = read(client, docket)
    words = [each for _, each, *_ in entries(tree) if "Words" in each]
    assert len(words) == MOST_COMMENTS
    assert "Words 4." not in " ".join(words)


def test_a_call_in_preparation_and_one_of_another_city_have_none(client):
    draft = make.docket(make.city(), opened=False)
    elsewhere = make.docket(make.city())
    assert client.get(address(draft)).status_code == 404
    wrong = reverse("comments:docket-feed", args=[draft.municipality.slug, elsewhere.number])
    assert client.get(wrong).status_code == 404


def test_the_page_of_the_call_tells_programs_and_people_of_both(docket, client):
    page = client.get(reverse("comments:docket", args=[docket.municipality.slug, docket.number]))
    html = page.content.decode()
    dates = reverse("comments:docket-calendar", args=[docket.municipality.slug, docket.number])
    of_feed = 'type="application/atom+xml" title="Docket 2026-07: changes and comments"'
    assert f'<link rel="alternate" {of_feed} href="{address(docket)}">' in html
    assert f'type="text/calendar" title="Docket 2026-07: dates" href="{dates}"' in html
    assert f'href="webcal://testserver{dates}"' in html
    assert f'<a href="{address(docket)}">Follow it in a feed reader</a>' in html
