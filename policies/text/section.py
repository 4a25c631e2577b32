"""A section of a text as a pure value: what a stored row holds, without the row."""

import re
from dataclasses import dataclass

LEVELS = (
    "title",
    "part",
    "chapter",
    "subchapter",
    "article",
    "division",
    "subdivision",
    "section",
    "subsection",
    "appendix",
    "exhibit",
)
"""Every level a section can have. The first nine nest in this order; see `rank` for the last two."""

_SEVERAL = re.compile(r"[—–]\s?\d")
_OUTERMOST = ("appendix", "exhibit")


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section: its level, its label ("3-11A": no keyword, no §, no final period), heading and text.

    `label` is None where the paper gives no number. `key` is the identity across versions, not part
    of the text. `text` is in canonical form (see `policies.text.digest.canonical`).
    """

    level: str
    label: str | None
    heading: str
    text: str
    key: str | None = None


def rank(level: str) -> int:
    """How far out a level stands: 0 is outermost. An appendix or exhibit stands beside a title."""
    return 0 if level in _OUTERMOST else LEVELS.index(level)


def nesting(levels: tuple[str, ...]) -> tuple[int, ...]:
    """Depth of each section below its containers, 0 for those at the top, in reading order."""
    open_ranks: list[int] = []
    depths = []
    for level in levels:
        here = rank(level)
        while open_ranks and open_ranks[-1] >= here:
            open_ranks.pop()
        depths.append(len(open_ranks))
        open_ranks.append(here)
    return tuple(depths)


def level_word(level: str, label: str) -> str:
    """``Section`` before a number, ``Sections`` before several (11—14); a hyphen belongs to one number."""
    return f"{level.capitalize()}{'s' if _SEVERAL.search(label) else ''}"


def printed_heading(section: SectionText) -> str:
    """The heading as a page prints it, without source punctuation: "3-11A  Social Media"."""
    label = section.label or ""
    if label and section.level != "section":
        label = f"{section.level.capitalize()} {label}"
    return "  ".join(part for part in (label, section.heading) if part)
