"""What came by letter, e-mail, phone or at a meeting: judged by its delivery, whenever it is typed."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from comments import period, queries
from comments.content import Submission
from comments.models import Comment
from comments.services import dockets, receiving
from comments.services.entering import DeliveryRefused
from comments.services.receiving import NothingSaid, NotInDocket, SentBefore
from policies.queries import now
from policies.services import municipalities
from tests import make

pytestmark = pytest.mark.django_db
OPENS = datetime(2019, 8, 20, 16, 0, tzinfo=UTC)
CLOSES = datetime(2019, 8, 31, 6, 0, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


@pytest.fixture
def docket():
    """Opened and recorded on August 20; the clock stands a day after the close."""
    city = make.demonstration(at=OPENS - 10 * DAY)
    docket = make.docket(city, opened=False)
    clock(docket, OPENS + timedelta(hours=2))
    dockets.open_period(by=docket.created_by, docket=docket, opens_at=OPENS, closes_at=CLOSES)
    return docket


def clock(docket, instant):
    municipalities.set_clock(municipality=docket.municipality, stands_at=instant)
    return docket


@pytest.mark.parametrize(
    ("at", "verdict"),
    [
        (OPENS - 30 * DAY, "early"),
        (OPENS - SECOND, "early"),
        (OPENS, "on_time"),
        (OPENS + timedelta(hours=1), "on_time"),
        (CLOSES - SECOND, "on_time"),
        (CLOSES, "late"),
        (CLOSES + timedelta(hours=3), "late"),
    ],
)
def test_it_is_judged_by_its_delivery_and_not_by_the_hour_of_typing(docket, at, verdict):
    entry = CLOSES + 3 * DAY
    comment = make.entered(clock(docket, entry), at=at)
    assert (comment.verdict, comment.delivered_at, comment.received_at) == (verdict, at, entry)
    assert (comment.channel, comment.entered_by) == ("mail", make.clerk_of(docket.municipality))
    assert (comment.evidence, comment.content_format) == ("Envelope stamped at the counter, no. 12", 2)


def test_fractions_of_a_second_are_dropped(docket):
    comment = make.entered(clock(docket, CLOSES + DAY), at=CLOSES - timedelta(milliseconds=1))
    assert (comment.delivered_at, comment.verdict) == (CLOSES - SECOND, "on_time")


def changed(docket, at, change, **fields):
    clock(docket, at)
    return getattr(dockets, f"{change}_period")(by=docket.created_by, docket=docket, reason="Why.", **fields)


def verdicts(docket, *instants):
    clock(docket, CLOSES + 30 * DAY)
    rows = [make.entered(docket, at=at) for at in instants]
    return [(row.verdict, row.judged_by.number) for row in rows]


def test_an_extension_does_not_hurt_what_came_before_it_and_helps_what_came_after(docket):
    changed(docket, CLOSES - DAY, "extend", closes_at=CLOSES + 7 * DAY)
    assert verdicts(docket, CLOSES - 2 * DAY, CLOSES - DAY, CLOSES + DAY, CLOSES + 7 * DAY) == [
        ("on_time", 1),
        ("on_time", 2),
        ("on_time", 2),
        ("late", 2),
    ]


def test_a_shortening_does_not_reach_back(docket):
    changed(docket, CLOSES - 5 * DAY, "shorten", closes_at=CLOSES - 3 * DAY)
    assert verdicts(docket, CLOSES - 5 * DAY - SECOND, CLOSES - 4 * DAY, CLOSES - 2 * DAY) == [
        ("on_time", 1),
        ("on_time", 2),
        ("late", 2),
    ]


def test_a_cancelled_call_and_a_second_window_judge_as_on_the_site(docket):
    changed(docket, CLOSES - 5 * DAY, "cancel")
    changed(docket, CLOSES, "reopen", opens_at=CLOSES, closes_at=CLOSES + DAY)
    before, between, again = CLOSES - 6 * DAY, CLOSES - 4 * DAY, CLOSES + timedelta(hours=1)
    assert verdicts(docket, before, between, again) == [("on_time", 1), ("late", 2), ("on_time", 3)]


def test_the_verdict_is_that_of_the_site_and_of_the_preview_at_every_instant(docket):
    """What the site gives at an instant, and what the desk foretells, is what the database gives later."""
    instants = [OPENS + timedelta(hours=3), CLOSES - 3 * DAY, CLOSES - SECOND, CLOSES, CLOSES + 3 * DAY]
    sent = []
    for at in instants:
        if at == CLOSES - 3 * DAY:
            changed(docket, at, "shorten", closes_at=CLOSES - DAY)
        if at == CLOSES + 3 * DAY:
            changed(docket, at, "reopen", opens_at=at, closes_at=at + DAY)
        clock(docket, at)
        comment = make.comment(docket)
        sent.append((comment.verdict, comment.judged_by.number))
    deadline = queries.deadline(docket, now(docket.municipality))
    judges = [deadline.judge_of(at) for at in instants]
    foretold = [
        (period.verdict(judge.window, at), judge.number) for judge, at in zip(judges, instants, strict=True)
    ]
    assert verdicts(docket, *instants) == sent == foretold


def test_a_letter_typed_twice_from_one_form_is_one_comment(docket):
    clock(docket, CLOSES)
    key = uuid.uuid4()
    first = make.entered(docket, at=OPENS, key=key)
    clock(docket, CLOSES + DAY)
    again = make.entered(docket, at=OPENS, key=key)
    assert (again.pk, Comment.objects.count()) == (first.pk, 1)
    for other in (
        {"at": OPENS + SECOND},
        {"at": OPENS, "channel": "email"},
        {"at": OPENS, "evidence": "Other"},
    ):
        with pytest.raises(SentBefore):
            make.entered(docket, key=key, **other)


def test_a_form_of_the_site_and_one_of_the_desk_never_answer_for_each_other(docket):
    clock(docket, CLOSES - DAY)
    key = uuid.uuid4()
    make.comment(docket, "Keep it, please.", key=key)
    with pytest.raises(SentBefore):
        make.entered(docket, at=OPENS, key=key)


def test_a_comment_stored_in_the_old_format_still_answers_a_retry(docket, monkeypatch):
    clock(docket, CLOSES - DAY)
    key = uuid.uuid4()
    monkeypatch.setattr(receiving.content, "FORMAT", 1)
    monkeypatch.setattr(receiving.content.content_hash, "__defaults__", (1,))
    old = make.comment(docket, key=key)
    monkeypatch.undo()
    assert old.content_format == 1
    assert make.comment(docket, key=key).pk == old.pk
    with pytest.raises(SentBefore):
        make.comment(docket, "Other words.", key=key)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"channel": "web"}, "Say how it came"),
        ({"channel": "fax"}, "Say how it came"),
        ({"evidence": " \n\u200b"}, "Say what proves when it was delivered"),
        ({"evidence": "x" * 2001}, "up to 2,000 characters"),
        ({"at": CLOSES + SECOND}, "cannot have been delivered in the future"),
        ({"at": datetime(1899, 12, 31, tzinfo=UTC)}, "Look at the year"),
    ],
)
def test_a_delivery_that_cannot_be_says_why(docket, fields, sentence):
    clock(docket, CLOSES)
    with pytest.raises(DeliveryRefused, match=sentence):
        make.entered(docket, **{"at": OPENS, **fields})
    assert not Comment.objects.exists()


def test_before_the_period_is_recorded_nothing_is_entered():
    docket = make.docket(make.city(), opened=False)
    with pytest.raises(DeliveryRefused, match="Record first when this call opens"):
        make.entered(docket, at=OPENS)


def test_what_no_docket_takes_is_refused_as_on_the_site(docket):
    clock(docket, CLOSES)
    with pytest.raises(NothingSaid):
        make.entered(docket, " ", at=OPENS)
    other = make.docket(make.city()).items.get().edition
    with pytest.raises(NotInDocket):
        make.entered(docket, at=OPENS, targets=(receiving.Target(other.pk),))


def test_what_is_sent_on_the_site_cannot_carry_a_delivery(docket):
    delivery = receiving.content.Delivery("mail", OPENS, "Postmark")
    with pytest.raises(ValueError, match="has no delivery"):
        receiving.receive_comment(
            docket=docket, submission=Submission(words="x", delivery=delivery), key=uuid.uuid4()
        )


def test_a_session_had_before_it_what_was_in_the_record_not_what_lay_in_the_mail(docket):
    clock(docket, CLOSES)
    early = make.entered(docket, at=OPENS)
    met = CLOSES + DAY
    clock(docket, met + DAY)
    late_typed = make.entered(docket, at=OPENS)
    assert list(docket.comments.as_of(met)) == [early]
    assert list(docket.comments.since(met)) == [late_typed]
    assert late_typed.verdict == "on_time"
