"""Nothing of a closed consultation reaches anybody but staff and its own parties, on any address."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import NoReverseMatch, reverse

from policies.models import Role
from tests import make
from tests.comments.pages import words_of
from tests.test_addresses import PUBLIC, kind, ours

pytestmark = pytest.mark.django_db
NOW = datetime(2019, 8, 20, 16, 0, tzinfo=UTC)
CANARY = "zzcanary"


@pytest.fixture
def city():
    """A city with a public call over a public bill, and a session about it."""
    made = make.demonstration("elm-fork", at=NOW)
    bill = make.bill(made)
    public = make.docket(made, bill, number="2019-01", opens_at=NOW, closes_at=NOW + timedelta(days=5))
    make.comment(public, "In public.")
    make.meeting(made, bill, starts_at=NOW + timedelta(days=1))
    return made


def the_bill(city):
    return city.dockets.get(number="2019-01").items.get().edition


def plant(city):
    """A closed consultation over the public bill and an unpublished text, with a canary in every word."""
    code = make.policy(city, slug=f"{CANARY}-code", title=f"{CANARY} code")
    order = make.instrument(city, slug=f"{CANARY}-order", title=f"{CANARY} order", bill_number=CANARY)
    text = make.edition(order, (code, make.draft(code, make.keyed(make.SECTIONS))), published=False)
    bill = the_bill(city)
    docket = make.closed(
        city,
        text,
        bill,
        number=f"2019-{CANARY}",
        title=f"{CANARY} title",
        summary=f"{CANARY} summary",
        opened=True,
        opens_at=NOW,
        closes_at=NOW + timedelta(days=4),
    )
    party = make.party(docket, f"{CANARY} union", person=make.user(name=f"{CANARY} person"))
    make.comment(docket, f"{CANARY} words", party=party, name=f"{CANARY} name", position="against")
    make.entered(docket, f"{CANARY} letter", at=NOW, name=f"{CANARY} sender")
    make.withheld(make.comment(docket, f"{CANARY} withheld", party=party))
    return docket


def values(city, docket):
    """For each part of an address what it may be: of the public call, of the closed one."""
    comment = docket.comments.first()
    meeting = city.meetings.get()
    bill = the_bill(city).instrument
    policy = city.policies.exclude(slug__contains=CANARY).get()
    key = str(the_bill(city).amendments.get().proposed.sections.first().key)
    return {
        "number": ["2019-01", docket.number, 1, 2],
        "code": [comment.receipt_code, city.comments.first().receipt_code],
        "slug": [policy.slug, bill.slug, f"{CANARY}-code", f"{CANARY}-order"],
        "meeting": [meeting.address],
        "label": ["2.52.020", key],
        "day": [date(2019, 8, 20)],
    }


def every_public_address(city, docket):
    known = values(city, docket)
    numbers = [1, 2]
    for name, rule, parts in ours():
        if rule != PUBLIC:
            continue
        choices = [{}]
        for part, converter in parts.items():
            fits = ["elm-fork"] if part == "city" else known.get(part, known["slug"])
            if kind(converter) == "int":
                fits = numbers
            choices = [{**choice, part: value} for choice in choices for value in fits]
        for choice in choices:
            with suppress(NoReverseMatch):  # a value that this kind of part cannot be
                yield name, reverse(name, kwargs=choice)


def everybody_else(city):
    closed = make.closed(city, the_bill(city), opened=True)
    council = make.clerk_of(city, Role.COUNCIL_MEMBER)
    return [None, make.user(), council, make.party(closed, "Another").person, make.clerk_of(make.city())]


@pytest.mark.once
def test_no_address_shows_a_word_of_it_to_anybody_else(city, client):
    docket = plant(city)
    paths = list(every_public_address(city, docket))
    names = {name for name, _ in paths}
    assert names == {name for name, rule, _ in ours() if rule == PUBLIC}
    extra = ["?section=whole&show=all", "?show=all&group=against"]
    sessions = [path + more for name, path in paths if name == "worksession:page" for more in extra]
    finds = [reverse("comments:receipt-find", args=["elm-fork"]) + f"?code={docket.comments.first().code}"]
    shown, answered = set(), 0
    for person in everybody_else(city):
        client.logout() if person is None else client.force_login(person)
        for path in [*(path for _, path in paths), *sessions, *finds]:
            answer = client.get(path)
            answered += answer.status_code == 200
            said = answer.content.decode(errors="replace") + str(sorted(answer.headers.items()))
            if CANARY in said.replace(path, "").replace(docket.comments.first().code, ""):
                shown.add((path, str(person)))
    assert shown == set()
    assert answered > 100


PAGES = (
    "site:home",
    "comments:dockets",
    "site:matters",
    "site:policies",
    "site:meetings",
    "site:feed",
    "site:calendar",
)


def public_words(city, client):
    bill = the_bill(city).instrument
    meeting = city.meetings.get()
    pages = [reverse(name, args=["elm-fork"]) for name in PAGES]
    pages += [
        reverse("site:matter", args=["elm-fork", bill.slug]),
        reverse("worksession:page", args=["elm-fork", meeting.address]) + "?section=whole&show=all",
        reverse("comments:comments", args=["elm-fork", "2019-01"]),
        reverse("comments:docket", args=["elm-fork", "2019-01"]),
    ]
    found = {}
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200, page
        html = answer["Content-Type"].startswith("text/html")
        found[page] = words_of(answer, "body") if html else answer.content
    return found


def test_no_count_and_no_page_changes_when_a_consultation_is_held(city, client):
    before = public_words(city, client)
    plant(city)
    assert public_words(city, client) == before


def test_control_a_public_call_over_the_same_bill_changes_them(city, client):
    before = public_words(city, client)
    make.comment(
        make.docket(city, the_bill(city), opens_at=NOW, closes_at=NOW + timedelta(days=4)), "Also public."
    )
    after = public_words(city, client)
    assert {page for page in before if before[page] != after[page]} >= {
        reverse("site:home", args=["elm-fork"]),
        reverse("comments:dockets", args=["elm-fork"]),
        reverse("site:feed", args=["elm-fork"]),
    }
