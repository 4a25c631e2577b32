"""The marks of a redline, printed from the same changes in any style: as text, as HTML, in words.

What a style is stands in ``styles``; here it is drawn. A style changes marks only, never the words: capitals
are printed, not stored.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import groupby

from policies.text.changes import Op, Paragraph, Redline, Run
from policies.text.mark_style import AnyStyle, Mark, MarkStyle, Pair
from policies.text.numbered import NumberedLine, beside, beside_section, line_runs, numbered
from policies.text.styles import USUAL, style_of

TAGS = {Op.DELETED: "del", Op.INSERTED: "ins"}
_ENUMERATOR = re.compile(r"\(?[A-Za-z]{1,8}[.)]{1,2}")
_PLACE = re.compile(r"(\((?:[A-Za-z]{1,4}|[ivxlcdm]{5,8})\)|^[A-Za-z]{1,4}[.)](?=\s))")
"""A part of a citation, or what a line begins with: no capitals, since 5(C) is another place than 5(c)."""


def legend(style: AnyStyle) -> str:
    """The legend in plain text, in its own marks."""
    chosen = style_of(style)
    return plain_runs(chosen.legend, chosen)


def plain_runs(runs: Sequence[Run], style: AnyStyle) -> str:
    """The runs in the marks that plain text has for a style."""
    chosen = style_of(style)
    return _apart(runs, lambda op, text: signed(text, chosen.mark(op)), chosen.deleted.is_spoken)


def signed(text: str, mark: Mark) -> str:
    """Words in the signs of a mark; in capitals, where those show."""
    if mark.capitals and capitals_show(text):
        return in_capitals(text)
    begin, end = mark.signs
    return begin + text + end


def in_capitals(text: str) -> str:
    """The words in capitals, "(c)" as it is."""
    parts = _PLACE.split(text)
    return "".join(part if place % 2 else part.upper() for place, part in enumerate(parts))


def capitals_show(text: str) -> bool:
    """Whether capitals can mark this text: not "25" nor "EU", nor "(c)", since (C) is another place."""
    return in_capitals(text) != text and not _ENUMERATOR.fullmatch(text.strip())


def _apart(runs: Sequence[Run], draw: Callable[[Op, str], str], spoken: bool) -> str:
    """Each run that goes or comes drawn, white space at its ends left outside, a space where two touch.

    ``spoken``: the signs are words and stand apart from a word before them too: "live [begin insertion] ,".
    """
    pieces: list[str] = []
    open_mark = open_word = False
    for run in runs:
        text = run.text.strip()
        if run.op == Op.SAME or not text:
            pieces.append(run.text)
            open_mark = open_mark and not run.text
            open_word = not run.text[-1:].isspace() if run.text else open_word
            continue
        before, _, after = run.text.partition(text)
        pieces.append((before or " ") if open_mark or (spoken and open_word) else before)
        pieces += [draw(run.op, text), after]
        open_mark = open_word = not after
    return "".join(pieces)


def plain(redline: Redline, style: AnyStyle, clean: bool = False) -> str:
    """A whole redline as plain text, the legend first; in numbered lines where the style has them.

    ``clean``: the new text, without marks and without a legend.
    """
    chosen = style_of(style)
    draw = _numbered if chosen.numbers_lines else _clean if clean else _marked
    top = [] if clean else [legend(chosen)]
    return "\n\n".join([*top, *draw(redline, chosen, clean)]) + "\n"


def plain_in_words(redline: Redline, style: AnyStyle = USUAL) -> str:
    """A whole redline as plain text with the marks said in the words of the style, the legend first."""
    return plain(redline, style_of(style).in_words)


def _clean(redline: Redline, style: MarkStyle, clean: bool) -> Iterator[str]:
    for section in (change.new for change in redline.sections if change.new):
        heading = "  ".join(part for part in (section.label, section.heading) if part)
        yield "\n".join(part for part in (heading, section.text) if part)


def _marked(redline: Redline, style: MarkStyle, clean: bool) -> Iterator[str]:
    for section in redline.sections:
        names = (plain_runs(runs, style) for runs in (section.label_runs, section.heading_runs) if runs)
        heading = "  ".join(names) + _noted(beside_section(section))
        lines = [_line(line, style) + _noted(beside(section, line)) for line in section.paragraphs]
        yield "\n".join([heading, *lines] if heading else lines)


def _numbered(redline: Redline, style: MarkStyle, clean: bool) -> Iterator[str]:
    for section in numbered(redline, clean):
        lines = [*section.heading, *section.lines]
        if lines:
            yield "\n".join(_with_number(line, style) for line in lines)


def _with_number(line: NumberedLine, style: MarkStyle) -> str:
    text = plain_runs(line.runs, style).rstrip()
    return f"{line.number:>5}  {' ' * line.indent}{text}{_noted(line.note)}"


def _line(line: Paragraph, style: MarkStyle) -> str:
    """A renumbered line keeps its enumerator apart; a whole new one is one mark."""
    if line.kind in ("inserted", "deleted"):
        return plain_runs(line_runs(line), style)
    return plain_runs(line.enumerator_runs, style) + plain_runs(line.body_runs, style)


def _noted(words: str) -> str:
    return f" [{words}]" if words else ""


# HTML


def attributes(style: AnyStyle) -> str:
    """What a style sheet goes by, for the element around marked text: ``data-del="strike tint" …``."""
    chosen = style_of(style)
    kinds = {
        "del": chosen.deleted,
        "ins": chosen.inserted,
        "later-del": chosen.later_deleted,
        "later-ins": chosen.later_inserted,
    }
    looks = {kind: " ".join(mark.looks) for kind, mark in kinds.items()}
    return "".join(f' data-{kind}="{look}"' for kind, look in looks.items())


def html_moved(one: Paragraph, style: AnyStyle) -> str:
    """The words of a line that moved: struck where it stood; written where it stands, with what changed."""
    if one.kind == "deleted":
        return html_runs(one.body_runs, style, moved=True)
    drawn = []
    for stayed, group in groupby(one.inner_runs, key=lambda run: run.op == Op.SAME):
        runs = list(group)
        if stayed:
            runs = [Run(Op.INSERTED, run.text) for run in runs]
        drawn.append(html_runs(runs, style, moved=stayed))
    return "".join(drawn)


def html_runs(runs: Sequence[Run], style: AnyStyle, moved: bool = False) -> str:
    """The runs as HTML, escaped: del and ins, the marks said in hidden words around each.

    The signs that a style prints stand in the text, since they must survive copying and printing; lines,
    letters and grounds are up to the style sheet, which goes by ``attributes``. White space alone is not
    marked. A mark that follows another at once has the class "gap", words that capitals would not show the
    class "mark-line", words that ``moved`` "mark-moved".
    """
    chosen = style_of(style)
    drawn = []
    follows = False
    for run in runs:
        marked = run.op != Op.SAME and bool(run.text.strip())
        drawn.append(_html(run, chosen, follows, moved) if marked else escape(run.text))
        follows = marked
    return "".join(drawn)


def _html(run: Run, style: MarkStyle, follows: bool, moved: bool) -> str:
    text = run.text.strip()
    before, _, after = run.text.partition(text)
    classes = (" gap" if follows else "") + (" mark-moved" if moved else "")
    mark = style.mark(run.op)
    drawn = element(words_html(text, mark.capitals), run.op, mark, classes, text)
    return f"{escape(before)}{drawn}{escape(after)}"


def words_html(text: str, capitals: bool) -> str:
    """Words of a text, escaped; where the style sheet prints capitals, "(c)" stays as it is."""
    if not capitals or not _PLACE.search(text):
        return escape(text)
    parts = _PLACE.split(text)
    return "".join(
        f'<span class="mark-place">{escape(part)}</span>' if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )


def element(html: str, op: Op, mark: Mark, classes: str = "", text: str = "") -> str:
    """Words that are HTML already in a del or ins, with the signs that a mark prints and its hidden words.

    ``text``: the words themselves, where it matters whether capitals show them.
    """
    tag = TAGS[op]
    apart = " " if "gap" in classes else ""
    line = " mark-line" if mark.capitals and not capitals_show(text) else ""
    begin, end = _hidden(mark.printed)
    return (
        f'<{tag} class="cp-{tag}{classes}{line}"><span class="mark-word">{apart}[{mark.said[0]}] </span>'
        f'{begin}{html}{end}<span class="mark-word"> [{mark.said[1]}]</span></{tag}>'
    )


def _hidden(signs: Pair) -> Pair:
    """Signs that are seen and copied but not read aloud: the words beside them are."""
    begin, end = (f'<span aria-hidden="true">{sign}</span>' if sign else "" for sign in signs)
    return begin, end
