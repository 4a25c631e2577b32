"""What happened to an instrument is recorded; adopt, repeal and restore are acts with given dates."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from policies.act_order import impossible
from policies.dates import PartialDate
from policies.lifecycle import EffectiveRule, Fact
from policies.models import (
    UNRECORDED,
    Act,
    ActKind,
    AdoptionPath,
    Edition,
    Instrument,
    InstrumentKind,
    Operation,
    Policy,
    Publication,
    RollCall,
    Version,
)
from policies.queries import ENACTING, counted_acts, facts
from policies.refusals import NotFrozen, Overtaken, Refused
from policies.services.drafting import draft_version
from policies.services.freezing import freeze_edition, publish_edition
from policies.services.instruments import AmendmentDraft, InstructionDraft, create_instrument, draft_edition
from policies.text.outline import SectionText


@transaction.atomic
def record_act(
    *,
    by: Any,
    instrument: Instrument,
    kind: str,
    on: PartialDate,
    edition: Edition | None = None,
    corrects: Act | None = None,
    roll_call: RollCall | None = None,
    seen: int | None = None,
    **told: Any,
) -> Act:
    """Record one act with its date as far as it is known. Acts are never changed: another corrects one.

    ``roll_call`` is the vote that carried it: then nothing is typed of the vote. ``seen`` is the number of
    the last act that the person had before them, 0 for none. Raises Overtaken when another was recorded
    since, NotFrozen when a text that nobody could read would become law, and Refused for another
    instrument's edition or act, for correcting an act twice, and for what cannot have happened.
    """
    if seen is not None:
        _look_once_more(instrument, seen)
    if edition is not None and edition.instrument_id != instrument.pk:
        raise Refused("That edition belongs to another instrument.")
    if edition is not None and kind in ENACTING and not Publication.objects.filter(edition=edition).exists():
        raise NotFrozen("Only an edition that is frozen and published can become law: publish it first.")
    rows = instrument.acts.order_by("pk")
    check_act(instrument=instrument, acts=rows, kind=kind, on=on, corrects=corrects)
    act = Act(
        municipality=instrument.municipality,
        instrument=instrument,
        edition=edition,
        kind=kind,
        corrects=corrects,
        roll_call=roll_call,
        recorded_by=by,
        **told,
    )
    act.record(on)
    return act


def check_act(
    *, instrument: Instrument, acts: Iterable[Act], kind: str, on: PartialDate, corrects: Act | None = None
) -> None:
    """Hold an act against those on record, in their order. Raises Refused for what cannot be beside them."""
    rows = list(acts)
    if corrects is not None and corrects.instrument_id != instrument.pk:
        raise Refused("That act is about another instrument.")
    if corrects is not None and any(each.corrects_id == corrects.pk for each in rows):
        raise Refused("That act has been corrected already; correct the correction instead.")
    if kind == ActKind.NOT_SO and corrects is None:
        raise Refused("Only an act that is on record can be said not to have happened.")
    before = counted_acts(rows)
    after = facts([each for each in before if corrects is None or each.pk != corrects.pk])
    if kind != ActKind.NOT_SO:
        after.append(Fact(kind, on))
    by_council = instrument.adoption_path == AdoptionPath.COUNCIL
    if sentence := impossible(facts(before), after, by_council=by_council):
        raise Refused(sentence)


def adopt(*, by: Any, edition: Edition, on: PartialDate, **facts: Any) -> Act:
    """Record that this edition became law. Raises NotFrozen: what is adopted must be fixed."""
    if not edition.__class__.objects.filter(pk=edition.pk, freezing__isnull=False).exists():
        raise NotFrozen("Only a frozen edition can be adopted: freeze it first.")
    return record_act(
        by=by, instrument=edition.instrument, kind=ActKind.ADOPTED, on=on, edition=edition, **facts
    )


def last_act(instrument: Instrument) -> int:
    """The number of the last act recorded of an instrument, 0 when there is none."""
    return instrument.acts.order_by("-pk").values_list("pk", flat=True).first() or 0


def _look_once_more(instrument: Instrument, seen: int) -> None:
    Instrument.objects.select_for_update().get(pk=instrument.pk)
    if last_act(instrument) != seen:
        raise Overtaken("Another act was recorded while you were at it. Look at the list, then go on.")


@transaction.atomic
def repeal(
    *, by: Any, instrument: Instrument, policy: Policy, base: Version, on: PartialDate, effective: PartialDate
) -> Act:
    """An instrument ends a policy: its edition proposes no text, is frozen, published and adopted."""
    instruction = InstructionDraft(operation=Operation.REPEAL, target=policy.citation or policy.title)
    edition = draft_edition(
        by=by,
        instrument=instrument,
        name="as enacted",
        amendments=[AmendmentDraft(policy, None, base, effective, [instruction])],
        effective_rule=EffectiveRule.GIVEN,
    )
    freeze_edition(by=by, edition=edition)
    publish_edition(by=by, edition=edition)
    return adopt(by=by, edition=edition, on=on)


@transaction.atomic
def enter_text_in_force(
    *,
    by: Any,
    policy: Policy,
    sections: Sequence[SectionText],
    effective: PartialDate,
    as_of: PartialDate | None = None,
    instrument: Instrument | None = None,
    adopted: PartialDate | None = None,
    **version: Any,
) -> Version:
    """Enter a text that is already law; its instrument and its dates may be unknown.

    With an unknown date the text is held to be in force from ``as_of``, the day it was found in force, on.
    """
    text = draft_version(by=by, policy=policy, sections=sections, **version)
    return enter_draft_in_force(
        by=by, text=text, effective=effective, as_of=as_of, instrument=instrument, adopted=adopted
    )


@transaction.atomic
def enter_draft_in_force(
    *,
    by: Any,
    text: Version,
    effective: PartialDate,
    as_of: PartialDate | None = None,
    instrument: Instrument | None = None,
    adopted: PartialDate | None = None,
) -> Version:
    """Say that a draft is already law: frozen, published and adopted, by an act that may be unknown."""
    policy = text.policy
    source = instrument or create_instrument(
        by=by,
        municipality=policy.municipality,
        slug=f"origin-of-{policy.slug}-{text.number}"[:80],
        kind=InstrumentKind.UNKNOWN,
        title=f"{UNRECORDED} ({policy.title})"[:200],
    )
    instruction = InstructionDraft(operation=Operation.ADOPT, target=(policy.citation or policy.title)[:120])
    amendment = AmendmentDraft(policy, text, text.base, known_effect(effective, as_of), [instruction])
    edition = draft_edition(
        by=by,
        instrument=source,
        name="as enacted",
        amendments=[amendment],
        effective_rule=EffectiveRule.GIVEN,
    )
    freeze_edition(by=by, edition=edition)
    publish_edition(by=by, edition=edition)
    adopt(by=by, edition=edition, on=adopted or PartialDate.unknown())
    return Version.objects.with_record().get(pk=text.pk)


def known_effect(effective: PartialDate, as_of: PartialDate | None) -> PartialDate:
    """The effective date; when nobody knows it, some day up to the one when it was found in force."""
    if effective.says_nothing and as_of is not None:
        return PartialDate.between(None, as_of.latest, effective.raw)
    return effective
