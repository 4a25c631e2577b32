"""An article that does not fit the word after it, as a replaced word leaves it: "an public servant"."""

from __future__ import annotations

from collections.abc import Iterator

from policies.linting.findings import Finding, Part, look
from policies.linting.looks import Look
from policies.text.articles import misfits


def in_sections(looked: Look) -> Iterator[Finding]:
    """In the sections that changed; what the law has already is let be."""
    for at in sorted(looked.touched):
        section, was = looked.sections[at], looked.was(at)
        before = f"{was.heading}\n{was.text}" if was else ""
        for part, text in ((Part.HEADING, section.heading), (Part.TEXT, section.text)):
            for start, end, fits in misfits(text):
                if text[start:end] not in before:
                    place = looked.place(at, start, end, part)
                    words = f"{fits} {text[start:end].split(maxsplit=1)[1]}"
                    sentence = f"In {place.words or 'this text'} it says “{text[start:end]}”: “{words}”?"
                    yield look("article-differs", sentence, place, words)
