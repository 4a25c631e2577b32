"""No text can hang a worker: time and memory are bounded whatever is compared.

Seconds of CPU, many times what is needed here, so that a busy machine does not fail them.
"""

import random
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import pytest

from policies.text.redline import Redline, redline, runs
from policies.text.section import SectionText

CHANCE = random.Random(7)
VOCABULARY = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in "dlmnrst"]


def sentence(words: int) -> str:
    return " ".join(CHANCE.choice(VOCABULARY) for _ in range(words))


def section(label: str, lines: int = 10, words: int = 20) -> SectionText:
    text = "\n".join(f"({n % 26 + 1}) {sentence(words)}." for n in range(lines))
    return SectionText("section", label, sentence(2), text)


def edited(one: SectionText, share: float) -> SectionText:
    words = one.text.split(" ")
    return replace(
        one,
        text=" ".join(
            CHANCE.choice(VOCABULARY) if CHANCE.random() < share and w.isalpha() else w for w in words
        ),
    )


def bounded(seconds: float, draw: Callable[[], object]) -> object:
    begin = time.process_time()
    result = draw()
    assert time.process_time() - begin < seconds
    return result


def of(text: str) -> list[SectionText]:
    return [SectionText("section", "1", "", text)]


def test_thousands_of_repeated_lines() -> None:
    known = [
        "(a) the first of them;",
        "(b) another",
        "",
        "Reserved.",
        "(1) x",
        "last of the seven lines.",
        "(c) more",
    ]
    old, new = ("\n".join(CHANCE.choice(known) for _ in range(4000)) for _ in range(2))
    drawn = bounded(8, lambda: redline(of(old), of(new)))
    assert isinstance(drawn, Redline)
    same = sum(line.kind == "same" for line in drawn.sections[0].paragraphs)
    assert same > 1500


@pytest.mark.parametrize("labels", ["same", "other", "none"])
def test_hundreds_of_nearly_identical_sections(labels: str) -> None:
    model = section("0")
    old = [replace(edited(model, 0.05), label=f"A-{n}") for n in range(400)]
    new = [edited(one, 0.02) for one in old]
    if labels == "other":
        new = [replace(one, label=f"B-{n}") for n, one in enumerate(new)]
    if labels == "none":
        old, new = ([replace(one, label=None) for one in side] for side in (old, new))
    drawn = bounded(12, lambda: redline(old, new))
    assert isinstance(drawn, Redline)
    assert {one.kind for one in drawn.sections} <= {"same", "amended", "renumbered", "moved"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("x" * 5_000_000, "x" * 4_999_999 + "y"),
        ("a." * 2_500_000, "b." * 2_500_000),
        ("(" * 5_000_000, ")" * 5_000_000),
        ("", "fee of the city " * 300_000),
        ("twenty " * 700_000, "thirty (" * 600_000),
        (" " * 5_000_000, "\t" * 5_000_000),
        ("fee tax " * 30_000, "tax fee fee " * 20_000),
    ],
    ids=["no-spaces", "points", "brackets", "against-nothing", "numerals", "white", "two-words"],
)
def test_one_line_of_megabytes(old: str, new: str) -> None:
    bounded(10, lambda: redline(of(old), of(new)))


def test_megabytes_of_plain_text_against_nothing() -> None:
    text = "fee of the city " * 300_000
    assert bounded(4, lambda: runs("", text)) == [("insert", text)]


def test_memory_is_bounded_for_long_paragraphs() -> None:
    one = SectionText("section", "1", "", sentence(20_000))
    other = edited(one, 0.3)
    tracemalloc.start()
    redline([one], [other])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 120_000_000


def test_a_section_of_two_thousand_words() -> None:
    one = section("1", lines=100)
    other = edited(one, 0.1)
    bounded(0.6, lambda: redline([one], [other]))


def test_the_cost_follows_the_change() -> None:
    law = [section(f"2.60.{n:03}") for n in range(100)]
    draft = [*law[:50], edited(law[50], 0.1), *law[51:]]
    redline(law, draft)
    again = [*law[:20], edited(law[20], 0.1), *law[21:]]
    drawn = bounded(0.3, lambda: redline(law, again))
    assert isinstance(drawn, Redline)
    assert drawn.sections_changed == 1


def test_one_section_put_in_renumbers_five_hundred() -> None:
    law = [section(f"2.60.{n:03}", lines=4) for n in range(500)]
    draft = [section("2.60.000"), *(replace(one, label=f"2.60.{n + 1:03}") for n, one in enumerate(law))]
    drawn = bounded(3, lambda: redline(law, draft))
    assert isinstance(drawn, Redline)
    assert [one.kind for one in drawn.sections] == ["inserted"] + ["renumbered"] * 500


def test_thousands_of_sections_of_one_label() -> None:
    law = [SectionText("section", "1", "", f"Fee {n}.", f"k{n}") for n in range(20_000)]
    drawn = bounded(6, lambda: redline(law, law))
    assert isinstance(drawn, Redline)
    assert len({one.anchor for one in drawn.sections}) == len(law)


def test_hundreds_of_sections_of_which_every_line_may_have_moved_anywhere() -> None:
    few = ["fee", "tax", "city", "clerk", "of", "the", "a", "b", "c"]

    def law() -> list[SectionText]:
        texts = ("\n".join(" ".join(CHANCE.choices(few, k=10)) for _ in range(100)) for _ in range(200))
        return [SectionText("section", str(n), "", text, str(n)) for n, text in enumerate(texts)]

    old, new = law(), law()
    drawn = bounded(8, lambda: redline(old, new))
    assert isinstance(drawn, Redline)
    assert drawn.is_coarse
