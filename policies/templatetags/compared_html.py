"""HTML of a comparison as a page of its own: links at every change, folds, and where a link has led."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain
from urllib.parse import quote

from policies.templatetags.folding import (
    LINES_FROM,
    LISTED_FROM,
    Item,
    Stood,
    lines_folded,
    lines_named,
    rows,
)
from policies.templatetags.lit_html import AT, lit_lines
from policies.templatetags.plain_html import unchanged_html
from policies.templatetags.redline_html import (
    Surroundings,
    fold_html,
    fold_sections,
    from_to,
    heading_html,
    stays,
)
from policies.text.changes import Change, Paragraph, Redline, SectionChange
from policies.text.mark_style import AnyStyle
from policies.text.sentences import cite
from policies.text.spans import Place, spans

COARSE = '<p class="rl-note">Too long to compare word by word: more is marked than had to be.</p>'
Draw = Callable[[Paragraph], str]
Show = Callable[[SectionChange], str]


@dataclass(frozen=True, slots=True)
class Leads:
    """Where a comparison leads: ``change`` is an address that ends with "?at=", ``whole`` shows all text."""

    change: str
    whole: str


class Compared(Surroundings):
    """A comparison with its links. ``is_whole``: nothing is folded away; ``at``: where a link has led."""

    def __init__(
        self, redline: Redline, leads: Leads, is_whole: bool = False, at: Place | None = None
    ) -> None:
        self.change_href, self.whole_href = escape(leads.change), escape(leads.whole)
        self.is_whole, self.at = is_whole, at
        self.changes = {change.number: change for change in redline.changes}
        self.spans = {number: quote(str(span), safe=":~") for number, span in spans(redline).items()}

    def text(self, redline: Redline, show: Show, style: AnyStyle, level: int) -> str:
        """Every section in reading order, and where others stood."""
        found = rows(redline, self.at.section if self.at else None)
        if self.is_whole:
            return "".join(self._item(item, show) for item in chain.from_iterable(row for _, row in found))
        return "".join(self._row(kind, row, show, style, level) for kind, row in found)

    def place(self, number: int) -> str:
        """``#at`` is the change that a link has led to."""
        return AT if self.at and self.at.change == number else ""

    def links(self, number: int) -> str:
        """The change before, the one after, and an address of this one that lasts."""
        before, here, after = (self.changes.get(number + by) for by in (-1, 0, 1))
        links = _step("Previous", before) + _step("Next", after)
        if here and number in self.spans:
            address = f"{self.change_href}{self.spans[number]}#at"
            links += f'<a href="{address}">Link to this change<span class="vh">: {_name(here)}</span></a>'
        return f'<p class="rl-links">{links}</p>'

    def note(self, section: SectionChange) -> str:
        """Where a section stood that moved; that a link has led here; that more is marked than must be."""
        is_at = self.at and self.at.section is section and not self.at.change and not self.at.stretches
        here = f"<span{AT}></span>" if is_at else ""
        here += COARSE if section.is_coarse else ""
        if section.kind != "moved":
            return here
        return (
            f'{here}<p class="rl-note"><a href="#was-{escape(section.anchor)}">Where it stood before</a></p>'
        )

    def lines(self, section: SectionChange, draw: Draw, sides: bool = False) -> str:
        """All lines where all text is shown; else those that change, and what is around them."""
        if self.at and section is self.at.section and self.at.stretches:
            return lit_lines(section, draw, sides, {one.line: one for one in self.at.stretches})
        if self.is_whole or section.kind in ("inserted", "deleted", "same"):
            return super().lines(section, draw, sides)
        if stays(section):
            return _unchanged(section.section.text, sides)
        lines = [line for line in section.paragraphs if line.old or line.new]
        return "".join(
            _fold_lines(section, run, draw) if is_folded else "".join(map(draw, run))
            for is_folded, run in lines_folded(lines)
        )

    def _row(self, kind: str, row: Sequence[Item], show: Show, style: AnyStyle, level: int) -> str:
        sections = [item for item in row if isinstance(item, SectionChange)]
        if kind == "renumbered":
            return self._renumbered(sections, style, level)
        if kind == "same" and len(sections) >= LISTED_FROM:
            return fold_sections(sections, _listed(map(self._named, sections)), "List")
        html = "".join(self._item(item, show) for item in row)
        return fold_sections(sections, html) if kind == "same" else html

    def _item(self, item: Item, show: Show) -> str:
        return self._stood(item.section) if isinstance(item, Stood) else show(item)

    def _stood(self, section: SectionChange) -> str:
        """Where a section stood: which one, and where to it moved."""
        name = escape(cite(section.old)) if section.old else ""
        change = self.changes.get(section.number or 0)
        said = f": {escape(change.sentence)}" if change else ""
        anchor = escape(section.anchor)
        link = f'<a href="#{anchor}">change {section.number}</a>{said}'
        return f'<p class="rl-note rl-stood" id="was-{anchor}">{name} stood here; {link}</p>'

    def _renumbered(self, sections: Sequence[SectionChange], style: AnyStyle, level: int) -> str:
        """Sections of which only the numbers change: the numbers, and where their words can be read."""
        heads = (f"{heading_html(one, style, level, around=self)}{self._read(one)}" for one in sections)
        old, new = from_to([one.old for one in sections]), from_to([one.new for one in sections])
        names = f"{old} become {new}, the words are not changed"
        return fold_html(names, f"List {len(sections)} sections", _listed(heads), " fold-numbers")

    def _read(self, section: SectionChange) -> str:
        about = escape(section.section.label or section.section.heading)
        href = f"{self.whole_href}#{escape(section.anchor)}"
        return (
            f'<p class="rl-note"><a href="{href}">Read the words<span class="vh"> of {about}</span></a></p>'
        )

    def _named(self, section: SectionChange) -> str:
        """A section by its name, which leads to its text."""
        anchor, text = escape(section.anchor), section.section
        label = f'<span class="law-label">{escape(text.label)}</span> ' if text.label else ""
        name = escape(text.heading) or "Text without a heading"
        return f'<a id="{anchor}" href="{self.whole_href}#{anchor}">{label}{name}</a>'


def _step(words: str, change: Change | None) -> str:
    if change is None:
        return ""
    return f'<a href="#change-{change.number}">{words}<span class="vh"> change: {_name(change)}</span></a> '


def _name(change: Change) -> str:
    return f"{change.number}, {escape(change.citation)}"


def _listed(rows: Iterable[str]) -> str:
    return f'<ul class="fold-names">{"".join(f"<li>{row}</li>" for row in rows)}</ul>'


def _unchanged(text: str, sides: bool) -> str:
    """The words of a section that moved, or has another name: folded, when they are long."""
    html, count = unchanged_html(text, sides), sum(1 for line in text.split("\n") if line.strip())
    return html if count < LINES_FROM else fold_html("The words are not changed", _many(count), html)


def _fold_lines(section: SectionChange, run: Sequence[Paragraph], draw: Draw) -> str:
    names = f"{escape(lines_named(section, run))}, not changed"
    return fold_html(names, _many(len(run)), "".join(map(draw, run)))


def _many(lines: int) -> str:
    return f"Show {lines} paragraphs"
