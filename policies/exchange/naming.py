"""What to call an imported bill and the policy it changes, in words that the paper itself uses."""

from __future__ import annotations

import re

from policies.exchange.parts import InstrumentText, Reading
from policies.text.catchlines import is_title

_SMALL = ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
_STANDING = r"(?:MANUAL|HANDBOOK|POLICY|POLICIES|CODE|RULES|CHARTER|GUIDELINES)"
_POLICY = re.compile(
    rf"\b(?:THE|AN?|ITS)\s+((?:(?!\w+ING\b|ORDINANCE\b|RESOLUTION\b|OF\b)[A-Z][\w’'-]*\s+){{0,5}}?{_STANDING}"
    rf"(?:\s+OF\s+(?:ETHICS|CONDUCT|ORDINANCES))?(?:\s+{_STANDING})?)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:A\s+BILL\s+FOR\s+)?AN?\s+(?:\w+\s+)?(?:ORDINANCE|RESOLUTION|ACT|EXECUTIVE\s+ORDER)\b[\s,]*"
    r"(?:OF\s+THE\s+[^,;]{3,80}?(?:,\s*[A-Z]+)?,?\s+(?=[A-Z]+ING\b))?",
    re.IGNORECASE,
)
_KINDS = (
    ("social_media", re.compile(r"social media|online|electronic communication", re.IGNORECASE)),
    ("code_of_ethics", re.compile(r"ethic", re.IGNORECASE)),
    ("code_of_conduct", re.compile(r"conduct", re.IGNORECASE)),
    ("personnel", re.compile(r"personnel|employee", re.IGNORECASE)),
)
_LONGEST = 200


def instrument_title(instrument: InstrumentText) -> str:
    """A short title: the long one without "An ordinance of the City of …"."""
    words = _OPENING.sub("", instrument.title).strip(" .") or instrument.title
    plain = words.lower() if words.isupper() or not any(map(str.islower, words)) else words
    return (plain[:1].upper() + plain[1:])[:_LONGEST] or "Untitled"


def policy_title(reading: Reading, file_name: str) -> str:
    """The name of the policy that a paper is, or that a bill changes."""
    if reading.instrument is None:
        heading = reading.sections[0].section.heading if reading.sections else ""
        return (heading or file_name)[:_LONGEST]
    for instruction in reading.instrument.instructions:
        if instruction.caption and instruction.operation in ("adopt", "restore"):
            return _titled(re.sub(r"^the\s+", "", instruction.caption, flags=re.IGNORECASE))
    for words in (*(each.raw for each in reading.instrument.instructions), reading.instrument.title):
        if found := _POLICY.search(words):
            return _titled(found.group(1))
    return instrument_title(reading.instrument)


def policy_kind(title: str) -> str:
    """The kind of a policy, by its name; ``other`` when that does not tell."""
    return next((kind for kind, pattern in _KINDS if pattern.search(title)), "other")


def _titled(words: str) -> str:
    """Words printed in capitals get a capital each; others stay as printed."""
    words = " ".join(words.split())[:_LONGEST]
    if is_title(words) and not words.isupper():
        return words
    parts = words.lower().split()
    return " ".join(part if part in _SMALL and at else part.capitalize() for at, part in enumerate(parts))
