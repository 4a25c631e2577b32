"""What is known of a draft edition before it is frozen: its state as values, and a sign of what was seen."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from policies import redlines
from policies.dates import PartialDate
from policies.lifecycle import Answer
from policies.models import AdoptionPath, Amendment, Edition, Marks, RulingKind, Source
from policies.queries import PolicyStanding, standings, today
from policies.readiness import Base, ChangeState, EditionState, Finding, findings
from policies.services.composing import CLAUSES, STEPS, amendments_of
from policies.telling import proposals
from policies.text import account
from policies.text.section import SectionText

Texts = dict[int, list[SectionText]]


@dataclass(frozen=True, slots=True)
class Check:
    """An edition as it stands: its changes, their texts, what is found, and a sign of every word of it."""

    amendments: Sequence[Amendment]
    texts: Texts
    found: Sequence[Finding]
    sign: str

    @property
    def blockers(self) -> list[str]:
        """What must be put right before it can be frozen."""
        return [each.sentence for each in self.found if each.blocks]

    @property
    def warnings(self) -> list[str]:
        """What a person should know before they freeze it."""
        return [each.sentence for each in self.found if not each.blocks]


def check(edition: Edition, on: date | None = None) -> Check:
    """What stands in the way of freezing an edition, in at most nine queries.

    ``on`` is the day in the city, for a page that knows it.
    """
    amendments = amendments_of(edition)
    texts = redlines.section_texts(side for each in amendments for side in (each.base, each.proposed))
    policies = [each.policy for each in amendments]
    law = standings(policies, on or today(edition.municipality)) if policies else {}
    waiting = _waiting(amendments)
    changes = [_change(each, texts, law[each.policy_id], waiting) for each in amendments]
    instrument = edition.instrument
    state = EditionState(
        kind=instrument.kind,
        bill_number=instrument.bill_number,
        by_council=instrument.adoption_path == AdoptionPath.COUNCIL,
        long_title=edition.long_title,
        enacting_clause=edition.enacting_clause,
        effective_clause=edition.effective_clause,
        effective_rule=edition.effective_rule,
        changes=changes,
    )
    return Check(amendments, texts, findings(state), sign(edition, amendments, texts))


def sign(edition: Edition, amendments: Sequence[Amendment], texts: Texts) -> str:
    """A short sign of all that freezing would fix: clauses, changes, instructions, the words of each text."""
    parts = [
        [getattr(edition, name) for name in CLAUSES],
        [[each.policy_id, each.base_id, each.proposed_id, _day(each.date)] for each in amendments],
        [[getattr(step, name) for name in STEPS] for each in amendments for step in each.instructions.all()],
        [
            [text.level, text.label, text.heading, text.text, text.key]
            for each in amendments
            for text in texts.get(each.proposed_id or 0, ())
        ],
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def _day(day: PartialDate | None) -> list[str]:
    return [str(day.earliest), str(day.latest), day.precision, day.raw] if day else []


def _waiting(amendments: Sequence[Amendment]) -> dict[int, int]:
    """Places of imported papers that wait for a ruling, by the draft that was drawn from them."""
    drafts = [each.proposed_id for each in amendments if each.proposed_id]
    rows = Source.objects.filter(version__in=drafts).prefetch_related("rulings")
    found: dict[int, int] = {}
    for row in rows if drafts else ():
        last = {(each.start or 0, each.end or 0): each.kind for each in row.rulings.all()}
        ruled = [span for span, kind in last.items() if kind != RulingKind.WITHDRAWN]
        number = row.version_id or 0
        found[number] = found.get(number, 0) + account.waiting(row.ledger, ruled)
    return found


def _change(each: Amendment, texts: Texts, standing: PolicyStanding, waiting: dict[int, int]) -> ChangeState:
    base, proposed = (texts.get(number or 0, []) for number in (each.base_id, each.proposed_id))
    pending = [row.edition for row in proposals(standing.amendments)]
    others = {row.instrument_id: row for row in pending if row.instrument_id != each.edition.instrument_id}
    steps = list(each.instructions.all())
    stands = base_of(each, standing)
    known = {text.label for text in (*base, *proposed)} | {text.heading for text in (*base, *proposed)}
    known |= {each.policy.title, each.policy.citation[:120]}
    return ChangeState(
        policy=each.policy.title,
        sections=tuple(proposed) if each.proposed_id else None,
        base=stands,
        is_changed=stands != Base.LAW or _words(base) != _words(proposed),
        waiting=waiting.get(each.proposed_id or 0, 0),
        marks_unknown=each.proposed is not None and each.proposed.marks == Marks.UNKNOWN,
        instructions=len(steps),
        strays=[step.target for step in steps if step.target and step.target not in known],
        coming=[row.edition.instrument.designation for row in standing.coming if row.is_public],
        rivals=[row.instrument.designation for row in others.values()],
        has_day=each.date is not None,
    )


def _words(sections: Sequence[SectionText]) -> list[tuple[str | None, str, str]]:
    return [(text.label, text.heading, text.text) for text in sections]


def base_of(each: Amendment, standing: PolicyStanding) -> Base:
    """How the text a change was drafted against stands in law today."""
    if standing.answer == Answer.UNKNOWN:
        return Base.UNSURE
    if standing.answer == Answer.NO:
        return Base.NONE if each.base_id is None else Base.PAST
    if each.base_id is None:
        return Base.MISSING
    return Base.LAW if each.base_id in standing.standing.versions else Base.OVERTAKEN
