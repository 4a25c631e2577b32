"""What every test stands on: a database of its own, plain static files, a clean cache, queries counted."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase, override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from policies import recording
from tests import emptying

pytest_plugins = ["tests.chromium"]

# A busy machine is no counterexample. The gate asks the same questions each time; a person's run new ones.
hypothesis_settings.register_profile("person", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.register_profile("gate", hypothesis_settings.get_profile("person"), derandomize=True)
hypothesis_settings.load_profile("gate" if os.environ.get("CI") == "true" else "person")

TRANSACTION_WORDS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
LOOKUPS = ('FROM "django_session"', 'FROM "civicpolicy_user"')


LONGEST = "test_every_page.py"
"""What takes longest begins first: else one worker ends long after the other."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests first, the others in their order."""
    items.sort(key=lambda item: item.path.name != LONGEST)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings: None
) -> None:
    """On SQLite a file, as in use: an in-memory database would share one connection between threads."""
    config = settings.DATABASES["default"]
    if config["ENGINE"].endswith("sqlite3"):
        folder: Path = tmp_path_factory.mktemp("database")
        config.setdefault("TEST", {})["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def settings_for_tests() -> Iterator[None]:
    """Static files without a manifest (nothing is collected) and passwords that cost nothing."""
    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(STORAGES=storages, PASSWORD_HASHERS=hashers):
        yield


@pytest.fixture(scope="session", autouse=True)
def emptying_lifts_the_guards() -> Iterator[None]:
    """After a test with real transactions Django empties all tables; the record's guards would refuse."""
    flush = TransactionTestCase._fixture_teardown

    def lift_and_empty(case: TransactionTestCase) -> None:
        if emptying.may_lift(connection) and not recording.differences(connection):
            emptying.empty(connection)
            return
        with recording.lifted(connection):
            flush(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lift_and_empty)
        yield


@pytest.fixture(autouse=True)
def clean_cache() -> Iterator[None]:
    """No answer, and no count of failed sign-ins, outlives a test."""
    cache.clear()
    yield


def counted(queries: list[dict[str, str]]) -> list[str]:
    """What a page answers for: neither transactions nor its one session and one user look-up."""
    kept = [query["sql"] for query in queries if not query["sql"].startswith(TRANSACTION_WORDS)]
    for lookup in LOOKUPS:
        first = next((sql for sql in kept if lookup in sql), None)
        if first is not None:
            kept.remove(first)
    return kept


@pytest.fixture
def assert_queries_at_most() -> Callable[[int], AbstractContextManager[None]]:
    """``with assert_queries_at_most(12): client.get(…)`` for one request."""

    @contextmanager
    def at_most(limit: int) -> Iterator[None]:
        with CaptureQueriesContext(connection) as captured:
            yield
        sent = counted(captured.captured_queries)
        assert len(sent) <= limit, f"{len(sent)} queries, at most {limit} wanted:\n" + "\n".join(sent)

    return at_most
