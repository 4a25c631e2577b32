"""`make bench`: figures to compare with before and after a change. Nothing here passes or fails.

Without a name every part is measured: drafters, growth, hostile, page, exact.
"""

import sys

import pytest

from tests.bench import drafters, exact, growth, hostile


def page() -> None:
    """The compare page: pytest makes the database that it stands on."""
    pytest.main(["--quiet", "--capture=no", "--no-header", "--no-summary", "tests/bench/compare_page.py"])


PARTS = {
    "drafters": drafters.main,
    "growth": growth.main,
    "hostile": hostile.main,
    "page": page,
    "exact": exact.main,
}

if __name__ == "__main__":
    chosen = sys.argv[1:] or list(PARTS)
    if unknown := [name for name in chosen if name not in PARTS]:
        sys.exit(f"No such part: {', '.join(unknown)}. There are {', '.join(PARTS)}.")
    for name in chosen:
        PARTS[name]()
