"""A closed consultation that took place elsewhere is recorded: for the record, and for everybody to read."""

from typing import Any

from django.db import transaction

from comments.consultations import counted
from comments.models import Consultation, Outcome
from policies.dates import PartialDate
from policies.models import Instrument
from policies.queries import today
from policies.refusals import Duplicate, Refused
from policies.text.digest import canonical

LONGEST_PARTY, LONGEST_WORDS = 200, 2_000


class ConsultationRefused(Refused):
    """A consultation that cannot be recorded so."""


@transaction.atomic
def record_consultation(*, by: Any, instrument: Instrument, **facts: Any) -> Consultation:
    """Record with whom an instrument was reviewed, when that ended, and what came of it.

    ``facts`` are those of ``planned``. Anybody can read it on the page of the instrument, once that is
    published. It is never changed: a correction is recorded with ``corrects``. Raises ConsultationRefused;
    Duplicate for one on record already.
    """
    Instrument.objects.select_for_update().get(pk=instrument.pk)
    row = planned(by=by, instrument=instrument, **facts)
    check(row)
    row.save()
    row.refresh_from_db()
    return row


def planned(
    *,
    by: Any,
    instrument: Instrument,
    party: str,
    outcome: str,
    ended: PartialDate,
    began: PartialDate | None = None,
    words: str = "",
    evidence: str = "",
    corrects: Consultation | None = None,
) -> Consultation:
    """The row that would be recorded, for a preview; nothing is stored."""
    row = Consultation(
        municipality=instrument.municipality,
        instrument=instrument,
        party=" ".join(party.split()),
        outcome=outcome,
        words=canonical(words).strip(),
        evidence=canonical(evidence).strip(),
        corrects=corrects,
        recorded_by=by,
    )
    row.date, row.began = ended, began
    return row


def check(row: Consultation) -> None:
    """Refuse what cannot be recorded. Raises ConsultationRefused, Duplicate."""
    _check_words(row)
    _check_dates(row)
    known = list(Consultation.objects.filter(instrument=row.instrument))
    if row.corrects is not None:
        _check_correction(row, known)
    elif row.outcome == Outcome.MISTAKE:
        raise ConsultationRefused("Only a correction says that a consultation was recorded by mistake.")
    if any(_facts(each) == _facts(row) for each in counted(known)):
        raise Duplicate(f"The consultation with {row.party} is on record already.")


def _check_words(row: Consultation) -> None:
    if not row.party:
        raise ConsultationRefused("Name the party that was consulted.")
    if len(row.party) > LONGEST_PARTY:
        raise ConsultationRefused(f"The name of a party can have up to {LONGEST_PARTY} characters.")
    if max(len(row.words), len(row.evidence)) > LONGEST_WORDS:
        raise ConsultationRefused(f"Outcome and evidence can have up to {LONGEST_WORDS:,} characters each.")
    if row.outcome not in Outcome.values:
        raise ConsultationRefused("Choose what came of it from the list.")


def _check_dates(row: Consultation) -> None:
    ended, began, day = row.date, row.began, today(row.municipality)
    if any(one and one.earliest and one.earliest > day for one in (ended, began)):
        raise ConsultationRefused("A consultation is recorded once it has ended, not before.")
    if began and ended and began.earliest and ended.latest and began.earliest > ended.latest:
        raise ConsultationRefused("A consultation cannot end before it began.")


def _check_correction(row: Consultation, known: list[Consultation]) -> None:
    if row.corrects not in known:
        raise ConsultationRefused("That consultation is about another instrument.")
    if any(each.corrects_id == row.corrects_id for each in known):
        raise ConsultationRefused("It has been corrected already: correct the correction instead.")


def _facts(row: Consultation) -> tuple[Any, ...]:
    return (row.party.casefold(), row.date, row.began, row.outcome, row.words, row.evidence)
