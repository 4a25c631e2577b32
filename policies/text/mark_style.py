"""What a style of marks is made of: what each kind of words bears in text, in HTML and aloud."""

from dataclasses import dataclass, replace
from functools import cached_property

from policies.text.changes import Op, Runs

LINES, LETTERS = ("strike", "underline", "double", "thin"), ("capitals", "italic")
LOOKS = (*LINES, *LETTERS, "shade", "red", "blue", "tint", "later")
"""What a style sheet can draw: lines, letters, grounds and colours. Never a colour alone."""

Pair = tuple[str, str]
NOTHING: Pair = ("", "")


@dataclass(frozen=True, slots=True)
class Mark:
    """What words of one kind bear.

    looks: of LOOKS, for HTML. signs: around the words in plain text; where capitals show, they stand
    instead. printed: around the words in HTML, seen and copied but not read aloud. said: read aloud, and
    seen where marks are said in words.
    """

    looks: tuple[str, ...]
    signs: Pair
    said: Pair
    printed: Pair = NOTHING

    @property
    def capitals(self) -> bool:
        """Whether the words are printed in capitals."""
        return "capitals" in self.looks

    @property
    def is_spoken(self) -> bool:
        """Whether the signs of plain text are words."""
        return self.signs[0].endswith(" ")


@dataclass(frozen=True)
class MarkStyle:
    """How one place marks what goes and what comes, and what was changed in the bill since.

    name: as stored in a profile and written in addresses. words: for people. rule: what local law asks for,
    source: where it says so. legend: what the marks mean, in runs, so that it stands in its own marks.
    numbers_lines: whether printed copies have consecutive line numbers. for_cities: whether a city may
    choose it as its own.
    """

    name: str
    words: str
    deleted: Mark
    inserted: Mark
    later_deleted: Mark
    later_inserted: Mark
    legend: Runs
    rule: str = ""
    source: str = ""
    numbers_lines: bool = False
    for_cities: bool = True

    def mark(self, op: Op, later: bool = False) -> Mark:
        """What words bear that go or come; ``later``: by a change of the bill. Raises KeyError for SAME."""
        return {
            (Op.DELETED, False): self.deleted,
            (Op.INSERTED, False): self.inserted,
            (Op.DELETED, True): self.later_deleted,
            (Op.INSERTED, True): self.later_inserted,
        }[op, later]

    @cached_property
    def in_words(self) -> "MarkStyle":
        """The same style with nothing but its words: in text and on a page they stand beside the text."""
        return replace(
            self,
            name="words",
            deleted=_spoken(self.deleted),
            inserted=_spoken(self.inserted),
            later_deleted=_spoken(self.later_deleted),
            later_inserted=_spoken(self.later_inserted),
        )


def _spoken(mark: Mark) -> Mark:
    return replace(mark, looks=(), printed=NOTHING, signs=(f"[{mark.said[0]}] ", f" [{mark.said[1]}]"))


AnyStyle = MarkStyle | str
"""A style, or the name of one."""
