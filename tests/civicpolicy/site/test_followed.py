"""Who follows a call from outside, on paper, by a feed or a calendar, is told what became of its bill."""

from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from comments.services import dockets
from policies.dates import PartialDate
from policies.models import ActKind
from policies.services import acts
from tests import make
from tests.civicpolicy.site.conftest import CLOSES, NOW
from tests.civicpolicy.site.pages import words

pytestmark = pytest.mark.django_db
DOCKET = "/juniper-bend/dockets/2024-07/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = ["/juniper-bend/feed.atom", f"{DOCKET}feed.atom"]
CALENDARS = ["/juniper-bend/calendar.ics", f"{DOCKET}calendar.ics"]
DAY = timedelta(days=1)


@pytest.fixture
def docket(story):
    return story.open_docket(title="Gifts")


def record(story, kind, **facts):
    on = PartialDate.on(date(2024, 8, 27))
    return acts.record_act(by=story.clerk, instrument=story.bill, kind=kind, on=on, **facts)


def amended(story):
    fields = {"name": "as amended", "long_title": "Another."}
    return make.edition(story.bill, (story.code, story.proposed, story.law), **fields)


def extended(story, docket):
    dockets.extend_period(by=story.clerk, docket=docket, closes_at=CLOSES + 7 * DAY, reason="Print was late.")


def entries(client, path):
    """Entries of a feed by their titles: identity, words, when they were changed."""
    tree = ElementTree.fromstring(client.get(path).content)
    return {
        each.findtext("a:title", namespaces=ATOM): [
            each.findtext(f"a:{name}", namespaces=ATOM) for name in ("id", "summary", "updated")
        ]
        for each in tree.findall("a:entry", ATOM)
    }


def close(client, path):
    events = Calendar.from_ical(client.get(path).content).walk("VEVENT")
    return next(each for each in events if str(each["summary"]).startswith("Comments close"))


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_a_text_that_came_later(client, story, docket, path):
    story.move_to(NOW + DAY)
    amended(story)
    _, said, updated = entries(client, path)["Another text: Bill 24-31, as amended"]
    assert "This call is about it “as introduced”; the later text is “as amended”." in said
    assert datetime.fromisoformat(updated) == NOW + DAY


@pytest.mark.parametrize("path", FEEDS)
def test_a_decision_that_did_not_happen_takes_the_place_of_what_was_told(client, story, docket, path):
    wrong = record(story, ActKind.PASSED)
    before = entries(client, path)["Decided: Bill 24-31"]
    story.move_to(NOW + DAY)
    record(story, ActKind.NOT_SO, corrects=wrong)
    found = entries(client, path)
    assert "Decided: Bill 24-31" not in found
    identity, _, updated = found["Not decided after all: Bill 24-31"]
    assert identity == before[0]
    assert datetime.fromisoformat(updated) == NOW + DAY


def test_a_decision_is_told_anew_when_comments_are_received_for_longer(client, story, docket):
    record(story, ActKind.PASSED)
    story.move_to(NOW + DAY)
    extended(story, docket)
    _, said, updated = entries(client, FEEDS[0])["Decided: Bill 24-31"]
    assert "still received through Friday, September 6, 2024" in said
    assert datetime.fromisoformat(updated) == NOW + DAY


def test_after_a_cancelled_call_nothing_is_said_to_be_received(client, story, docket):
    record(story, ActKind.WITHDRAWN)
    dockets.cancel_period(by=story.clerk, docket=docket, reason="The bill was withdrawn.")
    assert "still received" not in entries(client, FEEDS[0])["Decided: Bill 24-31"][1]


@pytest.mark.parametrize("path", CALENDARS)
@pytest.mark.parametrize(
    ("happen", "title", "said"),
    [
        (lambda story: record(story, ActKind.WITHDRAWN), " (decided)", "Bill 24-31 was withdrawn on Tuesday"),
        (amended, "", "Bill 24-31 has another text since."),
    ],
    ids=["withdrawn", "amended"],
)
def test_a_calendar_tells_of_a_bill_and_counts_on(client, story, docket, path, happen, title, said):
    first = close(client, path)
    story.move_to(NOW + DAY)
    happen(story)
    second = close(client, path)
    assert said not in first["description"] and said in second["description"]
    assert (first["sequence"], second["sequence"]) == (0, 1)
    assert second["last-modified"].dt == NOW + DAY > first["last-modified"].dt
    assert str(second["summary"]) == f"Comments close: Gifts{title}"
    assert (second["uid"], str(second["status"])) == (first["uid"], "CONFIRMED")


def test_the_count_of_a_calendar_never_goes_back(client, story, docket):
    wrong = record(story, ActKind.PASSED)
    record(story, ActKind.READ)
    assert close(client, CALENDARS[0])["sequence"] == 1
    record(story, ActKind.NOT_SO, corrects=wrong)
    event = close(client, CALENDARS[0])
    assert event["sequence"] == 2 and "passed" not in event["description"]


def test_both_calendars_have_one_event_and_a_cancelled_call_is_off(client, story, docket):
    record(story, ActKind.WITHDRAWN)
    dockets.cancel_period(by=story.clerk, docket=docket, reason="The bill was withdrawn.")
    one, other = (close(client, path).to_ical() for path in CALENDARS)
    assert one == other and b"STATUS:CANCELLED" in one and b"SEQUENCE:2" in one


def test_the_sheet_on_the_board_tells_what_became_of_it(client, story, docket):
    bare = words(client.get(f"{DOCKET}call/"))
    assert "Decided" not in bare and "Extended" not in bare and "another text" not in bare
    record(story, ActKind.PASSED)
    amended(story)
    extended(story, docket)
    said = words(client.get(f"{DOCKET}call/"))
    assert "Decided The council passed Bill 24-31 on Tuesday, August 27, 2024." in said
    assert "Bill 24-31 has another text since. This call is about it “as introduced”" in said
    assert said.count("“Print was late.”") == 1


def test_on_paper_what_still_waits_is_said_of_the_day_of_printing(client, story):
    other = make.bill(story.city)
    name = other.instrument.designation
    fields = {"opens_at": NOW - DAY, "closes_at": CLOSES}
    make.docket(story.city, story.edition, other, number="2024-07", **fields)
    story.move_to(NOW)
    record(story, ActKind.PASSED)
    said = words(client.get(f"{DOCKET}call/"))
    day = "Tuesday, August 27, 2024"
    whole = f"The council passed Bill 24-31 on {day}; on {day} {name} was still before the council."
    assert f"Decided in part {whole}" in said
