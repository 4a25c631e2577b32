"""Two layers of marks in one text, printed in any style: the bill against the law, and what came since.

Words bear the mark of the bill inside and that of the later change around it; each is said in words too.
"""

from collections.abc import Iterator, Sequence
from html import escape

from policies.text.changes import Op
from policies.text.layers import LayeredSection, LayerRun, LayerRuns
from policies.text.mark_style import AnyStyle, MarkStyle
from policies.text.marks import element, signed, words_html
from policies.text.styles import style_of

SAMPLES: LayerRuns = (
    LayerRun("Deleted by the bill", True, False, False),
    LayerRun("Inserted by the bill", False, True, True),
    LayerRun("Deleted since", True, True, False),
    LayerRun("Inserted since", False, False, True),
    LayerRun("Put back since", True, False, True),
    LayerRun("Withdrawn since", False, True, False),
)
"""The legend of both layers: one of each."""


def html_layers(runs: Sequence[LayerRun], style: AnyStyle) -> str:
    """The runs as HTML, escaped. A mark that follows another at once has the class "gap"."""
    chosen = style_of(style)
    return "".join(
        f"{escape(before)}{_html(run, text, chosen, ' gap' if touches else '')}{escape(after)}"
        for run, before, text, after, touches in _parts(runs)
    )


def plain_layers(runs: Sequence[LayerRun], style: AnyStyle) -> str:
    """The runs in the signs that plain text has for a style, a space where two marks touch."""
    chosen = style_of(style)
    return "".join(
        f"{before or ' ' * touches}{_plain(run, text, chosen)}{after}"
        for run, before, text, after, touches in _parts(runs)
    )


def plain_sections(sections: Sequence[LayeredSection], style: AnyStyle) -> str:
    """Whole texts with both layers as plain text, the legend first."""
    legend = "; ".join(plain_layers((sample,), style) for sample in SAMPLES)
    parts = []
    for one in sections:
        names = (plain_layers(runs, style) for runs in (one.label_runs, one.heading_runs) if runs)
        parts.append(
            "\n".join(part for part in ("  ".join(names), plain_layers(one.text_runs, style)) if part)
        )
    return "\n\n".join([f"{legend}.", *parts]) + "\n"


def _parts(runs: Sequence[LayerRun]) -> Iterator[tuple[LayerRun, str, str, str, bool]]:
    """Each run with the white space at its ends apart, and whether its mark touches the one before."""
    follows = False
    for run in runs:
        text = run.text.strip()
        if not text or not _marked(run):
            yield run, run.text, "", "", False
            follows = False
            continue
        before, _, after = run.text.partition(text)
        yield run, before, text, after, follows and not before
        follows = not after


def _marked(run: LayerRun) -> bool:
    return (run.first, run.second) != (Op.SAME, Op.SAME)


def _html(run: LayerRun, text: str, style: MarkStyle, gap: str) -> str:
    if not text:
        return ""
    layers = [(op, later) for op, later in ((run.first, False), (run.second, True)) if op != Op.SAME]
    html = words_html(text, any(style.mark(op, later).capitals for op, later in layers))
    for op, later in layers:
        classes = f" mark-layer2{gap}" if later else gap
        html = element(html, op, style.mark(op, later), classes, text)
    return html


def _plain(run: LayerRun, text: str, style: MarkStyle) -> str:
    if not text:
        return ""
    if run.first != Op.SAME:
        text = signed(text, style.mark(run.first))
    if run.second != Op.SAME:
        text = signed(text, style.mark(run.second, later=True))
    return text
