"""Pairs of any Unicode: accepting gives the new text, rejecting the old one, before any safety net."""

import os
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policies.text import redline as redlining
from policies.text.parts import Op, merged, side

PAIRS = int(os.environ.get("CIVICPOLICY_PAIRS", "100000"))
WORDS = (
    "the",
    "fee",
    "of",
    "$5.00",
    "twenty (20)",
    "§ 2-1(a)",
    "\n",
    "\n(a) ",
    "\n(b) ",
    " ",
    "\u00a0",
    "\t",
    ".",
    ";",
    "¶",
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=40).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=60).map("".join),
)
_counted = [0]


def main() -> None:
    """Raises AssertionError, with the smallest such pair, when one is not exact."""
    begin = time.process_time()
    _holds()
    print(f"\nexact    {_counted[0]:,} pairs, all exact both ways, {time.process_time() - begin:.0f} s CPU")


@settings(max_examples=PAIRS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, TEXTS)
def _holds(old: str, new: str) -> None:
    drawn = redlining._tidy(merged(list(redlining._text_runs(old.split("\n"), new.split("\n")))))
    assert (side(drawn, Op.INSERTED), side(drawn, Op.DELETED)) == (old, new)
    _counted[0] += 1
