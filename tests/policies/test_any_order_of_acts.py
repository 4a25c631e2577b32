"""Whatever is recorded in whatever order: one text at most is in force, and dates are obeyed."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from policies.act_order import impossible
from policies.dates import PartialDate
from policies.effect_day import Terms, effective_date, missing
from policies.lapsing import with_lapses
from policies.law_ahead import law_ahead
from policies.lifecycle import ENACTING, Answer, Effect, EffectiveRule, Fact, enacted, ended, in_force

FIRST = date(2026, 11, 1)
DAYS = [FIRST + timedelta(days=days) for days in range(12)]
KNOWN = st.sampled_from(DAYS).map(PartialDate.on)
PARTLY = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(
    lambda two: PartialDate.between(min(two), max(two))
)
WHEN = st.one_of(KNOWN, KNOWN, PARTLY)
COUNCIL = st.sampled_from(
    ["introduced", "read", "passed", "failed", "approved", "vetoed", "overridden", "returned_unsigned",
     "withdrawn", "adopted", "published"]
)  # fmt: skip
EXECUTIVE = st.sampled_from(["authorised", "withdrawn", "published", "introduced"])
RULES = st.sampled_from(
    [
        Terms(EffectiveRule.ADOPTION),
        Terms(EffectiveRule.PASSAGE_AND_APPROVAL),
        Terms(EffectiveRule.AFTER_PUBLICATION, 2),
        Terms(EffectiveRule.PASSAGE, 1),
        Terms(EffectiveRule.LATER, 0, ("passage", "publication")),
        Terms(EffectiveRule.GIVEN),
    ]
)


@dataclass
class Bill:
    """An instrument that gives one policy a text, or ends it."""

    version: int | None
    by_council: bool
    terms: Terms
    given: PartialDate | None
    record: list[tuple[int, Fact, int | None]] = field(default_factory=list)

    def counted(self) -> list[tuple[int, Fact]]:
        """The acts that count, each with the place in the record that it keeps."""
        corrected = {wrong for _, _, wrong in self.record}
        return [
            (self._first(place), fact)
            for place, fact, _ in self.record
            if place not in corrected and fact.kind != "not_so"
        ]

    def _first(self, place: int) -> int:
        wrong = {at: before for at, _, before in self.record}
        while wrong.get(place) is not None:
            place = wrong[place]
        return place

    def facts(self) -> list[Fact]:
        return [fact for _, fact in self.counted()]

    def can_be(self, read) -> bool:
        """False for a reading in which a veto is overridden before it."""
        facts = [replace(fact, on=read(fact.on)) for fact in self.facts()]
        return "overridden" not in impossible([], facts, by_council=self.by_council)

    def effect(self, read=lambda on: on) -> Effect | None:
        """What it does to the policy once it is law; ``read`` reads each partial date."""
        facts = [replace(fact, on=read(fact.on)) for fact in self.facts()]
        if not enacted(facts):
            return None
        given = read(self.given) if self.given else None
        order = max(place for place, fact in self.counted() if fact.kind in ENACTING)
        waits = bool(missing(self.terms, facts, given))
        return Effect(self.version, effective_date(self.terms, facts, given), order, is_waiting=waits)


def certain_standing(effects, on):
    """The answer where every day is known, found in the plainest way: the last thing that happened."""
    begun = [each for each in effects if not each.is_waiting and each.on.is_known and each.on.earliest <= on]
    last = max(begun, key=lambda each: (each.on.earliest, each.order), default=None)
    return last.version if last else None


READINGS = (lambda on: PartialDate.on(on.earliest or FIRST), lambda on: PartialDate.on(on.latest or DAYS[-1]))


def last_day(facts, kinds):
    """The last day on which one of these can have happened."""
    return max((fact.on.latest for fact in facts if fact.kind in kinds), default=None)


class Record(RuleBasedStateMachine):
    """Three instruments over one policy, two of which give it a text and one of which ends it."""

    def __init__(self):
        super().__init__()
        self.bills, self.places = [], 0

    @initialize(terms=st.tuples(RULES, RULES, RULES), given=st.tuples(KNOWN, KNOWN, KNOWN))
    def begin(self, terms, given):
        for version, by_council, rule_, day in zip(
            (1, 2, None), (True, False, True), terms, given, strict=True
        ):
            own = day if rule_.rule == EffectiveRule.GIVEN else None
            self.bills.append(Bill(version, by_council, rule_, own))

    @rule(which=st.sampled_from([0, 2]), kind=COUNCIL, on=WHEN)
    def council_acts(self, which, kind, on):
        self.append(self.bills[which], Fact(kind, on))

    @rule(kind=EXECUTIVE, on=WHEN)
    def executive_acts(self, kind, on):
        self.append(self.bills[1], Fact(kind, on))

    @rule(which=st.sampled_from([0, 1, 2]), day=KNOWN)
    def becomes_law(self, which, day):
        bill = self.bills[which]
        for kind in ("passed", "approved") if bill.by_council else ("authorised",):
            self.append(bill, Fact(kind, day))

    @precondition(lambda self: any(bill.record for bill in self.bills))
    @rule(data=st.data())
    def correct(self, data):
        bill = data.draw(st.sampled_from([bill for bill in self.bills if bill.record]))
        corrected = {wrong for _, _, wrong in bill.record}
        place, fact, _ = data.draw(
            st.sampled_from([each for each in bill.record if each[0] not in corrected])
        )
        kind = data.draw(st.sampled_from([fact.kind, "not_so"]))
        self.append(bill, Fact(kind, data.draw(WHEN)), place)

    def append(self, bill, fact, corrects=None):
        """Record an act unless it is refused."""
        before = bill.facts()
        tried = replace(bill, record=[*bill.record, (self.places, fact, corrects)])
        if not impossible(before, tried.facts(), by_council=bill.by_council):
            bill.record = tried.record
            self.places += 1

    def effects(self, read=lambda on: on):
        return [effect for bill in self.bills if (effect := bill.effect(read)) is not None]

    @invariant()
    def nothing_is_law_and_over_at_once(self):
        for bill in self.bills:
            facts = bill.facts()
            assert not (enacted(facts) and ended(facts))

    @invariant()
    def what_ended_last_is_over(self):
        for bill in self.bills:
            facts = bill.facts()
            stands = any(fact.kind == "overridden" for fact in facts)
            final = ("withdrawn", "failed") if stands else ("withdrawn", "failed", "vetoed")
            ends = [fact for fact in facts if fact.kind in final]
            made = last_day(facts, ENACTING)
            if ends and (made is None or max(fact.on.earliest for fact in ends) > made):
                assert ended(facts) and not enacted(facts)

    @invariant()
    def one_text_at_most_is_in_force_and_it_is_law(self):
        effects = self.effects()
        for day in DAYS:
            standing = in_force(with_lapses(effects), day)
            begun = {each.version for each in effects if each.version and (each.on.earliest or FIRST) <= day}
            assert len(standing.versions) == 1 or standing.answer != Answer.YES
            assert standing.versions <= begun

    @invariant()
    def nothing_takes_effect_before_it_was_passed_and_approved(self):
        for bill in self.bills:
            effect = bill.effect()
            if effect and bill.terms.rule == EffectiveRule.PASSAGE_AND_APPROVAL and effect.on.is_known:
                acts = [fact for fact in bill.facts() if fact.kind in ("passed", "approved", "adopted")]
                assert all(fact.on.earliest <= effect.on.earliest for fact in acts)

    @invariant()
    def nothing_takes_effect_before_it_is_law_unless_its_words_name_a_day(self):
        for bill in self.bills:
            effect = bill.effect()
            if effect and not bill.given and not effect.is_waiting:
                made = [fact.on for fact in bill.facts() if fact.kind in ENACTING]
                assert all(on.earliest <= (effect.on.earliest or FIRST) for on in made)

    @invariant()
    def nothing_takes_effect_before_it_was_vetoed_and_passed_all_the_same(self):
        for bill in self.bills:
            effect, facts = bill.effect(), bill.facts()
            if effect and not bill.given and not effect.is_waiting:
                vetoes = [fact.on.earliest for fact in facts if fact.kind == "vetoed"]
                if vetoes and any(fact.kind == "overridden" for fact in facts):
                    assert min(vetoes) <= (effect.on.earliest or FIRST)

    @invariant()
    def where_every_day_is_known_there_is_an_answer_and_a_gap_is_a_gap(self):
        effects = self.effects()
        if all(each.is_waiting or each.on.is_known for each in effects):
            for day in DAYS:
                version = certain_standing(effects, day)
                answer = Answer.NO if version is None else Answer.YES
                standing = in_force(with_lapses(effects), day)
                assert (standing.answer, standing.version) == (answer, version)

    @invariant()
    def a_draft_meets_what_was_adopted_and_on_a_known_day_the_law_of_that_day(self):
        effects = self.effects()
        for day in DAYS[::3]:
            ahead = law_ahead(with_lapses(effects), FIRST, PartialDate.on(day))
            assert ahead.text in {None, *(each.version for each in effects)}
            assert all(each.on.earliest > day for each in ahead.later)
            if all(each.on.is_known for each in effects):
                assert (ahead.text, ahead.coming) == (certain_standing(effects, day), [])

    @invariant()
    def what_is_certain_is_so_in_every_reading(self):
        """Where days overlap, the order of recording says whether a vote that failed was taken up again, and
        what may have been published after the vote is presumed to have been.
        """
        effects = self.effects()
        for read in READINGS:
            known = self.effects(read)
            if [each.is_waiting for each in known] != [each.is_waiting for each in effects]:
                continue
            if not all(bill.can_be(read) for bill in self.bills):
                continue
            for day in DAYS:
                standing = in_force(with_lapses(effects), day)
                if standing.answer != Answer.UNKNOWN:
                    assert certain_standing(known, day) == standing.version


Record.TestCase.settings = settings(max_examples=70, stateful_step_count=12, deadline=None)
TestAnyOrderOfActs = Record.TestCase
