"""What pages say of codified texts: the adopted text, the codified one, and every editorial change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, Subquery

from policies.dates import long_day
from policies.models import Codification, EditorialChange, Section, Version

NAMED, GROUPED = 12, 20
"""So many sections are named of a reason, and so many reasons given, beside any text but the codified one."""


WITHDRAWN = "There is no codified text of its own"


@dataclass(frozen=True, slots=True)
class Change:
    """One section that reads otherwise in the code: what it is called there, the kind, and why."""

    name: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """Sections that read otherwise for one reason, the first of them by name; ``more`` are not named."""

    names: Sequence[str]
    more: int
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Codified:
    """An adopted text as the code shows it, with all that changed, in reading order."""

    codification: Codification
    changes: Sequence[Change]

    @property
    def groups(self) -> list[Group]:
        """Every section with its reason, each reason once: as long as the text itself at most."""
        return grouped(self.changes, len(self.changes))

    @property
    def summary(self) -> list[Group]:
        """The first reasons, for a page of another text."""
        return summary(self.changes)

    @property
    def is_shortened(self) -> bool:
        """True when the summary leaves out the name of a section."""
        return sum(len(each.names) for each in self.summary) < len(self.changes)


def summary(changes: Sequence[Change]) -> list[Group]:
    """The first reasons with the first sections of each: however many changed, a page bears it."""
    return grouped(changes, NAMED)[:GROUPED]


def left_out(changes: Sequence[Change]) -> int:
    """How many sections changed for reasons that the summary has no room for."""
    return len(changes) - sum(len(each.names) + each.more for each in summary(changes))


def grouped(changes: Iterable[Change], named: int) -> list[Group]:
    """Changes by kind and reason, in the order of their first sections, ``named`` of each by name."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in changes:
        found.setdefault((each.kind, each.reason), []).append(each.name.rstrip("."))
    return [Group(names[:named], len(names[named:]), kind, reason) for (kind, reason), names in found.items()]


def codified(texts: Iterable[Version]) -> dict[int, Codified]:
    """What is codified of these texts, in one query.

    By an adopted text: its codification that counts, the last one. By a codified text: its own, which knows
    the correction that may have taken its place.
    """
    wanted = [text.pk for text in texts]
    found: dict[int, Codified] = {}
    for each in _read(wanted):
        made = each.codification
        found.setdefault(made.codified_id, each)
        if made.replaced_by is None:
            found[made.adopted_id] = each
    return {key: each for key, each in found.items() if key in wanted}


def codified_at(text: Version) -> Codified | None:
    """How one text is codified, or what it codifies; None where neither is so."""
    return codified([text]).get(text.pk)


def codified_as(made: Codification) -> str:
    """``Codified as version 3 with 2 editorial changes. The adopted text governs.``"""
    many = f"{made.changes:,} editorial change{'' if made.changes == 1 else 's'}"
    return f"Codified as version {made.codified.number} with {many}. The adopted text governs."


def code_tag(made: Codification) -> tuple[str, str]:
    """The tag of a codified text, and its style."""
    last = made.replaced_by or made
    if last.is_withdrawal:
        return "Withdrawn", "tag-unknown"
    return ("Replaced", "tag-unknown") if made.replaced_by else ("Codified", "")


def code_sentence(made: Codification) -> str:
    """``Version 2 as the code shows it, with editorial changes. The adopted text governs.``

    Of a mistaken one: the correction that took its place. Fetch its text ``with_record``.
    """
    if made.replaced_by is not None:
        return f"{replaced_sentence(made.replaced_by)} The adopted text governs."
    number = made.adopted.number
    if made.is_withdrawal and made.corrects is not None:
        wrong = f"version {made.corrects.codified.number} was entered by mistake, because: “{made.reason}”"
        return f"Version {number}, word for word. {WITHDRAWN}: {wrong}"
    return f"Version {number} as the code shows it, with editorial changes. The adopted text governs."


def replaced_sentence(correction: Codification) -> str:
    """``Replaced by a correction on Monday, March 1, 2021, version 4, because: “A heading was lost.”``

    Of one that was withdrawn: ``There is no codified text of its own: it was entered by mistake, because: …``
    """
    if correction.is_withdrawal:
        return f"{WITHDRAWN}: it was entered by mistake, because: “{correction.reason}”"
    on = f" on {long_day(correction.recorded_on)}" if correction.recorded_on else ""
    number = correction.codified.number
    return f"Replaced by a correction{on}, version {number}, because: “{correction.reason}”"


def _read(texts: Sequence[int]) -> list[Codified]:
    of_text = Section.objects.filter(version=OuterRef("codification__codified"), key=OuterRef("section_key"))
    rows = (
        EditorialChange.objects.filter(
            Q(codification__adopted__in=texts) | Q(codification__codified__in=texts)
        )
        .select_related(
            "codification__adopted",
            "codification__codified",
            "codification__corrects__codified",
            "codification__correction__codified",
            "codification__correction__municipality__profile",
        )
        .annotate(
            label=Subquery(of_text.values("label")[:1]),
            heading=Subquery(of_text.values("heading")[:1]),
            place=Subquery(of_text.values("position")[:1]),
        )
        .order_by("codification", F("place"), "pk")
    )
    found: dict[int, list[EditorialChange]] = {}
    for row in rows:
        found.setdefault(row.codification_id, []).append(row)
    return [Codified(each[0].codification, [_change(row) for row in each]) for each in found.values()]


def _change(row: EditorialChange) -> Change:
    names = (row.__dict__["label"], row.__dict__["heading"])
    called = " ".join(name for name in names if name) or f"Section {row.__dict__['place']}"
    return Change(called, row.get_kind_display(), row.reason)
