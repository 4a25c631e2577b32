"""What is known of an edition before it is frozen, or made law: what is found, a sign of what was seen."""

import hashlib
import json
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects

from policies import redlines
from policies.dates import PartialDate
from policies.linting.findings import Finding, in_order
from policies.linting.registry import looks_of, over_bill
from policies.models import Amendment, Edition, Instruction, Marks, RulingKind, Source
from policies.naming import ever_called
from policies.queries import PolicyStanding, city_standings, today
from policies.readiness import Base, ChangeState, findings
from policies.services import behind
from policies.services.composing import CLAUSES, STEPS, amendments_of, given_day, given_end
from policies.services.gathering import (
    asked,
    beside,
    bill_of,
    blanks_in,
    change_of,
    clauses_of,
    read_sections,
)
from policies.telling import proposals
from policies.text import account
from policies.text.section import SectionText

UNMOVED = (Base.LAW, Base.ADOPTED, Base.SO_FAR)
"""How a base stands that the draft is held against."""

Texts = dict[int, list[SectionText]]
Law = dict[int, PolicyStanding]


@dataclass(frozen=True, slots=True)
class Check:
    """An edition as it stands: its changes, their texts, what is found, and a sign of every word of it."""

    amendments: Sequence[Amendment]
    texts: Texts
    found: Sequence[Finding]
    sign: str
    law: Law = field(default_factory=dict)

    @property
    def blockers(self) -> list[str]:
        """What must be put right before it can be frozen."""
        return [each.sentence for each in self.found if each.blocks]


def check(edition: Edition, on: date | None = None) -> Check:
    """What stands in the way of freezing an edition, and what is worth a look, in at most ten queries.

    Of a frozen one nothing is said any more. ``on`` is the day in the city, for a page that knows it.
    """
    amendments = amendments_of(edition)
    if edition.is_frozen or not amendments:
        texts = redlines.section_texts(side for each in amendments for side in (each.base, each.proposed))
        says_more = bool(edition.further_clauses.strip())
        found = () if edition.is_frozen else (*findings((), says_more=says_more), *_of_clauses(edition))
        words = in_order(found)
        return Check(amendments, texts, words, sign(edition, amendments, texts))
    law = city_standings(edition.municipality, on or today(edition.municipality))
    sources = _sources(amendments)
    papers = {row.version_id for row in sources}
    is_from_paper = any(row.edition_id == edition.pk for row in sources)
    texts, words = _words_of(edition, amendments, law, papers, is_from_paper=is_from_paper)
    waiting = _waiting(sources)
    changes = [_change(each, texts, law[each.policy_id], waiting) for each in amendments]
    found = in_order([*findings(changes), *words])
    return Check(amendments, texts, found, sign(edition, amendments, texts), law)


def _of_clauses(edition: Edition) -> Sequence[Finding]:
    """What is found in a bill that changes nothing yet."""
    return over_bill(bill_of(edition, blanks=blanks_in(edition, edition.municipality, clauses_of(edition))))


def look_over(edition: Edition, on: date, amendments: Sequence[Amendment]) -> Check:
    """What is found in the words of a frozen edition before it is public or law, in five queries.

    Its amendments in order, fetched with the policy and both texts of each.
    """
    prefetch_related_objects(amendments, Prefetch("instructions", Instruction.objects.order_by("position")))
    law = city_standings(edition.municipality, on) if amendments else {}
    fixed = {each.proposed_id for each in amendments}
    texts, words = _words_of(edition, amendments, law, fixed, is_from_paper=True)
    return Check(amendments, texts, words, "", law)


def _words_of(
    edition: Edition,
    amendments: Sequence[Amendment],
    law: Law,
    papers: Set[int | None],
    *,
    is_from_paper: bool,
) -> tuple[Texts, tuple[Finding, ...]]:
    """The texts of an edition, and what the rules find in them, the city's other policies beside them.

    ``papers``: the proposed texts that stand as a paper has them, or can be changed no more.
    """
    sides = [side for each in amendments for side in _sides(each, law[each.policy_id]) if side]
    texts, numbers = read_sections(sides, beside(law, [each.policy_id for each in amendments]))
    ever = ever_called(each.policy_id for each in amendments)
    proposed = [row for each in amendments for row in texts.get(each.proposed_id or 0, ())]
    words = [part for row in proposed for part in (row.heading, row.text)]
    blanks = blanks_in(edition, edition.municipality, [*clauses_of(edition), *words])
    changes = [
        change_of(
            each,
            texts,
            base_of(each, law[each.policy_id]),
            ever=ever[each.policy_id],
            is_from_paper=each.proposed_id in papers,
            blanks=blanks,
        )
        for each in amendments
    ]
    has_day = all(each.date is not None for each in amendments)
    day, (last_day, _) = given_day(amendments), given_end(amendments)
    bill = bill_of(
        edition,
        changes,
        has_day=has_day,
        is_from_paper=is_from_paper,
        blanks=blanks,
        day=day,
        last_day=last_day,
    )
    looks = looks_of(bill)
    return texts, over_bill(replace(bill, elsewhere=asked(looks, numbers)), looks)


def _sides(each: Amendment, standing: PolicyStanding) -> tuple[int | None, ...]:
    """The texts that one change is looked over by; the law beside them where it is another by now."""
    ahead = behind.ahead_of(standing, behind.day_of(each))
    return each.base_id, each.proposed_id, behind.law_to_meet(each.base_id, ahead)


def sign(edition: Edition, amendments: Sequence[Amendment], texts: Texts) -> str:
    """A short sign of all that freezing would fix: clauses, changes, instructions, the words of each text."""
    parts = [
        [getattr(edition, name) for name in CLAUSES],
        [
            [each.policy_id, each.base_id, each.proposed_id, _day(each.date), _end(each)]
            for each in amendments
        ],
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


def _end(each: Amendment) -> list[str]:
    return [str(each.in_force_through), str(each.restores_before)]


def _sources(amendments: Sequence[Amendment]) -> list[Source]:
    """The imported papers from which the drafts were drawn, with their rulings."""
    drafts = [each.proposed_id for each in amendments if each.proposed_id]
    return list(Source.objects.filter(version__in=drafts).prefetch_related("rulings")) if drafts else []


def _waiting(sources: Sequence[Source]) -> dict[int, int]:
    """Places of imported papers that wait for a ruling, by the draft that was drawn from them."""
    found: dict[int, int] = {}
    for row in sources:
        last = {(each.start or 0, each.end or 0): each.kind for each in row.rulings.all()}
        ruled = [span for span, kind in last.items() if kind != RulingKind.WITHDRAWN]
        number = row.version_id or 0
        found[number] = found.get(number, 0) + account.waiting(row.ledger, ruled)
    return found


def _change(each: Amendment, texts: Texts, standing: PolicyStanding, waiting: dict[int, int]) -> ChangeState:
    base, proposed = (texts.get(number or 0, []) for number in (each.base_id, each.proposed_id))
    pending = [row.edition for row in proposals(standing.amendments)]
    others = {row.instrument_id: row for row in pending if row.instrument_id != each.edition.instrument_id}
    ahead = behind.ahead_of(standing, behind.day_of(each))
    stands, law = ahead.stands(each.base_id), behind.law_to_meet(each.base_id, ahead)
    return ChangeState(
        policy=each.policy.title,
        sections=len(proposed) if each.proposed_id else None,
        base=stands,
        is_changed=stands not in UNMOVED or _words(base) != _words(proposed),
        waiting=waiting.get(each.proposed_id or 0, 0),
        marks_unknown=each.proposed is not None and each.proposed.marks == Marks.UNKNOWN,
        instructions=len(each.instructions.all()),
        rivals=[row.instrument.designation for row in others.values()],
        why=behind.why(each.base_id, ahead, standing) if law or stands == Base.SO_FAR else "",
        both=behind.both_changed(each.base_id, law, each.proposed_id, texts) if law else None,
        later=list(behind.overtaking(each, ahead, standing)),
        lapsing=behind.lapsing(standing),
        says_restored=not behind.treats_as_law({row.operation for row in each.instructions.all()}),
        has_base=each.base_id is not None,
    )


def _words(sections: Sequence[SectionText]) -> list[tuple[str | None, str, str]]:
    return [(text.label, text.heading, text.text) for text in sections]


def base_of(each: Amendment, standing: PolicyStanding, on: PartialDate | None = None) -> Base:
    """How the text a change was drafted against stands to the law that it will meet.

    ``on``: the day on which it takes effect, where more is known than the day that is given.
    """
    return behind.ahead_of(standing, on or behind.day_of(each)).stands(each.base_id)
