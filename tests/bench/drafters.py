"""Our redline and those of other engines, held against the marks of drafters, interleaved in one run.

CPU time is that of one section, of sections of at most 1,000 words and marks: the median, and as a share of
that of rapidfuzz alone on the same sections. Sections of more than 6,000 are asked of our engine only.
"""

import statistics
import time

from policies.text.redline import runs
from tests.bench.agreement import Agreement
from tests.bench.corpus import Pair, drafted
from tests.bench.peers import Draw, engines

OURS, BASELINE = "civicpolicy", "rapidfuzz LCS alone"
SHORT, LONG = 1_000, 6_000


def main() -> None:
    """Print the table."""
    pairs, source = drafted()
    peers, missing = engines()
    print(f"\nredline  {source}; marks held against the drafter's own")
    for name in missing:
        print(f"redline  {name}: left out, not installed (`make bench` installs it)")
    counted = compared({OURS: runs, **peers}, pairs)
    print(
        f"{'engine':30}{'pairs':>6}{'exact':>7}{'lost':>5}{'micro':>7}{'macro':>7}{'same':>7}"
        f"{'runs':>7}{'chaff':>7}{'lone':>6}{'broken':>7}{'ms':>8}{'ratio':>7}"
    )
    for name, one in sorted(counted.items(), key=lambda item: -item[1].micro):
        print(_row(name, one, counted[BASELINE]))


def compared(draws: dict[str, Draw], pairs: list[Pair]) -> dict[str, Agreement]:
    """Every engine on every pair, another one first each time."""
    names = list(draws)
    counted = {name: Agreement() for name in names}
    for number, pair in enumerate(pairs):
        size = len(pair.old.split()) + len(pair.new.split())
        for name in names[number % len(names) :] + names[: number % len(names)]:
            if size > LONG and name != OURS:
                continue
            begin = time.process_time()
            drawn = draws[name](pair.old, pair.new)
            spent = 1000 * (time.process_time() - begin)
            counted[name].add(drawn, pair)
            if size <= SHORT:
                counted[name].milliseconds.append(spent)
    return counted


def _row(name: str, one: Agreement, baseline: Agreement) -> str:
    pairs = len(one.shares) + one.failed
    spent, least = statistics.median(one.milliseconds), statistics.median(baseline.milliseconds)
    shares = [one.per_thousand(count) for count in (one.runs, one.chaff, one.lone, one.broken)]
    return (
        f"{name:30}{pairs:6}{one.exact / pairs:7.1%}{one.failed:5}{one.micro:7.4f}{one.macro:7.4f}"
        f"{one.same / pairs:7.1%}{shares[0]:7.1f}{shares[1]:7.1f}{shares[2]:6.1f}{shares[3]:7.1f}"
        f"{spent:8.2f}{spent / least:7.1f}"
    )
