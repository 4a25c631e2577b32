"""What was read from a text is kept for who asks next: of many short texts, of a few long ones.

A count alone would not bound memory: a thousand states of one long section, one for each letter that somebody
types, would fill a worker.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

SHORT = 4_000  # letters
MANY, FEW = 1024, 64

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """A function of a text that remembers what it gave for the last short texts and the last long ones."""

    def __init__(self, read: Callable[[str], Value]) -> None:
        self._short = lru_cache(maxsize=MANY)(read)
        self._long = lru_cache(maxsize=FEW)(read)

    def __call__(self, text: str) -> Value:
        return self._short(text) if len(text) <= SHORT else self._long(text)

    def forget(self) -> None:
        """Drop all that was kept."""
        self._short.cache_clear()
        self._long.cache_clear()

    @property
    def kept_long(self) -> int:
        """Of how many long texts something is kept."""
        return self._long.cache_info().currsize
