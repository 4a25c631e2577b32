"""Tags for law on a page, with and without marks.

``redline`` is a policies.text.redline.Redline, ``style`` the name of one of policies.text.styles.STYLES.
``counts`` maps section keys to numbers of comments. An address may hold ``{anchor}`` and ``{key}``, which are
replaced by those of the section.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from policies.templatetags.change_list import change_groups, kinds
from policies.templatetags.civic import icon
from policies.templatetags.marked import legend_context, marks_for, with_legend, wrapped
from policies.templatetags.plain_html import Section, plain_section_html
from policies.templatetags.rail import rail_body, rail_rows
from policies.templatetags.redline_html import ALONE, Surroundings, rows_html, section_html, titles_html
from policies.templatetags.redline_lines import lines_html
from policies.text.changes import Op, Redline, Run, SectionChange
from policies.text.marks import html_runs
from policies.text.styles import USUAL, style_of

register = template.Library()

LINES = ("lines", "clean")
MOVED = (Run(Op.DELETED, "Moved away"), Run(Op.INSERTED, "Moved here"))


@register.simple_tag
def redline_text(
    redline: Redline,
    style: str = USUAL,
    mode: str = "inline",
    level: int = 2,
    counts: Mapping[str, int] | None = None,
    read_href: str = "",
    comment_href: str = "",
    old_title: str = "",
    new_title: str = "",
    around: Surroundings = ALONE,
) -> SafeString:
    """The whole redline; unchanged runs of sections are folded. On paper each page ends with the legend.

    ``mode``: inline, side-by-side (with the titles of both texts), in-words, lines (numbered) or clean (the
    new text in numbered lines). With ``comment_href`` each section ends with its comments (a link to
    ``read_href``) and "Comment on this section". ``around``: what the page adds to it.
    """
    marks = marks_for(style, mode)

    def show(section: SectionChange) -> str:
        if mode == "side-by-side":
            return rows_html(section, marks, level, around)
        foot = _foot(section, counts or {}, read_href, comment_href) if comment_href else ""
        return section_html(section, marks, level, foot, around)

    if mode in LINES:
        clean = mode == "clean"
        return (wrapped if clean else with_legend)(lines_html(redline, marks, level, clean), marks, mode)
    titles = titles_html(old_title, new_title) if mode == "side-by-side" and old_title else ""
    return with_legend(titles + around.text(redline, show, marks, level), marks, mode)


@register.simple_tag
def redline_section(
    section: SectionChange, style: str = USUAL, mode: str = "inline", level: int = 3, legend: bool = False
) -> SafeString:
    """One section of a redline, beside a form or in a work session; ``legend``: under each page on paper."""
    show = rows_html if mode == "side-by-side" else section_html
    marks = marks_for(style, mode)
    return (with_legend if legend else wrapped)(show(section, marks, level), marks, mode)


@register.simple_tag
def law_text(sections: Iterable[Section], level: int = 2, history_href: str = "") -> SafeString:
    """A text that is not compared with another: every section with its provisions.

    With ``history_href``, which holds {name}, each section ends with a link to how it came about.
    """
    shown = (
        plain_section_html(section, anchor, level, _history(section, history_href))
        for anchor, section in anchored(sections)
    )
    return mark_safe(f'<div class="law">{"".join(shown)}</div>')  # noqa: S308  escaped where it was made


def _history(section: Section, href: str) -> str:
    if not href:
        return ""
    address = escape(href.replace("{name}", quote(address_name(section), safe="")))
    about = escape(section.label or section.heading)
    words = f'History of this section<span class="vh"> {about}</span>'
    return f'<p class="law-history"><a href="{address}">{words}</a></p>'


def address_name(section: Section) -> str:
    """How a section stands in an address: its label, or its key where it has none that fits."""
    key = str(getattr(section, "key", "") or "")
    return section.label if section.label and "/" not in section.label else key


@register.inclusion_tag("policies/redline/_contents.html")
def law_contents(sections: Iterable[Section], title: str = "In this text") -> dict[str, object]:
    """The sections of ``law_text`` as links to their places on the same page."""
    return {"rows": anchored(sections), "title": title}


def anchored(sections: Iterable[Section]) -> list[tuple[str, Section]]:
    """Every section with its place on a page; the second of one label gets ``-2``."""
    seen: Counter[str] = Counter()
    rows = []
    for section in sections:
        anchor = anchor_of(section)
        seen[anchor] += 1
        rows.append((anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}", section))
    return rows


@register.filter(name="anchor")
def anchor_of(section: Section) -> str:
    """Where a section stands on a page: ``s-2-60-070``, or its key when it has no label."""
    name = section.label or str(getattr(section, "key", "") or section.heading)
    return "s-" + "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


@register.inclusion_tag("policies/redline/_legend.html")
def redline_legend(style: str = USUAL, moved: bool = False) -> dict[str, object]:
    """What the marks mean, in the marks themselves; ``moved`` adds those of what stands elsewhere now."""
    chosen = style_of(style)
    samples = [html_runs(chosen.legend, chosen)]
    if moved:
        samples += [html_runs((run,), chosen, moved=True) for run in MOVED]
    return legend_context(samples, chosen)


@register.inclusion_tag("policies/redline/_changes.html")
def redline_changes(
    redline: Redline, href: str = "", only: str = "", only_href: str = ""
) -> dict[str, object]:
    """The list of changes; ``href`` is the page of the text when the list stands on another one.

    ``only``: one kind. With ``only_href``, an address that ends with "only=", one can choose a kind.
    """
    found = kinds(redline) if only_href else []
    choices = [(f"{only_href}{kind}", f"{word}, {count:,}", kind == only) for kind, word, count in found]
    if choices:
        choices.insert(0, (only_href, f"All, {len(redline.changes):,}", not only))
    return {"groups": change_groups(redline, only, href), "choices": choices, "only": only}


@register.inclusion_tag("policies/redline/_rail.html")
def redline_rail(
    redline: Redline,
    counts: Mapping[str, int] | None = None,
    title: str = "Sections",
    here: str = "",
    href: str = "#{anchor}",
) -> dict[str, object]:
    """The rail; ``here`` is anchor or key of the section being read. Without ``counts`` no comments."""
    rows = rail_rows(redline.sections, counts or {}, here, href)
    current = next(((number, row) for number, row in enumerate(rows, 1) if row.here), None)
    return {
        "body": rail_body(rows, counts is not None),
        "total": len(rows),
        "title": title,
        "counted": counts is not None,
        "current": current,
        "changed": redline.sections_changed,
    }


def _foot(section: SectionChange, counts: Mapping[str, int], read: str, write: str) -> str:
    text = section.section
    key = text.key or ""
    number = counts.get(key, 0)
    places = (("{anchor}", section.anchor), ("{key}", key))
    read, write = (escape(_filled(address, places)) for address in (read, write))
    said = f"{number or 'No'} comment{'' if number == 1 else 's'} on this section"
    words = (
        f'<a href="{read}">{said}</a>' if number and read else said.replace("0 comments", "No comments", 1)
    )
    about = escape(text.label or text.heading)
    call = f'Comment on this section<span class="vh"> {about}</span>'
    return (
        f'<div class="law-foot"><span>{icon("comment")} {words}</span>'
        f'<a class="btn btn-small" href="{write}">{call}</a></div>'
    )


def _filled(address: str, places: Iterable[tuple[str, str]]) -> str:
    for name, value in places:
        address = address.replace(name, value)
    return address
