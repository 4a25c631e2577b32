"""CPU time of a redline, and how often it marks what a council's drafters marked.

Time is measured on made-up law. The drafters' redlines are not part of the project: name a file of them with
CIVICPOLICY_GOLD (one JSON object a line: old, new, gold as a list of [equal | delete | insert, text without
white space]); without it that part says so and is left out.
"""

import json
import os
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from policies.text import lines
from policies.text.redline import redline, runs
from policies.text.section import SectionText

GOLD = "CIVICPOLICY_GOLD"
REPEAT = 5
_CHANCE = random.Random(2026)
_VOCABULARY = [
    a + b + c for a in "bdfgklmnprst" for b in "aeiou" for c in ("d", "lan", "mer", "n", "ring", "st")
]
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")


def main() -> None:
    """Print all figures."""
    for name, milliseconds in timings():
        print(f"redline  {name:44} {milliseconds:9.1f} ms CPU")
    gold = os.environ.get(GOLD, "")
    if not Path(gold).is_file():
        print(f"redline  drafters' redlines: left out, {GOLD} names no file")
        return
    agreement = Agreement.over(Path(gold))
    print(
        f"redline  drafters' redlines: micro F1 {agreement.micro:.4f}, macro F1 {agreement.macro:.4f}, "
        f"the same {agreement.same:.1%}, exact {agreement.exact:.1%}, {agreement.milliseconds:.2f} ms CPU"
    )


def timings() -> Iterator[tuple[str, float]]:
    """What is drawn, and the least milliseconds of CPU of a few tries, nothing kept from the try before."""
    law = [_section(n) for n in range(500)]
    few = [_edited(one) if n in (3, 50, 77) else one for n, one in enumerate(law[:100])]
    yield "100 sections, 3 amended", _least(lambda: redline(law[:100], few))
    redline(law[:100], few)
    yield "the same once more", _least(lambda: redline(law[:100], few), forget=False)
    yield "100 sections, all amended", _least(lambda: redline(law[:100], [_edited(one) for one in law[:100]]))
    for size in (100, 500):
        put_in = [_section(999), *(replace(one, label=f"9.{n:03}") for n, one in enumerate(law[:size]))]
        yield f"{size} sections, one put in, all renumbered", _least(partial(redline, law[:size], put_in))
    long = _section(1, lines=100)
    yield "one section of 2,000 words, 10 % changed", _least(lambda: redline([long], [_edited(long)]))
    lines = "\n".join(one.text for one in law)
    yield "100,000 words of plain text, 10 % changed", _least(lambda: runs(lines, _changed(lines)))


def _least(draw: Callable[[], object], forget: bool = True) -> float:
    spent = []
    for _ in range(REPEAT):
        if forget:
            lines.forget()
        begin = time.process_time()
        draw()
        spent.append(time.process_time() - begin)
    return 1000 * min(spent)


def _section(number: int, lines: int = 10) -> SectionText:
    text = "\n".join(f"({n + 1}) {_sentence(20)}." for n in range(lines))
    return SectionText("section", f"2.60.{number:03}", _sentence(2), text)


def _sentence(words: int) -> str:
    return " ".join(_CHANCE.choice(_VOCABULARY) for _ in range(words))


def _edited(section: SectionText) -> SectionText:
    return replace(section, text=_changed(section.text))


def _changed(text: str) -> str:
    words = text.split(" ")
    return " ".join(
        _CHANCE.choice(_VOCABULARY) if _CHANCE.random() < 0.1 and w.isalpha() else w for w in words
    )


Drawn = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Agreement:
    """How far our marks are those of the drafters, word by word (punctuation marks count as words)."""

    micro: float
    macro: float
    same: float
    exact: float
    milliseconds: float

    @classmethod
    def over(cls, path: Path) -> "Agreement":
        """Measure on a file."""
        hits = marks = 0
        shares, sames, exacts, spent = [], [], [], []
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            begin = time.process_time()
            drawn = runs(pair["old"], pair["new"])
            spent.append(1000 * (time.process_time() - begin))
            exacts.append(
                all(_side(drawn, op) == pair[name] for op, name in (("insert", "old"), ("delete", "new")))
            )
            ours, theirs = _marked(drawn, pair), _marked(pair["gold"], pair)
            both, all_marks = len(ours & theirs), len(ours) + len(theirs)
            hits, marks = hits + both, marks + all_marks
            shares.append(2 * both / all_marks if all_marks else 1.0)
            sames.append(ours == theirs)
        macro, same, exact = (statistics.fmean(values) for values in (shares, sames, exacts))
        return cls(2 * hits / marks, macro, same, exact, statistics.median(spent))


def _side(drawn: Drawn, without: str) -> str:
    return "".join(text for op, text in drawn if op != without)


def _marked(drawn: Drawn, pair: dict[str, str]) -> set[tuple[str, int]]:
    """The words that a redline marks, as (delete or insert, place in that text)."""
    marked = set()
    for op, name, without in (("delete", "old", "insert"), ("insert", "new", "delete")):
        flags: list[bool] = []
        for kind, text in drawn:
            if kind != without:
                flags += [kind == op] * len("".join(text.split()))
        at = 0
        for place, word in enumerate(_TOKEN.findall(pair[name])):
            if any(flags[at : at + len(word)]):
                marked.add((op, place))
            at += len(word)
    return marked
