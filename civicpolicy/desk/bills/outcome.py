"""What an act would do to the law, worked out before it is recorded, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from civicpolicy.desk.bills.finding import is_public
from civicpolicy.site.steps import becomes_law, rule_words
from policies import lifecycle
from policies.dates import PartialDate
from policies.law_ahead import Base
from policies.lifecycle import Fact
from policies.models import Act, ActKind, Edition, Instrument, InstrumentKind
from policies.queries import day_of_effect, enacted_edition, ending_act, facts, standings
from policies.services import behind
from policies.services.checking import Law
from policies.telling import day

_UNDONE = (
    "Another text of it became law after this one was drafted; what that changed is not in this text and is "
    "undone by it."
)
LOST = {
    Base.OVERTAKEN: _UNDONE,
    Base.MISSING: _UNDONE,
    Base.SO_FAR: (
        "Another text of it is adopted and not in force yet. What that changes is not in this text: "
        "whichever of the two takes effect last undoes the other."
    ),
    Base.ADOPTED: (
        "This text was made from one that is adopted and not in force yet. If this one takes effect first, "
        "it puts the changes of both in force, and the other undoes this one’s on its own day."
    ),
}
"""What is lost without a word when a text becomes law, by how its base stands."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Sentences about the law with the act in the record; ``makes_law`` when it becomes law by it."""

    sentences: Sequence[str]
    makes_law: bool
    is_day_unknown: bool


def outcome(bill: Instrument, act: Act, today: date, law: Law | None = None) -> Outcome:
    """What the record says of the law once an act, not saved yet, is added to it.

    ``law``: what is in force today of every policy, for a page that knows it.
    """
    before = list(bill.acts.all())
    after = [*before, act]
    was, will = (lifecycle.enacted(facts(acts)) for acts in (before, after))
    if will:
        edition = _edition(bill, after)
        days = list(_effects(edition, after)) if edition else []
        said = [
            _now_law(bill, edition, was),
            *(_effect_words(title, on, edition, today) for title, on in days),
        ]
        if edition and not was:
            said += _lost(edition, facts(after), today, law)
        unknown = any(on.says_nothing for _, on in days)
        return Outcome([each for each in said if each], not was, unknown)
    if was:
        said = [f"By the record {bill.designation} is then not law any more."]
        return Outcome([*said, *_built_on(bill, _edition(bill, before), today, law)], False, False)
    return Outcome([_not_law(bill, after)], False, False)


def _not_law(bill: Instrument, acts: Sequence[Act]) -> str:
    """How a bill that an act does not make law stands after it."""
    known = facts(acts)
    if ending := ending_act(acts):
        if ending.kind in lifecycle.ENDINGS:
            return f"{bill.designation} is not law then, unless it is taken up again."
        return f"{bill.designation} is not law then, unless the veto is overridden or it is passed again."
    if bill.kind == InstrumentKind.ORDINANCE and any(each.kind == ActKind.PASSED for each in known):
        return "It is not law by this. The mayor approves it first, or what stands in place of that happens."
    ahead = becomes_law(bill, {each.kind for each in known}, bill.municipality.profile)
    return f"It is not law by this. It becomes law later: {_small(ahead)}"


def _small(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}"


def _edition(bill: Instrument, acts: Sequence[Act]) -> Edition | None:
    named = enacted_edition(acts)
    rows = list(bill.editions.all())
    if named:
        return next((each for each in rows if each.pk == named), None)
    public = [each for each in rows if is_public(each)]
    return public[-1] if public else None


def _now_law(bill: Instrument, edition: Edition | None, was: bool) -> str:
    if was:
        return ""
    text = f", in the text {edition.name}" if edition else ""
    return f"With this act {bill.designation} becomes law{text}."


def _lost(edition: Edition, known: Sequence[Fact], today: date, law: Law | None) -> Iterator[str]:
    """What a text would undo unseen, since the law changed after it was made from it, and what undoes it."""
    rows = list(edition.amendments.all())
    law = law or standings([each.policy for each in rows], today)
    for each in rows:
        on = day_of_effect(edition, known, each.date)
        ahead = behind.ahead_of(law[each.policy_id], on if on.earliest or on.latest else None)
        after = [f"{said}." for said in behind.overtaking(each, ahead, law[each.policy_id])]
        stands = ahead.stands(each.base_id)
        if stands == Base.UNSURE and behind.law_to_meet(each.base_id, ahead):
            stands = Base.SO_FAR
        sentences = [LOST.get(stands, ""), *after]
        yield from (f"{each.policy.title}: look out. {said}" for said in sentences if said)


def _built_on(bill: Instrument, edition: Edition | None, today: date, law: Law | None) -> Iterator[str]:
    """What later law holds of a text that is law no more: nobody takes that out unasked."""
    rows = [each for each in edition.amendments.all() if each.proposed_id] if edition else []
    law = law or (standings([each.policy for each in rows], today) if rows else {})
    for each in rows:
        for later in law[each.policy_id].effects:
            if later.amendment.base_id == each.proposed_id and later.effect.version and not later.is_lapse:
                name = later.edition.instrument.designation
                yield (
                    f"{each.policy.title}: look out. {name} was made from this text and stays law: what "
                    f"{bill.designation} changed is in its text, and only another bill takes it out."
                )


def _effects(edition: Edition, acts: Sequence[Act]) -> Iterator[tuple[str, PartialDate]]:
    """Each policy that an edition changes, with the day on which that takes effect."""
    known = facts(acts)
    for each in edition.amendments.all():
        title = each.policy.title if each.proposed_id else f"Repeal of the {each.policy.title}"
        on = day_of_effect(edition, known, each.date)
        yield title, on


def _effect_words(title: str, on: PartialDate, edition: Edition | None, today: date) -> str:
    if on.says_nothing:
        why = rule_words(edition) if edition else ""
        return f"{title}: the day on which it takes effect is not known yet. {why}".strip()
    if (on.latest or date.max) <= today:
        return f"{title}: in force since {day(on)}."
    unsure = "" if (on.earliest or date.min) > today else " Nobody can say whether that day has come."
    return f"{title}: in force from {day(on)}.{unsure}"
