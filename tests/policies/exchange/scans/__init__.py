"""Scans written for the tests: other cities, other kinds of paper, other damage."""

from functools import lru_cache
from pathlib import Path

from policies.exchange import Reading, read


def scan(name: str) -> str:
    return (Path(__file__).parent / f"{name}.txt").read_bytes().decode()


@lru_cache
def reading_of(name: str) -> Reading:
    return read(scan(name).encode())
