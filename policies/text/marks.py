"""The marks of a redline: what local law asks for, printed from the same changes.

Three local styles, a text mode in words, and one legend for each in its own marks. A style changes
marks only, never the words: capitals are printed, not stored.
"""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from html import escape
from itertools import groupby

from policies.text.changes import Op, Paragraph, Redline, Run, Runs, SectionChange, merged
from policies.text.sentences import moved_where


class Style(StrEnum):
    """How a city marks what goes and what comes; the values are stored in its profile."""

    STRIKE_UNDERLINE = "strike-underline"
    BRACKETS_UNDERSCORE = "brackets-underscore"
    STRIKE_CAPITALS = "strike-capitals"


STYLE_NAMES = {
    Style.STRIKE_UNDERLINE: "Strike and underline",
    Style.BRACKETS_UNDERSCORE: "Brackets and underscore",
    Style.STRIKE_CAPITALS: "Strike and capitals",
}

_SAID = {Op.DELETED: "deletion", Op.INSERTED: "insertion"}
_TAGS = {Op.DELETED: "del", Op.INSERTED: "ins"}

_PLAIN: dict[Style, dict[Op, tuple[str, str]]] = {
    Style.STRIKE_UNDERLINE: {Op.DELETED: ("{-", "-}"), Op.INSERTED: ("{+", "+}")},
    Style.BRACKETS_UNDERSCORE: {Op.DELETED: ("[", "]"), Op.INSERTED: ("_", "_")},
    Style.STRIKE_CAPITALS: {Op.DELETED: ("{-", "-}"), Op.INSERTED: ("{+", "+}")},
}
_ENUMERATOR = re.compile(r"\(?[A-Za-z]{1,8}[.)]{1,2}")

LEGEND: Runs = (
    Run(Op.SAME, "Words that go are "),
    Run(Op.DELETED, "deleted thus"),
    Run(Op.SAME, "; words that come are "),
    Run(Op.INSERTED, "inserted thus"),
    Run(Op.SAME, "."),
)
"""What the marks mean, as runs, so that any rendering prints it in its own marks."""


def legend(style: str) -> str:
    """The legend in plain text, in its own marks."""
    return plain_runs(LEGEND, style)


def in_words(runs: Sequence[Run]) -> str:
    """The marks said: "over [begin deletion] fifty [end deletion] [begin insertion] ten [end insertion]"."""
    return _apart(runs, lambda op, text: f"[begin {_SAID[op]}] {text} [end {_SAID[op]}]")


def plain_runs(runs: Sequence[Run], style: str) -> str:
    """The runs in the marks that plain text has for a style."""
    style = Style(style)
    return _apart(runs, lambda op, text: _plain(op, text, style))


def _plain(op: Op, text: str, style: Style) -> str:
    if style == Style.STRIKE_CAPITALS and op == Op.INSERTED and capitals_show(text):
        return text.upper()
    begin, end = _PLAIN[style][op]
    return begin + text + end


def capitals_show(text: str) -> bool:
    """Whether capitals can mark this text: not "25" nor "EU", nor "(c)", since (C) is another place."""
    return text.upper() != text and not _ENUMERATOR.fullmatch(text.strip())


def _apart(runs: Sequence[Run], draw: Callable[[Op, str], str]) -> str:
    """Each run that goes or comes drawn, white space at its ends left outside, a space where two touch."""
    pieces: list[str] = []
    open_mark = False
    for run in runs:
        text = run.text.strip()
        if run.op == Op.SAME or not text:
            pieces.append(run.text)
            open_mark = open_mark and not run.text
            continue
        before, _, after = run.text.partition(text)
        pieces.append((before or " ") if open_mark else before)
        pieces += [draw(run.op, text), after]
        open_mark = not after
    return "".join(pieces)


def plain(redline: Redline, style: str) -> str:
    """A whole redline as plain text, the legend first."""
    return _text(redline, legend(style), lambda runs: plain_runs(runs, style))


def plain_in_words(redline: Redline) -> str:
    """A whole redline as plain text with the marks said in words, the legend first."""
    return _text(redline, in_words(LEGEND), in_words)


def _text(redline: Redline, top: str, draw: Callable[[Runs], str]) -> str:
    parts = [top]
    for section in redline.sections:
        names = (draw(runs) for runs in (section.label_runs, section.heading_runs) if runs)
        heading = "  ".join(names) + (" [moved]" if section.kind == "moved" else "")
        lines = [_line(line, draw) + _beside(section, line) for line in section.paragraphs]
        parts.append("\n".join([heading, *lines] if heading else lines))
    return "\n\n".join(parts) + "\n"


def _line(line: Paragraph, draw: Callable[[Runs], str]) -> str:
    """A renumbered line keeps its enumerator apart; a whole new one is one mark."""
    if line.kind in ("inserted", "deleted"):
        return draw(merged(line.runs))
    return draw(line.enumerator_runs) + draw(line.body_runs)


def _beside(section: SectionChange, line: Paragraph) -> str:
    """What marks cannot say of a line: that it moved, was split or joined."""
    if line.twin is not None:
        return f" [{moved_where(section, line)}]"
    return f" [{BROKEN[line.kind]}]" if line.kind in BROKEN else ""


BROKEN = {"split": "new paragraph", "joined": "joined to the paragraph before it"}


def html_moved(one: Paragraph, style: str) -> str:
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


def html_runs(runs: Sequence[Run], style: str, moved: bool = False) -> str:
    """The runs as HTML, escaped: del and ins, the marks said in hidden words around each.

    `style` adds what must survive copying and printing, the brackets; lines and capitals are up to the
    style sheet. White space alone is not marked. A mark that follows another at once has the class "gap",
    an insertion that capitals would not show the class "mark-line", words that ``moved`` "mark-moved".
    """
    drawn = []
    follows = False
    for run in runs:
        marked = run.op != Op.SAME and not run.text.isspace()
        drawn.append(_html(run, style, follows, moved) if marked else escape(run.text))
        follows = marked
    return "".join(drawn)


def _html(run: Run, style: str, follows: bool, moved: bool) -> str:
    tag, said = _TAGS[run.op], _SAID[run.op]
    line = style == Style.STRIKE_CAPITALS and run.op == Op.INSERTED and not capitals_show(run.text)
    classes = f"cp-{tag}" + (" gap" if follows else "") + (" mark-line" if line else "")
    classes += " mark-moved" if moved else ""
    begin, end = ("[", "]") if style == Style.BRACKETS_UNDERSCORE and run.op == Op.DELETED else ("", "")
    text = run.text.strip()
    before, _, after = run.text.partition(text)
    return (
        f'{escape(before)}<{tag} class="{classes}">'
        f'<span class="mark-word">[begin {said}] </span>{_hidden(begin)}{escape(text)}{_hidden(end)}'
        f'<span class="mark-word"> [end {said}]</span></{tag}>{escape(after)}'
    )


def _hidden(bracket: str) -> str:
    """A bracket that is seen and copied but not read aloud: the words beside it are."""
    return f'<span aria-hidden="true">{bracket}</span>' if bracket else ""


def html_old(runs: Sequence[Run], style: str = Style.STRIKE_UNDERLINE) -> str:
    """The left of two columns: what was, deletions marked."""
    return html_runs([run for run in runs if run.op != Op.INSERTED], style)


def html_new(runs: Sequence[Run], style: str = Style.STRIKE_UNDERLINE) -> str:
    """The right of two columns: what would be, insertions marked."""
    return html_runs([run for run in runs if run.op != Op.DELETED], style)
