"""Races on real connections: a close and an extension under load, retries at once; with controls."""

import random
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections, transaction

from comments import record
from comments.models import Comment, PeriodChange
from comments.services import dockets
from policies import guards, recording
from policies.models import ClockReading
from policies.queries import now
from tests import make

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
postgresql_only = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="on SQLite one writer lock serialises every transaction"
)
POSTERS, EACH = 24, 14
FIRST_CLOSE = datetime(2019, 8, 31, 6, 0, tzinfo=UTC)
SECOND_CLOSE = FIRST_CLOSE + timedelta(minutes=1)


def run_clock(city, at):
    """Let the demonstration clock run on from an instant."""
    offset = int((at - datetime.now(UTC)).total_seconds())
    last = city.clock_readings.order_by("-number").first()
    ClockReading.objects.create(municipality=city, number=last.number + 1, offset_seconds=offset)


def docket_about_to_close():
    city = make.demonstration(at=FIRST_CLOSE - timedelta(days=10))
    docket = make.docket(city, opens_at=FIRST_CLOSE - timedelta(days=9), closes_at=FIRST_CLOSE)
    run_clock(city, FIRST_CLOSE - timedelta(seconds=30))
    return docket


def closing_connection(work: Callable[[int], object]) -> Callable[[int], object]:
    def run(number):
        try:
            return work(number)
        finally:
            connections.close_all()

    return run


@contextmanager
def posting(docket, posters=POSTERS, each=EACH) -> Iterator[list[int]]:
    """Posters on connections of their own, each commit slow; yields the comments as they are acknowledged."""
    acknowledged: list[int] = []
    started = threading.Barrier(posters + 1)

    def post(number):
        dice = random.Random(number)
        started.wait()
        for _ in range(each):
            with transaction.atomic():
                comment = make.comment(docket, f"From {number}")
                time.sleep(dice.uniform(0, 0.15))
            acknowledged.append(comment.pk)

    with ThreadPoolExecutor(posters) as pool:
        running = [pool.submit(closing_connection(post), number) for number in range(posters)]
        started.wait()
        yield acknowledged
        for each_running in running:
            each_running.result()


def slow_extension(docket):
    """Extend with a slow commit; the instant before the lock was asked for, and the recorded change."""
    asked = now(docket.municipality)
    with transaction.atomic():
        change = dockets.extend_period(
            by=docket.created_by, docket=docket, closes_at=SECOND_CLOSE, reason="The Spanish text was late."
        )
        time.sleep(0.4)
    return asked, change


def judged_by_an_older_change(docket, change):
    """Comments stamped after a change was recorded and yet judged by one before it."""
    return docket.comments.filter(
        received_at__gt=change.recorded_at, judged_by__number__lt=change.number
    ).count()


def on_time(docket):
    return frozenset(docket.comments.on_time().values_list("pk", flat=True))


@postgresql_only
def test_a_close_and_an_extension_under_load():
    docket = docket_about_to_close()
    city = docket.municipality
    with posting(docket) as acknowledged:
        time.sleep(0.3)
        asked, change = slow_extension(docket)
        run_clock(city, SECOND_CLOSE - timedelta(seconds=1))
        while now(city) < SECOND_CLOSE:
            time.sleep(0.02)
        asked_again = now(city)
        with transaction.atomic():
            recording.hold(connection, guards.DOCKET_LOCKS, docket.pk)
            granted = now(city)
            seen, posted = on_time(docket), len(acknowledged)
    assert posted < POSTERS * EACH, "the close must fall into the run"
    assert Comment.objects.count() == POSTERS * EACH == len(set(acknowledged))
    assert judged_by_an_older_change(docket, change) == 0
    assert on_time(docket) == seen
    assert {"on_time", "late"} == set(docket.comments.values_list("verdict", flat=True))
    assert docket.comments.filter(judged_by__number=1).exists()
    for start, end in ((asked, change.recorded_at), (asked_again, granted)):
        waited_for = docket.comments.filter(received_at__gt=start, received_at__lte=end).count()
        assert waited_for <= POSTERS, "a change waits behind at most the open connections"


@postgresql_only
def test_control_without_the_lock_a_comment_is_judged_by_a_window_already_replaced():
    docket = docket_about_to_close()
    lock = f"PERFORM pg_advisory_xact_lock_shared({guards.DOCKET_LOCKS}, {record.DOCKET_KEY});"
    guard = next(g for g in recording.declared().guards if g.name == "comments_comment_receive")
    assert lock in guard.postgresql
    try:
        with connection.cursor() as cursor:
            cursor.execute(guard.postgresql_sql().replace(lock, ""))
        with posting(docket):
            time.sleep(0.3)
            _, change = slow_extension(docket)
        assert judged_by_an_older_change(docket, change) > 0
    finally:
        recording.install(connection)


WAITING = """
SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database
WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted
"""


def somebody_waits():
    """Whether a transaction waits for the lock of a docket."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return cursor.fetchone()[0] > 0


def entered_while_a_cancellation_commits(docket):
    """Enter what was delivered after a cancellation was recorded, and before that is committed.

    It is committed once the entry waits for it, or is there without having waited.
    """
    recorded, done, entered = threading.Event(), threading.Event(), threading.Event()

    def cancel(_):
        with transaction.atomic():
            change = dockets.cancel_period(by=docket.created_by, docket=docket, reason="Withdrawn.")
            recorded.set()
            done.wait(timeout=60)
        return change

    def release(_):
        while not entered.is_set() and not somebody_waits():
            time.sleep(0.02)
        done.set()

    with ThreadPoolExecutor(2) as pool:
        running = pool.submit(closing_connection(cancel), 0)
        recorded.wait()
        time.sleep(1.2)
        pool.submit(closing_connection(release), 0)
        try:
            comment = make.entered(docket, at=now(docket.municipality).replace(microsecond=0))
        finally:
            entered.set()
        change = running.result()
    assert comment.delivered_at > change.recorded_at
    return comment


@postgresql_only
def test_what_staff_enter_waits_for_a_change_that_was_recorded_before_its_delivery():
    comment = entered_while_a_cancellation_commits(docket_about_to_close())
    assert (comment.verdict, comment.judged_by.number) == ("late", 2)


@postgresql_only
def test_control_without_the_lock_an_entry_is_judged_by_a_window_already_replaced():
    docket = docket_about_to_close()
    lock = f"PERFORM pg_advisory_xact_lock_shared({guards.DOCKET_LOCKS}, {record.DOCKET_KEY});"
    guard = next(g for g in recording.declared().guards if g.name == "comments_comment_receive")
    try:
        with connection.cursor() as cursor:
            cursor.execute(guard.postgresql_sql().replace(lock, ""))
        comment = entered_while_a_cancellation_commits(docket)
        assert (comment.verdict, comment.judged_by.number) == ("on_time", 1)
    finally:
        recording.install(connection)


@postgresql_only
def test_two_clerks_who_extend_at_once_leave_one_line_of_changes():
    docket = docket_about_to_close()

    def extend(number):
        closes = SECOND_CLOSE + timedelta(minutes=number)
        try:
            dockets.extend_period(by=docket.created_by, docket=docket, closes_at=closes, reason="More time.")
        except dockets.PeriodRefused as error:
            return str(error)
        return "recorded"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(closing_connection(extend), range(8)))
    changes = list(PeriodChange.objects.filter(docket=docket).order_by("number"))
    assert [change.number for change in changes] == list(range(1, answers.count("recorded") + 2))
    assert changes == sorted(changes, key=lambda change: change.closes_at)
    refused = set(answers) - {"recorded"}
    assert refused <= {"An extension must close later than the period does now."}


def test_twenty_retries_at_once_are_one_comment_with_one_receipt():
    docket = make.docket(make.city())
    keys = [uuid.uuid4() for _ in range(5)]

    def post(number):
        return make.comment(docket, "Once.", key=keys[number % 5]).code

    with ThreadPoolExecutor(20) as pool:
        codes = list(pool.map(closing_connection(post), range(100)))
    assert (len(set(codes)), Comment.objects.count()) == (5, 5)
    assert all(len({codes[n] for n in range(100) if n % 5 == key}) == 1 for key in range(5))


def test_on_sqlite_a_close_under_load_is_as_exact():
    if connection.vendor != "sqlite":
        pytest.skip("the file database's own race; PostgreSQL's is above")
    docket = docket_about_to_close()
    run_clock(docket.municipality, FIRST_CLOSE - timedelta(seconds=2))

    def post_until_late(number):
        posted, verdict = 0, ""
        while verdict != "late":
            posted, verdict = posted + 1, make.comment(docket, f"From {number}").verdict
            time.sleep(0.03)
        return posted

    with ThreadPoolExecutor(8) as pool:
        posted = sum(pool.map(closing_connection(post_until_late), range(8)))
    assert docket.comments.count() == posted > 8
    assert docket.comments.filter(verdict="on_time", received_at__gte=FIRST_CLOSE).count() == 0
    assert docket.comments.filter(verdict="late", received_at__lt=FIRST_CLOSE).count() == 0
