"""HTML of a section in which a link has led to words that are not marked: those words are lit up."""

from collections.abc import Callable, Mapping
from html import escape

from policies.templatetags.plain_html import line_html, side_row
from policies.text.changes import Paragraph, SectionChange
from policies.text.spans import Stretch

AT = ' id="at"'
"""What a link has led to; a link ends with it, so that a browser goes there."""


def lit_lines(
    section: SectionChange,
    draw: Callable[[Paragraph], str],
    sides: bool,
    stretches: Mapping[int, Stretch],
) -> str:
    """All lines of the section; ``stretches`` by the place of their line."""
    first = min(stretches)
    return "".join(
        _lit(line, stretches[place], place == first, sides) if place in stretches else draw(line)
        for place, line in enumerate(section.paragraphs)
        if line.old or line.new
    )


def _lit(line: Paragraph, stretch: Stretch, is_first: bool, sides: bool) -> str:
    shown = _line(line, stretch, AT if is_first else "")
    return side_row(f"<div>{shown}</div>", f"<div>{_line(line, stretch, '')}</div>") if sides else shown


def _line(line: Paragraph, stretch: Stretch, at: str) -> str:
    """A line that stays. An enumerator is lit as a whole."""
    printed, body = ("".join(run.text for run in runs) for runs in (line.enumerator_runs, line.body_runs))
    start, end = (max(0, place - len(printed)) for place in (stretch.start, stretch.end))
    label = escape(printed) if printed.strip() else ""
    if label and stretch.start < len(printed):
        label, at = _mark(printed, at), ""
    words = f"{escape(body[:start])}{_mark(body[start:end], at)}{escape(body[end:])}"
    provision = line.new or line.old
    return line_html(provision.depth if provision else 1, label, words)


def _mark(words: str, at: str) -> str:
    return f'<mark class="rl-lit"{at}>{escape(words)}</mark>' if words else ""
