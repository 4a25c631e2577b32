"""The list of changes: flat when short, else by section; of one kind only, when somebody asks for that."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe

from policies.templatetags.redline_html import KINDS
from policies.text.changes import Change, Redline, SectionChange
from policies.text.section import printed_heading

FLAT_UP_TO = 30
"""So many changes are one list."""

FILTER_FROM = 8
"""Of fewer changes nobody needs to choose a kind."""


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes under one heading, which is empty when there is one list only."""

    heading: str
    count: int
    rows: SafeString


def kinds(redline: Redline) -> list[tuple[str, str, int]]:
    """The kinds of change there are: value, word, how many. None where choosing one helps nobody."""
    counts = Counter(change.kind for change in redline.changes)
    found = [(kind, KINDS.get(kind, kind), counts[kind]) for kind in (*KINDS, *counts) if counts[kind]]
    useful = len(redline.changes) >= FILTER_FROM and len(counts) > 1
    return list(dict.fromkeys(found)) if useful else []


def change_groups(redline: Redline, only: str = "", href: str = "") -> list[ChangeGroup]:
    """All changes, or those of one kind; ``href`` is the page of the text when it is another one."""
    changes = [change for change in redline.changes if only in ("", change.kind)]
    if len(changes) <= FLAT_UP_TO:
        return [_group("", changes, href)] if changes else []
    sections = {section.anchor: section for section in redline.sections}
    return [_group(heading, group, href) for heading, group in _by_section(changes, sections)]


def _by_section(
    changes: Iterable[Change], sections: dict[str, SectionChange]
) -> Iterator[tuple[str, list[Change]]]:
    """Section by section; sections in a row of which only the numbers change are one group."""
    by_anchor = [(anchor, list(group)) for anchor, group in groupby(changes, key=lambda one: one.anchor)]

    def is_number(row: tuple[str, list[Change]]) -> bool:
        return [one.kind for one in row[1]] == ["renumbered"]

    for together, several in groupby(by_anchor, key=is_number):
        rows = list(several)
        if together and len(rows) > 1:
            group = [change for _, found in rows for change in found]
            yield f"{group[0].citation} to {group[-1].citation}", group
        else:
            yield from ((_heading(sections.get(anchor)), found) for anchor, found in rows)


def _heading(section: SectionChange | None) -> str:
    if section is None:
        return "Elsewhere"
    return printed_heading(section.section) or "Text without a heading"


def _group(heading: str, changes: Sequence[Change], href: str) -> ChangeGroup:
    rows = "".join(_row(change, escape(href)) for change in changes)
    return ChangeGroup(heading, len(changes), mark_safe(rows))  # noqa: S308  escaped there


def _row(change: Change, href: str) -> str:
    kind = escape(KINDS.get(change.kind, change.kind))
    link = f'<a href="{href}#change-{change.number}">{change.number}. {escape(change.citation)}</a>'
    return (
        f'<li><div class="change-head">{link} <span>{kind}</span></div><p>{escape(change.sentence)}</p></li>'
    )
