"""Characters that no reader sees: some turn the order of the words around, so that a text reads as another.

The attack is known as Trojan Source (CVE-2021-42574): direction overrides make the text on the screen another
one than the text on record. Zero-width characters hide from a search and from a comparison by eye.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from policies.linting.facts import Bill
from policies.linting.findings import WORDED, Finding, Part, Place, Severity
from policies.linting.looks import Look

_OVERRIDES = "\u202d\u202e"
_DIRECTIONS = "\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_UNSEEN = (
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
)
_JOINERS = "\u200c\u200d"
_HIDDEN = re.compile(f"[{_OVERRIDES}{_DIRECTIONS}{_UNSEEN}{_JOINERS}\U000e0000-\U000e007f]")
_FROM_RIGHT = frozenset(("R", "AL"))
_LAST_LATIN = 0x58F
"""Letters after this one may need a joiner beside them: Arabic, Indic scripts, and signs made of several."""

MOST = 100
"""So many are counted in one text."""


def visible(text: str) -> str:
    """A text with every hidden character written out, to be shown safely: ``‹U+202E›``."""
    return _HIDDEN.sub(lambda found: f"‹U+{ord(found.group()):04X}›", text)


def in_sections(looked: Look) -> Iterator[Finding]:
    """Hidden characters in the sections that changed."""
    for at in sorted(looked.touched):
        section = looked.sections[at]
        for part, text in (
            (Part.LABEL, section.label or ""),
            (Part.HEADING, section.heading),
            (Part.TEXT, section.text),
        ):
            places = _places(text)
            if places:
                start = places[0]
                yield _finding(text, places, looked.place(at, start, start + 1, part))


def in_clauses(bill: Bill) -> Iterator[Finding]:
    """Hidden characters in the words around the changes."""
    for part in WORDED:
        text = str(getattr(bill, part.value))
        places = _places(text)
        if places:
            yield _finding(text, places, Place(part, start=places[0], end=places[0] + 1))
    for number, change in enumerate(bill.changes):
        for at, step in enumerate(change.steps):
            text = "\n".join((step.target, step.caption, step.raw))
            places = _places(text)
            if places:
                yield _finding(
                    text, places, Place(Part.STEP, number, step.key, at, f"Section {step.number} of the bill")
                )


def _places(text: str) -> list[int]:
    """Where hidden characters stand, the first of many; without those that a script needs between letters."""
    if text.isascii():
        return []
    found = (each.start() for each in _HIDDEN.finditer(text))
    return list(islice((at for at in found if not _joins(text, at)), MOST))


def _joins(text: str, at: int) -> bool:
    beside = text[at - 1 : at] + text[at + 1 : at + 2]
    return text[at] in _JOINERS and any(
        ord(char) > _LAST_LATIN and not _HIDDEN.match(char) for char in beside
    )


def _finding(text: str, places: list[int], place: Place) -> Finding:
    first = text[places[0]]
    turning = [text[at] for at in places if text[at] in _OVERRIDES + _DIRECTIONS]
    many = "or more " if len(places) == MOST else ""
    count = f"are {len(places)} {many}characters" if len(places) > 1 else "is a character"
    where = place.words or "this text"
    if not turning:
        sentence = f"In {where} there {count} that nobody sees: {_name(first)}. Type the words anew."
        return Finding("hidden-character", Severity.LOOK, sentence, place)
    mixed = any(unicodedata.bidirectional(char) in _FROM_RIGHT for char in text)
    blocks = not mixed or any(char in _OVERRIDES for char in turning)
    sentence = (
        f"In {where} there {count} that nobody sees and that can turn the order of the words around: "
        f"{_name(turning[0])}. Type the words anew."
    )
    return Finding("hidden-direction", Severity.BLOCKER if blocks else Severity.LOOK, sentence, place)


def _name(char: str) -> str:
    """``U+202E (right-to-left override)``."""
    name = unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}" + (f" ({name})" if name else "")
