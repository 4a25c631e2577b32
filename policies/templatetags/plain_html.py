"""HTML of law without marks: a text as it is, and the sections of a redline in which nothing changes."""

from functools import lru_cache
from html import escape
from typing import Protocol

from policies.text.numbering import Provision, provisions

DEEPEST = 5
NO_HEADING = '<span class="vh">Text without a heading</span>'
KEPT_LETTERS = 8_000
"""A text that stays is drawn once and kept, when it is no longer than this."""


class Section(Protocol):
    """What plain law needs of a section: a stored row, or a pure SectionText."""

    level: str
    label: str | None
    heading: str
    text: str


def plain_section_html(section: Section, anchor: str, level: int = 2, foot: str = "") -> str:
    """A section of a text that is not compared with another."""
    label = f'<span class="law-label">{escape(section.label)}</span> ' if section.label else ""
    words = f"{label}{escape(section.heading)}" or NO_HEADING
    lines = "".join(_plain_line(line, anchor) for line in provisions(section.text))
    head = f'<h{level} class="law-head" id="{escape(anchor)}">{words}</h{level}>'
    return f'<section class="law-section"><div class="law-top">{head}</div>{lines}{foot}</section>'


def _plain_line(line: Provision, anchor: str = "") -> str:
    """A line without marks; with the anchor of its section a place of its own."""
    place = f' id="{escape("-".join((anchor, *line.path)))}"' if anchor else ""
    printed = escape(line.enumerator.printed) if line.enumerator else ""
    return line_html(line.depth, printed, escape(line.text), place)


def line_html(depth: int, enumerator: str, words: str, place: str = "") -> str:
    """One line; enumerator and words are HTML already, ``place`` further attributes."""
    printed = f'<span class="rl-enum">{enumerator}</span> ' if enumerator else ""
    return (
        f'<div class="rl-p rl-d{min(max(depth, 1), DEEPEST)}"{place}><p class="rl-line">{printed}'
        f'<span class="rl-text">{words}</span></p></div>'
    )


def unchanged_html(text: str, sides: bool = False) -> str:
    """The lines of a text in which nothing is marked. No mark, no style: it is the same on every page."""
    return _kept_html(text, sides) if len(text) <= KEPT_LETTERS else _unchanged_html(text, sides)


def _unchanged_html(text: str, sides: bool) -> str:
    lines = (_plain_line(line) for line in provisions(text))
    return "".join(side_row(f"<div>{line}</div>", f"<div>{line}</div>") if sides else line for line in lines)


_kept_html = lru_cache(maxsize=2048)(_unchanged_html)


def side_row(left: str, right: str) -> str:
    """Two cells beside each other."""
    return f'<div class="side-row">{left}{right}</div>'
