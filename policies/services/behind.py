"""A draft falls behind when the law that it will meet is another than the text it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from policies import redlines
from policies.dates import PartialDate
from policies.law_ahead import Ahead, Base, law_ahead
from policies.lifecycle import EffectiveRule
from policies.models import Amendment, Version
from policies.queries import PolicyEffect, PolicyStanding, ending_act
from policies.readiness import comes_first, hold_against
from policies.telling import day, lapse_sentence, on_day
from policies.text.pairing import pair_sections
from policies.text.section import SectionText
from policies.text.shared_sections import same_sections


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a draft that is behind: a title, a sentence, whether it can be brought up to a law."""

    title: str
    sentence: str
    has_law: bool


BEHIND, MOVED = "Behind the law.", "the law has changed since this draft was begun: "
TITLES = {
    Base.SO_FAR: "Adopted meanwhile.",
    Base.UNSURE: "Adopted meanwhile.",
    Base.LAW: "Replaced later.",
    Base.ADOPTED: "Replaced later.",
}
"""What is said in bold, where it is not that the draft is behind the law."""


def day_of(amendment: Amendment | None) -> PartialDate | None:
    """The day given for a change, None without one; of the later of several, the first that it can be."""
    if amendment is None or amendment.date is None:
        return None
    if amendment.edition.effective_rule == EffectiveRule.LATER:
        return PartialDate.between(amendment.date.earliest, None)
    return amendment.date


def ahead_of(standing: PolicyStanding, on: PartialDate | None = None) -> Ahead:
    """The law that a change will meet; ``on``: the day on which it takes effect, if one is given."""
    made_from = {each.amendment.proposed_id: each.amendment.base_id for each in standing.effects}
    return law_ahead([each.effect for each in standing.effects], standing.on, on, made_from)


def ahead_of_draft(version: Version, standing: PolicyStanding) -> Ahead:
    """The same of a draft: the bill that it stands in may give a day."""
    own = [each for each in standing.amendments if each.proposed_id == version.pk]
    return ahead_of(standing, day_of(own[-1] if own else None))


def law_to_meet(base: int | None, ahead: Ahead) -> int | None:
    """The text that a draft is to be brought up to; None where it holds it, and where there is none."""
    return ahead.text if ahead.text != base else None


def changes_since(base: int | None, ahead: Ahead, standing: PolicyStanding) -> Sequence[PolicyEffect]:
    """What happens to the law after a text of it, up to the law that is met; of no such text, the last."""
    past = [each for each in standing.effects if (each.effect.on.latest or date.max) <= ahead.on]
    past = [each for each in past if not each.effect.is_waiting]
    coming = _rows(ahead.coming, standing)
    known = [*past, *coming]
    places = [place for place, each in enumerate(known) if each.effect.version == base and base is not None]
    return known[places[-1] + 1 :] if places else [*past[-1:], *coming]


def _rows(effects: Iterable[object], standing: PolicyStanding) -> list[PolicyEffect]:
    return [next(each for each in standing.effects if each.effect == effect) for effect in effects]


def why(base: int | None, ahead: Ahead, standing: PolicyStanding) -> str:
    """Why a draft is behind, as a part of a sentence: what changed the law, or what became of its base."""
    deeds = "; ".join(_deed(each, standing.on) for each in changes_since(base, ahead, standing))
    after = [each for each in _rows(ahead.later, standing) if each.effect.version == base]
    if base is None:
        return f"this draft was not made from the law: {deeds}"
    if after:
        who, on = after[0].edition.instrument.designation, day(after[0].effect.on)
        return f"this draft was made from the text of {who}, which is not in force before {on}"
    if not any(each.effect.version == base for each in standing.effects):
        return _not_law(base, standing) or f"{MOVED}{deeds}"
    is_coming = ahead.stands(base) == Base.SO_FAR
    return deeds if is_coming else f"{MOVED}{deeds}"


def _not_law(base: int, standing: PolicyStanding) -> str:
    """What became of the bill whose text a draft was made from; "" where no bill had it."""
    bills = [each.edition.instrument for each in standing.amendments if each.proposed_id == base]
    if not bills:
        return ""
    acts = list(bills[-1].acts.all())
    act = ending_act(acts)
    how = f"; {act.get_kind_display().lower()} {on_day(act.date)}" if act and act.date else ""
    return f"{bills[-1].designation}, from whose text this draft was made, is not law by the record{how}"


def _deed(each: PolicyEffect, today: date) -> str:
    name, is_text = each.edition.instrument.designation, each.effect.version is not None
    if not each.effect.is_waiting and (each.effect.on.latest or date.max) <= today:
        did = "took effect" if is_text else "repealed it, with effect"
        when = on_day(each.effect.on)
        return f"{name} {did} {f'on {when}' if each.effect.on.is_known else when}"
    will = f"{name} was adopted and will {'change' if is_text else 'repeal'} this policy"
    if each.effect.is_waiting:
        return f"{will}, on a day that is not known yet ({each.waits_for.rstrip('.')})"
    return f"{will} on {day(each.effect.on)}"


def overtaking(amendment: Amendment | None, ahead: Ahead, standing: PolicyStanding) -> Iterator[str]:
    """Of each adopted text that certainly comes after a change with a day: that it takes its place."""
    last = amendment.in_force_through if amendment else None
    for each in _rows(ahead.later, standing):
        if last is None or last >= (each.effect.on.earliest or date.min):
            yield comes_first(
                each.edition.instrument.designation, day(each.effect.on), is_text=bool(each.effect.version)
            )


def lapsing(standing: PolicyStanding) -> list[str]:
    """What of the law ends by itself on a later day."""
    return [lapse_sentence(each, "ends") for each in standing.coming if each.is_lapse]


def told(rows: Sequence[tuple[Version, PolicyStanding]]) -> list[Told | None]:
    """What is said of each draft that does not hold the law it will meet; one query, if any."""
    aheads = [ahead_of_draft(version, standing) for version, standing in rows]
    laws = [law_to_meet(version.base_id, ahead) for (version, _), ahead in zip(rows, aheads, strict=True)]
    sides = [
        Version(pk=number)
        for (version, _), law in zip(rows, laws, strict=True)
        if law
        for number in (version.base_id, law, version.pk)
        if number
    ]
    texts = redlines.section_texts(sides)
    return [
        _told(
            version, standing, ahead, both_changed(version.base_id, law, version.pk, texts) if law else None
        )
        for (version, standing), ahead, law in zip(rows, aheads, laws, strict=True)
    ]


def _told(version: Version, standing: PolicyStanding, ahead: Ahead, both: int | None) -> Told | None:
    own = [each for each in standing.amendments if each.proposed_id == version.pk]
    said = list(overtaking(own[-1] if own else None, ahead, standing))
    stands = ahead.stands(version.base_id)
    if both is not None or stands == Base.SO_FAR:
        because = why(version.base_id, ahead, standing)
        said.insert(0, hold_against(stands, because, both, has_base=version.base_id is not None))
    if not said:
        return None
    sentences = " ".join(f"{each[:1].upper()}{each[1:]}." for each in said)
    return Told(TITLES.get(stands, BEHIND), sentences, both is not None)


def both_changed(base: int | None, law: int, draft: int | None, texts: dict[int, list[SectionText]]) -> int:
    """How many sections of the text a draft was made from both the law and the draft have changed since.

    Without such a text: how many sections both have that do not read alike.
    """
    theirs, mine = texts.get(law, []), texts.get(draft or 0, [])
    if base is None:
        return sum(_differ(mine[i], theirs[j]) for i, j in same_sections(mine, theirs))
    began = texts.get(base, [])
    return len(_changed(began, theirs) & _changed(began, mine))


def _changed(old: Sequence[SectionText], new: Sequence[SectionText]) -> set[int]:
    """Places of sections that were amended, renamed or taken out."""
    found = dict(pair_sections(old, new))
    return {place for place, each in enumerate(old) if place not in found or _differ(each, new[found[place]])}


def _differ(one: SectionText, other: SectionText) -> bool:
    names = ("level", "label", "heading", "text")
    return any(getattr(one, name) != getattr(other, name) for name in names)
