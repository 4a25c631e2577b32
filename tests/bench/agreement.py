"""How far the marks of an engine are those of a drafter, and how they read."""

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from policies.text.words import STOP_WORDS
from tests.bench.corpus import Pair
from tests.bench.peers import Drawn

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")


@dataclass
class Agreement:
    """Sums over many pairs; punctuation marks count as words.

    hits, marks: words marked by both, and by either (those of one plus those of the other). exact: pairs of
    which both texts came back to the letter. failed: pairs of which they did not come back at all. runs,
    chaff, lone, broken: changes, islands of one or two short words between changes, white space alone
    between changes, changes that begin or end inside a word. changed: words that the engine marked.
    """

    shares: list[float] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    hits: int = 0
    marks: int = 0
    same: int = 0
    exact: int = 0
    failed: int = 0
    runs: int = 0
    chaff: int = 0
    lone: int = 0
    broken: int = 0
    changed: int = 0

    def add(self, drawn: Drawn, pair: Pair) -> None:
        """Count one redline."""
        self.exact += all(
            side(drawn, op) == text for op, text in (("insert", pair.old), ("delete", pair.new))
        )
        if any(
            _squashed(side(drawn, op)) != _squashed(text)
            for op, text in (("insert", pair.old), ("delete", pair.new))
        ):
            self.failed += 1
            return
        ours, theirs = _marked(drawn, pair), _marked(pair.gold, pair)
        both, all_marks = len(ours & theirs), len(ours) + len(theirs)
        self.hits, self.marks, self.same = (
            self.hits + both,
            self.marks + all_marks,
            self.same + (ours == theirs),
        )
        self.shares.append(2 * both / all_marks if all_marks else 1.0)
        self.changed += len(ours)
        self._read(list(_stretches(drawn)))
        self.broken += _broken(drawn)

    def _read(self, stretches: list[tuple[bool, str]]) -> None:
        self.runs += sum(changes for changes, _ in stretches)
        for changes, text in stretches[1:-1]:
            if not changes and "\n" not in text:
                self.lone += not text.strip()
                self.chaff += bool(text.strip()) and _is_chaff(text)

    @property
    def micro(self) -> float:
        """F1 over all words."""
        return 2 * self.hits / self.marks if self.marks else 0.0

    @property
    def macro(self) -> float:
        """The mean of the F1 of the pairs."""
        return statistics.fmean(self.shares) if self.shares else 0.0

    def per_thousand(self, count: int) -> float:
        """So many for each thousand words that the engine marked."""
        return 1000 * count / self.changed if self.changed else 0.0


def side(drawn: Drawn, without: str) -> str:
    """The text of one side."""
    return "".join(text for op, text in drawn if op != without)


def _squashed(text: str) -> str:
    return "".join(text.split())


def _marked(drawn: Drawn, pair: Pair) -> set[tuple[str, int]]:
    """The words that a redline marks, as (delete or insert, place in that text)."""
    marked = set()
    for op, text, without in (("delete", pair.old, "insert"), ("insert", pair.new, "delete")):
        flags: list[bool] = []
        for kind, part in drawn:
            if kind != without:
                flags += [kind == op] * len(_squashed(part))
        at = 0
        for place, word in enumerate(_TOKEN.findall(text)):
            if any(flags[at : at + len(word)]):
                marked.add((op, place))
            at += len(word)
    return marked


def _stretches(drawn: Drawn) -> Iterator[tuple[bool, str]]:
    """(whether it changes, its text); a deletion, a space and the insertion in its place are one change."""
    parts = [(changes, list(group)) for changes, group in groupby(drawn, key=lambda run: run[0] != "equal")]
    at = 0
    while at < len(parts):
        changes, group = parts[at]
        if changes and at + 2 < len(parts) and _is_one_change(group, parts[at + 1][1], parts[at + 2][1]):
            at += 2
        yield changes, "".join(text for _, text in group)
        at += 1


def _is_one_change(before: Drawn, between: Drawn, after: Drawn) -> bool:
    text = "".join(part for _, part in between)
    ops = {op for op, _ in before}, {op for op, _ in after}
    return not text.strip() and "\n" not in text and ops == ({"delete"}, {"insert"})


def _is_chaff(text: str) -> bool:
    words = [word for word in _TOKEN.findall(text) if word[0].isalnum()]
    return len(words) <= 2 and all(word.lower() in STOP_WORDS or len(word) <= 3 for word in words)


def _broken(drawn: Sequence[tuple[str, str]]) -> int:
    count = 0
    for without in ("insert", "delete"):
        parts = [(op, text) for op, text in drawn if op != without and text]
        for (op, text), (next_op, next_text) in pairwise(parts):
            count += op != next_op and text[-1].isalnum() and next_text[0].isalnum()
    return count
