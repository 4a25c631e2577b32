"""The reason for an act that the record keeps beside it."""

from __future__ import annotations

from policies.refusals import Refused

LONGEST_REASON = 2_000


def reason_given(words: str, ask: str) -> str:
    """The words without blanks around them. Raises Refused with ``ask`` for none, and for too many."""
    why = words.strip()
    if not why:
        raise Refused(ask)
    if len(why) > LONGEST_REASON:
        raise Refused(f"The reason can have up to {LONGEST_REASON:,} characters.")
    return why
