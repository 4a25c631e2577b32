"""What the sections of a bill would say, proposed from a redline: which section it amends, adds, repeals."""

from collections.abc import Iterator
from dataclasses import dataclass

from policies.text.changes import Redline, SectionChange

ADOPT, AMEND, ADD, REPEAL, RESTORE, RENUMBER = "adopt", "amend", "add", "repeal", "restore", "renumber"
REENACT = "reenact"
"""Never proposed: a drafter chooses it in place of AMEND, where nothing of the old words is to go on."""

LONGEST_TARGET, LONGEST_AFTER, LONGEST_CAPTION = 120, 60, 300


@dataclass(frozen=True, slots=True)
class Proposal:
    """One section of a bill at work. ``key`` is the identity of the section it is about, if there is one."""

    operation: str
    target: str
    key: str | None = None
    after: str = ""
    caption: str = ""


def of_whole(operation: str, name: str) -> tuple[Proposal, ...]:
    """A whole policy is adopted, or repealed, under its citation or title."""
    return (Proposal(operation, name[:LONGEST_TARGET]),)


def of_redline(redline: Redline, *, restores: bool = False) -> tuple[Proposal, ...]:
    """One proposal for each section that changes, in reading order.

    ``restores``: the old text is law no more, and what of it stays is brought back.
    """
    before = _labels_before(redline)
    return tuple(
        each for section in redline.sections for each in _of_section(section, before, restores=restores)
    )


def _labels_before(redline: Redline) -> dict[int, str]:
    """The nearest label above each place of the new text."""
    rows = [section for section in redline.sections if section.new and section.new_place is not None]
    found, label = {}, ""
    for section in sorted(rows, key=lambda row: row.new_place or 0):
        found[section.new_place or 0] = label
        label = (section.new.label if section.new else None) or label
    return found


def _of_section(section: SectionChange, before: dict[int, str], *, restores: bool) -> Iterator[Proposal]:
    if section.kind == "inserted":
        yield _proposal(ADD, section, after=before.get(section.new_place or 0, ""))
    elif restores and section.new is not None:
        yield _proposal(RESTORE, section)
    elif section.kind == "deleted" and not restores:
        yield _proposal(REPEAL, section)
    elif section.kind == "renumbered":
        yield _renumbered(section)
    elif section.kind in ("amended", "moved") and not restores:
        yield _proposal(AMEND, section, old=True)
        if section.old and section.new and section.old.label != section.new.label:
            yield _renumbered(section)


def _renumbered(section: SectionChange) -> Proposal:
    """The section under its old number; the caption says the new one."""
    new = (section.new.label if section.new else None) or "no number"
    return _proposal(RENUMBER, section, old=True, caption=f"To be {new}")


def _proposal(
    operation: str, section: SectionChange, *, old: bool = False, after: str = "", caption: str = ""
) -> Proposal:
    named = (section.old if old else None) or section.section
    target = (named.label or named.heading)[:LONGEST_TARGET]
    caption = (caption or named.heading)[:LONGEST_CAPTION]
    return Proposal(operation, target, section.section.key, after[:LONGEST_AFTER], caption)
