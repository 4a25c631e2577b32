"""An effective clause is read to the right day or not at all, and what was not understood is told."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.effect_reading import read_clause
from policies.effect_words import LONGEST
from policies.lifecycle import EffectiveRule
from tests.policies.effect_clauses import READ, UNREAD

RULES = {"both": "passage_and_approval", "published": "after_publication"}
EVENTS = {"P": "passage", "A": "approval", "B": "publication", "D": "day"}
SHARED = Path(__file__).parents[3] / "shared" / "seeds"


def as_told(words):
    rule, *rest = words.split()
    events = {EVENTS[each] for each in rest.pop(0)} if rule == "later" else set()
    days, day, last = [*rest, *"---"][:3]
    days = 0 if days == "-" else int(days)
    return (
        RULES.get(rule, rule),
        days,
        events,
        *(None if each == "-" else date.fromisoformat(each) for each in (day, last)),
    )


def as_read(reading):
    day = reading.given.earliest if reading.given else None
    return (reading.rule, reading.days, set(reading.events), day, reading.last_day)


@pytest.mark.parametrize(("clause", "told"), READ)
def test_a_clause_is_read_to_its_rule(clause, told):
    reading = read_clause(clause)
    assert as_read(reading) == as_told(told)
    assert not reading.unread or told == "unknown"


@pytest.mark.parametrize(("clause", "words"), UNREAD)
def test_what_no_rule_can_hold_is_not_read_and_told(clause, words):
    reading = read_clause(clause)
    assert as_read(reading) == ("unknown", 0, set(), None, None)
    assert words in " … ".join(reading.unread)


def test_a_number_that_is_another_in_figures_is_told():
    assert read_clause("ninety (60) days after its publication").disagreeing == "ninety (60) days"
    assert not read_clause("sixty (60) days after its publication").disagreeing


@pytest.mark.parametrize(
    "clause", ["This takes effect on [day].", "It is in force {days} after publication.", ""]
)
def test_words_that_wait_to_be_written_are_none_that_were_not_understood(clause):
    reading = read_clause(clause)
    assert (reading.rule, reading.unread) == (EffectiveRule.UNKNOWN, ())


def test_a_clause_that_is_too_long_is_not_read_in_part():
    assert read_clause("It takes effect on its passage. " + "x" * LONGEST).unread


@pytest.mark.parametrize("clause", ["upon approval by the City Council", "ten days after its passage"])
def test_an_executive_waits_for_no_council(clause):
    reading = read_clause(clause, by_council=False)
    assert reading.rule == EffectiveRule.UNKNOWN and reading.unread


STRANGE = [
    "on the second Tuesday of the month",
    "at the turn of the season",
    "unless vetoed",
    "if the budget allows",
    "no earlier than the first meeting",
    "a fortnight",
    "three months",
    "upon recording",
    "subject to referendum",
    "eventually",
    "before Easter",
    "12 moons",
    "after the comment period",
]
CERTAIN = [clause for clause, told in READ if not told.startswith("unknown") and ". " not in clause]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CERTAIN), st.sampled_from(STRANGE), st.data())
def test_a_strange_word_about_time_never_leaves_a_certain_rule_as_it_was(clause, strange, data):
    words = clause.split()
    place = data.draw(st.integers(0, len(words)))
    reading = read_clause(" ".join([*words[:place], strange, *words[place:]]))
    assert as_read(reading) != as_read(read_clause(clause)) or reading.unread
    assert reading.rule == EffectiveRule.UNKNOWN


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(" ".join(clause for clause, _ in READ + UNREAD).split()), max_size=25))
def test_any_words_are_read_or_told(words):
    reading = read_clause(" ".join(words))
    assert reading.rule == EffectiveRule.UNKNOWN or not reading.unread
    assert isinstance(read_clause(" ".join(words), by_council=False).rule, EffectiveRule)


@pytest.mark.parametrize(
    "hostile",
    ["9" * 2000, "(" * 2000, "[" * 2000, "the City of A" + " A" * 900, "_" * 2000, "public peace, " * 140],
)
def test_hostile_words_take_no_long_time(hostile):
    assert read_clause(hostile).rule == EffectiveRule.UNKNOWN


def test_the_clause_of_the_enacted_ordinance_among_the_seeds():
    found = (
        [path.read_text(errors="replace") for path in sorted(SHARED.glob("*")) if path.is_file()]
        if SHARED.is_dir()
        else []
    )
    clause = (
        "This Ordinance shall be in full force and effect from and after the date of its passage "
        "and approval."
    )
    if not any(clause in json.dumps(each) or clause in each for each in found):
        pytest.skip("the seeds are not at hand")
    assert read_clause(f"Section 4. {clause}").rule == EffectiveRule.PASSAGE_AND_APPROVAL
