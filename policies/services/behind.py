"""A draft falls behind when the law that it will meet is another than the text it was made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from policies import redlines
from policies.dates import PartialDate
from policies.law_ahead import Ahead, Base, law_ahead
from policies.lifecycle import EffectiveRule
from policies.models import Amendment, Instruction, Operation, Version
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


BEHIND, ADOPTED, LATER = "Behind the law.", "Adopted meanwhile.", "Replaced later."
MOVED = "the law has changed since this draft was begun: "
BRINGS_BACK = "its bill still treats it as law, and by the bill the whole of it would be in force again"
OF_LAW = {Operation.AMEND, Operation.ADD, Operation.REPEAL, Operation.RENUMBER}
"""What the sections of a bill do to a policy that is in force; what is added alone can be a new text too."""


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
    if each.is_lapse:
        words = lapse_sentence(each, "ended" if (each.effect.on.latest or date.max) <= today else "ends")
        return f"{words[:1].lower()}{words[1:].rstrip('.')}"
    if not each.effect.is_waiting and (each.effect.on.latest or date.max) <= today:
        did = "took effect" if is_text else "repealed it, with effect"
        when = on_day(each.effect.on)
        return f"{name} {did} {f'on {when}' if each.effect.on.is_known else when}"
    will = f"{name} was adopted and will {'change' if is_text else 'repeal'} this policy"
    if each.effect.is_waiting:
        return f"{will}, on a day that is not known yet (i{each.waits_for[1:].rstrip('.')})"
    return f"{will} on {day(each.effect.on)}"


def overtaking(amendment: Amendment | None, ahead: Ahead, standing: PolicyStanding) -> Iterator[str]:
    """Of each adopted text that certainly comes after a change with a day: that it takes its place."""
    last = amendment.in_force_through if amendment else None
    for each in _rows(ahead.later, standing):
        if last is None or last >= (each.effect.on.earliest or date.min):
            is_repeal = amendment is not None and amendment.proposed_id is None
            who, on = each.edition.instrument.designation, day(each.effect.on)
            yield comes_first(who, on, is_text=each.effect.version is not None, is_repeal=is_repeal)


def lapsing(standing: PolicyStanding) -> list[str]:
    """What of the law ends by itself on a later day."""
    return [lapse_sentence(each, "ends") for each in standing.coming if each.is_lapse]


def told(rows: Sequence[tuple[Version, PolicyStanding]]) -> list[Told | None]:
    """What is said of each draft that does not hold the law it will meet; two queries at most, if any."""
    looked = [_Looked(version, standing, ahead_of_draft(version, standing)) for version, standing in rows]
    sides = [number for each in looked if each.law for number in (each.base, each.law, each.version.pk)]
    texts = redlines.section_texts(Version(pk=number) for number in sides if number)
    gone = _treated_as_law(each.version.pk for each in looked if each.stands == Base.PAST)
    return [_told(each, texts, is_gone=each.version.pk in gone) for each in looked]


@dataclass(frozen=True, slots=True)
class _Looked:
    """A draft beside the law that it will meet."""

    version: Version
    standing: PolicyStanding
    ahead: Ahead

    @property
    def base(self) -> int | None:
        return self.version.base_id

    @property
    def law(self) -> int | None:
        return law_to_meet(self.base, self.ahead)

    @property
    def stands(self) -> Base:
        return self.ahead.stands(self.base)

    @property
    def amendment(self) -> Amendment | None:
        own = [each for each in self.standing.amendments if each.proposed_id == self.version.pk]
        return own[-1] if own else None


def _told(each: _Looked, texts: dict[int, list[SectionText]], *, is_gone: bool) -> Told | None:
    said = list(overtaking(each.amendment, each.ahead, each.standing))
    title, because = LATER, why(each.base, each.ahead, each.standing)
    if each.law or each.stands == Base.SO_FAR:
        title = ADOPTED if each.stands in (Base.SO_FAR, Base.UNSURE) else BEHIND
        both = both_changed(each.base, each.law, each.version.pk, texts) if each.law else None
        said.insert(0, hold_against(each.stands, because, both, has_base=each.base is not None))
    elif is_gone:
        title = BEHIND
        said.insert(0, f"{because}; {BRINGS_BACK}")
    if not said:
        return None
    sentences = " ".join(f"{words[:1].upper()}{words[1:]}." for words in said)
    return Told(title, sentences, each.law is not None)


def _treated_as_law(drafts: Iterable[int]) -> set[int]:
    """Those of the drafts whose bills say of them what is done to a policy in force; a query, if any."""
    wanted = list(drafts)
    found: dict[int, set[str]] = defaultdict(set)
    steps = (
        Instruction.objects.filter(amendment__proposed__in=wanted) if wanted else Instruction.objects.none()
    )
    for draft, operation in steps.values_list("amendment__proposed", "operation"):
        found[draft].add(operation)
    return {draft for draft, operations in found.items() if treats_as_law(operations)}


def treats_as_law(operations: Set[str]) -> bool:
    """True where sections of a bill do what is done to a policy in force; to add alone is none of it."""
    return bool(operations - {Operation.ADD}) and operations <= OF_LAW


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
