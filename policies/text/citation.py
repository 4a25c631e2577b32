"""Citations: read, printed, and matched with the sections that a text really has."""

import re
from collections.abc import Collection

from policies.text.labels import read_label
from policies.text.references import Citation, Reference, Scheme, find_citations, read_path

__all__ = [
    "Citation",
    "CitationError",
    "Reference",
    "Scheme",
    "aliases",
    "find_citations",
    "parse_citation",
    "resolve",
]

_PAIR = re.compile(r"([0-9]{1,6}[A-Z]?)[-.]([0-9]{1,6}[A-Z]?)")
_CAPTION = re.compile(r"\s?\([A-Z][^()]{1,120}\)")
_LONGEST = 400


class CitationError(ValueError):
    """These words name no place in a law of ours; the message is a sentence."""


def parse_citation(words: str) -> Citation:
    """The one place that words name: "§ 2-101(a)(1)(i)", "3-11A(4)", "Article 3, Section 11", "(b)".

    A caption and a closing period behind it are passed over: "Section 3-11 B (Social Media)."
    Raises CitationError for anything else: two places, a range, a sentence, law elsewhere.
    """
    plain = " ".join(words[: _LONGEST + 1].split()).rstrip(".,;: ")
    if len(words) <= _LONGEST and (bare := _bare(plain)):
        return bare
    found = find_citations(plain) if len(words) <= _LONGEST else ()
    if len(found) == 1 and found[0].start == 0:
        only = found[0]
        if only.citation is None:
            raise CitationError(f"“{plain}” is law outside this code.")
        caption = _CAPTION.match(plain, only.end)
        if only.until is None and (caption.end() if caption else only.end) == len(plain):
            return only.citation
    raise CitationError(f"“{plain[:60]}” does not name one place in this code.")


def _bare(words: str) -> Citation | None:
    """A number without a keyword, or a path alone."""
    label = read_label(words)
    path, end = read_path(words, label.end if label else 0)
    if end != len(words) or not words:
        return None
    return Citation(label.value if label else "", path)


def aliases(label: str) -> tuple[str, ...]:
    """Every way in which paper names this section: 3-11 is also 3.11 and Section 11 of Article 3."""
    pair = _PAIR.fullmatch(label)
    if pair is None:
        return (label,)
    article, section = pair.groups()
    other = f"{article}.{section}" if "-" in label else f"{article}-{section}"
    return (label, other, f"Article {article}, Section {section}", f"Section {section} of Article {article}")


def resolve(citation: Citation, labels: Collection[str]) -> Citation | None:
    """The same place with the label as this text has it; None when it has no such section.

    Tries the label itself, then in other letter case, with the first parts of the path glued on
    (a section may be numbered "360-70.1(D)"), and with the separator of an alias (3.11 for 3-11).
    """
    known = set(labels)
    folded = {label.casefold(): label for label in sorted(known)}
    for spelling in aliases(citation.label)[:2]:
        for glued in range(len(citation.path), -1, -1):
            name = spelling + "".join(f"({part})" for part in citation.path[:glued])
            found = name if name in known else folded.get(name.casefold())
            if found is not None:
                return Citation(found, citation.path[glued:], citation.level)
    return None
