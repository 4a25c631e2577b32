"""What an instruction calls a section, beside the heading of the section that is set out."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from policies.linting.facts import Step
from policies.linting.findings import Finding, Part, Place, look
from policies.linting.instructions import LONGEST_RAW, Named, cited, named_by
from policies.linting.looks import Look
from policies.text.instructing import RENUMBER
from policies.text.section import SectionText
from policies.text.sentences import quoted

_CAPTIONED = re.compile(
    r"(?i:section|sec\.|§)\s{0,2}([0-9][0-9A-Za-z.½-]{0,20}(?:\s[A-Z])?)\s?\(([A-Z“\"][^()]{1,120})\)"
)
_WORD = re.compile(r"[^\W_]{3,}")
_SMALL = frozenset(["and", "the", "for", "with", "from", "section", "chapter", "article", "policy"])
_ALIKE = 80
"""Letters that two words share, of 100, when one may be the other misread or in another form."""

_SHARED = 0.5
"""At least this share of the words of the shorter one stands in the other, or they are of two things."""


def captions(looked: Look) -> Iterator[Finding]:
    """An instruction calls a section by another name than its heading: copied from the one before, often.

    Jefferson City's Bill 2012-119 adds "Section 3-11 B (Social Media)" and sets out "Taking Pictures or
    video of scenes prohibited". The heading before the change is as good as the one after it.
    """
    for at, step in enumerate(looked.change.steps):
        named = named_by(looked, step)
        if step.operation == RENUMBER or not named.headings:
            continue
        wrong = (each for each in _captions(step) if not any(_agree(each, one) for one in named.headings))
        caption = next(wrong, None)
        if caption:
            place = Place(Part.STEP, looked.number, named.key, at, cited(step))
            sentence = _sentence(looked, step, named, caption)
            yield look("caption-differs", sentence, place, named.headings[-1])


def _captions(step: Step) -> list[str]:
    """The caption as typed, and the one in parentheses behind the number in the words of the bill."""
    inside = [
        caption
        for number, caption in _CAPTIONED.findall(step.raw[:LONGEST_RAW])
        if step.target.endswith("".join(number.split()).rstrip("."))
    ]
    return [each for each in (step.caption.strip(), *inside) if each]


def _sentence(looked: Look, step: Step, named: Named, caption: str) -> str:
    heading = quoted(named.headings[-1])
    said = f"{cited(step)} calls {step.target} {quoted(caption)}; the section set out is headed {heading}."
    other = _headed(looked.sections, caption, named.key)
    return f"{said} {quoted(caption)} is the heading of {other.label}." if other else said


def _headed(sections: Sequence[SectionText], caption: str, key: str | None) -> SectionText | None:
    """The other section from which the caption was taken."""
    words = _WORD.findall(caption.casefold())
    rows = [each for each in sections if each.label and (key is None or each.key != key)]
    return next((each for each in rows if words and _WORD.findall(each.heading.casefold()) == words), None)


def _agree(caption: str, heading: str) -> bool:
    """Whether both can be the name of one thing: the words of the shorter one stand in the other."""
    a, b = sorted((_words(caption), _words(heading)), key=len)
    found = sum(any(fuzz.ratio(word, other) >= _ALIKE for other in b) for word in a)
    return found >= _SHARED * len(a)


def _words(caption: str) -> list[str]:
    """The words that tell something; none where a name has only small ones, which agrees with everything."""
    found = [word for word in _WORD.findall(caption[:300].casefold()) if word not in _SMALL]
    return list(dict.fromkeys(found))
