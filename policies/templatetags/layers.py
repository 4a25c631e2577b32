"""Tags for law with two layers of marks: what a bill changes in it, what was changed in the bill since."""

from collections.abc import Iterator

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from policies.templatetags.redline_html import DEEPEST, NO_HEADING
from policies.text.changes import Op
from policies.text.layers import LayeredSection, LayerRun, LayerRuns
from policies.text.marks import Style
from policies.text.numbering import Provision, provisions

register = template.Library()

_TAGS = {Op.DELETED: "del", Op.INSERTED: "ins"}
_SAID = {Op.DELETED: "deletion", Op.INSERTED: "insertion"}
_SAMPLES = (
    LayerRun("Deleted by the bill", True, False, False),
    LayerRun("Inserted by the bill", False, True, True),
    LayerRun("Deleted since", True, True, False),
    LayerRun("Inserted since", False, False, True),
    LayerRun("Put back since", True, False, True),
    LayerRun("Withdrawn since", False, True, False),
)


@register.simple_tag
def layered_section(
    section: LayeredSection, style: str = Style.STRIKE_UNDERLINE, mode: str = "inline", level: int = 2
) -> SafeString:
    """One section with both layers; ``mode`` inline or in-words."""
    label, heading = (_html(runs, style) for runs in (section.label_runs, section.heading_runs))
    words = f'<span class="law-label">{label}</span> {heading}' if label or heading else NO_HEADING
    head = f'<div class="law-top"><h{level} class="law-head">{words}</h{level}></div>'
    lines = "".join(_line_html(depth, runs, style) for depth, runs in _lines(section))
    marks = "law-words" if mode == "in-words" else f"law-{escape(style)}"
    return mark_safe(  # noqa: S308  escaped where it was made
        f'<div class="law {marks}"><section class="law-section">{head}{lines}</section></div>'
    )


@register.inclusion_tag("policies/redline/_legend.html")
def layer_legend(style: str = Style.STRIKE_UNDERLINE) -> dict[str, object]:
    """What the marks of both layers mean, in the marks themselves."""
    samples = [mark_safe(_html((sample,), style)) for sample in _SAMPLES]  # noqa: S308  escaped there
    return {"samples": samples, "style": style, "moved": False}


def _line_html(depth: int, runs: LayerRuns, style: str) -> str:
    changed = any((run.first, run.second) != (Op.SAME, Op.SAME) and run.text.strip() for run in runs)
    kind = " rl-c rl-amended" if changed else ""
    text = f'<span class="rl-text">{_html(runs, style)}</span>'
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


def _html(runs: LayerRuns, style: str) -> str:
    drawn: list[str] = []
    follows = False
    for run in runs:
        text = run.text.strip()
        if not text or (run.first, run.second) == (Op.SAME, Op.SAME):
            drawn.append(escape(run.text))
            follows = False
            continue
        before, _, after = run.text.partition(text)
        shown = _marked(escape(text), run.first, style, _BILL, " gap" if follows and not before else "")
        shown = _marked(shown, run.second, style, _SINCE, " gap" if follows and not before else "")
        drawn.append(f"{escape(before)}{shown}{escape(after)}")
        follows = not after
    return "".join(drawn)


_Layer = tuple[str, str, tuple[str, str]]
_BILL: _Layer = ("", "", ("[", "]"))
_SINCE: _Layer = ("later ", " mark-layer2", ("[[", "]]"))
"""How a layer is said, its class, and its brackets in a style that has them."""


def _marked(html: str, op: Op, style: str, layer: _Layer, gap: str) -> str:
    """The words in the mark of one layer; brackets are seen and copied, the words beside them read aloud."""
    if op == Op.SAME:
        return html
    said, classes, brackets = layer
    tag, words = _TAGS[op], said + _SAID[op]
    if style == Style.BRACKETS_UNDERSCORE and op == Op.DELETED:
        begin, end = (f'<span aria-hidden="true">{bracket}</span>' for bracket in brackets)
        html = f"{begin}{html}{end}"
    return (
        f'<{tag} class="cp-{tag}{classes}{gap}"><span class="mark-word">[begin {words}] </span>{html}'
        f'<span class="mark-word"> [end {words}]</span></{tag}>'
    )
