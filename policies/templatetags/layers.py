"""Tags for law with two layers of marks: what a bill changes in it, what was changed in the bill since."""

from collections.abc import Iterator

from django import template
from django.utils.safestring import SafeString

from policies.templatetags.compared_html import COARSE
from policies.templatetags.marked import legend_context, marks_for, with_legend, wrapped
from policies.templatetags.plain_html import DEEPEST, NO_HEADING
from policies.text.changes import Op
from policies.text.layer_marks import SAMPLES, html_layers
from policies.text.layers import LayeredSection, LayerRun, LayerRuns
from policies.text.mark_style import MarkStyle
from policies.text.numbering import Provision, provisions
from policies.text.styles import USUAL, style_of

register = template.Library()


@register.simple_tag
def layered_section(
    section: LayeredSection, style: str = USUAL, mode: str = "inline", level: int = 2, legend: bool = False
) -> SafeString:
    """One section with both layers; ``mode`` inline or in-words; ``legend``: under each page on paper."""
    marks = marks_for(style, mode)
    label, heading = (html_layers(runs, marks) for runs in (section.label_runs, section.heading_runs))
    words = f'<span class="law-label">{label}</span> {heading}' if label or heading else NO_HEADING
    head = f'<div class="law-top"><h{level} class="law-head">{words}</h{level}></div>'
    lines = "".join(_line_html(depth, runs, marks) for depth, runs in _lines(section))
    said = COARSE if section.is_coarse else ""
    html = f'<section class="law-section">{head}{said}{lines}</section>'
    return (
        with_legend(html, marks, mode, "; ".join(_samples(marks))) if legend else wrapped(html, marks, mode)
    )


@register.inclusion_tag("policies/redline/_legend.html")
def layer_legend(style: str = USUAL) -> dict[str, object]:
    """What the marks of both layers mean, in the marks themselves."""
    chosen = style_of(style)
    return legend_context(_samples(chosen), chosen)


def _samples(style: MarkStyle) -> list[str]:
    return [html_layers((sample,), style) for sample in SAMPLES]


def _line_html(depth: int, runs: LayerRuns, style: MarkStyle) -> str:
    changed = any((run.first, run.second) != (Op.SAME, Op.SAME) and run.text.strip() for run in runs)
    kind = " rl-c rl-amended" if changed else ""
    text = f'<span class="rl-text">{html_layers(runs, style)}</span>'
    return f'<div class="rl-p rl-d{depth}{kind}"><p class="rl-line">{text}</p></div>'


def _lines(section: LayeredSection) -> Iterator[tuple[int, LayerRuns]]:
    """Each line that any of the texts has words on, and how deep it stands."""
    sides = [
        _depths(one.text if one else "") for one in (section.current, section.introduced, section.in_law)
    ]
    at = [0, 0, 0]
    line: list[LayerRun] = []
    for run in section.text_runs:
        head, *tail = run.text.split("\n")
        line.append(LayerRun(head, run.in_law, run.introduced, run.current))
        for text in tail:
            yield from _line(line, sides, at)
            at = [
                place + flag
                for place, flag in zip(at, (run.current, run.introduced, run.in_law), strict=True)
            ]
            line = [LayerRun(text, run.in_law, run.introduced, run.current)]
    yield from _line(line, sides, at)


def _line(
    line: list[LayerRun], sides: list[dict[int, Provision]], at: list[int]
) -> Iterator[tuple[int, LayerRuns]]:
    words = [run for run in line if run.text.strip()]
    if not words:
        return
    flags = [
        any(run.current for run in words),
        any(run.introduced for run in words),
        any(run.in_law for run in words),
    ]
    found = [side.get(place) for side, place, flag in zip(sides, at, flags, strict=True) if flag]
    depth = next((one.depth for one in found if one), 1)
    yield min(max(depth, 1), DEEPEST), tuple(run for run in line if run.text)


def _depths(text: str) -> dict[int, Provision]:
    return {one.line: one for one in provisions(text)}
