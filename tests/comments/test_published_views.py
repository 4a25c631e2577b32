"""What the public reads of the comments: all of them, in order, without what is private."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from comments.content import Target
from comments.services import dockets
from policies.services import municipalities
from tests import make
from tests.comments.pages import all_of, page_of, said, words_of

pytestmark = pytest.mark.django_db
CLOSES = datetime(2026, 8, 31, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def page(client, docket, **query):
    place = {"city": docket.municipality.slug, "number": docket.number}
    return client.get(reverse("comments:comments", kwargs=place), query)


def cards(response):
    """Number, head and words of each card in order."""
    rows = all_of(response, "article")
    return [(one.get("id"), said(one.find("div")), [said(p) for p in one.findall("p")][-1]) for one in rows]


def written(response):
    return [words for _, _, words in cards(response)]


@pytest.fixture
def docket():
    return make.docket(make.city())


def key_of(docket, label):
    amendment = docket.items.get().edition.amendments.get()
    return amendment.edition_id, str(amendment.proposed.sections.get(label=label).key)


def test_on_time_first_then_late_apart_then_early(client):
    city = make.demonstration(at=CLOSES - 11 * DAY)
    docket = make.docket(city, opens_at=CLOSES - 9 * DAY, closes_at=CLOSES)
    for at, words in (
        (-10 * DAY, "early"),
        (-8 * DAY, "first"),
        (-DAY, "second"),
        (timedelta(seconds=41), "late"),
    ):
        municipalities.set_clock(municipality=city, stands_at=CLOSES + at)
        make.comment(docket, words)
    response = page(client, docket)
    assert [said(one) for one in all_of(response, "h2")] == [
        "On time",
        "Received after the close",
        "Received before the opening",
    ]
    assert written(response) == ["first", "second", "late", "early"]
    assert "Late by 41 seconds" in cards(response)[2][1]
    assert "4 comments received, 1 of them late." in words_of(response)


def test_after_a_cancelled_call_lateness_counts_from_then(client):
    city = make.demonstration(at=CLOSES - 11 * DAY)
    docket = make.docket(city, opens_at=CLOSES - 9 * DAY, closes_at=CLOSES)
    municipalities.set_clock(municipality=city, stands_at=CLOSES - 5 * DAY)
    dockets.cancel_period(by=make.clerk_of(city), docket=docket, reason="Withdrawn.")
    municipalities.set_clock(municipality=city, stands_at=CLOSES - 3 * DAY)
    make.comment(docket)
    assert "Late by 2 days" in cards(page(client, docket))[0][1]


def test_a_card_says_who_on_what_and_where_they_stand(client, docket):
    edition, key = key_of(docket, "2.52.010")
    targets = (Target(edition, key, "b"), Target(edition, key_of(docket, "2.52.020")[1]))
    comment = make.comment(
        docket, "Keep it.", name="Dana", position="for", capacity="business", targets=targets
    )
    ((number, head, words),) = cards(page(client, docket))
    bill = docket.items.get().edition.instrument.designation
    assert (number, words) == (f"comment-{comment.pk}", "Keep it.")
    assert head.startswith(f"Dana Business owner On {bill}, § 2.52.010(b) Purpose; § 2.52.020 Gifts")
    assert "For it" in words_of(page(client, docket), "article")


def test_without_a_name_it_says_so_and_the_whole_docket_is_named(client, docket):
    make.comment(docket)
    assert cards(page(client, docket))[0][1].startswith("Name withheld Resident On the whole docket")


def test_no_address_and_no_code_is_in_the_page(client, docket):
    comment = make.comment(docket, name="Dana", email="dana@mail.example")
    html = page(client, docket).content.decode()
    assert [secret for secret in ("dana@", comment.code, comment.receipt_code) if secret in html] == []


def test_by_position_and_by_section(client, docket):
    edition, key = key_of(docket, "2.52.010")
    make.comment(docket, "whole", position="for")
    make.comment(docket, "section", position="against", targets=(Target(edition, key),))
    make.comment(
        docket, "part", position="for", targets=(Target(edition, key, "b"), Target(edition, key, "a"))
    )
    make.comment(docket, "other", targets=(Target(edition, key_of(docket, "2.52.020")[1]),))
    assert written(page(client, docket, position="for")) == ["whole", "part"]
    assert written(page(client, docket, section=key)) == ["section", "part"]
    assert written(page(client, docket, section=key, position="for")) == ["part"]
    assert written(page(client, docket, section="whole")) == ["whole"]
    assert written(page(client, docket, position="question")) == []
    assert "No comment is like that." in words_of(page(client, docket, position="question"))
    bill = docket.items.get().edition.instrument.designation
    assert [said(one) for one in all_of(page(client, docket), "select[@name='section']/option")] == [
        "Everything",
        "The whole call",
        f"{bill}, § 2.52.010 Purpose (2)",
        f"{bill}, § 2.52.020 Gifts (1)",
    ]


@pytest.mark.parametrize(
    "query", [{"position": "x"}, {"section": "x\x00"}, {"page": "x"}, {"comment": "9" * 40}]
)
def test_nonsense_narrows_nothing(client, docket, query):
    make.comment(docket, "one")
    assert written(page(client, docket, **query)) == ["one"]


def test_25_on_a_page_and_every_comment_has_its_address(client, docket):
    stored = [make.comment(docket, f"Comment {n}", position="for") for n in range(1, 31)]
    first, second = page(client, docket), page(client, docket, page=2, position="for")
    assert (len(cards(first)), written(second)) == (25, [f"Comment {n}" for n in range(26, 31)])
    (back,) = all_of(second, "nav[@class='pager']/a")
    assert back.get("href") == "?page=1&position=for"
    link = next(one.get("href") for one in all_of(second, "article//a"))
    assert link == f"?comment={stored[25].pk}#comment-{stored[25].pk}"
    assert cards(page(client, docket, comment=stored[25].pk)) == cards(second)


def test_where_comments_are_reviewed_first_they_are_counted_and_not_shown(client):
    docket = make.docket(make.city(reviews_comments=True))
    make.comment(docket, "Private words", name="Dana")
    response = page(client, docket)
    assert "1 comment received." in words_of(response)
    assert "Comments are shown after the clerk has looked at them." in words_of(response)
    assert "Private words" not in response.content.decode()
    assert "Dana" not in response.content.decode()


def test_before_the_first_comment_the_page_says_what_will_come(client, docket):
    response = page(client, docket)
    assert "Comments stand here as soon as they are received" in words_of(response)
    assert all_of(response, "form") == []


def test_words_are_shown_as_text(client, docket):
    make.comment(docket, "<script>window.__x=1</script>", name="<b>Dana</b>")
    response = page(client, docket)
    assert written(response) == ["<script>window.__x=1</script>"]
    assert list(page_of(response).iter("script")) == []


def test_a_docket_that_is_not_public_has_no_comments_page(client):
    draft = make.docket(make.city(), opened=False)
    assert page(client, draft).status_code == 404


@pytest.mark.parametrize("query", [{}, {"position": "for"}, {"section": "key"}, {"comment": "pk"}])
@pytest.mark.parametrize("rows", [1, 100])
def test_queries_do_not_grow(client, docket, rows, query, assert_queries_at_most):
    edition, key = key_of(docket, "2.52.010")
    stored = [make.comment(docket, position="for", targets=(Target(edition, key),)) for _ in range(rows)]
    query = {name: {"key": key, "pk": stored[-1].pk}.get(value, value) for name, value in query.items()}
    page(client, docket, **query)
    with assert_queries_at_most(12):
        page(client, docket, **query)
