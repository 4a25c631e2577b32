"""Consultations on record, as they count now: a corrected one is not among them."""

from collections.abc import Iterable, Sequence
from datetime import date

from comments.models import Consultation, Outcome
from policies.models import Instrument


def counted(rows: Iterable[Consultation]) -> list[Consultation]:
    """Those that no later row corrects, without those recorded by mistake, in the order of their end."""
    known = list(rows)
    corrected = {row.corrects_id for row in known if row.corrects_id}
    kept = [row for row in known if row.pk not in corrected and row.outcome != Outcome.MISTAKE]
    return sorted(kept, key=lambda row: (row.date_earliest or row.began_earliest or date.min, row.pk))


def reviewed_with(instrument: Instrument) -> Sequence[Consultation]:
    """With whom an instrument was reviewed: one query."""
    return counted(Consultation.objects.filter(instrument=instrument))
