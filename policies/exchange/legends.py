"""The key to a redline's marks: sentences such as "Deleted text is shown struck. New text is underlined."."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from policies.exchange.lexicon import known
from policies.text.ledger import Span

_SEGMENT = re.compile(r"[^.;:\n\f]+(?:[.;:]+[”\"’')\]]{0,2}|(?=[\n\f]|\Z))")
_OUT = re.compile(r"\b(?:delet|str[iu](?:c)?k|strik(?:e|ing)|remov|omit|repeal|old\b)\w*", re.I)
_IN = re.compile(r"\b(?:insert|add(?:ed|itions?)\b|new\b)\w*", re.I)
_SHOWN = re.compile(
    r"(?:\b|_)(?:shown|indicated|marked|printed|denoted|designated|appears?|str[iu](?:c)?k|strike|strik\w+|"
    r"underlin\w*|underscor\w*|bracket\w*|bold\w*|italic\w*|capital\w*|parenthes\w*|upper\s?case)\b"
    r"|[\[{<(][+\-~]|\(\(",
    re.I,
)
_PREFIX = re.compile(
    r"(?:[-*•\s]*)(?:(?:draft(?:er|ing|sman)?|editor|reader|clerk|reviser)?[’'`]?s?\s?"
    r"(?:note|legend|key|coding|explanation|code)s?)\s*[:.—–-]*\s*",
    re.I,
)
_BODY = re.compile(r"\b(?:shall|must|may not|employees?|officials?|council|hereby)\b", re.I)
_LONGEST = 260
_MOST_MODELS = 4
_LONGEST_KEY = 6  # sentences of one copy
_LIKE = 78


@dataclass(frozen=True, slots=True)
class Legend:
    """One copy of the key; ``misread`` when it differs from the other copies."""

    span: Span
    text: str
    misread: bool = False


@dataclass(frozen=True, slots=True)
class _Segment:
    span: Span
    text: str

    @property
    def speaks_of(self) -> set[str]:
        spoken = {"out"} if _OUT.search(self.text) else set()
        spoken |= {"in"} if _IN.search(self.text) else set()
        return spoken if _SHOWN.search(self.text) and not _BODY.search(self.text) else set()


def find_legends(text: str) -> list[Legend]:
    """Every copy of a key to deletions and insertions, misread copies included, in order."""
    segments = _segments(text)
    groups = _groups(segments)
    groups += _lookalikes(segments, groups)
    before = {after.span: segment for segment, after in pairwise(segments)}
    spans = sorted({(_start(group, before), group[-1].span[1]) for group in groups})
    texts = [" ".join(text[start:end].split()) for start, end in spans]
    counts = Counter(texts)
    best = max(texts, key=lambda words: (counts[words], _readable(words)), default="")
    return [
        Legend(span, words, misread=words != best and len(words) < 2 * len(best))
        for span, words in zip(spans, texts, strict=True)
    ]


def _readable(words: str) -> int:
    return sum(1 for word in words.split() if known(word.strip(".,;:()[]_")))


def _segments(text: str) -> list[_Segment]:
    found: list[_Segment] = []
    for match in _SEGMENT.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if found and words[0].islower() and found[-1].text[-1] not in ".;:" and len(found[-1].text) < 200:
            start, words = found[-1].span[0], found.pop().text + " " + words
        found.append(_Segment((start, match.start() + len(match.group().rstrip())), words))
    return found


def _groups(segments: list[_Segment]) -> list[list[_Segment]]:
    """Runs of neighbouring segments that together speak of both deletions and insertions."""
    groups: list[list[_Segment]] = []
    run: list[_Segment] = []
    for segment in segments:
        if segment.speaks_of and len(segment.text) <= _LONGEST:
            run.append(segment)
            continue
        groups += _parts(run)
        run = []
    return groups + _parts(run)


def _parts(run: list[_Segment]) -> list[list[_Segment]]:
    """A run cut into copies: each copy ends when both sides have been spoken of."""
    parts: list[list[_Segment]] = []
    part: list[_Segment] = []
    for segment in run:
        part.append(segment)
        if {"out", "in"} <= set().union(*(each.speaks_of for each in part[-_LONGEST_KEY:])):
            parts.append(part[-_LONGEST_KEY:])
            part = []
    return parts


def _lookalikes(segments: list[_Segment], groups: list[list[_Segment]]) -> list[list[_Segment]]:
    """Runs of segments that read almost like a copy already found."""
    taken = {segment.span for group in groups for segment in group}
    models = [(len(group), " ".join(each.text for each in group)) for group in groups[:_MOST_MODELS]]
    found = []
    for at, segment in enumerate(segments):
        for size, model in models:
            run = segments[at : at + size]
            if segment.span in taken or any(each.span in taken for each in run):
                continue
            words = " ".join(each.text for each in run)
            if abs(len(words) - len(model)) < 16 and fuzz.ratio(words, model, score_cutoff=_LIKE):
                taken |= {each.span for each in run}
                found.append(run)
    return found


def _start(group: list[_Segment], preceding: dict[Span, _Segment]) -> int:
    """Where the copy begins, its prefix ("Drafter's Note:") included."""
    before = preceding.get(group[0].span)
    if before and _PREFIX.fullmatch(before.text) and group[0].span[0] - before.span[1] < 8:
        return before.span[0]
    return group[0].span[0]
