"""What may be folded away where only changes are shown: provisions, and sections in a row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from policies.templatetags.redline_html import stays
from policies.text.changes import Paragraph, Redline, SectionChange
from policies.text.sentences import cite

CONTEXT = 1
"""So many lines before and after a changed one stay in sight, and those that it hangs under."""

LINES_FROM = 3
"""So many lines in a row are folded; fewer cost less to read than to open."""

RENUMBERED_FROM = 3
"""So many sections in a row of which only the number changes are one thing to read."""

LISTED_FROM = 12
"""Of more sections than these the fold has the names, and leads to their text."""


@dataclass(frozen=True, slots=True)
class Stood:
    """The place where a section stood before it moved."""

    section: SectionChange


Item = SectionChange | Stood


def items(redline: Redline) -> Iterator[Item]:
    """The sections in reading order, and between them the places where others stood."""
    left = sorted((one for one in redline.sections if one.kind == "moved"), key=_old_place)
    for section in redline.sections:
        if section.kind != "moved" and section.old_place is not None:
            while left and _old_place(left[0]) < section.old_place:
                yield Stood(left.pop(0))
        yield section
    yield from map(Stood, left)


def rows(redline: Redline, apart: SectionChange | None = None) -> Iterator[tuple[str, list[Item]]]:
    """The items in rows of one kind: "same", "renumbered" (long rows only), or "" for what is shown.

    ``apart`` is shown whatever it is.
    """
    for kind, group in groupby(items(redline), key=lambda item: "" if item is apart else _kind(item)):
        row = list(group)
        yield (kind if kind != "renumbered" or len(row) >= RENUMBERED_FROM else ""), row


def lines_in_sight(lines: Sequence[Paragraph]) -> list[bool]:
    """Which lines of a section stay in sight: those that change, their neighbours, what they hang under."""
    places = {
        provision.path: place for place, line in enumerate(lines) if (provision := line.new or line.old)
    }
    shown = [False] * len(lines)
    for place, line in enumerate(lines):
        if line.kind == "same":
            continue
        for near in range(max(0, place - CONTEXT), min(len(lines), place + CONTEXT + 1)):
            shown[near] = True
        for above in _above(line, places):
            shown[above] = True
    return shown


def lines_folded(lines: Sequence[Paragraph]) -> Iterator[tuple[bool, list[Paragraph]]]:
    """The lines in runs, each with whether it is folded away."""
    shown = lines_in_sight(lines)
    for is_shown, group in groupby(range(len(lines)), key=shown.__getitem__):
        run = [lines[place] for place in group]
        yield not is_shown and len(run) >= LINES_FROM, run


def lines_named(section: SectionChange, run: Sequence[Paragraph]) -> str:
    """Where the first and the last line of a run stand: "(c) to (f)", "¶2 to ¶5"."""
    text = section.section
    paths = [provision.path for line in (run[0], run[-1]) if (provision := line.new or line.old)]
    return " to ".join(cite(text, path).removeprefix(cite(text)).strip() for path in paths)


def _above(line: Paragraph, places: Mapping[tuple[str, ...], int]) -> Iterator[int]:
    provision = line.new or line.old
    path = provision.path if provision else ()
    return (places[path[:length]] for length in range(1, len(path)) if path[:length] in places)


def _kind(item: Item) -> str:
    if isinstance(item, SectionChange) and (
        item.kind == "same" or (item.kind == "renumbered" and stays(item))
    ):
        return item.kind
    return ""


def _old_place(section: SectionChange) -> int:
    return section.old_place or 0
