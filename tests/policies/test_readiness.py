"""What the record says of a bill before it is frozen: each rule with a change that breaks it."""

from dataclasses import replace

import pytest

from policies.linting.findings import Part
from policies.readiness import RULES, Base, ChangeState, findings

MOVED = "Ordinance 24-9 took effect on May 4, 2020"
ADOPTED = "Ordinance 12 was adopted and will change this policy on June 1, 2027"
SOUND = ChangeState("Code", 1, Base.LAW)


def found(**other):
    return [(each.rule, each.sentence, each.blocks) for each in findings([replace(SOUND, **other)])]


def test_a_sound_change_has_no_finding():
    assert found() == []


def test_a_bill_that_changes_nothing_is_in_its_own_way():
    (only,) = findings(())
    assert (only.rule, only.blocks, only.place.part) == ("changes-nothing", True, Part.BILL)
    assert "changes nothing yet" in only.sentence
    (said,) = findings((), says_more=True)
    assert (said.rule, said.blocks) == ("changes-nothing", False)


BLOCKING = [
    ({"sections": 0}, "no-section", "has no section"),
    ({"is_changed": False}, "same-as-law", "changes nothing of the law"),
    ({"base": Base.OVERTAKEN}, "law-overtaken", "no longer the law in force"),
    (
        {"base": Base.OVERTAKEN, "why": MOVED, "both": 1},
        "law-overtaken",
        f"{MOVED}; 1 section of it is also",
    ),
    (
        {"base": Base.OVERTAKEN, "why": MOVED, "both": 3},
        "law-overtaken",
        "3 sections of it are also changed",
    ),
    (
        {"base": Base.OVERTAKEN, "why": MOVED, "both": 0},
        "law-overtaken",
        "no section that it changed is changed here",
    ),
    (
        {"base": Base.MISSING, "why": MOVED, "both": 1, "has_base": False},
        "law-not-its-base",
        "1 section of it stands here in other words. Bring the draft up to the law",
    ),
    (
        {"base": Base.MISSING, "why": MOVED, "both": 0, "has_base": False},
        "law-not-its-base",
        "no section of it stands here in other words",
    ),
    ({"base": Base.PAST, "says_restored": False}, "policy-repealed", "Let them restore the policy"),
    (
        {"sections": None, "base": Base.OVERTAKEN, "why": MOVED, "both": 1},
        "repeals-no-law",
        "put it in again",
    ),
    ({"waiting": 1}, "waits-for-ruling", "1 place of"),
    ({"waiting": 3}, "waits-for-ruling", "3 places of"),
    ({"marks_unknown": True}, "marks-unknown", "marks of the imported paper"),
    ({"sections": None, "base": Base.PAST}, "repeals-no-law", "not the law in force"),
    ({"sections": None, "base": Base.NONE}, "repeals-no-law", "not the law in force"),
]
WORTH_A_LOOK = [
    ({"base": Base.UNSURE}, "law-unsure", "not known which text"),
    (
        {"base": Base.SO_FAR, "why": ADOPTED, "both": 1},
        "adopted-meanwhile",
        f"{ADOPTED}; this draft does not hold that change; 1 section of it is also changed here. Bring",
    ),
    ({"base": Base.SO_FAR, "why": ADOPTED}, "adopted-meanwhile", "no text then for this draft to change"),
    ({"base": Base.SO_FAR, "why": ADOPTED, "sections": None}, "adopted-meanwhile", "it undoes it"),
    ({"base": Base.ADOPTED}, "adopted-base", "a day of effect that is not before"),
    ({"later": ("Ordinance 9 comes after",)}, "replaced-later", "Ordinance 9 comes after."),
    ({"lapsing": ("It ends by its own words.",)}, "law-lapses", "It ends"),
    ({"rivals": ("Bill 8",)}, "rival", "Bill 8 would change it too"),
    ({"instructions": 0}, "no-instruction", "no section of the bill"),
]


@pytest.mark.parametrize(
    ("other", "rule", "words", "blocks"),
    [(*each, True) for each in BLOCKING] + [(*each, False) for each in WORTH_A_LOOK],
)
def test_what_is_found_in_a_change(other, rule, words, blocks):
    ((name, sentence, weighs),) = found(**other)
    assert (name, words in sentence, weighs) == (rule, True, blocks)
    assert sentence.startswith("Code: ")


def test_every_rule_is_tried():
    tried = {rule for _, rule, _ in [*BLOCKING, *WORTH_A_LOOK]} | {"changes-nothing"}
    assert tried == set(RULES)


@pytest.mark.parametrize("base", [Base.LAW, Base.UNSURE])
def test_a_policy_in_force_can_be_repealed(base):
    assert not any(blocks for _, _, blocks in found(sections=None, base=base))


@pytest.mark.parametrize("base", [Base.NONE, Base.PAST])
def test_a_new_text_and_a_text_brought_back_need_no_law(base):
    assert found(base=base) == []


def test_each_change_is_named_by_its_place():
    rows = findings([SOUND, replace(SOUND, policy="Other", waiting=1)])
    assert [(each.place.change, each.place.words) for each in rows] == [(1, "Other")]
