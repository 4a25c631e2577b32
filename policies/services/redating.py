"""The day since which an entered text is in force was wrong: its act is corrected, nothing is rewritten."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from policies.dates import PartialDate
from policies.effect_day import Terms
from policies.effective import contradicts
from policies.lifecycle import EffectiveRule
from policies.models import Act, ActKind, AdoptionPath, Amendment, Edition, Instrument
from policies.queries import counted_acts
from policies.refusals import Refused
from policies.services.acts import known_effect, record_act
from policies.services.composing import CLAUSES, amendments_of, steps_of
from policies.services.entering import check_come
from policies.services.freezing import freeze_edition, publish_edition
from policies.services.instruments import AmendmentDraft, draft_edition
from policies.services.reasons import reason_given

PUT_RIGHT = ", its day put right"


def entering_act(
    bill: Instrument, acts: Iterable[Act], editions: Iterable[Edition]
) -> tuple[Act, Edition] | None:
    """The act that counts by which a text was entered as law, and what it entered; None for any other bill.

    Of what a council adopted on a day that is on record, the words of the bill say when it takes effect.
    """
    given = {each.pk: each for each in editions if each.effective_rule == EffectiveRule.GIVEN}
    adopted = [act for act in counted_acts(acts) if act.kind == ActKind.ADOPTED and act.edition_id in given]
    if not adopted or not (bill.is_unrecorded or _is_unknown(adopted[-1].date)):
        return None
    return adopted[-1], given[adopted[-1].edition_id or 0]


def _is_unknown(on: PartialDate | None) -> bool:
    return on is None or on.says_nothing


@transaction.atomic
def put_since_right(
    *, by: Any, instrument: Instrument, effective: PartialDate, as_of: PartialDate, reason: str, seen: int
) -> Act:
    """Say that a text entered as law is in force since another day, or that nobody knows since when.

    The same words are frozen once more with the new day, and the act by which they are law is corrected;
    the old one stays in the record. ``as_of`` is today; a day that nobody knows lies before the text was
    first entered. ``seen`` is the last act that the person knew. Raises Overtaken when another was recorded
    since, and Refused for an instrument that was not entered so, for no reason and one too long, for the
    day that stands already, and for one that has not come.
    """
    Instrument.objects.select_for_update().get(pk=instrument.pk)
    acts = list(instrument.acts.order_by("pk"))
    entered = entering_act(instrument, acts, instrument.editions.all())
    if entered is None:
        raise Refused("No text was entered as law by this act.")
    why = reason_given(reason, "Say why the day is changed: the record keeps the reason.")
    check_come(effective, as_of)
    wrong, was = entered
    _hold_against_words(was, effective, by_council=instrument.adoption_path == AdoptionPath.COUNCIL)
    rows = amendments_of(was)
    day = known_effect(effective, _entered_on(acts[0]))
    if all(each.date == day for each in rows):
        raise Refused("That is the day that stands already.")
    edition = _again(by, was, rows, day)
    return record_act(
        by=by,
        instrument=instrument,
        kind=ActKind.ADOPTED,
        on=wrong.date or PartialDate.unknown(),
        edition=edition,
        corrects=wrong,
        seen=seen,
        note=why,
    )


def _hold_against_words(was: Edition, day: PartialDate, *, by_council: bool) -> None:
    words = was.effective_clause
    if contradicts(words, Terms(EffectiveRule.GIVEN), day, by_council=by_council):
        raise Refused(f"Its own words give another day: “{words.strip()[:300]}”")


def _entered_on(first: Act) -> PartialDate:
    at = first.recorded_at
    return PartialDate.on(at.astimezone(first.municipality.zone).date()) if at else PartialDate.unknown()


def _again(by: Any, was: Edition, rows: Iterable[Amendment], day: PartialDate) -> Edition:
    """The edition once more, frozen and public, with another day."""
    edition = draft_edition(
        by=by,
        instrument=was.instrument,
        amendments=[_with_day(each, day) for each in rows],
        **{name: getattr(was, name) for name in CLAUSES if name != "name"},
        name=f"{was.name.removesuffix(PUT_RIGHT)}{PUT_RIGHT}",
    )
    freeze_edition(by=by, edition=edition)
    publish_edition(by=by, edition=edition)
    return edition


def _with_day(each: Amendment, day: PartialDate) -> AmendmentDraft:
    end = (each.in_force_through, each.restores_before)
    return AmendmentDraft(each.policy, each.proposed, each.base, day, steps_of(each), *end)
