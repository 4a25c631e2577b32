"""Texts that make engines slow: CPU seconds of ``runs`` and of ``redline``; two seconds is the bound."""

import random
import time
from collections.abc import Callable, Iterator

from policies.text import parts
from policies.text.redline import redline, runs
from policies.text.section import SectionText
from tests.bench.corpus import VOCABULARY

BOUND = 2.0
FEW = VOCABULARY[:360]
Texts = tuple[str, str]


def main() -> None:
    """Print all figures."""
    print(f"\nhostile  CPU seconds, at most {BOUND:.0f}; coarse: it says that it marks more than it must")
    for name, (old, new) in texts():
        plain = _seconds(lambda old=old, new=new: runs(old, new))
        begin = time.process_time()
        drawn = redline(_law(old), _law(new))
        whole = time.process_time() - begin
        said = "coarse" if drawn.is_coarse else ""
        over = "OVER THE BOUND" if max(plain, whole) > BOUND else ""
        print(f"hostile  {name:52} {plain:6.2f} {whole:6.2f} {said:7} {over}".rstrip())


def texts() -> Iterator[tuple[str, Texts]]:
    """What each is called, and its two texts."""
    chance = random.Random(7)
    yield from _large()
    yield from _marks()
    yield from _many_lines(chance)
    yield from _many_words(chance)


def _large() -> Iterator[tuple[str, Texts]]:
    five = ("word " * 20 + "\n") * 50_000
    yield "nothing and 5 MB", ("", five)
    yield "5 MB and the same 5 MB", (five, "".join([five]))
    yield "5 MB without a space", ("a" * 5_000_000, "a" * 4_999_999 + "b")
    yield "5 MB in one line", ("lan bering tost " * 330_000, "lan bering tist " * 330_000)
    yield "a million letters that grow when normalised", ("\ufdfa" * 1_000_000, "\ufdfa" * 999_999)
    yield "a million blank lines", ("\n" * 1_000_000 + "a", "\n" * 900_000 + "b")


def _marks() -> Iterator[tuple[str, Texts]]:
    yield "1.1.1.1 … 50,000 times", ("1." * 50_000, "1." * 49_999 + "2.")
    yield "100,000 parentheses", ("(" * 100_000, "(" * 99_999 + ")")
    yield "a million <", ("<" * 1_000_000, "<" * 999_999 + ">")
    yield "(a)(a)(a) … 30,000 times", ("(a)" * 30_000, "(a)" * 29_999 + "(b)")
    yield "twenty twenty … (20)", ("twenty " * 30_000 + "(20)", "twenty " * 30_000 + "(21)")
    yield "100,000 words, other white space between each", ("\t a" * 100_000, "\ta " * 100_000)
    yield "300,000 marks that turn the reading direction", ("\u202e\u2066" * 150_000, "\u202e" * 150_000)


def _many_lines(chance: random.Random) -> Iterator[tuple[str, Texts]]:
    def both(count: int, line: Callable[[], str]) -> Texts:
        return "\n".join(line() for _ in range(count)), "\n".join(line() for _ in range(count))

    near = [
        "\n".join(f"Section {n} shall {word} xxx" for n in range(at, at + 400))
        for at, word in ((0, "be"), (1_000, "bee"))
    ]
    some = [_words(chance, 8) for _ in range(10_000)]
    items = [
        "\n".join(f"({chance.choice('abcdef')}) {word}" for _ in range(4_000)) for word in ("fee", "tax")
    ]
    yield "4,000 lines from 7", both(4_000, lambda: f"line {chance.randrange(7)} of seven.")
    yield "400 lines nearly alike", (near[0], near[1])
    yield "4,000 items (a) to (f)", (items[0], items[1])
    yield "2,000 lines turned round", ("\n".join(some[:2_000]), "\n".join(some[1_999::-1]))
    yield "20,000 lines turned round", ("\n".join(some * 2), "\n".join((some * 2)[::-1]))
    for count in (4_000, 10_000):
        yield f"{count:,} lines, all others", both(count, lambda: _words(chance, 8))
        yield (
            f"{count:,} lines, each with a word more",
            ("\n".join(some[:count]), " more\n".join(some[:count])),
        )
    yield "100,000 lines of one word", both(100_000, lambda: chance.choice(FEW))


def _many_words(chance: random.Random) -> Iterator[tuple[str, Texts]]:
    run = _words(chance, 50_000).split()
    wrapped = [
        "\n".join(" ".join(run[n : n + width]) for n in range(0, len(run), width)) for width in (12, 11)
    ]
    long = ["\n".join(_words(chance, 10_000) for _ in range(20)) for _ in range(2)]
    yield (
        "500,000 letters of 3, no space",
        ("".join(chance.choices("abc", k=500_000)), "".join(chance.choices("abc", k=500_000))),
    )
    yield (
        "250,000 words of one letter of 3",
        (" ".join(chance.choices("abc", k=250_000)), " ".join(chance.choices("abc", k=250_000))),
    )
    yield "60,000 words in one line, all others", (_words(chance, 60_000), _words(chance, 60_000))
    yield "20 lines of 10,000 words, all others", (long[0], long[1])
    yield "50,000 words wrapped anew", (wrapped[0], wrapped[1])


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(FEW) for _ in range(count))


def _law(text: str) -> list[SectionText]:
    return [SectionText("section", "1", "Heading", text)]


def _seconds(draw: Callable[[], object]) -> float:
    parts.forget()
    begin = time.process_time()
    draw()
    return time.process_time() - begin
