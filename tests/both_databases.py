"""The suite on SQLite, then on a PostgreSQL of its own; both closing lines at the end.

Pure modules are tested in the first run alone. Run by ``make test``; what follows the name of this file goes
to pytest. Fails when either run fails.
"""

import os
import subprocess
import sys
from pathlib import Path

STARTER = Path(__file__).with_name("embedded_postgres.py")
PYTEST = [sys.executable, "-m", "pytest", "--color=no", "--dist=worksteal"]
ASKS_A_DATABASE = "(django_db or browser) and not once"
"""Tests of pure modules, of who may open what and of how much a page asks run once, on SQLite."""


def run(name: str, command: list[str]) -> tuple[int, str]:
    """Run a command, show what it prints as it comes; its exit status and its last line."""
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    print(f"\n{name}", flush=True)
    last = ""
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            last = line.strip() or last
    return process.returncode, f"{name}: {last}"


def once(arguments: list[str]) -> list[str]:
    """What leaves out the tests that ask no database, unless somebody asks for particular ones."""
    chosen = any(each == "-m" or each.startswith("tests") for each in arguments)
    return [] if chosen else ["-m", ASKS_A_DATABASE]


def main(arguments: list[str]) -> int:
    """Both runs, the second whatever the first said."""
    suite = [*PYTEST, *arguments]
    results = [
        run("SQLite", suite),
        run("PostgreSQL", [sys.executable, str(STARTER), "--", *suite, *once(arguments)]),
    ]
    print()
    for _, closing in results:
        print(closing)
    return int(any(status for status, _ in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
