"""Shall, must and should: one “should” among the duties of a rule, one “shall” in a text that gives advice.

Only worth a look, and said of few places: a text that explains the words itself is believed, and purposes,
findings, conditions ("should a court hold …") and what somebody should have known are none of it.
"""

import re
from collections.abc import Iterator, Sequence

from policies.linting.definitions import explains_duty
from policies.linting.findings import Finding, look
from policies.linting.looks import Look
from policies.text.section import SectionText

DUTIES, ADVICE = 2, 5
"""So many duties make a section a rule; so much advice makes a text guidance."""

_DUTY = re.compile(r"\b(?:shall|must)\b")
_ADVICE = re.compile(r"\bshould\b(?!\s(?:not\shave|have|a|an|any|the|it|this|that|there|such|one|no)\b)")
_INDIRECT = re.compile(
    r"\b(?:whether|why|how|reasons?|opinion|(?:recommend|determin|conclu|believ|consider|decid|advis|suggest|propos"
    r"|request|argu)\w*)\b|\b(?:that|which|who|what|where)\s$",
    re.IGNORECASE,
)
_BINDING = re.compile(
    r"\b(?:shall|must)\b(?!\s(?:be\s(?:construed|known|cited|interpreted)|mean|include|apply|not\s(?:apply|limit)))"
)
_PURPOSE = re.compile(
    r"purpose|finding|intent|preamble|declaration|recital|legislative|policy statement", re.IGNORECASE
)


def duties(looked: Look) -> Iterator[Finding]:
    """The odd word in the sections that changed."""
    if any(explains_duty(each) for each in looked.sections):
        return
    if _is_guidance(looked.sections):
        yield from _binding(looked)
    else:
        yield from _advising(looked)


def _is_guidance(sections: Sequence[SectionText]) -> bool:
    """A whole text that advises: much of “should”, and hardly a duty."""
    advice = sum(len(_ADVICE.findall(each.text)) for each in sections)
    duty = sum(len(_DUTY.findall(each.text)) for each in sections)
    return advice >= ADVICE and duty * ADVICE <= advice


def _binding(looked: Look) -> Iterator[Finding]:
    for at in sorted(looked.touched):
        for found in _BINDING.finditer(looked.sections[at].text):
            place = looked.place(at, found.start(), found.end())
            sentence = f"{place.cited} says “{found.group()}” in a text that otherwise says “should”."
            yield look("duty-in-guidance", sentence, place)


def _is_indirect(text: str, at: int) -> bool:
    """Whether the sentence only tells of what should be: whether it should, reasons why, a finding that."""
    sentence = re.split(r"[.;:\n]", text[max(0, at - 240) : at])[-1]
    return bool(_INDIRECT.search(sentence))


def _advising(looked: Look) -> Iterator[Finding]:
    """One “should” in a section with at least three duties."""
    for at in sorted(looked.touched):
        section = looked.sections[at]
        found = _ADVICE.finditer(section.text)
        advice = [each for each in found if not _is_indirect(section.text, each.start())]
        if len(advice) != 1 or len(_DUTY.findall(section.text)) < DUTIES or _PURPOSE.search(section.heading):
            continue
        place = looked.place(at, advice[0].start(), advice[0].end())
        sentence = f"{place.cited} says “should” in a section of duties: is it a duty, or advice?"
        yield look("advice-in-a-rule", sentence, place, "shall")
