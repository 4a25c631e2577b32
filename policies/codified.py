"""What pages say of codified texts: the adopted text, the codified one, and every editorial change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, Subquery

from policies.models import Codification, EditorialChange, Section, Version


@dataclass(frozen=True, slots=True)
class Change:
    """One section that reads otherwise in the code: what it is called there, the kind, and why."""

    name: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Codified:
    """An adopted text as the code shows it, with all that changed, in reading order."""

    codification: Codification
    changes: Sequence[Change]


def codified(texts: Iterable[Version]) -> dict[int, Codified]:
    """By the adopted text, what is codified of these, whether they are adopted or codified; one query."""
    wanted = [text.pk for text in texts]
    of_text = Section.objects.filter(version=OuterRef("codification__codified"), key=OuterRef("section_key"))
    rows = (
        EditorialChange.objects.filter(
            Q(codification__adopted__in=wanted) | Q(codification__codified__in=wanted)
        )
        .select_related("codification__adopted", "codification__codified")
        .annotate(
            label=Subquery(of_text.values("label")[:1]),
            heading=Subquery(of_text.values("heading")[:1]),
            place=Subquery(of_text.values("position")[:1]),
        )
        .order_by("codification", F("place"), "pk")
    )
    found: dict[int, list[EditorialChange]] = {}
    for row in rows:
        found.setdefault(row.codification.adopted_id, []).append(row)
    return {
        key: Codified(each[0].codification, [_change(row) for row in each]) for key, each in found.items()
    }


def _change(row: EditorialChange) -> Change:
    names = (row.__dict__["label"], row.__dict__["heading"])
    called = " ".join(name for name in names if name) or f"Section {row.__dict__['place']}"
    return Change(called, row.get_kind_display(), row.reason)
