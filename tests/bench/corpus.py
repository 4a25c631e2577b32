"""Pairs of sections with the marks that their drafter made.

The redlines of real drafters are not part of the project. Where they lie beside the checkout, or in the
folder that CIVICPOLICY_REDLINES names, they are used: one JSON object a line with old, new and gold, a list
of [equal | delete | insert, text without white space]. Else pairs are made up here, their edits the gold.
"""

import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(os.environ.get("CIVICPOLICY_REDLINES", Path(__file__).parents[3] / "shared" / "redline"))
MADE_UP = 300

_SYLLABLES = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
VOCABULARY = [
    a + b + c for a in _SYLLABLES for b in _SYLLABLES for c in ("d", "lan", "mer", "n", "ring", "st")
]
random.Random(2026).shuffle(VOCABULARY)
SMALL = ("the", "of", "to", "and", "a", "in", "shall", "for", "or", "by", "with", "any")
AMOUNTS = (("ten dollars ($10.00)", "twenty dollars ($20.00)"), ("thirty (30) days", "sixty (60) days"))


class Pair(NamedTuple):
    """A section before and after, and its gold."""

    old: str
    new: str
    gold: list[tuple[str, str]]


def drafted() -> tuple[list[Pair], str]:
    """The pairs, and in words where they come from."""
    gold = FOLDER / "gold.jsonl"
    if not gold.is_file():
        return [made_up(random.Random(number)) for number in range(MADE_UP)], f"{MADE_UP} made-up sections"
    lines = map(json.loads, gold.read_text(encoding="utf-8").splitlines())
    pairs = [Pair(one["old"], one["new"], [(op, text) for op, text in one["gold"]]) for one in lines]
    return pairs, f"{len(pairs)} sections amended by council drafters"


def made_up(chance: random.Random) -> Pair:
    """A section of a few items, some of them edited as a drafter would."""
    runs: list[tuple[str, str]] = []
    for number in range(chance.randint(2, 8)):
        runs.append(("equal", f"({chr(97 + number)}) " if not number else f"\n({chr(97 + number)}) "))
        edit = chance.choice(EDITS) if chance.random() < 0.4 else _kept
        runs += edit(chance)
        runs.append(("equal", "."))
    old, new = ("".join(text for op, text in runs if op != without) for without in ("insert", "delete"))
    return Pair(old, new, [(op, "".join(text.split())) for op, text in runs if text.strip()])


def word(chance: random.Random) -> str:
    """A word, those at the head of the vocabulary as much more often than the others as in real language."""
    return VOCABULARY[int(len(VOCABULARY) ** chance.random()) - 1]


def sentence(chance: random.Random, words: int) -> str:
    """So many words, a third of them small ones."""
    return " ".join(chance.choice(SMALL) if chance.random() < 0.35 else word(chance) for _ in range(words))


def _kept(chance: random.Random) -> list[tuple[str, str]]:
    return [("equal", sentence(chance, chance.randint(8, 40)))]


def _phrase_comes(chance: random.Random) -> list[tuple[str, str]]:
    return [
        ("equal", sentence(chance, 12)),
        ("insert", f", {sentence(chance, 5)}"),
        ("equal", f", {sentence(chance, 6)}"),
    ]


def _phrase_goes(chance: random.Random) -> list[tuple[str, str]]:
    return [(op if op == "equal" else "delete", text) for op, text in _phrase_comes(chance)]


def _word_changes(chance: random.Random) -> list[tuple[str, str]]:
    before, after = chance.sample(VOCABULARY, 2)
    ends = sentence(chance, 9), sentence(chance, 9)
    return [("equal", f"{ends[0]} "), ("delete", before), ("insert", after), ("equal", f" {ends[1]}")]


def _amount_changes(chance: random.Random) -> list[tuple[str, str]]:
    before, after = chance.choice(AMOUNTS)
    ends = sentence(chance, 9), sentence(chance, 9)
    return [("equal", f"{ends[0]} "), ("delete", before), ("insert", after), ("equal", f" {ends[1]}")]


def _sentence_changes(chance: random.Random) -> list[tuple[str, str]]:
    return [
        ("equal", f"{sentence(chance, 10)}. "),
        ("delete", sentence(chance, 9)),
        ("insert", sentence(chance, 11)),
    ]


Edit = Callable[[random.Random], list[tuple[str, str]]]
EDITS: tuple[Edit, ...] = (_phrase_comes, _phrase_goes, _word_changes, _amount_changes, _sentence_changes)
