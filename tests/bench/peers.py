"""Other engines that a Python project could pick: ``draw(old, new)`` → [(equal | delete | insert, text)].

`make bench` installs them in a folder of their own (``requirements/bench.in``), since one of them brings a
package named ``tests``; what is missing is left out and named.
"""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from html import escape, unescape
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from rapidfuzz.distance import LCSseq

Drawn = list[tuple[str, str]]
Draw = Callable[[str, str], Drawn]

INSTALLED_IN = Path(sys.prefix) / "peers"

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
_TAG = re.compile(r"<(/?)(ins|del|p)\b[^>]*>")
_SIGNS = {"-": "delete", "=": "equal", "+": "insert", -1: "delete", 0: "equal", 1: "insert"}


def engines() -> tuple[dict[str, Draw], list[str]]:
    """The peers that are installed, by name, and the names of those that are not."""
    sys.path.append(str(INSTALLED_IN))
    found: dict[str, Draw] = {"rapidfuzz LCS alone": rapidfuzz_alone, "difflib": difflib_words}
    missing: list[str] = []
    for name, (module, make) in _INSTALLED.items():
        try:
            found[name] = make(import_module(module))
        except ImportError:
            missing.append(name)
    return found, missing


def rapidfuzz_alone(old: str, new: str) -> Drawn:
    """The longest common subsequence of words, nothing more."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    numbers: dict[str, int] = {}
    first, second = ([numbers.setdefault(word, len(numbers)) for word in side] for side in (before, after))
    found = LCSseq.opcodes(first, second)
    return _drawn(
        ((one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end) for one in found), before, after
    )


def difflib_words(old: str, new: str) -> Drawn:
    """The standard library, on words, its shortcut for long texts off."""
    return _matched(SequenceMatcher, old, new)


def _matched(matcher: Any, old: str, new: str) -> Drawn:
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    return _drawn(matcher(None, before, after, autojunk=False).get_opcodes(), before, after)


def _drawn(
    opcodes: Iterable[tuple[str, int, int, int, int]], old: Sequence[str], new: Sequence[str]
) -> Drawn:
    drawn: Drawn = []
    for tag, a, b, c, d in opcodes:
        if tag == "equal":
            drawn.append(("equal", "".join(old[a:b])))
        else:
            drawn += [("delete", "".join(old[a:b])), ("insert", "".join(new[c:d]))]
    return [(op, text) for op, text in drawn if text]


def _cydifflib(module: ModuleType) -> Draw:
    return lambda old, new: _matched(module.SequenceMatcher, old, new)


def _diff_match_patch(module: ModuleType) -> Draw:
    def draw(old: str, new: str) -> Drawn:
        engine = module.diff_match_patch()
        found = engine.diff_main(old, new)
        engine.diff_cleanupSemantic(found)
        return [(_SIGNS[sign], text) for sign, text in found]

    return draw


def _fast_diff_match_patch(module: ModuleType) -> Draw:
    """On words: each is one letter of the alphabet that the engine compares."""

    def draw(old: str, new: str) -> Drawn:
        words: list[str] = []
        letters: dict[str, str] = {}
        spelled = []
        for side in (old, new):
            for word in _PIECE.findall(side):
                if word not in letters:
                    letters[word] = chr(0x100 + len(words))
                    words.append(word)
            spelled.append("".join(letters[word] for word in _PIECE.findall(side)))
        found = module.diff(*spelled, timelimit=5, cleanup="Semantic", counts_only=False)
        return [(_SIGNS[sign], "".join(words[ord(one) - 0x100] for one in text)) for sign, text in found]

    return draw


def _redlines(module: ModuleType) -> Draw:
    """Its changes in order are kept in a private list only; what it prints is HTML or Markdown."""

    def draw(old: str, new: str) -> Drawn:
        drawn: Drawn = []
        for one in module.Redlines(old, new)._diff_ops:
            source, test = (
                [_paragraphs(word) for word in chunk.text] for chunk in (one.source_chunk, one.test_chunk)
            )
            drawn += _drawn([one.opcodes], source, test)
        return drawn or [("equal", new)]

    return draw


def _paragraphs(word: str) -> str:
    return word.replace("¶ ", "\n").replace("¶", "\n")


def _htmldiff(module: ModuleType) -> Draw:
    def draw(old: str, new: str) -> Drawn:
        return _read(module.htmldiff(_as_html(old), _as_html(new)))

    return draw


def _as_html(text: str) -> str:
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in text.split("\n"))


def _read(page: str) -> Drawn:
    drawn: Drawn = []
    op, at = "equal", 0
    for tag in _TAG.finditer(page):
        drawn.append((op, unescape(page[at : tag.start()])))
        at = tag.end()
        if tag[2] == "p":
            drawn.append((op, "\n" if tag[1] else ""))
        else:
            op = "equal" if tag[1] else {"ins": "insert", "del": "delete"}[tag[2]]
    return [(op, text) for op, text in drawn if text]


def _simplediff(module: ModuleType) -> Draw:
    def draw(old: str, new: str) -> Drawn:
        found = module.diff(_PIECE.findall(old), _PIECE.findall(new))
        return [(_SIGNS[sign], "".join(words)) for sign, words in found if words]

    return draw


_INSTALLED: dict[str, tuple[str, Callable[[ModuleType], Draw]]] = {
    "cydifflib": ("cydifflib", _cydifflib),
    "diff-match-patch": ("diff_match_patch", _diff_match_patch),
    "fast-diff-match-patch, words": ("fast_diff_match_patch", _fast_diff_match_patch),
    "redlines": ("redlines", _redlines),
    "lxml htmldiff": ("lxml.html.diff", _htmldiff),
    "simplediff": ("simplediff", _simplediff),
}
