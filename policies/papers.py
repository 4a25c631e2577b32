"""Papers that came in by mistake: set aside, and still in the record."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery

from policies.models import Edition, RulingKind, Source, SourceRuling

OF_THE_PAPER = (RulingKind.SET_ASIDE, RulingKind.TAKEN_UP)
"""What is said of a whole paper; the last of these counts."""


def aside_rulings(source: Source) -> QuerySet[SourceRuling]:
    """Every time that a paper was set aside or taken up again, the last first."""
    return source.rulings.filter(kind__in=OF_THE_PAPER).select_related("ruled_by").order_by("-pk")


def last_aside(source: Source) -> SourceRuling | None:
    """The word by which a paper is set aside now, None for one that is not."""
    last = aside_rulings(source).first()
    return last if last and last.kind == RulingKind.SET_ASIDE else None


def set_aside() -> QuerySet[Source]:
    """Papers that are set aside now, of every city."""
    words = SourceRuling.objects.filter(source=OuterRef("pk"), kind__in=OF_THE_PAPER).order_by("-pk")
    rows = Source.objects.annotate(said=Subquery(words.values("kind")[:1])).filter(said=RulingKind.SET_ASIDE)
    return rows.order_by("pk")


def texts_aside() -> QuerySet[Source, int | None]:
    """The numbers of the drafts that were read from such papers, for a query."""
    return set_aside().filter(version__isnull=False).values_list("version", flat=True)


def editions_aside() -> QuerySet[Source, int | None]:
    """The numbers of the texts of bills that were read from such papers, for a query."""
    return set_aside().filter(edition__isnull=False).values_list("edition", flat=True)


def is_bill_aside(edition: Edition) -> bool:
    """True for a text of a bill that was read from papers, all of them set aside. Two queries."""
    papers = set(edition.sources.values_list("pk", flat=True))
    return bool(papers) and papers == set(set_aside().filter(pk__in=papers).values_list("pk", flat=True))
