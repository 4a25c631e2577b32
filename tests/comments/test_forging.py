"""Nobody can forge a comment, a verdict or a period by hand: the database stamps and judges, and checks."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection

from tests import make
from tests.raw_sql import by_guard

pytestmark = pytest.mark.django_db

COMMENT = (
    "INSERT INTO comments_comment (municipality_id, docket_id, code, idempotency_key, position, capacity,"
    " channel, language, target_count, content_format, content_hash, verdict, received_at, judged_by_id,"
    " delivered_at, entered_by_id, evidence)"
    " VALUES (%s, %s, 'EF0000000000', %s, 'for', 'resident', '{channel}', 'en', 0, {form}, %s, %s, %s, %s,"
    " %s, %s, %s)"
)
ENTERED = COMMENT.format(channel="mail", form=2)
COMMENT = COMMENT.format(channel="web", form=1)


def comment_row(docket, verdict="", received_at=None, judged_by=None, city=None, delivery=None):
    key = uuid.uuid4()
    return [
        city or docket.municipality_id,
        docket.pk,
        key.hex if connection.vendor == "sqlite" else str(key),
        "0" * 64,
        verdict,
        received_at,
        judged_by,
        *(delivery or (None, None, "")),
    ]


def test_a_comment_inserted_by_hand_is_stamped_and_judged_like_any_other(recorded):
    with connection.cursor() as cursor:
        cursor.execute(COMMENT, comment_row(recorded))
    comment = recorded.comments.get(code="EF0000000000")
    assert (comment.verdict, comment.judged_by.number) == ("on_time", 1)
    assert comment.received_at is not None


def test_a_backdated_comment_is_refused(recorded):
    assert by_guard(COMMENT, comment_row(recorded, received_at="2020-01-01 00:00:00"))


def test_a_comment_with_a_verdict_of_its_own_is_refused(recorded):
    assert by_guard(COMMENT, comment_row(recorded, verdict="on_time"))
    assert by_guard(COMMENT, comment_row(recorded, judged_by=recorded.changes.get().pk))


def test_a_comment_in_the_name_of_another_city_is_refused(recorded):
    assert by_guard(COMMENT, comment_row(recorded, city=make.city().pk))


def test_a_target_cannot_join_a_comment_later(recorded):
    comment, edition = recorded.comments.get(), recorded.items.get().edition
    sql = (
        "INSERT INTO comments_commenttarget (municipality_id, comment_id, ordinal, edition_id, provision)"
        " VALUES (%s, %s, %s, %s, '')"
    )
    assert by_guard(sql, [comment.municipality_id, comment.pk, 2, edition.pk])


@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="a guard of SQLite sees its own database only"
)
@pytest.mark.parametrize("table", ["policies_clockreading", "comments_periodchange"])
def test_a_temporary_table_cannot_stand_in_for_the_record(recorded, table):
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE {table} AS SELECT * FROM public.{table}")
        cursor.execute(
            "UPDATE pg_temp.policies_clockreading SET stands_at = '2020-01-01', offset_seconds = NULL"
            if table == "policies_clockreading"
            else "UPDATE pg_temp.comments_periodchange SET closes_at = opens_at"
        )
        cursor.execute(COMMENT, comment_row(recorded))
        cursor.execute(f"DROP TABLE pg_temp.{table}")
    comment = recorded.comments.get(code="EF0000000000")
    assert (comment.verdict, comment.received_at.year > 2020) == ("on_time", True)


def delivery(docket, at="2019-08-20 16:00:00", by=True, evidence="Postmark"):
    """When it was delivered, who entered it, and the proof, as they stand in a row."""
    return at, docket.created_by_id if by else None, evidence


def yesterday(docket):
    """An instant before the call was recorded, as Django itself writes it."""
    return (docket.changes.get().opens_at - timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S")


def test_an_entered_comment_by_hand_is_judged_by_its_delivery_and_stamped_when_it_came_in(recorded):
    with connection.cursor() as cursor:
        cursor.execute(ENTERED, comment_row(recorded, delivery=delivery(recorded, yesterday(recorded))))
    comment = recorded.comments.get(code="EF0000000000")
    assert (comment.verdict, comment.judged_by.number) == ("early", 1)
    assert comment.received_at > comment.delivered_at


@pytest.mark.parametrize("part", [0, 1, 2])
def test_a_comment_sent_here_never_carries_a_part_of_a_delivery(recorded, part):
    whole, nothing = delivery(recorded), (None, None, "")
    mixed = (*nothing[:part], whole[part], *nothing[part + 1 :])
    assert by_guard(COMMENT, comment_row(recorded, delivery=mixed))


@pytest.mark.parametrize("part", [0, 1, 2])
def test_an_entered_comment_without_a_part_of_its_delivery_is_refused(recorded, part):
    whole, nothing = delivery(recorded), (None, None, "  ")
    mixed = (*whole[:part], nothing[part], *whole[part + 1 :])
    assert by_guard(ENTERED, comment_row(recorded, delivery=mixed))


def test_an_entered_comment_is_neither_stamped_nor_judged_by_hand(recorded):
    whole = delivery(recorded)
    assert by_guard(ENTERED, comment_row(recorded, verdict="on_time", delivery=whole))
    assert by_guard(ENTERED, comment_row(recorded, received_at="2019-08-20 16:00:00", delivery=whole))
    assert by_guard(ENTERED, comment_row(recorded, judged_by=recorded.changes.get().pk, delivery=whole))


@pytest.mark.parametrize(
    "at",
    ["2999-01-01 00:00:00", "1899-12-31 23:00:00", "2019-08-20 16:00:00.5", "-infinity", "infinity"],
)
def test_a_delivery_in_the_future_or_not_of_the_calendar_is_refused(recorded, at):
    assert by_guard(ENTERED, comment_row(recorded, delivery=delivery(recorded, at)))


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps a time as a time")
@pytest.mark.parametrize("at", ["2019-08-20T16:00:00", "2019-08-20 24:00:00", "2019-08-20", "", 0, 3e6])
def test_a_delivery_that_would_sort_wrong_is_refused(recorded, at):
    assert by_guard(ENTERED, comment_row(recorded, delivery=delivery(recorded, at)))


def test_another_way_of_coming_and_an_old_proof_are_refused(recorded):
    row = comment_row(recorded, delivery=delivery(recorded))
    assert by_guard(ENTERED.replace("'mail'", "'fax'"), row)
    assert by_guard(ENTERED.replace("0, 2,", "0, 1,"), row)
    assert not by_guard(ENTERED, row)


PERIOD = (
    "INSERT INTO comments_periodchange (municipality_id, docket_id, number, kind, opens_at, closes_at, zone,"
    " words, reason, changed_by_id, recorded_at) VALUES (%s, %s, %s, %s, %s, %s, 'UTC', '', '', %s, %s)"
)


def opening(change):
    """The opening as Django itself writes it."""
    return change.opens_at.strftime("%Y-%m-%d %H:%M:%S")


def next_year(change):
    """A day within the two years that a period may last."""
    return (change.opens_at + timedelta(days=365)).strftime("%Y-%m-%d")


@pytest.mark.parametrize(
    ("number", "kind", "closes", "recorded_at"),
    [
        (2, "extended", "2020-01-01 00:00:00", None),
        (2, "shortened", "2020-01-01 00:00:00", None),
        (2, "reopened", "2030-01-01 00:00:00", None),
        (2, "opened", "2030-01-01 00:00:00", None),
        (2, "amended", "NEXT 00:00:00", None),
        (2, "", "NEXT 00:00:00", None),
        (2, "cancelled", "NEXT 00:00:00", None),
        (3, "extended", "NEXT 00:00:00", None),
        (1, "extended", "NEXT 00:00:00", None),
        (2, "extended", "NEXT 00:00:30", None),
        (2, "extended", "2050-01-01 00:00:00", None),
        (2, "extended", "NEXT 00:00:00", "2020-01-01 00:00:00"),
    ],
)
def test_a_period_change_by_hand_must_follow_the_rules(recorded, number, kind, closes, recorded_at):
    last = recorded.changes.get()
    closes = closes.replace("NEXT", next_year(last))
    row = [recorded.municipality_id, recorded.pk, number, kind, opening(last), closes, last.changed_by_id]
    assert by_guard(PERIOD, [*row, recorded_at])


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps a time as a time")
@pytest.mark.parametrize(
    "closes",
    [
        "NEXTT00:00:00",
        "NEXT 24:00:00",
        "2027-02-30 00:00:00",
        "never at all 00:00",
        "NEXT 00:00:00+02:00",
        "NEXT 00:00:00.000",
        3e6,
    ],
)
def test_a_time_that_would_sort_wrong_is_refused(recorded, closes):
    last = recorded.changes.get()
    closes = closes.replace("NEXT", next_year(last)) if isinstance(closes, str) else closes
    row = [recorded.municipality_id, recorded.pk, 2, "extended", opening(last), closes]
    assert by_guard(PERIOD, [*row, last.changed_by_id, None])


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps a time as a time")
@pytest.mark.parametrize("opens", [0, "", "2020-01-01", "2020-01-01T00:00:00", "2020-01-01 00:00:00.5"])
def test_a_first_opening_that_would_sort_wrong_is_refused(recorded, opens):
    city, last = recorded.municipality, recorded.changes.get()
    fresh = make.docket(city, recorded.items.get().edition, opened=False)
    row = [city.pk, fresh.pk, 1, "opened", opens, f"{next_year(last)} 00:00:00", last.changed_by_id, None]
    assert by_guard(PERIOD, row)


def test_a_proper_extension_by_hand_is_stamped(recorded):
    last = recorded.changes.get()
    closes = f"{next_year(last)} 00:00:00"
    row = [recorded.municipality_id, recorded.pk, 2, "extended", opening(last), closes]
    with connection.cursor() as cursor:
        cursor.execute(PERIOD, [*row, last.changed_by_id, None])
    assert recorded.changes.get(number=2).recorded_at is not None
