"""References in running text: to sections of this law, to a part of this very section, to law elsewhere."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from policies.text.elsewhere import FOREIGN_SIGNS, end_of_foreign_law
from policies.text.enumerators import readings
from policies.text.labels import Label, in_full, read_label

Path = tuple[str, ...]

_MOST_IN_A_LIST = 40
_DEEPEST_PATH = 24
_CONTAINERS = "(?i:article|chapter|title|part|division|subdivision|appendix|exhibit)"
_SIGN = re.compile(
    rf"""
    {FOREIGN_SIGNS}
    |(?P<keyword>(?<![\w.])(?i:(?:sub)?section|sec\.|sect\.)\s{{1,2}}(?=\[?[0-9IVXLC])
        |(?<!§)§\s{{0,2}}(?=\[?[0-9]))
    |(?P<plural>(?<![\w.])(?i:(?:sub)?sections|secs\.)\s{{1,2}}(?=\[?[0-9])|§§\s{{0,2}}(?=\[?[0-9]))
    |(?P<container>(?<!\w){_CONTAINERS}\s{{1,2}}(?=["“]?[0-9IVXLCA-H]))
    |(?P<within>(?<!\w)(?i:(?:sub)?(?:section|paragraph|division|clause)|item)s?\s(?=\())
    |(?P<this>(?<!\w)(?i:this)\s(?P<level>(?i:subsection|section|ordinance|{_CONTAINERS}))(?!\w))
    |(?P<bare>(?<![\w.(½-])[0-9][0-9A-Za-z.½-]{{0,24}}(?=\([0-9A-Za-z]))
    """,
    re.VERBOSE,
)
_PATH_PART = re.compile(r"\s?\(([0-9A-Za-z][0-9A-Za-z.~-]{0,23})\)|\s?(¶[0-9]{1,5}(?:~[0-9]{1,5})?)")
_UNTIL = re.compile(r"\s?(?:—|–|--)\s?|\s(?:through|thru|to)\s")
_AND = re.compile(r",?\s(?:and|or|&)\s|,\s")
_CAPTION = re.compile(r"\s?\([A-Z][^()]{1,120}\)")
_INNER_SECTION = re.compile(r",?\s(?i:section|sec\.|§)\s?(?=[0-9])")
_OF_THIS = re.compile(r"\sof\s(?i:this)\s(?i:section|subsection|article|chapter|title|part|division)(?!\w)")
_OF = re.compile(r"\sof\s")
_ET_SEQ = re.compile(r",?\set\sseq\.?")


class Scheme(StrEnum):
    """What a reference points to: a section of ours, a container, this very section or chapter, other law."""

    SECTION = "section"
    CONTAINER = "container"
    INTERNAL = "internal"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a law: `3-11A(4)` is label "3-11A", path ("4",).

    The label is "" for a place in the section where the words stand ("subsection (b) of this section").
    `level` is "section" unless a container is meant ("Article 3").
    """

    label: str
    path: Path = ()
    level: str = "section"

    def __str__(self) -> str:
        parts = "".join(f" {part}" if part[:1] == "¶" else f"({part})" for part in self.path)
        name = self.label
        if self.level != "section":
            name = f"{self.level.capitalize()} {self.label}" if self.label else f"this {self.level}"
        if not name and not parts:
            return "this section"
        return (name + parts).strip()


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of a text that refer to a place: text[start:end] == raw.

    `citation` is None for law elsewhere; `until` is the other end of a range, inclusive.
    """

    start: int
    end: int
    raw: str
    scheme: Scheme
    citation: Citation | None = None
    until: Citation | None = None


def find_citations(text: str, own: Collection[str] = ()) -> tuple[Reference, ...]:
    """Every reference of a text, in order, without overlap, in time that grows with its length.

    In a list ("sections 6-77 and 6-79") each number is a reference of its own. A number without any
    sign counts only with a path behind it ("3-11A(4)"). `own`: abbreviations of this city's own code
    ("K.C.C."), which otherwise mean law elsewhere.
    """
    found: list[Reference] = []
    at = 0
    while sign := _SIGN.search(text, at):
        fresh = list(_read(text, sign, own))
        found.extend(fresh)
        at = max(sign.end(), fresh[-1].end if fresh else 0)
    return tuple(found)


def _read(text: str, sign: re.Match[str], own: Collection[str]) -> Iterator[Reference]:
    kind = sign.lastgroup
    start, end = sign.span()
    if kind == "this":
        level = sign.group("level").lower()
        yield Reference(start, end, sign.group(), Scheme.INTERNAL, Citation("", (), level))
    elif kind == "within":
        yield from _within(text, start, end)
    elif kind == "container":
        yield from _container(text, start, end)
    elif kind in ("keyword", "plural"):
        yield from _sections(text, start, end, plural=kind == "plural")
    elif kind == "bare":
        yield from _sections(text, start, start, plural=False)
    elif any(sign.group().startswith(name) for name in own):
        yield from _sections(text, start, end, plural="§§" in sign.group())
    else:
        yield from _elsewhere(text, start, end)


def _elsewhere(text: str, start: int, begin: int) -> Iterator[Reference]:
    """42 USC 1983; O.C.G.A. § 36-34-1 et seq.; W.S. 9-13-101 through 109."""
    label = read_label(text, begin)
    if label is None:
        return
    end = read_path(text, label.end)[1]
    gap = _UNTIL.match(text, end)
    last = read_label(text, gap.end()) if gap else None
    end = last.end if last and last.value[0].isdigit() else end
    more = _ET_SEQ.match(text, end)
    end = more.end() if more else end
    yield Reference(start, end, text[start:end], Scheme.EXTERNAL)


def _sections(text: str, start: int, begin: int, plural: bool) -> Iterator[Reference]:
    """One section or, after a plural, several; each may have a path, a list of paths or an end of range."""
    listed = list(_listed(text, start, begin, plural))
    if not listed:
        return
    end = end_of_foreign_law(text, listed[-1].end)
    if end:
        yield Reference(start, end, text[start:end], Scheme.EXTERNAL)
        return
    if len(listed) == 1 and listed[0].citation and listed[0].until is None:
        yield _of_container(text, listed[0], listed[0].citation)
        return
    yield from listed


def _listed(text: str, start: int, begin: int, plural: bool) -> Iterator[Reference]:
    label = read_label(text, begin, dash_joins=not plural)
    path, end = read_path(text, label.end) if label else ((), 0)
    for _ in range(_MOST_IN_A_LIST):
        if label is None:
            return
        until, end = _read_until(text, end, label, path)
        citation = Citation(label.value, path)
        yield Reference(start, end, text[start:end], Scheme.SECTION, citation, until)
        gap = _AND.match(text, end)
        if gap is None:
            return
        start = gap.end()
        beside, after = read_path(text, start)
        if path and beside:
            path, end = (*path[:-1], *beside), after
            continue
        label = (
            read_label(text, start, dash_joins=False)
            if plural and text[start : start + 1].isdigit()
            else None
        )
        path, end = read_path(text, label.end) if label else ((), 0)


def read_path(text: str, at: int) -> tuple[Path, int]:
    """The parts in parentheses behind a number, and paragraph marks: (a)(1) ¶2."""
    parts: list[str] = []
    while len(parts) < _DEEPEST_PATH and (part := _PATH_PART.match(text, at)):
        value = part.group(1) or part.group(2)
        if part.group(1) and not readings(value.partition("~")[0]):
            break
        parts.append(value)
        at = part.end()
    return tuple(parts), at


def _read_until(text: str, end: int, first: Label, path: Path) -> tuple[Citation | None, int]:
    """The other end of "2-3—2-30", "1-6.10 through 1-6.14" or "(b) through (e)"."""
    beside, after = _path_until(text, end, path)
    if beside:
        return Citation(first.value, beside), after
    gap = _UNTIL.match(text, end)
    last = read_label(text, gap.end(), dash_joins=False) if gap else None
    if last is None or not last.value[0].isdigit() or not first.value[0].isdigit():
        return None, end
    beside, after = read_path(text, last.end)
    return Citation(in_full(first, last), beside), after


def _path_until(text: str, end: int, path: Path) -> tuple[Path, int]:
    """The path at the other end of "(b) through (e)"; () if there is none."""
    gap = _UNTIL.match(text, end)
    beside, after = read_path(text, gap.end()) if gap and path else ((), end)
    return ((*path[:-1], *beside), after) if beside else ((), end)


def _of_container(text: str, found: Reference, citation: Citation) -> Reference:
    """Section 11 of Article 3 is 3-11."""
    of = _OF.match(text, found.end)
    sign = _SIGN.match(text, of.end()) if of else None
    label = read_label(text, sign.end()) if sign and sign.lastgroup == "container" else None
    if label is None:
        return found
    joined = replace(citation, label=_join(label.value, citation.label))
    return replace(found, end=label.end, raw=text[found.start : label.end], citation=joined)


def _join(container: str, section: str) -> str:
    """Section 11 of Article 3 is 3-11; a section whose number has two atoms already says so itself."""
    return section if re.search(r"[-.:]", section) else f"{container}-{section}"


def _container(text: str, start: int, begin: int) -> Iterator[Reference]:
    """Article 3; Article 3 (Staff) Section 11 (Mail), which is 3-11."""
    quoted = text[begin : begin + 1] in '"“'
    label = read_label(text, begin + quoted)
    if label is None or (label.value.isalpha() and text[start].islower() and len(label.value) == 1):
        return
    caption = _CAPTION.match(text, label.end)
    inner = _INNER_SECTION.match(text, caption.end() if caption else label.end)
    section = read_label(text, inner.end()) if inner else None
    if section:
        path, end = read_path(text, section.end)
        citation = Citation(_join(label.value, section.value), path)
        yield Reference(start, end, text[start:end], Scheme.SECTION, citation)
        return
    end = end_of_foreign_law(text, label.end)
    if end:
        yield Reference(start, end, text[start:end], Scheme.EXTERNAL)
        return
    level = text[start:begin].strip().lower()
    end = label.end + (quoted and text[label.end : label.end + 1] in '"”')
    yield Reference(start, end, text[start:end], Scheme.CONTAINER, Citation(label.value, (), level))


def _within(text: str, start: int, begin: int) -> Iterator[Reference]:
    """Subsections (2), (3) or (4) of this section; paragraphs (1) to (3) of section 3-11."""
    listed: list[Reference] = []
    path, end = read_path(text, begin)
    while path and len(listed) < _MOST_IN_A_LIST:
        farther, end = _path_until(text, end, path)
        until = Citation("", farther) if farther else None
        listed.append(Reference(start, end, text[start:end], Scheme.INTERNAL, Citation("", path), until))
        gap = _AND.match(text, end)
        start = gap.end() if gap else end
        path, end = read_path(text, start) if gap else ((), end)
    if not listed:
        return
    stop, label, outer = _whose(text, listed[-1].end)
    listed[-1] = replace(listed[-1], end=stop, raw=text[listed[-1].start : stop])
    for one in listed:
        whole = [
            end and replace(end, label=label, path=(*outer, *end.path)) for end in (one.citation, one.until)
        ]
        scheme = Scheme.SECTION if label else Scheme.INTERNAL
        yield replace(one, scheme=scheme, citation=whole[0], until=whole[1])


def _whose(text: str, at: int) -> tuple[int, str, Path]:
    """What "of …" behind a path names: its end, the label ("" for this section), the path above."""
    outer: Path = ()
    for _ in range(_DEEPEST_PATH):
        this = _OF_THIS.match(text, at)
        of = _OF.match(text, at)
        sign = _SIGN.match(text, of.end()) if of else None
        if this or sign is None:
            return (this.end() if this else at), "", outer
        label = read_label(text, sign.end()) if sign.lastgroup == "keyword" else None
        path, end = read_path(text, label.end if label else sign.end())
        if label:
            return end, label.value, (*path, *outer)
        if sign.lastgroup != "within" or not path:
            break
        outer, at = (*path, *outer), end
    return at, "", outer
