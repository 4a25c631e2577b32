"""The tag that prints an instrument: its parts in order, in a city's marks, the legend under each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

from policies.printout.lines import LEFT_OUT, LEFT_OUT_SAID, heading_runs, laid_out
from policies.printout.parts import Part, PartKind
from policies.printout.set_out import SetOut
from policies.printout.signing import Signature
from policies.templatetags.marked import marks_for, with_legend
from policies.templatetags.redline_html import paragraph_html
from policies.templatetags.redline_lines import lines_of_html
from policies.text.changes import Paragraph
from policies.text.mark_style import MarkStyle
from policies.text.marks import html_runs
from policies.text.numbered import beside
from policies.text.styles import USUAL

register = template.Library()

_LEFT_OUT = (
    f'<p class="in-left-out"><span aria-hidden="true">{LEFT_OUT}</span>'
    f'<span class="vh">{LEFT_OUT_SAID}</span></p>'
)


@register.simple_tag
def printed_instrument(
    parts: Sequence[Part], footer: str, style: str = USUAL, clean: bool = False
) -> SafeString:
    """All parts as HTML; under each printed page stands ``footer``, and the legend unless ``clean``."""
    marks = marks_for(style, "inline")
    level = 3 if any(each.kind == PartKind.TITLE for each in parts) else 2
    in_lines = marks.numbers_lines
    drawn = _in_lines(parts, marks, level) if in_lines else (_part(each, marks, level) for each in parts)
    said = "" if clean else f" {html_runs(marks.legend, marks)}"
    legend = f'<span class="in-footer">{escape(footer)}.</span>{said}'
    mode = "lines" if in_lines else "inline"
    return with_legend(f'<div class="instrument">{"".join(drawn)}</div>', marks, mode, legend)


def _part(part: Part, marks: MarkStyle, level: int) -> str:
    """One part; the numbers of its own sections are headings of a level, what it sets out is one below."""
    if part.set_out is not None:
        return f'<section class="in-set-out">{"".join(_set_out(part.set_out, marks, level + 1))}</section>'
    if part.kind == PartKind.SIGNATURES:
        lines = "".join(_signature(each) for each in part.signatures)
        return f'<ul class="in-signatures">{lines}</ul>'
    words = "<br>".join(escape(line) for line in part.words.split("\n"))
    if part.number:
        number = f'<h{level} class="in-number">{escape(part.number)}</h{level}>'
        return f'<div class="in-part in-{part.kind}">{number} <p>{words}</p></div>'
    tag = "h2" if part.kind == PartKind.TITLE else "p"
    return f'<{tag} class="in-{part.kind}">{words}</{tag}>'


def _signature(line: Signature) -> str:
    """What is stated; where a hand is missing, the office under a rule with room to sign."""
    hand = f'<span class="in-hand">{escape(line.office)}</span>' if line.is_open else ""
    kind = ' class="in-certificate"' if line.is_certificate else ""
    return f'<li{kind}><span class="in-stated">{escape(line.statement)}</span> {hand}</li>'


def _set_out(found: SetOut, marks: MarkStyle, level: int) -> Iterator[str]:
    heading = heading_runs(found.change)
    if heading:
        yield f'<h{level} class="law-head">{html_runs(heading, marks)}</h{level}>'
    for place, block in enumerate(found.blocks):
        if not found.is_whole and (place or not found.begins):
            yield _LEFT_OUT
        yield from (_line(found, each, marks) for each in block if each.old or each.new)
    if not found.is_whole and not found.ends:
        yield _LEFT_OUT


def _line(found: SetOut, line: Paragraph, marks: MarkStyle) -> str:
    """A line with its marks; changes have their numbers where the texts are compared, not in print."""
    said = beside(found.change, line)
    note = f'<p class="rl-note">{escape(said.capitalize())}</p>' if said else ""
    runs = (line.enumerator_runs, line.body_runs)
    return paragraph_html(replace(line, number=None), runs, marks, link=False, beside=note)


def _in_lines(parts: Sequence[Part], marks: MarkStyle, level: int) -> Iterator[str]:
    """Every part in numbered lines; wide lines scroll, also by keyboard."""
    yield '<div class="lines" role="region" tabindex="0" aria-label="The instrument in numbered lines">'
    for each in laid_out(parts):
        if each.heading:
            yield f'<h{level} class="lines-head">{lines_of_html(each.heading, marks, "span")}</h{level}>'
        tag = {PartKind.TITLE: "h2"}.get(each.part.kind, "div")
        inner = lines_of_html(each.lines, marks, "span" if tag == "h2" else "div")
        yield f'<{tag} class="in-lines in-{each.part.kind}">{inner}</{tag}>'
    yield "</div>"
