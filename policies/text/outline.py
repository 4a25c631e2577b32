"""Plain text into sections and back, without losing a character of the canonical form."""

from dataclasses import dataclass

from policies.text.digest import canonical
from policies.text.section import LEVELS, SectionText, printed_heading

__all__ = [
    "LEVELS",
    "Outline",
    "OutlineSection",
    "SectionText",
    "print_outline",
    "printed_heading",
    "read_outline",
]


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section as found: `head` is its heading as printed ("" if none), `gap` the white space before
    its text, `after` the line ends before the next section."""

    head: str
    gap: str
    section: SectionText
    after: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole text, section after section, in reading order."""

    sections: tuple[OutlineSection, ...]


def read_outline(text: str) -> Outline:
    """The sections of a plain text."""
    whole = canonical(text)
    return Outline((OutlineSection("", "", SectionText("section", None, "", whole), ""),) if whole else ())


def print_outline(outline: Outline) -> str:
    """The text again: equal to the canonical form of what was read."""
    return "".join(one.head + one.gap + one.section.text + one.after for one in outline.sections)
