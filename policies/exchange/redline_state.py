"""Whether the marks of a redline came through: known, unknown (a person must look), or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policies.exchange.legends import Legend
from policies.exchange.suspects import Suspect
from policies.text.ledger import Span

KNOWN, UNKNOWN, NONE = "known", "unknown", "none"
_WRITTEN_OUT = re.compile(
    r"\{\+[^{}]{1,2000}\+\}|\{-[^{}]{1,2000}-\}|</?(?:ins|del|s|strike)>"
    r"|\[(?:begin|end) (?:deletion|insertion)\]"
    r"|\[-[^\[\]]{1,2000}-\]|\(new text begin\)|~~[^~\n]{1,500}~~",
    re.I,
)
_STYLES = (
    # the legend's word for a style; the trace it leaves in plain text
    (re.compile(r"\{\+|\{-|braces", re.I), re.compile(r"\{[+-][^{}]{1,2000}[+-]\}")),
    (re.compile(r"\(\(|double paren", re.I), re.compile(r"\(\([^()]{1,2000}\)\)")),
    (re.compile(r"\[|bracket", re.I), re.compile(r"\[[^\[\]]{1,2000}\]")),
    (
        re.compile(r"underscor|underlin|_", re.I),
        re.compile(r"(?<!\w)_[^_\s][^_]{0,2000}_(?!\w)|<u>|<ins>", re.I),
    ),
    (re.compile(r"capital|upper\s?case|\bcaps\b", re.I), re.compile(r"[a-z,] [A-Z]{3,20} [A-Z]{2,20}\b")),
    (re.compile(r"str[iu]c?k|strike|lined", re.I), re.compile(r"~~[^~]{1,2000}~~|<(?:s|del|strike)>", re.I)),
)
_TYPED = 3  # the first styles are typed signs: one side without a single sign may just have no change
_OUT = re.compile(r"delet|str[iu]c?k|strik|remov|omit|repeal|\bold\b", re.I)
_UNREADABLE = re.compile(r"\ufffd+")
_LOST_APOSTROPHE = re.compile(r"\w\ufffd(?:s|t|re|ve|ll|d|m)\b")
_CLOSE = 60  # letters in which three broken words make a garbled run


@dataclass(frozen=True, slots=True)
class State:
    """The state of the marks and the evidence for it, in words for a clerk."""

    marks: str
    evidence: str = ""


def state_of(
    text: str, spans: Sequence[Span], legends: Sequence[Legend], suspects: Sequence[Suspect]
) -> State:
    """Judge the marks in the given stretches of a paper."""
    body = "\n".join(text[start:end] for start, end in spans)
    if legends:
        if survived(body, legends):
            return State(KNOWN)
        return State(UNKNOWN, "The legend of the marks came through, the marks did not.")
    if _WRITTEN_OUT.search(body):
        return State(KNOWN)
    inside = [each for each in suspects if any(low <= each.span[0] < high for low, high in spans)]
    evidence = _overstrike(body, inside)
    return State(UNKNOWN, evidence) if evidence else State(NONE)


def survived(body: str, legends: Sequence[Legend]) -> bool:
    """Whether the signs that a legend describes can be seen in the text."""
    if _WRITTEN_OUT.search(body):
        return True
    sides = {True: False, False: False}
    typed = {True: False, False: False}
    for clause in re.split(r"(?<=[.;,])\s|\n", legends[0].text):
        side = bool(_OUT.search(clause))
        for rank, (described, trace) in enumerate(_STYLES):
            if described.search(clause):
                sides[side] = sides[side] or bool(trace.search(body))
                typed[side] = typed[side] or rank < _TYPED or bool(trace.search(clause))
    both = sides[True] and sides[False]
    return both or any(sides[side] and typed[not side] for side in (True, False))


def _overstrike(body: str, suspects: Sequence[Suspect]) -> str:
    """Traces that letters were printed over letters; empty when there are none."""
    if any("underscore" in each.reason for each in suspects):
        return "Lone underscores beside words look like remains of underlining."
    apostrophes = len(_LOST_APOSTROPHE.findall(body))
    unreadable = len(_UNREADABLE.findall(body))
    if unreadable > apostrophes and apostrophes < 2:
        return "Letters could not be read where text may have been struck or inserted."
    broken = [
        each.span[0]
        for each in suspects
        if each.reason in ("a letter by itself", "a word broken by a space", "a digit inside the word")
        or (each.span[1] - each.span[0] <= 5 and each.reason == "not an English word")
    ]
    if any(third - first <= _CLOSE for first, third in zip(broken, broken[2:], strict=False)):
        return "Runs of broken words look like letters printed over letters."
    return ""
