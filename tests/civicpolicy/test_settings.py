"""What the environment may say, and what the database is told."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.backends.postgresql.psycopg_any import is_psycopg3
from django.test import Client

from civicpolicy.settings import database, env_choice, env_flag, env_list, env_number, kept_secret, version_in

ROOT = Path(__file__).resolve().parents[2]


def from_settings(expression: str, **environment: str) -> str:
    """An expression over the settings of a fresh process with this environment."""
    done = subprocess.run(
        [sys.executable, "-c", f"from civicpolicy import settings; print({expression})"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
    )
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("read", "raw", "complaint"),
    [
        (env_flag, "yes", "CIVICPOLICY_X must be 0 or 1, not 'yes'"),
        (lambda name: env_number(name, 1), "-3", "CIVICPOLICY_X must be a whole number, not '-3'"),
        (lambda name: env_number(name, 1), "²", "CIVICPOLICY_X must be a whole number, not '²'"),
        (lambda name: env_list(name, "a"), " , ", "CIVICPOLICY_X must name at least one"),
        (lambda name: env_choice(name, "a", ("a", "b")), "c", "CIVICPOLICY_X must be one of a, b, not 'c'"),
    ],
)
def test_a_value_that_cannot_be_read_is_named(monkeypatch, read, raw, complaint):
    monkeypatch.setenv("CIVICPOLICY_X", raw)
    with pytest.raises(ImproperlyConfigured) as error:
        read("CIVICPOLICY_X")
    assert str(error.value) == complaint


def test_a_wrong_value_stops_the_start_with_its_sentence():
    assert from_settings("DEBUG", CIVICPOLICY_DEBUG="maybe").endswith(
        "CIVICPOLICY_DEBUG must be 0 or 1, not 'maybe'"
    )


def test_the_secret_is_made_once_and_is_the_owners_alone(tmp_path: Path):
    path = tmp_path / "var" / "secret_key"
    first = kept_secret(path)
    assert len(first) >= 64
    assert kept_secret(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]


def test_the_secret_is_not_under_version_control():
    assert settings.VAR_DIR == ROOT / "var"
    assert "var/" in (ROOT / ".gitignore").read_text().splitlines()


def test_the_version_is_the_topmost_heading_of_the_change_log(tmp_path: Path):
    changes = tmp_path / "CHANGELOG.md"
    changes.write_text("# Changes\n\n## 2.10.3 (2027-01-05)\n\n## 2.10.2\n")
    assert version_in(changes) == "2.10.3"
    changes.write_text("# Changes\n\nnothing yet\n")
    with pytest.raises(ImproperlyConfigured):
        version_in(changes)


def test_only_the_two_databases_that_keep_the_record_are_taken():
    with pytest.raises(ImproperlyConfigured) as error:
        database("mysql://root:secret@host/name")
    assert str(error.value) == "DATABASE_URL must begin with sqlite:// or postgres://"


def test_psycopg2_is_the_driver_and_psycopg3_is_not_even_locked():
    assert not is_psycopg3
    for lock in ("base.txt", "dev.txt"):
        lines = (ROOT / "requirements" / lock).read_text().splitlines()
        names = {line.split("==")[0] for line in lines if "==" in line}
        assert {name for name in names if name.startswith("psycopg")} == {"psycopg2-binary"}


def test_no_request_is_a_transaction_by_itself():
    assert [config["ATOMIC_REQUESTS"] for config in settings.DATABASES.values()] == [False]


def answer(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return str(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite only")
def test_sqlite_has_on_the_disk_what_it_acknowledged():
    found = {name: answer(f"PRAGMA {name}") for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert found == {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")
def test_postgresql_reads_what_others_committed_and_waits_for_nobody_for_ever():
    limits = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
    found = {name: answer(f"SHOW {name}") for name in (*limits, "transaction_isolation")}
    assert found == {
        "lock_timeout": "10s",
        "statement_timeout": "30s",
        "idle_in_transaction_session_timeout": "30s",
        "transaction_isolation": "read committed",
    }


@pytest.mark.django_db
def test_a_page_tells_the_browser_to_run_nothing_that_stands_in_it(client: Client):
    headers = client.get("/accounts/login/").headers
    directives = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert directives == {
        "default-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "form-action": "'self'",
    }
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def test_over_https_cookies_stay_with_this_host_and_plain_http_is_turned_away():
    names = (
        "SESSION_COOKIE_NAME CSRF_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_SSL_REDIRECT"
    )
    expression = ", ".join(f"settings.{name}" for name in names.split())
    assert from_settings(expression, CIVICPOLICY_HTTPS="1") == (
        "__Host-sessionid __Host-csrftoken True True True"
    )


def test_a_city_names_its_hosts():
    assert from_settings("settings.ALLOWED_HOSTS") == "['localhost', '127.0.0.1', '[::1]']"
    given = from_settings(
        "settings.ALLOWED_HOSTS", CIVICPOLICY_ALLOWED_HOSTS="policy.city.example, localhost"
    )
    assert given == "['policy.city.example', 'localhost']"
