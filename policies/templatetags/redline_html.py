"""HTML of law and of its marks, put together in Python: a text of 500 sections is one page.

Every word that comes from a text goes through ``escape`` or ``marks.html_runs``; the tags of ``redline`` call
the result safe, and nothing else does. Frames around the law are templates.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from policies.templatetags.plain_html import DEEPEST, NO_HEADING, side_row, unchanged_html
from policies.text.changes import Elsewhere, Op, Paragraph, Redline, Run, SectionChange
from policies.text.mark_style import AnyStyle
from policies.text.marks import html_moved, html_runs
from policies.text.numbered import BROKEN
from policies.text.section import SectionText
from policies.text.sentences import moved_where, told_kin

KINDS = {
    "same": "Not changed",
    "amended": "Amended",
    "inserted": "Inserted",
    "deleted": "Deleted",
    "renumbered": "Renumbered",
    "moved": "Moved",
    "split": "Split",
    "joined": "Joined",
}
SECTION_TAGS = {"inserted": "New section", "deleted": "Section deleted", "moved": "Moved"}
KIN_TAGS = {"split from": "Split off", "joined to": "Joined"}
FOLD_FROM = 2
"""So many unchanged sections in a row are folded."""

Runs = Sequence[Run]
SIDES = (Op.DELETED, Op.INSERTED)
WHOLE = ("inserted", "deleted")


class Surroundings:
    """What a page adds to marked law. This adds nothing, and folds unchanged sections in a row."""

    def text(
        self, redline: Redline, show: Callable[[SectionChange], str], style: AnyStyle, level: int
    ) -> str:
        """All sections, each drawn by ``show``."""
        return "".join(folded(redline.sections, show))

    def place(self, number: int) -> str:
        """Attributes of the element of a change."""
        return ""

    def links(self, number: int) -> str:
        """What stands after a change."""
        return ""

    def note(self, section: SectionChange) -> str:
        """What stands under the heading of a section."""
        return ""

    def lines(self, section: SectionChange, draw: Callable[[Paragraph], str], sides: bool = False) -> str:
        """The lines of a section, each drawn by ``draw``; ``sides``: in two columns."""
        if stays(section):
            return unchanged_html(section.section.text, sides)
        return "".join(draw(line) for line in section.paragraphs if line.old or line.new)


ALONE = Surroundings()


def paragraph_html(
    paragraph: Paragraph,
    runs: tuple[Runs, Runs],
    style: AnyStyle,
    link: bool = True,
    beside: str = "",
    around: Surroundings = ALONE,
) -> str:
    """One line of a section with its number and bar; ``runs`` are the enumerator's and the body's."""
    enumerator, body = runs
    provision = paragraph.new or paragraph.old
    depth = min(max(provision.depth, 1), DEEPEST) if provision else 1
    changed = "" if paragraph.kind == "same" else f" rl-c rl-{_drawn_as(paragraph)}"
    head = number_html(paragraph.number, link) if paragraph.number else ""
    printed = any(run.text.strip() for run in enumerator)
    moved = paragraph.is_moved
    label = f'<span class="rl-enum">{html_runs(enumerator, style, moved)}</span> ' if printed else ""
    words = html_moved(paragraph, style) if moved else html_runs(body, style)
    place, links = _around(paragraph.number, link, around)
    return (
        f'<div class="rl-p rl-d{depth}{changed}"{place}>{head}{beside}'
        f'<p class="rl-line">{label}<span class="rl-text">{words}</span></p>{links}</div>'
    )


def _around(number: int | None, link: bool, around: Surroundings) -> tuple[str, str]:
    """What a page adds to a change where its place is: in one of two columns."""
    return (around.place(number), around.links(number)) if number and link else ("", "")


def _drawn_as(paragraph: Paragraph) -> str:
    return "moved" if paragraph.is_moved else paragraph.kind


def beside_html(section: SectionChange, paragraph: Paragraph) -> str:
    """What the marks cannot say of a line: where it moved, as a link; that it was split or joined."""
    if paragraph.elsewhere is not None:
        way = "Moved to" if paragraph.kind == "deleted" else "Moved here from"
        return _kin_html(way, paragraph.elsewhere)
    if paragraph.twin is not None:
        words = escape(moved_where(section, paragraph).capitalize())
        number = section.paragraphs[paragraph.twin].number
        link = f', <a href="#change-{number}">change {number}</a>' if number else ""
        return f'<p class="rl-note">{words}{link}</p>'
    if paragraph.kind in BROKEN:
        return f'<p class="rl-note">{BROKEN[paragraph.kind].capitalize()}</p>'
    return ""


def kin_html(section: SectionChange) -> str:
    """The neighbours with which a section was one, or has become one, as links."""
    return "".join(_kin_html(told_kin(one), one.other) for one in section.kin)


def _kin_html(words: str, other: Elsewhere) -> str:
    link = f'<a href="#{escape(other.anchor)}">{escape(other.citation)}</a>'
    return f'<p class="rl-note">{escape(words)} {link}</p>'


def number_html(number: int, link: bool = True) -> str:
    """The number of a change in the margin, a link to itself."""
    place = f' id="change-{number}"' if link else ""
    return f'<a class="rl-no"{place} href="#change-{number}"><span class="vh">Change </span>{number}</a>'


def stays(section: SectionChange) -> bool:
    """Whether its text is the same to the letter."""
    return bool(section.old and section.new and section.old.text == section.new.text)


def section_html(
    section: SectionChange, style: AnyStyle, level: int = 2, foot: str = "", around: Surroundings = ALONE
) -> str:
    """A section with its heading at the given level, inline."""

    def draw(line: Paragraph) -> str:
        runs = line.enumerator_runs, line.body_runs
        return paragraph_html(line, runs, style, beside=beside_html(section, line), around=around)

    head = heading_html(section, style, level, around=around)
    return f'<section class="law-section">{head}{around.lines(section, draw)}{foot}</section>'


def heading_html(
    section: SectionChange, style: AnyStyle, level: int, side: Op | None = None, around: Surroundings = ALONE
) -> str:
    """The heading with its marks; ``side`` keeps one text's words only."""
    label, heading = (_kept(runs, side) for runs in (section.label_runs, section.heading_runs))
    number = number_html(section.number, side != Op.INSERTED) if section.number else ""
    changed = f" rl-c rl-{section.kind}" if number else ""
    said = KIN_TAGS[section.origin.relation] if section.origin else SECTION_TAGS.get(section.kind, "")
    tag = f' <span class="tag">{said}</span>' if said and side is None else ""
    words = f'<span class="law-label">{html_runs(label, style)}</span> {html_runs(heading, style)}'
    words = words if label or heading else NO_HEADING
    place = f' id="{escape(section.anchor)}"' if side != Op.INSERTED else ""
    heading_line = f'<h{level} class="law-head"{place}>{words}{tag}</h{level}>'
    at, links = _around(section.number, side != Op.INSERTED, around)
    note = around.note(section) + kin_html(section) if side != Op.DELETED else ""
    return f'<div class="law-top{changed}"{at}>{number}{heading_line}{note}{links}</div>'


def _kept(runs: Runs, side: Op | None) -> Runs:
    """Runs of one side: Op.DELETED keeps the old text, Op.INSERTED the new one."""
    return tuple(run for run in runs if side is None or run.op in (Op.SAME, side))


def rows_html(section: SectionChange, style: AnyStyle, level: int = 2, around: Surroundings = ALONE) -> str:
    """A section side by side: paragraphs share a row, left without insertions, right without deletions."""
    if section.kind in WHOLE:
        none = (
            f'<p class="side-none">Nothing here. {SECTION_TAGS[section.kind]}, change {section.number}.</p>'
        )
        cells = [f"<div>{none}</div>", f"<div>{section_html(section, style, level, around=around)}</div>"]
        return side_row(*(cells if section.kind == "inserted" else reversed(cells)))
    heads = (f"<div>{heading_html(section, style, level, side, around)}</div>" for side in SIDES)

    def draw(line: Paragraph) -> str:
        return side_row(*(_cell(section, line, side, style, around) for side in SIDES))

    lines = around.lines(section, draw, sides=True)
    return f'<section class="sides-section">{side_row(*heads)}{lines}</section>'


def titles_html(old: str, new: str) -> str:
    """Names of the two texts over the two columns."""
    cells = "".join(f'<p class="side-title">{escape(title)}</p>' for title in (old, new))
    return f'<div class="side-row side-titles">{cells}</div>'


_WITHOUT_NOTE = {"split": Op.DELETED, "joined": Op.INSERTED}
"""The column in which a line stood already where it stands."""


def _cell(section: SectionChange, line: Paragraph, side: Op, style: AnyStyle, around: Surroundings) -> str:
    here = line.old if side == Op.DELETED else line.new
    if here is None:
        why = f"{KINDS[_drawn_as(line)]} by change {line.number}"
        return f'<div><p class="side-none">Nothing here. {why}.</p></div>'
    when = f'<span class="side-when">{"Before" if side == Op.DELETED else "After"}</span>'
    runs = (_kept(line.enumerator_runs, side), _kept(line.body_runs, side))
    link = side == Op.DELETED or line.old is None
    beside = beside_html(section, line) if side != _WITHOUT_NOTE.get(line.kind) else ""
    shown = paragraph_html(line, runs, style, link, beside, around)
    return f"<div>{when if line.kind != 'same' else ''}{shown}</div>"


def folded(sections: Iterable[SectionChange], show: Callable[[SectionChange], str]) -> Iterator[str]:
    """Sections shown one by one, runs of unchanged ones behind a fold that names them."""
    for same, group in groupby(sections, key=lambda section: section.kind == "same"):
        run = list(group)
        html = "".join(show(section) for section in run)
        yield fold_sections(run, html) if same and len(run) >= FOLD_FROM else html


def fold_sections(run: Sequence[SectionChange], html: str, verb: str = "Show") -> str:
    """Unchanged sections behind a fold that names the first and the last."""
    many = f"{verb} {len(run)} section{'' if len(run) == 1 else 's'}"
    return fold_html(f"{from_to([one.section for one in run])}, not changed", many, html)


def fold_html(names: str, show: str, html: str, more: str = "") -> str:
    """Something folded away; ``names`` is HTML, ``more`` further classes."""
    return (
        f'<details class="fold{more}"><summary><span>{names}</span> '
        f'<span class="fold-show">{show}</span></summary>{html}</details>'
    )


def from_to(sections: Sequence[SectionText | None]) -> str:
    """The first and the last of some sections as HTML, "2.60.010 to 2.60.050"; one has no "to"."""
    ends = [one for one in (sections[0], *sections[1:][-1:]) if one]
    return " to ".join(escape(one.label or one.heading) for one in ends)
