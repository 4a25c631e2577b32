"""Casper, Wyoming, 2019, on a demonstration clock: a code restored while comments outlive the session."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from comments.content import Target
from comments.services import dockets
from policies import queries
from policies.dates import PartialDate
from policies.lifecycle import Answer
from policies.services import acts, meetings, municipalities
from policies.text.outline import SectionText
from tests import make

pytestmark = pytest.mark.django_db
DENVER = -6
"""Hours from UTC in a Wyoming summer."""

OLD = make.keyed(
    [
        SectionText("section", "2.60.010", "Purpose", "This chapter keeps the trust of the public."),
        SectionText("section", "2.60.070", "Gifts", "(a) No gift over fifty dollars ($50.00) is accepted."),
    ]
)
NEW = (
    OLD[0],
    SectionText(
        "section",
        "2.60.070",
        "Gifts",
        "(a) No gift over twenty-five dollars ($25.00) is accepted.\n(b) Gifts are entered in a register.",
        OLD[1].key,
    ),
)
POSTING = [SectionText("section", "1", "Purpose", "This policy gives guidance. It has no penalty.")]


def local(month, day, hour=12, minute=0, second=0, micro=0):
    """An instant of 2019 by the clock on the wall in Casper."""
    return datetime(2019, month, day, hour, minute, second, micro, tzinfo=UTC) - timedelta(hours=DENVER)


class Casper:
    """The city as its clerk made it, day by day."""

    def __init__(self):
        self.city = make.demonstration("casper-story", at=local(5, 1), name="City of Casper Story")
        self.clerk = make.clerk_of(self.city)
        self.code = make.policy(self.city, "code-of-ethics", title="Code of ethics")
        self.repealed = make.law(self.code, OLD, PartialDate.on(date(2011, 3, 1)))
        repeal_day = PartialDate.on(date(2018, 6, 5))
        acts.repeal(
            by=self.clerk,
            instrument=make.instrument(self.city, title="Repealing the code of ethics"),
            policy=self.code,
            base=self.repealed,
            on=repeal_day,
            effective=repeal_day,
        )

    def at(self, instant):
        municipalities.set_clock(municipality=self.city, stands_at=instant)

    def introduce(self):
        """Restored code and new social media policy, both published, on the agenda of 27 August."""
        self.restored = make.draft(self.code, NEW, base=self.repealed, previous=self.repealed)
        bill = make.instrument(self.city, "restoring", title="Restoring the code of ethics", bill_number="19")
        self.bill = make.edition(bill, (self.code, self.restored, self.repealed))
        posting = make.policy(self.city, "social-media", title="Social media policy")
        resolution = make.instrument(self.city, "posting", kind="resolution", bill_number="20")
        self.resolution = make.edition(resolution, (posting, make.draft(posting, POSTING)))
        self.session = make.meeting(self.city, self.bill, self.resolution, starts_at=local(8, 27, 16, 30))

    def open_docket(self):
        self.docket = make.docket(
            self.city,
            self.bill,
            self.resolution,
            number="2019-07",
            opens_at=local(8, 14, 8),
            closes_at=local(8, 31, 0),
        )

    def comment(self, words, **fields):
        return make.comment(self.docket, words, **fields)

    @property
    def gifts(self):
        return Target(self.bill.pk, OLD[1].key)


@pytest.fixture
def story():
    """From the repeal to the first comment after the close; the comments by the day they came."""
    told = Casper()
    told.at(local(8, 6))
    told.introduce()
    told.at(local(8, 13))
    told.open_docket()
    told.received = {}
    told.at(local(8, 20))
    told.received["before"] = told.comment(
        "Keep the fifty dollars.", targets=(told.gifts,), position="against"
    )
    told.at(local(8, 27, 16, 34))
    meetings.call_to_order(by=told.clerk, meeting=told.session)
    told.at(local(8, 29, 9))
    told.received["since"] = told.comment("Add a register.", targets=(told.gifts,), position="with_changes")
    told.at(local(8, 30, 23, 59, 59, 900_000))
    told.received["last"] = told.comment("In time, I hope.", targets=(told.gifts,))
    told.at(local(8, 31, 0))
    told.received["late"] = told.comment("I missed the hour.", targets=(told.gifts,))
    return told


def read(client, name, *args, query=""):
    response = client.get(reverse(name, args=args) + query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_code_is_in_force_repealed_and_then_nothing_is(story):
    answers = [queries.in_force(story.code, date(*day)) for day in ((2015, 1, 1), (2019, 8, 27))]
    assert [(each.answer, each.version) for each in answers] == [
        (Answer.YES, story.repealed),
        (Answer.NO, None),
    ]


def test_the_policy_page_shows_the_gap_and_the_old_day_its_text(story, client):
    assert "Nothing is in force" in read(client, "site:policy", story.city.slug, "code-of-ethics")
    old = read(client, "site:policy-on", story.city.slug, "code-of-ethics", "2015-01-01")
    assert "fifty dollars ($50.00)" in old


def test_the_restored_draft_is_redlined_against_the_repealed_text(story, client):
    page = read(client, "site:compare", story.city.slug, "code-of-ethics", 1, 2)
    assert "fifty dollars ($50.00)" in page.split("<del", 1)[1]
    assert "twenty-five dollars ($25.00)" in page.split("<ins", 1)[1]
    assert "repealed" in page.lower()


def test_one_docket_is_over_two_instruments_with_one_deadline(story, client):
    page = read(client, "comments:docket", story.city.slug, "2019-07")
    assert "Friday, August 30, 2019, 11:59 p.m. Mountain Time" in page
    for edition in (story.bill, story.resolution):
        assert str(edition.instrument) in page


def test_the_last_tenth_of_the_second_is_on_time_and_midnight_is_late_and_kept(story):
    verdicts = {name: comment.verdict for name, comment in story.received.items()}
    assert verdicts == {"before": "on_time", "since": "on_time", "last": "on_time", "late": "late"}
    assert story.docket.comments.count() == 4


def test_the_session_page_tells_what_it_had_from_what_came_since(story, client):
    address = (story.city.slug, story.session.address)
    page = read(client, "worksession:page", *address, query=f"?section={OLD[1].key}")
    assert "As of Tuesday, August 27, 2019, 4:34 p.m. Mountain Time" in page
    assert "3 received since" in page
    cards = page.split("Received since you met")[-1]
    order = ["In time, I hope.", "Add a register.", "Keep the fifty dollars.", "I missed the hour."]
    assert sorted(order, key=cards.index) == order
    assert "Late by" in cards.split("I missed the hour.")[0].rsplit("<article", 1)[1]
    at_session = read(client, "worksession:page", *address, query=f"?section={OLD[1].key}&show=session")
    assert "Keep the fifty dollars." in at_session
    assert "Add a register." not in at_session


def test_each_receipt_says_its_verdict(story, client):
    receipts = {
        name: read(client, "comments:receipt", story.city.slug, comment.receipt_code)
        for name, comment in story.received.items()
    }
    assert "on time" in receipts["last"].lower()
    assert "11:59:59" in receipts["last"]
    assert "late" in receipts["late"].lower()


def test_the_call_can_be_reopened_after_the_close_but_not_extended(story):
    with pytest.raises(dockets.PeriodRefused, match="reopen it instead"):
        dockets.extend_period(
            by=story.clerk, docket=story.docket, closes_at=local(9, 6), reason="More time was asked for."
        )
