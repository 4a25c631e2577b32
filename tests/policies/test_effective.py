"""The words about taking effect: read as a rule, said from a rule, and what is still waited for."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.effect_day import Terms
from policies.effect_reading import read_clause
from policies.effective import agrees, clause_words, contradicts, rule_words, waiting_words
from policies.exchange import library
from policies.lifecycle import EffectiveRule, Fact
from policies.text.variables import filled

JANUARY = PartialDate.on(date(2027, 1, 1))
PASSED = Fact("passed", PartialDate.on(date(2026, 5, 6)))


@pytest.mark.parametrize(
    ("clause", "rule", "days"),
    [
        ("in full force from and after the date of its passage and approval.", "passage_and_approval", 0),
        ("shall be in force from and after its passage.", "passage", 0),
        ("shall take effect upon adoption.", "adoption", 0),
        ("shall take effect immediately.", "adoption", 0),
        ("shall be effective ten (10) days after publication.", "after_publication", 10),
        ("shall be effective 5 days following its posting.", "after_publication", 5),
        ("shall be effective upon publication.", "after_publication", 0),
        ("shall be effective thirty days after its passage.", "passage", 30),
        ("takes effect thirty (30) days after its passage and approval.", "passage_and_approval", 30),
        ("takes effect 90 days from its adoption.", "adoption", 90),
        ("on the thirtieth (30th) day after the day on which it is published", "after_publication", 30),
        ("on the 10th day following its publication", "after_publication", 10),
        ("on the day after its passage", "passage", 1),
        ("after its passage by the Council and approval by the Mayor.", "passage_and_approval", 0),
        ("upon its passage, adoption and approval.", "passage_and_approval", 0),
        ("shall take effect 30 days after passage, but not before July 1, 2026.", "unknown", 0),
        ("shall take effect 30 days after January 1, 2027.", "unknown", 0),
        ("takes effect several days after its passage.", "unknown", 0),
        ("shall take effect when the county agrees.", "unknown", 0),
        ("shall take effect upon the later of the two.", "unknown", 0),
        ("", "unknown", 0),
    ],
)
def test_the_rule_of_an_effective_clause(clause, rule, days):
    reading = read_clause(clause)
    assert (reading.rule, reading.days, reading.given) == (rule, days, None)


@pytest.mark.parametrize(
    ("clause", "rule", "days"),
    [
        ("takes effect on the day it is signed and holds until it is withdrawn.", "adoption", 0),
        ("is effective upon its issuance.", "adoption", 0),
        ("takes effect ten days after it is signed.", "adoption", 10),
        ("takes effect when it is authorised.", "adoption", 0),
        ("takes effect on publication.", "after_publication", 0),
    ],
)
def test_what_an_executive_signs_is_made_by_that(clause, rule, days):
    reading = read_clause(clause, by_council=False)
    assert (reading.rule, reading.days) == (rule, days)
    if rule == "adoption":
        assert read_clause(clause).rule == "unknown"


@pytest.mark.parametrize("template", library.templates(library.BILLS).values(), ids=lambda each: each.name)
def test_every_template_of_a_bill_is_read_to_a_rule(template):
    (clause,) = (part.text for part in template.parts if part.left == "effective_clause")
    reading = read_clause(clause, by_council=template.facts["path"] == "council")
    assert reading.rule in (EffectiveRule.ADOPTION, EffectiveRule.PASSAGE_AND_APPROVAL)


CLAUSES = [each for each in library.clauses() if each.left == "effective"]


@pytest.mark.parametrize("by_council", [True, False])
@pytest.mark.parametrize("clause", CLAUSES, ids=lambda each: each.right)
def test_every_clause_about_the_day_of_effect_is_read_and_a_sunset_is_not_taken_for_one(clause, by_council):
    words = filled(clause.text, {"number": "30", "day": "January 1, 2027", "council": "City Council"})
    reading = read_clause(words, by_council=by_council)
    assert (reading.rule == EffectiveRule.UNKNOWN) is (clause.right == "Sunset")


def test_a_day_that_the_clause_names():
    reading = read_clause("shall take effect on July 1, 2021.")
    assert (reading.rule, reading.given.earliest) == ("given", date(2021, 7, 1))


def test_the_later_of_several():
    reading = read_clause("takes effect on the later of January 1, 2027 and ten days after its publication.")
    assert (reading.rule, reading.days) == ("later", 10)
    assert (set(reading.events), reading.given) == (
        {"publication", "day"},
        PartialDate.parse("January 1, 2027"),
    )


@pytest.mark.parametrize(
    ("clause", "terms", "given", "agree"),
    [
        ("upon its passage and approval", Terms(EffectiveRule.PASSAGE_AND_APPROVAL), None, True),
        ("upon its passage and approval", Terms(EffectiveRule.ADOPTION), None, True),
        ("upon its passage and approval", Terms(EffectiveRule.PASSAGE), None, False),
        ("upon its passage and approval", Terms(EffectiveRule.AFTER_PUBLICATION), None, False),
        ("ten days after publication", Terms(EffectiveRule.AFTER_PUBLICATION, 10), None, True),
        ("ten days after publication", Terms(EffectiveRule.AFTER_PUBLICATION), None, False),
        ("on January 1, 2027", Terms(EffectiveRule.GIVEN), JANUARY, True),
        ("on January 2, 2027", Terms(EffectiveRule.GIVEN), JANUARY, False),
        ("on January 2, 2027", Terms(EffectiveRule.UNKNOWN), None, False),
        ("when the county agrees", Terms(EffectiveRule.ADOPTION), None, True),
        ("the later of passage and publication", Terms("later", 0, ["passage", "publication"]), None, True),
        ("the later of passage and publication", Terms("later", 0, ["passage", "approval"]), None, False),
    ],
)
def test_words_and_rule_agree_or_not(clause, terms, given, agree):
    assert agrees(read_clause(clause), terms, given) is agree


@pytest.mark.parametrize(
    ("terms", "given", "said"),
    [
        (Terms("passage_and_approval"), None, "It takes effect when it is passed and the mayor approves it."),
        (Terms("after_publication", 10), None, "It takes effect 10 days after it is published."),
        (Terms("adoption", 1), None, "It takes effect one day after it becomes law."),
        (Terms("given"), JANUARY, "It takes effect on Friday, January 1, 2027."),
        (Terms("given"), None, "It takes effect on a given day."),
        (Terms("unknown"), None, "Its words do not tell the day on which it takes effect."),
        (
            Terms("later", 0, ["passage", "approval", "publication", "day"]),
            JANUARY,
            "It takes effect when it is passed, the mayor approves it and it is published, and not before "
            "Friday, January 1, 2027.",
        ),
    ],
)
def test_a_rule_in_words(terms, given, said):
    assert rule_words(terms, given) == said


def test_what_is_waited_for_and_what_happened_already():
    said = waiting_words(Terms("passage_and_approval"), [PASSED], None)
    assert said == "It takes effect when the mayor approves it; passed Wednesday, May 6, 2026."
    approved = Fact("approved", PartialDate.unknown())
    assert waiting_words(Terms("passage_and_approval"), [PASSED, approved], None) == ""
    published = waiting_words(Terms("after_publication", 10), [PASSED, approved], None)
    assert published == "It takes effect 10 days after it is published."
    assert waiting_words(Terms("passage"), [], JANUARY) == ""


RULED = [
    ("adoption", 0, "on the day it is adopted"),
    ("adoption", 30, "30 days after it is adopted"),
    ("passage", 0, "on the day it is passed"),
    ("passage_and_approval", 0, "once it has been passed and approved"),
    ("passage_and_approval", 1, "one day after it has been passed and approved"),
    ("after_publication", 0, "on the day it is published"),
    ("after_publication", 10, "10 days after it is published"),
]


@pytest.mark.parametrize(("rule", "days", "words"), RULED)
def test_the_words_of_a_new_text_are_made_of_the_rule_and_read_back_to_it(rule, days, words):
    clause = clause_words("ordinance", Terms(rule, days))
    assert clause == f"This ordinance takes effect {words}."
    reading = read_clause(clause)
    assert (reading.rule, reading.days) == (rule, days)


def test_a_day_is_left_to_be_filled_in_and_no_words_are_made_up():
    assert clause_words("order", Terms("given")) == "This order takes effect on [day]."
    assert clause_words("order", Terms("unknown")) == clause_words("order", Terms("later", 0, ("day",))) == ""


@pytest.mark.parametrize(
    ("clause", "terms"),
    [
        ("This takes effect once it has been passed and approved.", Terms("after_publication")),
        ("Section 5. This is in force from and after its passage.", Terms("passage_and_approval")),
        ("This takes effect 10 days after it is published.", Terms("after_publication")),
        ("This takes effect immediately.", Terms("after_publication")),
        ("This takes effect on January 1, 2027.", Terms("passage")),
        ("On the later of its passage and its approval.", Terms("later", 0, ("passage", "publication"))),
    ],
)
def test_words_and_a_rule_that_are_both_clear_can_contradict_each_other(clause, terms):
    assert contradicts(clause, terms, None)


@pytest.mark.parametrize(
    ("clause", "terms"),
    [
        ("This takes effect on the day it is published.", Terms("after_publication")),
        (
            "In force from its passage, approval and publication.",
            Terms("later", 0, ("passage", "approval", "publication")),
        ),
        (
            "In force from its passage and approval, and the clerk shall publish it.",
            Terms("passage_and_approval"),
        ),
        (
            "In force from its passage and approval and shall be published by law.",
            Terms("passage_and_approval"),
        ),
        ("In force from its passage. It is to be published at once.", Terms("passage")),
        ("In force when the county agrees.", Terms("passage")),
    ],
)
def test_words_that_are_not_clear_contradict_nothing(clause, terms):
    assert not contradicts(clause, terms, None)
