"""HTML of a redline in numbered lines: a copy on which line 47 is line 47 for everybody."""

from collections.abc import Sequence

from django.utils.html import escape

from policies.text.changes import Redline
from policies.text.mark_style import AnyStyle
from policies.text.marks import html_runs
from policies.text.numbered import NumberedLine, numbered


def lines_html(redline: Redline, style: AnyStyle, level: int = 2, clean: bool = False) -> str:
    """The whole text in numbered lines, redline or clean; wide lines scroll, also by keyboard."""
    sections = []
    for section in numbered(redline, clean):
        heading, lines = lines_of_html(section.heading, style, "span"), lines_of_html(section.lines, style)
        place = f' id="{escape(section.change.anchor)}"'
        top = f'<h{level} class="lines-head"{place}>{heading}</h{level}>'
        sections.append(f"{top if heading else f'<span{place}></span>'}{lines}")
    name = "Clean copy" if clean else "Redline copy"
    return (
        f'<div class="lines" role="region" tabindex="0" aria-label="{name}, numbered lines">'
        f"{''.join(sections)}</div>"
    )


def lines_of_html(lines: Sequence[NumberedLine], style: AnyStyle, tag: str = "div") -> str:
    """Lines with their numbers, each an element of its own."""
    return "".join(
        f'<{tag} class="line" id="line-{line.number}">'
        f'<span class="line-no"{_place(line)}>{line.number}</span> '
        f"{' ' * line.indent}{html_runs(line.runs, style)}{_noted(line.note)}</{tag}>"
        for line in lines
    )


def _place(line: NumberedLine) -> str:
    return f' id="change-{line.change}"' if line.change else ""


def _noted(note: str) -> str:
    return f' <span class="line-note">[{escape(note)}]</span>' if note else ""
