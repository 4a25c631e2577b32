"""The five papers that the product starts from; tests that need them skip where the folder is absent."""

from functools import lru_cache
from pathlib import Path

import pytest

from policies.exchange import Reading, read

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "seeds"
NEWS_CASPER, NEWS_LANCASTER, BILL, POLICY_PAGE, ADVICE = (
    "000_50e978b39f3a1406.txt",
    "001_c7c5f5df4f1c6dff.txt",
    "002_8260c5e35bb31f00.txt",
    "003_460fc6325c757481.txt",
    "004_7e5f05ae07948e5a.txt",
)
NAMES = (NEWS_CASPER, NEWS_LANCASTER, BILL, POLICY_PAGE, ADVICE)

needs_seeds = pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder of seed papers is not here")


@lru_cache
def reading_of(name: str) -> Reading:
    return read((FOLDER / name).read_bytes())


def rules(reading: Reading) -> list[str]:
    return [finding.rule for finding in reading.findings]


def queued(reading: Reading) -> dict[str, tuple[str, ...]]:
    return {entry.text: entry.candidates for entry in reading.ledger.queued}
