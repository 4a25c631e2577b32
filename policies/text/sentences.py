"""The list of changes: one short sentence for each, in the words of the two texts."""

from collections.abc import Iterator, Sequence

from policies.text.changes import Change, Kin, Op, Paragraph, Runs, SectionChange
from policies.text.section import SectionText

QUOTED_WORDS = 12
_QUOTED_LETTERS = 160
_COUNTS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

Swap = tuple[str, str]
"""(words that go, words that come), one of them possibly empty."""


def list_changes(sections: Sequence[SectionChange]) -> tuple[Change, ...]:
    """All changes in the order of their numbers."""
    changes = []
    before: SectionText | None = None
    for section in sections:
        if section.number is not None:
            sentence = _section_sentence(section, before)
            kind = section.origin.relation.split()[0] if section.origin else section.kind
            changes.append(Change(section.number, _section_citation(section), kind, sentence, section.anchor))
        alone = _alone(section) if section.is_changed else (False, False)
        for one in section.drawn or ():
            if one.number is not None:
                citation = _paragraph_citation(section, one, alone)
                kind = "moved" if one.is_moved else one.kind
                sentence = _paragraph_sentence(section, one)
                changes.append(Change(one.number, citation, kind, sentence, section.anchor))
        before = section.new or before
    return tuple(changes)


def cite(section: SectionText, path: Sequence[str] = ()) -> str:
    """A place as people cite it: "2.60.070(a)(1)", "Chapter 2.60", "2.60.070 ¶2"; the heading if no label."""
    name = section.label or shortened(section.heading) or "the text"
    if section.label and section.level != "section":
        name = f"{section.level.capitalize()} {section.label}"
    return name + _printed_path(path)


def _printed_path(path: Sequence[str]) -> str:
    """A part used a second time in its section is kept apart by "~2"; nobody cites that."""
    parts = [part.partition("~")[0] for part in path]
    return "".join(f" {part}" if part.startswith("¶") else f"({part})" for part in parts)


def _section_citation(section: SectionChange) -> str:
    renumbered = (
        section.old is not None and section.new is not None and section.old.label != section.new.label
    )
    return cite(section.old if renumbered and section.old and section.old.label else section.section)


def _paragraph_citation(section: SectionChange, one: Paragraph, alone: tuple[bool, bool]) -> str:
    """A section of one paragraph is cited without it; `alone`: whether the old and the new text are such."""
    if one.kind in ("deleted", "renumbered") and one.old and section.old:
        return cite(section.old, () if alone[0] else one.old.path)
    return cite(section.section, one.new.path if one.new and not alone[1] else ())


def _alone(section: SectionChange) -> tuple[bool, bool]:
    """Whether the old and the new text are one paragraph without an enumerator."""
    olds = list(dict.fromkeys(line.old.path for line in section.paragraphs if line.old))
    news = list(dict.fromkeys(line.new.path for line in section.paragraphs if line.new))
    return olds == [("¶1",)], news == [("¶1",)]


def _section_sentence(section: SectionChange, before: SectionText | None) -> str:
    old, new = section.old, section.new
    if old is None or new is None:
        whole = section.section
        if section.origin:
            return _kin_sentence(section, section.origin)
        verb, words = ("adds", section.words_inserted) if old is None else ("deletes", section.words_deleted)
        heading = f" “{shortened(whole.heading)}”" if whole.heading else ""
        return f"{verb} the {whole.level}{heading} ({words:,} {'word' if words == 1 else 'words'})"
    parts = []
    if old.label != new.label:
        parts.append(_renamed(cite(new) if new.label else "", bool(old.label)))
    if old.level != new.level:
        parts.append(f"becomes {'an' if new.level[:1] in 'aeiou' else 'a'} {new.level}")
    if section.kind == "moved":
        parts.append(f"moves to after {cite(before)}" if before else "moves to the beginning")
    parts += [f"in the heading, {told}" for told in _told(swaps(section.heading_runs))]
    return "; ".join(parts)


def _kin_sentence(section: SectionChange, kin: Kin) -> str:
    """What becomes of words that pass between a section and its neighbour, and how many come or go."""
    is_split = kin.relation == "split from"
    verb = "is split off from" if is_split else "is joined to"
    counts = [(section.words_inserted, "new")] if is_split else [(section.words_deleted, "not kept")]
    told = [f"{number:,} {'word' if number == 1 else 'words'} {what}" for number, what in counts if number]
    return f"{verb} {kin.other.citation}{f' ({told[0]})' if told else ''}"


def told_kin(kin: Kin) -> str:
    """What is said of a section and a neighbour, before the neighbour's name."""
    return _KIN[kin.relation]


_KIN = {
    "split from": "Split off from",
    "split into": "Part of it is split off as",
    "joined to": "Joined to",
    "joined from": "Takes in what was",
}


def _renamed(name: str, had_one: bool) -> str:
    if not name:
        return "loses its number"
    return f"becomes {name}" if had_one else f"gets the number {name}"


def moved_where(section: SectionChange, one: Paragraph) -> str:
    """Of a line that moved, "moved to (e)" where it stood and "moved here from (a)" where it stands now."""
    if one.elsewhere is not None:
        way = "moved to" if one.kind == "deleted" else "moved here from"
        return f"{way} {one.elsewhere.citation}"
    twin = section.paragraphs[one.twin or 0]
    there = twin.old or twin.new
    place = _printed_path(there.path).strip() if there else ""
    return f"moved here from {place}" if twin.kind == "deleted" else f"moved to {place}"


def _paragraph_sentence(section: SectionChange, one: Paragraph) -> str:
    if one.is_moved:
        return "; ".join((f"is {moved_where(section, one)}", *_told(swaps(one.inner_runs))))
    text = "".join(run.text for run in one.body_runs)
    if one.kind == "inserted":
        return f"adds {quoted(text)}" if text.strip() else "adds an empty provision"
    if one.kind == "deleted":
        return f"deletes {quoted(text)}" if text.strip() else "deletes an empty provision"
    parts = [_BROKEN[one.kind]] if one.kind in _BROKEN else []
    if one.kind in ("amended", "renumbered") and _is_renumbered(one):
        numbered = one.new is not None and one.new.enumerator is not None
        path = _printed_path(one.new.path).strip() if one.new and numbered else ""
        parts.append(_renamed(path, bool(one.old and one.old.enumerator)))
    return "; ".join(parts + list(_told(swaps(one.body_runs))))


_BROKEN = {
    "split": "becomes a paragraph of its own",
    "joined": "is joined to the paragraph before it",
}


def _is_renumbered(one: Paragraph) -> bool:
    return any(run.op != Op.SAME and not run.text.isspace() for run in one.enumerator_runs)


def _told(swapped: Sequence[Swap]) -> Iterator[str]:
    """The first change in full, the others counted."""
    if not swapped:
        return
    gone, come = (words if words.strip() else "" for words in swapped[0])
    if gone and come:
        told = f"{quoted(gone)} becomes {quoted(come)}"
    else:
        told = f"deletes {quoted(gone)}" if gone else f"adds {quoted(come)}"
    more = len(swapped) - 1
    yield f"{told}, and {in_words(more)} more" if more else told


def swaps(runs: Runs) -> list[Swap]:
    """The changes of one line; what only white space parts is one change."""
    found: list[list[str]] = []
    apart = True
    for run in runs:
        if run.op == Op.SAME:
            apart = apart or bool(run.text.strip())
            continue
        at = 0 if run.op == Op.DELETED else 1
        if apart or not found or found[-1][at] or (at == 0 and found[-1][1]):
            found.append(["", ""])
        found[-1][at] = run.text
        apart = False
    return [(gone, come) for gone, come in found if gone.strip() or come.strip()]


def quoted(text: str) -> str:
    """The words in quotation marks, shortened."""
    return f"“{shortened(text)}”"


def shortened(text: str) -> str:
    """At most twelve words on one line; a word longer than a line is cut."""
    words = text.strip()[: 20 * _QUOTED_LETTERS].split()
    short = " ".join(words[:QUOTED_WORDS])
    if len(short) > _QUOTED_LETTERS:
        cut = short[:_QUOTED_LETTERS]
        return (cut.rpartition(" ")[0] or cut) + " …"
    return short + " …" if len(words) > QUOTED_WORDS else short


def in_words(count: int) -> str:
    """A count as a sentence has it: "two", "14"."""
    return _COUNTS[count] if count < len(_COUNTS) else f"{count:,}"
