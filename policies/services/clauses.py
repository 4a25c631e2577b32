"""The clause library of a city: what comes with civicpolicy, and the city's own clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model, OuterRef, Q, Subquery

from policies.exchange import library
from policies.history import save_as
from policies.models import Clause, ClauseKind, Municipality
from policies.refusals import Duplicate, Overtaken, Refused
from policies.text.digest import canonical
from policies.votes import AsRows

LONGEST_CLAUSE = 20_000
MOST_CLAUSES = 500


@dataclass(frozen=True, slots=True)
class LibraryClause:
    """A clause that can be brought in. ``key`` names it in a form; ``own`` is its row, if it has one."""

    key: str
    kind: str
    name: str
    words: str
    own: Clause | None = None

    @property
    def kind_words(self) -> str:
        """``Notices and disclaimers``."""
        return str(ClauseKind(self.kind).label)


def built_in() -> list[LibraryClause]:
    """The clauses that come with civicpolicy, by kind."""
    return [
        LibraryClause(f"{each.left}: {each.right}", each.left, each.right, each.text)
        for each in library.clauses()
    ]


def own_clauses(city: Municipality) -> list[LibraryClause]:
    """The city's own clauses by name, those that are out of use last, in one query."""
    rows = Clause.objects.filter(municipality=city).order_by("is_retired", "name")
    return [LibraryClause(f"own-{row.pk}", row.kind, row.name, row.words, row) for row in rows]


def open_words_column() -> Subquery:
    """For a query of rows of a city: the words of its own clauses with brackets, for ``open_words_of``."""
    rows = Clause.objects.filter(municipality=OuterRef("municipality"))
    rows = rows.filter(Q(words__contains="[") | Q(words__contains="{")).order_by()
    return Subquery(rows.values("municipality").annotate(listed=AsRows("words")).values("listed"))


def open_words_of(row: Model, city: Municipality) -> list[str]:
    """The words of a city's own clauses: as a row has them by ``open_words_column``, else in one query."""
    if "open_words" in row.__dict__:
        return [words for (words,) in row.__dict__["open_words"] or ()]
    return list(Clause.objects.filter(municipality=city).values_list("words", flat=True))


def in_use(city: Municipality) -> list[LibraryClause]:
    """Every clause that can be brought in: the city's own first."""
    own = [each for each in own_clauses(city) if each.own and not each.own.is_retired]
    return [*own, *built_in()]


@transaction.atomic
def add_clause(*, by: Any, municipality: Municipality, name: str, kind: str, words: str) -> Clause:
    """A new clause of the city's own. Raises Duplicate for its name, Refused for what cannot be kept."""
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    rows = Clause.objects.filter(municipality=municipality)
    if rows.count() >= MOST_CLAUSES:
        raise Refused(f"A city can have up to {MOST_CLAUSES} clauses of its own.")
    row = Clause(municipality=municipality)
    _write(row, name, kind, words)
    save_as(by, row, "Added")
    return row


@transaction.atomic
def change_clause(
    *,
    by: Any,
    clause: Clause,
    seen: int,
    name: str,
    kind: str,
    words: str,
    is_retired: bool,
    reason: str = "",
) -> Clause:
    """Give a clause another name, kind or words, or take it out of use; its history keeps what it was.

    ``seen`` is the entry of its history that the person looked at. Texts into which it was brought stay as
    they are. Raises Overtaken, Duplicate, Refused.
    """
    row = Clause.objects.select_for_update().get(pk=clause.pk)
    if row.history.latest().pk != seen:
        raise Overtaken("Somebody changed this clause while you were at it.")
    row.is_retired = is_retired
    _write(row, name, kind, words)
    save_as(by, row, reason.strip())
    return row


def _write(row: Clause, name: str, kind: str, words: str) -> None:
    row.name, row.kind, row.words = " ".join(name.split()), kind, canonical(words)
    if not row.name or not row.words:
        raise Refused("A clause needs a name and words.")
    if len(row.words) > LONGEST_CLAUSE:
        raise Refused(f"A clause can have up to {LONGEST_CLAUSE:,} characters.")
    others = Clause.objects.filter(municipality_id=row.municipality_id, name=row.name).exclude(pk=row.pk)
    if others.exists():
        raise Duplicate(f"The city has a clause “{row.name}” already.")
