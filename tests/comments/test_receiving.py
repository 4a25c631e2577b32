"""A comment is kept, judged by the database, and sent once."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from comments.content import LONGEST_WORDS, MOST_TARGETS, Target
from comments.models import Comment
from comments.services import dockets
from comments.services.receiving import NothingSaid, NotInDocket, SentBefore, TooLong
from policies.services import municipalities
from tests import make

pytestmark = pytest.mark.django_db
CLOSES = datetime(2019, 8, 31, 6, 0, tzinfo=UTC)


@pytest.fixture
def docket():
    return make.docket(make.city())


def standing_docket(at):
    """A docket whose clock stands at an instant; it closes on 31 Aug 2019, 06:00 UTC."""
    city = make.demonstration(at=CLOSES - timedelta(days=10))
    docket = make.docket(city, opens_at=CLOSES - timedelta(days=9), closes_at=CLOSES)
    municipalities.set_clock(municipality=city, stands_at=at)
    return docket


@pytest.mark.parametrize(
    ("at", "verdict"),
    [
        (CLOSES - timedelta(days=9, seconds=1), "early"),
        (CLOSES - timedelta(days=9), "on_time"),
        (CLOSES - timedelta(milliseconds=100), "on_time"),
        (CLOSES, "late"),
        (CLOSES + timedelta(days=3), "late"),
    ],
)
def test_the_database_judges_to_the_instant(at, verdict):
    comment = make.comment(standing_docket(at))
    assert (comment.received_at, comment.verdict) == (at, verdict)


def test_the_verdict_names_the_change_that_gave_it(docket):
    first = make.comment(docket)
    last = docket.changes.get()
    dockets.extend_period(
        by=last.changed_by, docket=docket, closes_at=last.closes_at + timedelta(days=7), reason="More time."
    )
    second = make.comment(docket)
    assert (first.judged_by.number, second.judged_by.number) == (1, 2)


def test_after_a_cancelled_call_a_comment_is_kept_as_late(docket):
    dockets.cancel_period(by=docket.created_by, docket=docket, reason="The bill was withdrawn.")
    assert make.comment(docket).verdict == "late"


def test_a_retry_gets_the_first_receipt(docket):
    key = uuid.uuid4()
    first, again = make.comment(docket, key=key), make.comment(docket, key=key)
    assert (again.pk, again.code, Comment.objects.count()) == (first.pk, first.code, 1)


def test_a_retry_after_the_close_gets_the_first_receipt_on_time():
    docket, key = standing_docket(CLOSES - timedelta(seconds=1)), uuid.uuid4()
    first = make.comment(docket, key=key)
    municipalities.set_clock(municipality=docket.municipality, stands_at=CLOSES + timedelta(hours=1))
    again = make.comment(docket, key=key)
    assert (again.pk, again.verdict) == (first.pk, "on_time")


def test_the_same_form_with_other_words_is_refused(docket):
    key = uuid.uuid4()
    make.comment(docket, "I am for it.", key=key)
    with pytest.raises(SentBefore, match="sent before with other words"):
        make.comment(docket, "I am against it.", key=key)


@pytest.mark.parametrize("words", ["", "   ", "\n\n", "\u00a0"])
def test_nothing_said_is_refused(docket, words):
    with pytest.raises(NothingSaid, match="Write your comment"):
        make.comment(docket, words)


def test_a_position_without_words_is_a_comment(docket):
    assert make.comment(docket, "", position="for").verdict == "on_time"


def test_too_many_words_are_refused(docket):
    with pytest.raises(TooLong, match="10,000 characters"):
        make.comment(docket, "a" * (LONGEST_WORDS + 1))


def test_too_many_targets_are_refused(docket):
    with pytest.raises(TooLong, match="up to 60 sections"):
        make.comment(docket, targets=tuple(Target(1, str(uuid.uuid4())) for _ in range(MOST_TARGETS + 1)))


def test_targets_are_kept_in_order(docket):
    edition = docket.items.get().edition
    keys = [str(s.key) for s in edition.amendments.get().proposed.sections.order_by("-position")]
    comment = make.comment(docket, targets=(*(Target(edition.pk, key) for key in keys), Target(edition.pk)))
    assert [str(t.section_key) for t in comment.targets.order_by("ordinal")] == [*keys, "None"]


def test_a_provision_must_exist_in_its_section(docket):
    edition = docket.items.get().edition
    key = str(edition.amendments.get().proposed.sections.get(position=1).key)
    assert make.comment(docket, targets=(Target(edition.pk, key, "a"),)).targets.get().provision == "a"
    with pytest.raises(NotInDocket, match="no such provision"):
        make.comment(docket, targets=(Target(edition.pk, key, "z"),))


def test_a_deleted_section_can_be_commented_on():
    city = make.city()
    kept = make.keyed(make.SECTIONS)[:1]
    docket = make.docket(city, make.bill(city, proposed=kept))
    amendment = docket.items.get().edition.amendments.get()
    gone = amendment.base.sections.get(position=2)
    assert make.comment(docket, targets=(Target(amendment.edition_id, str(gone.key)),)).target_count == 1


@pytest.mark.parametrize("part", ["edition", "section"])
def test_a_target_of_another_docket_is_refused(docket, part):
    other = make.docket(make.city()).items.get().edition
    own = docket.items.get().edition
    section = other.amendments.get().proposed.sections.first()
    target = Target(other.pk) if part == "edition" else Target(own.pk, str(section.key))
    with pytest.raises(NotInDocket, match="not part of this call"):
        make.comment(docket, targets=(target,))


def test_choosing_a_section_twice_is_refused(docket):
    edition = docket.items.get().edition
    with pytest.raises(NotInDocket, match="chosen twice"):
        make.comment(docket, targets=(Target(edition.pk), Target(edition.pk)))


def test_a_code_can_be_read_aloud(docket):
    comment = make.comment(docket)
    prefix, one, two, three = comment.receipt_code.split("-")
    assert (prefix, len(one), len(two), len(three)) == ("EF", 4, 4, 2)
    assert not set("ILOU") & set(one + two + three)


def test_name_and_address_are_kept_apart_from_the_words(docket):
    comment = make.comment(docket, "Keep it.", name="Ray Tafoya", email="ray@example.com")
    assert (comment.content.words, comment.contact.name, comment.contact.email) == (
        "Keep it.",
        "Ray Tafoya",
        "ray@example.com",
    )
