"""Templates and clauses that come with civicpolicy, out of the files in ``library_texts``.

A file has lines ``name: words``, then parts, each under a line ``## left | right``. Written for this project
in plain words; a city's own attorney has to look at every one of them before it is law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from policies.text.variables import variables

FOLDER = Path(__file__).parent / "library_texts"
POLICIES, BILLS = "policies", "bills"


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one line ``## left | right``: a section, a clause of a bill, a clause."""

    left: str
    right: str
    text: str


@dataclass(frozen=True, slots=True)
class Template:
    """A text to begin with; ``name`` is that of its file, ``facts`` what its first lines say."""

    name: str
    facts: Mapping[str, str]
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.facts["title"]

    @property
    def about(self) -> str:
        """What it holds, in one sentence."""
        return self.facts["about"]

    @property
    def texts(self) -> list[str]:
        """All its words, part by part."""
        return [f"{part.right}\n{part.text}" for part in self.parts]


def read_parts(text: str) -> tuple[dict[str, str], tuple[Part, ...]]:
    """The first lines of a file by their names, and its parts."""
    head, *blocks = f"\n{text}".split("\n## ")
    facts = dict(line.split(": ", 1) for line in head.split("\n") if ": " in line)
    return facts, tuple(_part(*block.partition("\n")) for block in blocks)


@lru_cache(maxsize=2)
def templates(of: str) -> dict[str, Template]:
    """All templates of policies, or of bills, by their names."""
    found = sorted((FOLDER / of).glob("*.txt"))
    return {each.stem: Template(each.stem, *read_parts(each.read_text())) for each in found}


@lru_cache(maxsize=1)
def clauses() -> tuple[Part, ...]:
    """The clauses: ``left`` is the kind, ``right`` the name."""
    return read_parts((FOLDER / "clauses.txt").read_text())[1]


@lru_cache(maxsize=1)
def blanks() -> frozenset[str]:
    """The names that templates and clauses leave in brackets, for somebody to fill in."""
    texts = [text for of in (POLICIES, BILLS) for each in templates(of).values() for text in each.texts]
    return frozenset(variables([*texts, *(each.text for each in clauses())]))


def _part(line: str, _: str, text: str) -> Part:
    left, _, right = line.partition("|")
    return Part(left.strip(), right.strip(), text.strip("\n"))
