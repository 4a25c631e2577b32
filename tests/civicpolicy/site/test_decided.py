"""A call for comment that is still open over what has been decided says so, wherever it is listed."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from civicpolicy.desk.bills import standing
from civicpolicy.desk.bills.finding import bills
from comments.decisions import deciding, waiting_words
from policies.dates import PartialDate
from policies.models import ActKind, Instrument
from policies.services import acts
from tests import make
from tests.civicpolicy.site.conftest import CLOSES, NOW
from tests.civicpolicy.site.pages import words

pytestmark = pytest.mark.django_db
DOCKET = "/juniper-bend/dockets/2024-07/"
PASSED = (
    "The council passed Bill 24-31 on Tuesday, August 27, 2024. "
    "Comments are still received through Friday, August 30, 2024, 11:59 p.m. Mountain Time."
)

HALF = (
    "The council passed Bill 24-31 on Tuesday, August 27, 2024; Bill 24-32 is still before the council. "
    "Comments are still received through Friday, August 30, 2024, 11:59 p.m. Mountain Time."
)


def record(story, kind, day=27, **facts):
    on = PartialDate.on(date(2024, 8, day)) if day else PartialDate.unknown()
    return acts.record_act(by=story.clerk, instrument=story.bill, kind=kind, on=on, **facts)


def entries(client, path):
    """Titles of a feed with their words."""
    atom = {"a": "http://www.w3.org/2005/Atom"}
    tree = ElementTree.fromstring(client.get(path).content)
    found = tree.findall("a:entry", atom)
    return {
        each.findtext("a:title", namespaces=atom): each.findtext("a:summary", namespaces=atom)
        for each in found
    }


@pytest.mark.parametrize("path", ["", "dockets/", "dockets/2024-07/"])
def test_an_open_call_says_that_the_council_has_passed_its_bill(client, story, path):
    story.open_docket()
    assert "Decided" not in words(client.get(f"{story.home}{path}"))
    record(story, ActKind.PASSED)
    said = words(client.get(f"{story.home}{path}"))
    assert PASSED in said and "Decided" in said


def test_the_home_page_does_not_list_it_as_merely_open(client, story):
    story.open_docket(title="Gifts")
    record(story, ActKind.PASSED)
    page = client.get(story.home)
    assert "Decided Still open for comment Gifts" in words(page)
    assert "btn-primary" not in page.content.decode()


def test_what_is_still_to_be_decided_stands_first(client, story):
    story.open_docket(title="Gifts")
    record(story, ActKind.PASSED)
    fields = {"opens_at": NOW - timedelta(days=1), "closes_at": CLOSES + timedelta(days=9)}
    story.move_to(NOW)
    make.docket(story.city, make.bill(story.city), number="2024-08", title="Travel", **fields)
    said = words(client.get(story.home))
    assert said.index("Open for comment Travel") < said.index("Still open for comment Gifts")


@pytest.fixture
def both(story):
    """A call over two bills, of which the council has passed one."""
    other = make.instrument(story.city, "bill-24-32", bill_number="24-32")
    phones = make.policy(story.city, "phones", title="Phones")
    second = make.edition(other, (phones, make.draft(phones)))
    fields = {"opens_at": NOW - timedelta(days=1), "closes_at": CLOSES, "title": "Both"}
    make.docket(story.city, story.edition, second, number="2024-07", **fields)
    story.move_to(NOW)
    record(story, ActKind.PASSED)
    return other


@pytest.mark.parametrize(
    "path",
    [
        "",
        "dockets/",
        "dockets/2024-07/",
        "dockets/2024-07/comment/",
        "dockets/2024-07/comments/",
        "matters/bill-24-31/",
        "matters/bill-24-32/",
        "policies/phones/",
        "policies/code-of-ethics/compare/1..2/",
    ],
)
def test_of_a_call_over_two_bills_it_is_told_which_is_decided_and_which_waits(client, story, both, path):
    said = words(client.get(f"{story.home}{path}"))
    assert f"Decided in part {HALF}" in said.replace("Decided in part.", "Decided in part") or (
        path == "" and "Decided in part Open for comment Both" in said and HALF in said
    )


def test_the_home_page_leads_with_a_call_that_is_decided_in_part(client, story, both):
    page = client.get(story.home)
    assert "Still open" not in words(page) and "btn-primary" in page.content.decode()


@pytest.mark.parametrize("view", ["page", "packet", "wall"])
def test_the_work_session_tells_it_too(client, story, both, view):
    session = make.meeting(story.city, both.editions.get(), starts_at=NOW + timedelta(days=1))
    said = client.get(f"{story.home}meetings/{session.address}/work-session/?view={view}").text
    assert ("Decided in part" if view == "wall" else HALF) in " ".join(said.split())


def test_two_decisions_are_told_one_after_the_other(client, story, both):
    on = PartialDate.on(date(2024, 8, 26))
    acts.record_act(by=story.clerk, instrument=both, kind=ActKind.WITHDRAWN, on=on)
    said = words(client.get(DOCKET))
    whole = "Bill 24-31 on Tuesday, August 27, 2024. Bill 24-32 was withdrawn on Monday, August 26, 2024."
    assert f"Decided. The council passed {whole} Comments are still" in said


def test_a_call_that_has_closed_tells_how_it_was_decided(client, story, both):
    story.move_to(CLOSES + timedelta(days=1))
    said = words(client.get(f"{story.home}dockets/"))
    assert "Bill 24-32 is still before the council." in said and "still received" not in said


def test_what_waits_is_told_by_who_decides():
    names = [("council", "A"), ("executive", "B"), ("council", "C")]
    rows = [Instrument(adoption_path=path, title=name, kind="unknown") for path, name in names]
    assert waiting_words(rows) == ["A and C are still before the council", "B is still to be authorized"]
    assert waiting_words(rows[:1], "Monday") == ["on Monday A was still before the council"]


@pytest.mark.parametrize("path", ["feed.atom", "dockets/2024-07/feed.atom"])
def test_who_follows_the_call_is_told(client, story, path):
    story.open_docket()
    assert "Decided: Bill 24-31" not in entries(client, f"{story.home}{path}")
    record(story, ActKind.PASSED)
    said = entries(client, f"{story.home}{path}")["Decided: Bill 24-31"]
    assert "The council passed Bill 24-31 on Tuesday, August 27, 2024." in said
    assert "Comments are still received through Friday, August 30, 2024" in said


def test_after_the_close_nothing_is_said_to_be_received(client, story):
    story.open_docket()
    story.move_to(CLOSES + timedelta(days=1))
    record(story, ActKind.PASSED)
    said = words(client.get(DOCKET))
    assert "The council passed Bill 24-31 on Tuesday, August 27, 2024." in said
    assert "still received" not in said
    assert "still received" not in entries(client, f"{DOCKET}feed.atom")["Decided: Bill 24-31"]


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["read", "referred"], ""),
        (["passed", "vetoed"], "Bill 24-31 was vetoed on"),
        (["passed", "vetoed", "overridden"], "The council passed Bill 24-31 on"),
        (["failed"], "Bill 24-31 failed on"),
        (["withdrawn"], "Bill 24-31 was withdrawn on"),
        (["adopted"], "Bill 24-31 was adopted on"),
    ],
)
def test_what_decides(client, story, kinds, said):
    story.open_docket()
    for kind in kinds:
        record(story, kind)
    found = words(client.get(DOCKET))
    assert said in found
    assert ("Decided." in found) is bool(said)


@pytest.mark.parametrize("path", ["", "dockets/", "dockets/2024-07/"])
@pytest.mark.parametrize(
    "on_record",
    [
        [("failed", 20), ("passed", 27)],
        [("passed", 27), ("failed", 20)],
        [("failed", 27), ("passed", 27)],
        [("passed", 13), ("vetoed", 14), ("passed", 27)],
        [("passed", 27), ("passed", 13), ("vetoed", 14)],
        [("withdrawn", None), ("passed", 27)],
    ],
)
def test_what_was_taken_up_again_and_passed_is_told_as_passed(client, story, path, on_record):
    story.open_docket()
    for kind, day in on_record:
        record(story, kind, day)
    said = words(client.get(f"{story.home}{path}"))
    assert PASSED in said
    assert not [each for each in ("failed", "vetoed", "withdrawn") if f"Bill 24-31 {each}" in said]


def test_a_vote_that_failed_after_the_passage_decides(client, story):
    story.open_docket()
    for kind, day in (("failed", 27), ("passed", 20)):
        record(story, kind, day)
    assert "Bill 24-31 failed on Tuesday, August 27, 2024." in words(client.get(DOCKET))


def test_the_lists_and_the_bill_say_that_it_is_on_its_way(client, story):
    for kind, day in (("failed", 20), ("passed", 27)):
        record(story, kind, day)
    said = words(client.get(f"{story.home}matters/bill-24-31/"))
    assert "passed, not yet law" in said and "Becomes law" in said
    row = bills(story.city).get(slug="bill-24-31")
    assert standing.stage(row, NOW.date()).tag == "Public"
    assert standing.next_step(row).words == "Record what the mayor did with it"


def test_a_veto_after_a_vote_that_failed_once_waits_for_the_council(story):
    for kind, day in (("failed", 20), ("passed", 26), ("vetoed", 27)):
        record(story, kind, day)
    row = bills(story.city).get(slug="bill-24-31")
    assert standing.stage(row, NOW.date()).tag == "Vetoed"
    assert standing.next_step(row).words == "Record whether the veto was overridden"


def test_a_mistaken_passage_decides_nothing(story):
    wrong = record(story, ActKind.PASSED)
    record(story, ActKind.NOT_SO, corrects=wrong)
    assert deciding(list(story.bill.acts.order_by("pk"))) is None


def test_a_passage_on_a_day_nobody_knows_is_told(client, story):
    story.open_docket()
    record(story, ActKind.PASSED, day=None)
    assert "The council passed Bill 24-31 on a day that is not known." in words(client.get(DOCKET))


@pytest.mark.parametrize("path", ["", "dockets/", "dockets/2024-07/", "feed.atom"])
def test_many_decided_calls_cost_no_more_questions(client, story, path, assert_queries_at_most):
    story.open_docket()
    fields = {"opens_at": NOW - timedelta(days=1), "closes_at": CLOSES}
    for number in range(20):
        make.docket(story.city, story.edition, number=f"24-{number}", **fields)
    story.move_to(NOW)
    record(story, ActKind.PASSED)
    client.get(f"{story.home}{path}")
    with assert_queries_at_most(12):
        client.get(f"{story.home}{path}")
