"""The words of a bill around its changes: each rule with a bill that breaks it and one that does not."""

from datetime import date

import pytest

from policies.dates import PartialDate
from policies.linting.facts import LocalRules
from policies.linting.findings import CLOSING, Part
from policies.linting.registry import over_bill
from policies.local_law import EarlierClause
from tests.policies.linting.making import CLAUSE, bill, names

OTHER = "BE IT ENACTED BY THE COUNCIL OF THE CITY OF ELM FORK, AS FOLLOWS:"
MAY = PartialDate.on(date(2026, 5, 6))


def found(**other):
    return [(each.rule, each.blocks) for each in over_bill(bill(**other))]


def test_a_sound_bill_has_no_finding():
    assert found() == []


@pytest.mark.parametrize(
    ("other", "rule", "blocks"),
    [
        ({"long_title": " "}, "title-missing", True),
        ({"long_title": "", "kind": "executive_order"}, "title-missing", False),
        ({"bill_number": ""}, "bill-number-missing", False),
        ({"sponsors": (" ",), "rules": LocalRules(needs_sponsor=True)}, "sponsor-missing", True),
        ({"enacting_clause": " "}, "enacting-clause-missing", True),
        ({"enacting_clause": "", "is_from_paper": True}, "enacting-clause-missing", False),
        ({"enacting_clause": "", "rules": LocalRules()}, "enacting-clause-missing", False),
        ({"enacting_clause": OTHER}, "enacting-clause-differs", False),
        ({"effective_rule": "unknown"}, "effective-day-unknown", False),
        ({"effective_clause": ""}, "effective-clause-missing", False),
        ({"effective_rule": "given"}, "effective-day-missing", False),
        ({"effective_rule": "after_publication"}, "effective-clause-differs", True),
        (
            {"effective_rule": "after_publication", "is_from_paper": True},
            "effective-clause-differs",
            False,
        ),
        (
            {"effective_rule": "given", "has_day": True, "day": MAY, "effective_clause": "On May 7, 2026."},
            "effective-clause-differs",
            True,
        ),
    ],
)
def test_what_is_found_in_the_clauses(other, rule, blocks):
    assert found(**other) == [(rule, blocks)]


@pytest.mark.parametrize(
    "other",
    [
        {"enacting_clause": "", "kind": "resolution"},
        {"enacting_clause": OTHER, "kind": "resolution"},
        {"enacting_clause": CLAUSE.upper().replace(":", ", WYOMING:")},
        {"enacting_clause": OTHER, "rules": LocalRules()},
        {"bill_number": "", "by_council": False},
        {"sponsors": ()},
        {"sponsors": (), "rules": LocalRules(needs_sponsor=True), "by_council": False},
        {"effective_rule": "given", "has_day": True, "effective_clause": "On May 6, 2026."},
        {"effective_clause": "On adoption. It expires May 6, 2026.", "last_day": date(2026, 5, 6)},
    ],
)
def test_what_is_not_asked_of_every_bill(other):
    assert found(**other) == []


def test_a_day_that_is_no_day_stays_unknown():
    soon = {"has_day": True, "day": PartialDate.unknown("soon"), "effective_clause": "Soon."}
    unknown, unread = over_bill(bill(effective_rule="given", **soon))
    assert (unknown.rule, unknown.blocks, unread.rule) == (
        "effective-day-unknown",
        False,
        "effective-clause-unread",
    )


@pytest.mark.parametrize("rule", ["adoption", "after_publication"])
def test_words_that_were_not_understood_are_told_beside_whatever_rule(rule):
    (only,) = over_bill(bill(effective_clause="On the first day of the month after it.", effective_rule=rule))
    assert (only.rule, only.blocks) == ("effective-clause-unread", False)
    assert "“month”" in only.sentence and only.place.part == Part.EFFECTIVE_CLAUSE


def test_a_number_that_contradicts_itself_stands_in_the_way_but_not_of_paper():
    other = {"effective_clause": "Ninety (60) days after publication.", "effective_rule": "after_publication"}
    assert found(**other) == [("effective-number-differs", True)]
    assert found(**other, is_from_paper=True) == [("effective-number-differs", False)]


@pytest.mark.parametrize(
    ("last", "beside"), [(None, "is not given"), (date(2027, 5, 6), "is Thursday, May 6, 2027")]
)
def test_an_end_that_only_the_words_know(last, beside):
    (only,) = over_bill(bill(effective_clause="On adoption. It expires May 6, 2026.", last_day=last))
    assert (only.rule, only.blocks) == ("last-day-differs", False)
    assert "is Wednesday, May 6, 2026;" in only.sentence and only.sentence.endswith(f"{beside}.")


def test_a_clause_of_the_past_is_right_on_paper_of_the_past():
    before = EarlierClause(date(1999, 12, 31), OTHER)
    rules = LocalRules(enacting_clause=CLAUSE, clauses_before=(before,))
    assert found(enacting_clause=OTHER, rules=rules, is_from_paper=True) == []
    (finding,) = over_bill(bill(enacting_clause=OTHER, rules=rules))
    assert finding.sentence.endswith("is one that the city used until Friday, December 31, 1999.")


def test_the_clause_of_the_city_is_proposed():
    (missing,) = over_bill(bill(enacting_clause=""))
    (differs,) = over_bill(bill(enacting_clause=OTHER))
    assert (missing.proposal, differs.proposal) == (CLAUSE, CLAUSE)
    assert (differs.place.part, differs.place.end) == (Part.ENACTING_CLAUSE, len(OTHER))
    assert differs.place.words == "the enacting clause"


@pytest.mark.parametrize(
    "words", ["All ordinances in conflict are repealed.", "What is INCONSISTENT is repealed."]
)
def test_a_repealer_that_names_nothing_is_worth_a_look(words):
    (only,) = over_bill(bill(repealer_clause=words))
    assert (only.rule, only.blocks) == ("repealer-blanket", False)
    assert words[only.place.start : only.place.end].casefold() in ("in conflict", "inconsistent")
    assert over_bill(bill(repealer_clause="Ordinance 402 is repealed.")) == ()


@pytest.mark.parametrize("name", [part.value for part in CLOSING])
def test_what_stands_behind_the_changes_is_looked_over_too(name):
    (only,) = over_bill(bill(**{name: "Section 1. It st\u202eands."}))
    assert (only.rule, only.place.part) == ("hidden-direction", name)
    assert only.place.words


def test_two_clauses_with_one_number():
    rows = over_bill(
        bill(severability_clause="Section 3. It stands.", effective_clause="Section 3. On adoption.")
    )
    assert names(rows) == ["bill-section-twice"]


def test_blockers_come_first():
    rows = over_bill(bill(bill_number="", long_title="", effective_clause=""))
    assert names(rows) == ["title-missing", "bill-number-missing", "effective-clause-missing"]
    assert [each.blocks for each in rows] == [True, False, False]
