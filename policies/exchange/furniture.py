"""Takes off the paper what is not its text: tags, chrome, footers, legends, stamps, line-end hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from policies.exchange.chrome import find_chrome, tag_cuts
from policies.exchange.footers import Footer, find_footers
from policies.exchange.legends import Legend, find_legends
from policies.exchange.lexicon import frequency, known
from policies.exchange.lines import lines_of
from policies.exchange.paper import Cut, Paper, Piece
from policies.exchange.suspects import is_garbage
from policies.text.ledger import Dropped, trimmed

STAMP = "no word could be read here: a stamp, a seal or handwriting"
_LINE_ENDS = str.maketrans({"\x0b": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})
_HYPHEN = re.compile(r"(?<![\w-])([A-Za-z]{2,30})([-\u00ad][ \t]*[\n\f][ \t]*)([a-z]{2,30})")
_PREFIXES = "anti co e ex full inter mid multi non off on part post pre re self semi un vice well"
_KEEP_HYPHEN = frozenset(_PREFIXES.split())
_COMMON = 1_000
_MOST_STAMP_LINES = 12


@dataclass(slots=True)
class Stripped:
    """The paper without its furniture, and what was taken off."""

    source: str
    paper: Paper
    dropped: list[Dropped] = field(default_factory=list)
    footers: list[Footer] = field(default_factory=list)
    legends: list[Legend] = field(default_factory=list)
    file_id: str | None = None

    def take_off(self, cuts: Iterable[Cut]) -> None:
        """Cut the paper and enter every stretch of the file that goes with it."""
        cuts = list(cuts)
        for cut in cuts:
            for origin in self.paper.origins(cut.span):
                if span := trimmed(origin, self.source):
                    self.dropped.append(Dropped(span, self.source[slice(*span)], cut.reason))
        self.paper = self.paper.cut(cuts)


def strip(source: str) -> Stripped:
    """Take the furniture off a file's text."""
    even = source.replace("\r\n", " \n").replace("\r", "\n").translate(_LINE_ENDS)
    stripped = Stripped(source, Paper(even, (Piece(0, 0, len(even)),) if even else ()))
    stripped.take_off(tag_cuts(stripped.paper.text))
    _chrome(stripped)
    stripped.footers = find_footers(stripped.paper.text)
    stripped.take_off(Cut(footer.span, footer.reason, "\f") for footer in stripped.footers)
    stripped.legends = find_legends(stripped.paper.text)
    stripped.take_off(
        Cut(legend.span, "legend of the marks, misread" if legend.misread else "legend of the marks", "\f")
        for legend in stripped.legends
    )
    stripped.take_off(_stamps(stripped.paper.text))
    stripped.take_off(_hyphens(stripped.paper.text))
    return stripped


def _chrome(stripped: Stripped) -> None:
    chrome = find_chrome(stripped.paper.text)
    stripped.file_id = next((each.file_id for each in chrome if each.file_id), None)
    stripped.take_off(Cut(each.span, "records portal, not the paper") for each in chrome)


def _stamps(text: str) -> list[Cut]:
    """Unreadable lines at the very head and foot; inside the text they stay and are queued."""
    lines = [line for line in lines_of(text) if line.text]
    spans = []
    for order in (lines, lines[::-1]):
        for line in order[:_MOST_STAMP_LINES]:
            if len(line.text) > 110 or not is_garbage(line.text):
                break
            spans.append(line.span)
    readable = len(lines) - len(set(spans))
    return [Cut(span, STAMP) for span in sorted(set(spans))] if readable else []


def _hyphens(text: str) -> list[Cut]:
    """Hyphens that only the end of the line put there: the whole is a common word, its halves are not."""
    return [
        Cut(match.span(2), "hyphen at the end of a line", "")
        for match in _HYPHEN.finditer(text)
        if match.group(2)[0] == "\u00ad" or _is_one_word(match.group(1), match.group(3))
    ]


def _is_one_word(first: str, second: str) -> bool:
    whole = first + second
    if first.lower() in _KEEP_HYPHEN or not known(whole):
        return False
    return frequency(whole) >= _COMMON or not (known(first) and known(second))
