"""When an act takes effect, and what a bill and its policy are called."""

from datetime import date

import pytest

from policies.exchange import read
from policies.exchange.effective import effect_of
from policies.exchange.naming import instrument_title, policy_kind, policy_title


@pytest.mark.parametrize(
    ("clause", "rule", "days"),
    [
        ("in full force from and after the date of its passage and approval.", "passage_and_approval", 0),
        ("shall take effect upon adoption.", "adoption", 0),
        ("shall take effect immediately.", "adoption", 0),
        ("shall be effective ten (10) days after publication.", "after_publication", 10),
        ("shall be effective 5 days following its posting.", "after_publication", 5),
        ("shall be effective upon publication.", "after_publication", 0),
        ("shall be effective thirty days after its passage.", "unknown", 0),
        ("shall take effect when the county agrees.", "unknown", 0),
        ("", "unknown", 0),
    ],
)
def test_the_rule_of_an_effective_clause(clause, rule, days):
    effect = effect_of(clause)
    assert (effect.rule, effect.days, effect.given) == (rule, days, None)


def test_a_day_that_the_clause_names():
    effect = effect_of("shall take effect on July 1, 2021.")
    assert (effect.rule, effect.given.earliest) == ("given", date(2021, 7, 1))


@pytest.mark.parametrize(
    ("title", "short", "policy", "kind"),
    [
        (
            "AN ORDINANCE OF THE CITY OF LEE, OHIO, AMENDING THE PERSONNEL POLICY MANUAL.",
            "Amending the personnel policy manual",
            "Personnel Policy Manual",
            "personnel",
        ),
        (
            "A RESOLUTION OF THE COUNCIL OF THE VILLAGE OF LEE ADOPTING A SOCIAL MEDIA POLICY.",
            "Adopting a social media policy",
            "Social Media Policy",
            "social_media",
        ),
        (
            "An Ordinance Amending the Code of Ethics.",
            "Amending the Code of Ethics",
            "Code of Ethics",
            "code_of_ethics",
        ),
        ("AN ORDINANCE RELATING TO PARKING.", "Relating to parking", "Relating to parking", "other"),
    ],
)
def test_names(title, short, policy, kind):
    reading = read(f"{title}\nBE IT ORDAINED AS FOLLOWS:\nSection 1. Section 3-1 is repealed.".encode())
    assert instrument_title(reading.instrument) == short
    assert policy_title(reading, "paper.txt") == policy
    assert policy_kind(policy) == kind


def test_a_text_is_called_by_its_heading_or_its_file():
    assert (
        policy_title(read(b"Use of Social Media\nEmployees shall be courteous."), "a.txt")
        == "Use of Social Media"
    )
    assert policy_title(read(b"Employees shall be courteous."), "a.txt") == "a.txt"
