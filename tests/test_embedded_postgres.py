"""The server that the tests start for themselves leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
import pytest
from django.db import connection
from psutil import process_iter

from tests.embedded_postgres import running_postgres

STARTER = Path(__file__).with_name("embedded_postgres.py")

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="starts a server; runs once, on PostgreSQL"
)


def folder_of(url: str) -> Path:
    return Path(url.split("@")[1].split("/")[0].replace("%2F", "/"))


def is_gone(folder: Path) -> bool:
    """Whether the folder went, and every process that named it."""
    for _ in range(100):
        commands = [" ".join(process.info["cmdline"] or ()) for process in process_iter(["cmdline"])]
        if not folder.exists() and not any(str(folder) in command for command in commands):
            return True
        time.sleep(0.1)
    return False


def test_a_server_sorts_alike_on_every_machine_and_goes_away_after_a_failure():
    with pytest.raises(ZeroDivisionError), running_postgres() as url:
        folder = folder_of(url)
        with psycopg2.connect(host=str(folder), user="postgres", dbname="postgres") as database:
            cursor = database.cursor()
            cursor.execute("SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'postgres'")
            assert cursor.fetchone() == ("b", "C.UTF-8")
            cursor.execute("SHOW max_connections")
            assert int(cursor.fetchone()[0]) >= 100
        raise ZeroDivisionError
    assert is_gone(folder)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_an_interrupted_run_takes_its_server_with_it(number: signal.Signals):
    show = "import os, time; print(os.environ['DATABASE_URL'], flush=True); time.sleep(60)"
    starter = subprocess.Popen(
        [sys.executable, str(STARTER), "--", sys.executable, "-c", show], stdout=subprocess.PIPE, text=True
    )
    folder = folder_of(starter.stdout.readline())
    assert folder.exists()
    os.kill(starter.pid, number)
    starter.wait(timeout=30)
    assert starter.returncode == 128 + number
    assert is_gone(folder)


def test_the_status_of_the_command_is_passed_on():
    command = [sys.executable, str(STARTER), "--", sys.executable, "-c", "raise SystemExit(7)"]
    assert subprocess.run(command).returncode == 7
