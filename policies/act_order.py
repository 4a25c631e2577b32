"""What cannot have happened, whatever the paper says: acts of one instrument that exclude each other.

Pure: no Django, no I/O, no clock. An act is what happened, so only what is logically impossible is refused;
what is merely missing from the record is said before the button (``policies.linting.passage``). A day that
is not known contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from policies.dates import long_day
from policies.lifecycle import Fact, certainly_sooner

BY_COUNCIL = frozenset(
    {"read", "passed", "presiding_signed", "failed", "approved", "vetoed", "returned_unsigned", "overridden"}
)
"""Acts on the way of what a council makes by a vote."""

VERDICTS = {
    "approved": "approved it",
    "vetoed": "vetoed it",
    "returned_unsigned": "returned it unsigned",
}
"""What a mayor does with what was passed: one of the three."""

AFTER_PASSAGE = {
    **{kind: f"The mayor cannot have {did}" for kind, did in VERDICTS.items()},
    "presiding_signed": "The presiding officer cannot have signed it",
    "signed": "It cannot have been signed",
    "overridden": "The veto cannot have been overridden",
}
"""Acts on what was passed, each as the beginning of the sentence that refuses it."""

NOBODY_VOTES = "Nobody votes on what the executive makes: record who authorized it, and when."
NOT_AUTHORISED = (
    "The council makes this by a vote; no executive authorizes it. Record how the council decided."
)
NO_VETO = "There is no veto on record that could be overridden: record the veto first."


def impossible(before: Sequence[Fact], after: Sequence[Fact], *, by_council: bool) -> str:
    """The sentence for a person who would record what cannot be, "" when it can.

    ``before`` and ``after``: the acts that count without and with the new one, in the order in which they
    were recorded. What was wrong before is no reason to refuse another act.
    """
    known = set(_contradictions(before, by_council))
    return next((each for each in _contradictions(after, by_council) if each not in known), "")


def _contradictions(facts: Sequence[Fact], by_council: bool) -> Iterator[str]:
    kinds = {fact.kind for fact in facts}
    if not by_council and kinds & BY_COUNCIL:
        yield NOBODY_VOTES
    if by_council and "authorised" in kinds:
        yield NOT_AUTHORISED
    yield from _before_passage(facts)
    yield from _verdicts(facts)
    yield from _overrides(facts)


def _before_passage(facts: Sequence[Fact]) -> Iterator[str]:
    """There is nothing to sign, approve or veto before the council has passed it."""
    passed = [fact for fact in facts if fact.kind == "passed"]
    for fact in facts:
        if fact.kind in AFTER_PASSAGE and passed and all(certainly_sooner(fact, each) for each in passed):
            first = min((each.on.earliest for each in passed if each.on.earliest), default=date.max)
            yield (
                f"{AFTER_PASSAGE[fact.kind]} before it was passed:"
                f" on record it was passed on {long_day(first)}."
            )


def _verdicts(facts: Sequence[Fact]) -> Iterator[str]:
    """One verdict for each passage: what was vetoed must be passed again before it can be approved."""
    said = list(dict.fromkeys(fact.kind for fact in facts if fact.kind in VERDICTS))
    passages = sum(fact.kind == "passed" for fact in facts)
    if len(said) > max(passages, 1):
        first, second = (VERDICTS[kind] for kind in said[-2:])
        yield (
            f"On record the mayor {first}; the mayor cannot have {second} as well. Correct what is wrong,"
            " or record first that it was passed again."
        )


def _overrides(facts: Sequence[Fact]) -> Iterator[str]:
    vetoes = [fact for fact in facts if fact.kind == "vetoed"]
    for fact in facts:
        if fact.kind == "overridden" and all(certainly_sooner(fact, each) for each in vetoes):
            yield "A veto cannot be overridden before the mayor has vetoed it." if vetoes else NO_VETO
