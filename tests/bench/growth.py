"""How the cost of a redline grows, and what it marks where one section of many comes, goes or moves."""

import math
import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

from policies.text import parts
from policies.text.redline import Redline, redline, runs
from policies.text.section import SectionText
from policies.text.words import count_words
from tests.bench.corpus import sentence, word

SIZES = (62_500, 125_000, 250_000, 500_000, 1_000_000)
LINE_WORDS = 48
Measured = tuple[float, float]
"""(CPU seconds, MB more than before)"""


def main() -> None:
    """Print all figures."""
    print("\ngrowth   plain text of one line for each provision; CPU seconds, memory on top of the texts")
    for name, edit in (
        ("a tenth of the provisions amended", tenth_amended),
        ("one word in ten", tenth_of_words),
    ):
        spent = [alone(_plain, size, edit) for size in SIZES]
        for size, (seconds, megabytes) in zip(SIZES, spent, strict=True):
            print(f"growth   {size:9,} words, {name:36} {seconds:7.2f} s {megabytes:6.0f} MB")
        power = math.log(spent[-1][0] / spent[0][0]) / math.log(SIZES[-1] / SIZES[0])
        print(f"growth   exponent, {name:52} {power:7.2f}")
    seconds, megabytes = alone(_code, 5_000)
    print(
        f"growth   code of 5,000 sections, 1.2 million words, 5 amended {seconds:14.2f} s {megabytes:6.0f} MB"
    )
    for name, drawn, least, seconds in one_of_many():
        marked = drawn.words_inserted + drawn.words_deleted + drawn.words_moved
        print(
            f"growth   500 sections, {name:42} {seconds:8.2f} s, {marked} words marked, "
            f"{marked / least:.2f} of the least, {drawn.sections_changed} sections touched"
        )


def alone(measure: Callable[..., Measured], *facts: object) -> Measured:
    """Measured in a process of its own, so that memory is only its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(measure, *facts).result()


def tenth_amended(line: str, chance: random.Random) -> str:
    """One provision in ten gets three other words."""
    if chance.random() >= 0.1:
        return line
    words = line.split(" ")
    for place in chance.sample(range(1, len(words)), 3):
        words[place] = word(chance)
    return " ".join(words)


def tenth_of_words(line: str, chance: random.Random) -> str:
    """Every tenth word, of every provision."""
    return " ".join(word(chance) if chance.random() < 0.1 else one for one in line.split(" "))


def _plain(words: int, edit: Callable[[str, random.Random], str]) -> Measured:
    chance = random.Random(words)
    lines = [f"({n % 9 + 1}) {sentence(chance, LINE_WORDS)}." for n in range(words // LINE_WORDS)]
    old, new = "\n".join(lines), "\n".join(edit(line, chance) for line in lines)
    return _spent(lambda: runs(old, new))


def _code(sections: int) -> Measured:
    law = [_section(n, 240) for n in range(sections)]
    stored = [
        replace(one, text=one.text.replace("the", "any", 1)) if n % 1_000 == 7 else replace(one)
        for n, one in enumerate(law)
    ]
    return _spent(lambda: redline(law, stored))


def _spent(draw: Callable[[], object]) -> Measured:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    draw()
    seconds = time.process_time() - begin
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def one_of_many(sections: int = 500) -> Iterator[tuple[str, Redline, int, float]]:
    """(what happens, the redline, the words that must be marked at least, CPU seconds)."""
    law = [_section(n, 120) for n in range(sections)]
    put_in = _section(sections, 120)
    middle = sections // 2
    cases: list[tuple[str, Sequence[SectionText], SectionText]] = [
        ("one put in, the rest renumbered", [*law[:middle], put_in, *law[middle:]], put_in),
        ("one repealed, the rest renumbered", [*law[:middle], *law[middle + 1 :]], law[middle]),
        (
            "one moved, those between renumbered",
            [*law[:9], law[middle], *law[9:middle], *law[middle + 1 :]],
            law[middle],
        ),
    ]
    for name, new, touched in cases:
        renumbered = [replace(one, label=f"9.{n:03}") for n, one in enumerate(new)]
        parts.forget()
        begin = time.process_time()
        drawn = redline(law, renumbered)
        spent = time.process_time() - begin
        yield name, drawn, _words(touched) if "moved" not in name else 1, spent


def _words(section: SectionText) -> int:
    return count_words(f"{section.heading} {section.text}")


def _section(number: int, words: int) -> SectionText:
    chance = random.Random(number)
    lines = (f"({n + 1}) {sentence(chance, 24)}." for n in range(words // 24))
    return SectionText("section", f"9.{number:03}", sentence(chance, 3), "\n".join(lines))
