"""The changes of a text as edits of its characters, and where the edits of two others of it meet."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policies.text.redline import runs


class Edit(NamedTuple):
    """Characters start to end (exclusive) of the text give way to ``text``."""

    start: int
    end: int
    text: str


class Region(NamedTuple):
    """A stretch of a text with the edits in it: of one of two others, or of both where they meet."""

    start: int
    end: int
    first: list[Edit]
    second: list[Edit]


def edits(old: str, new: str) -> list[Edit]:
    """What must be done to the old text, in order, as its redline has it; applied they give the new one."""
    found: list[Edit] = []
    at = 0
    for op, text in runs(old, new):
        if op == "equal":
            at += len(text)
            continue
        start, end, words = (at, at + len(text), "") if op == "delete" else (at, at, text)
        if found and found[-1].end == start:
            found[-1] = Edit(found[-1].start, end, found[-1].text + words)
        else:
            found.append(Edit(start, end, words))
        at = end
    return found


def applied(text: str, start: int, end: int, made: Sequence[Edit]) -> str:
    """Characters start to end of the text after these edits, all of which lie between them."""
    pieces, at = [], start
    for edit in made:
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:end]])


def regions(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> Iterator[Region]:
    """All edits in order; those of both sides are one region where they overlap or no word lies between."""
    queue = sorted([(edit, 0) for edit in first] + [(edit, 1) for edit in second])
    open_region: Region | None = None
    for edit, side in queue:
        if open_region and _meets(text, open_region, edit, side):
            open_region = open_region._replace(end=max(open_region.end, edit.end))
        else:
            if open_region:
                yield open_region
            open_region = Region(edit.start, edit.end, [], [])
        (open_region.second if side else open_region.first).append(edit)
    if open_region:
        yield open_region


def _meets(text: str, region: Region, edit: Edit, side: int) -> bool:
    others = region.first if side else region.second
    return edit.start < region.end or (bool(others) and not text[region.end : edit.start].strip())
