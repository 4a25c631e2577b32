"""The element around marked law, which says what its marks look like, and the legend beside it."""

from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from policies.text.mark_style import MarkStyle
from policies.text.marks import attributes, html_runs
from policies.text.styles import style_of

LAYOUTS = {"side-by-side": " law-sides", "lines": " law-lines", "clean": " law-lines"}


def marks_for(style: str, mode: str) -> MarkStyle:
    """The style of a name; in words, with nothing but its words."""
    chosen = style_of(style)
    return chosen.in_words if mode == "in-words" else chosen


def wrapped(html: str, marks: MarkStyle, mode: str) -> SafeString:
    """Law that is HTML already, in the element that the style sheet goes by."""
    looks = "" if mode == "in-words" else attributes(marks)
    more = LAYOUTS.get(mode, "")
    return mark_safe(f'<div class="law law-{marks.name}{more}"{looks}>{html}</div>')  # noqa: S308  escaped before


def with_legend(html: str, marks: MarkStyle, mode: str, legend: str = "") -> SafeString:
    """The same with a legend that paper shows under each page; that of the style, unless another is given."""
    foot = legend or html_runs(marks.legend, marks)
    return wrapped(f'{html}<p class="law-legend"><span>{foot}</span></p>', marks, mode)


def legend_context(samples: Iterable[str], style: MarkStyle) -> dict[str, object]:
    """What ``_legend.html`` needs; a place's own legend has no title of ours."""
    safe = [mark_safe(sample) for sample in samples]  # noqa: S308  escaped where it was made
    looks = mark_safe(attributes(style))  # noqa: S308  names of looks
    title = "" if style.source else "Legend"
    return {"samples": safe, "style": style.name, "attributes": looks, "title": title}
