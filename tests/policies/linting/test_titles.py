"""The sections that a long title names, beside those that the bill changes."""

from dataclasses import replace

import pytest

from policies.linting.facts import LocalRules
from policies.linting.registry import over_bill
from policies.linting.title_words import read_title
from tests.policies.linting.making import CLAUSE, bill, change, section, step

LABELS = ("1", "5", "6", "9", "11", "12")
BEFORE = tuple(section(each, f"Words of {each}.", f"Heading {each}", key=each) for each in LABELS)
WYOMING = LocalRules(enacting_clause=CLAUSE, title_law="Wyoming Statutes 15-1-115")


def changed(amended=(), added=(), repealed=(), before=BEFORE, **other):
    kept = [each for each in before if each.label not in repealed]
    after = [replace(each, text=f"New {each.text}") if each.label in amended else each for each in kept]
    return change(*after, *(section(each, key=each) for each in added), before=before, **other)


WALKED = changed(amended=("5", "12"), added=("9A",), repealed=("6",))


def found(title, *changes, **other):
    rows = over_bill(bill(*(changes or (WALKED,)), long_title=f"AN ORDINANCE {title}", **other))
    return [(each.rule, each.sentence) for each in rows if each.rule.startswith("title-")]


def test_a_title_that_names_another_section_is_told_both_ways():
    title = "AMENDING SECTIONS 5 AND 11, REPEALING SECTION 6 AND ADDING SECTION 9A OF THE CODE OF ETHICS"
    assert found(title) == [
        (
            "title-names-unchanged",
            "The long title names section 11 as amended, and the bill leaves it as it is.",
        ),
        (
            "title-leaves-out",
            "The bill changes section 12 of Code of ethics; the long title names other sections, "
            "and not this one.",
        ),
    ]


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        (
            "AMENDING SECTIONS 5, 6 AND 12 AND ADDING SECTION 9A",
            "section 6 is amended; the bill repeals it.",
        ),
        ("AMENDING SECTIONS 5, 9A AND 12; REPEALING SECTION 6", "section 9A is amended; the bill adds it."),
        (
            "TO AMEND SECTION 5, TO REPEAL SECTIONS 6 AND 12, AND TO ADD SECTION 9A",
            "section 12 is repealed; the bill amends it.",
        ),
    ],
)
def test_what_the_title_says_is_done_is_what_the_bill_does(title, sentence):
    assert found(title) == [("title-says-otherwise", f"The long title says that {sentence}")]


@pytest.mark.parametrize(
    "title",
    [
        "ON GIFTS",
        "AMENDING THE CODE OF ETHICS",
        "AMENDING SECTIONS 5 AND 12, REPEALING SECTION 6 AND ADDING SECTION 9A OF THE CODE OF ETHICS",
        "Amending sections 5 and 12, repealing section 6, and adding a new section 9A.",
        "AMENDING SECTION 5 AND 12 AND REPEALING SECTION 6 AND ADDING SECTION 9A",
        "AMENDING §§ 5 & 12, REPEALING § 6 AND ADDING § 9A",
        "AMENDING SECTIONS 5, 6, 9A AND 12 BY REPEALING AND REENACTING THEM",
        "AMENDING THE CODE OF ETHICS BY AMENDING SECTIONS 5 AND 12, REPEALING 6 AND CERTAIN OTHER SECTIONS",
        "AMENDING SECTION 5 AND OTHER SECTIONS OF THE CODE OF ETHICS",
        "AMENDING THE CODE OF ETHICS, AND AMENDING SECTION 5 ON GIFTS",
        "RELATING TO GIFTS UNDER SECTION 11 OF THE CODE OF ETHICS",
        "AMENDING THE CODE OF ETHICS PURSUANT TO SECTION 15-1-115 OF THE WYOMING STATUTES",
        "AMENDING SECTION 11 OF ORDINANCE NO. 1234",
        "AMENDING SECTION 3 OF THE CITY CHARTER",
        "AMENDING SECTIONS 5 AND 12 AS REQUIRED BY SECTION 11, REPEALING SECTION 6 AND ADDING SECTION 9A",
        "REPEALING SECTIONS 5, 6 AND 12 AND ENACTING SECTIONS 5, 9A AND 12 IN LIEU THEREOF",
    ],
)
def test_what_is_no_error_of_a_title(title):
    assert found(title) == []


def rules_in_wyoming(title, *changes):
    rows = over_bill(bill(*(changes or (WALKED,)), long_title=f"AN ORDINANCE {title}", rules=WYOMING))
    return [(each.rule, each.blocks) for each in rows if each.rule.startswith("title-")]


THREE = changed(("5", "11", "12"))


@pytest.mark.parametrize(
    "title",
    [
        "AMENDING SECTIONS 5 (GIFTS), 11 (TRAVEL), AND 12 (MEALS)",
        "AMENDING SECTION 5 (GIFTS), 11 (TRAVEL) AND 12 (MEALS) OF THE CODE OF ETHICS",
        "AMENDING SECTIONS 5 (GIFTS OVER $50), 11 (TRAVEL), AND 12 (MEALS)",
        "AMENDING SECTIONS 5 (ADDING STAFF), 11 (THE REPEAL OF RULES), AND 12 (MEALS)",
        'AMENDING SECTIONS 5, "GIFTS," 11, "TRAVEL," AND 12, "MEALS"',
        "AMENDING SECTIONS 5, GIFTS, 11, TRAVEL, AND 12, MEALS.",
        "AMENDING SECTIONS 5 - GIFTS; 11 - TRAVEL; 12 - MEALS",
        "AMENDING SECTIONS 5(A), 11(III)(2) AND 12(B)",
        "AMENDING SECTION 5 OF ARTICLE I AND 11 AND 12 OF ARTICLE II",
        "AMENDING SECTION 5 OF ARTICLE I AND 11 THROUGH 12 OF ARTICLE II",
        "AMENDING SECTION 5 AND ARTICLE II",
        "AMENDING ARTICLE II AND SECTION 5",
        "AMENDING SECTION 5, SUBSECTION A, 11, SUBSECTION B, AND 12, SUBSECTION C",
        "AMENDING SECTION 5 BY ADDING A CAP AND SECTION 11 BY REPEALING THE FEE AND SECTION 12",
        "AMENDING SECTIONS 5, 11 AND 12 BY REPLACING THE WORDS OF SECTION 9",
        "AMENDING SECTIONS 5, 11 AND 12 TO CITE SECTION 9",
        "AMENDING SECTIONS 5, 11 AND 12, ADDING REFERENCES TO SECTION 9",
        "AMENDING SECTIONS 5 THROUGH 12, EXCEPT SECTION 6 AND SECTION 9",
    ],
)
def test_a_title_that_names_all_three_is_in_nobodys_way(title):
    assert rules_in_wyoming(title, THREE) == []


@pytest.mark.parametrize(
    "title",
    [
        "AMENDING SECTIONS 5 (GIFTS) THROUGH 12 (MEALS)",
        "AMENDING SECTION 5 THROUGH SECTION 12",
        "AMENDING SECTIONS 5 TO AND INCLUDING 12",
        "AMENDING SECTIONS 5-12",
        "AMENDING SECTIONS 5-9 AND 11 AND 12",
    ],
)
def test_a_range_however_written_covers_what_is_between(title):
    assert rules_in_wyoming(title, changed(LABELS[1:])) == []


@pytest.mark.parametrize(
    "title", ["AMENDING SECTIONS 5 (GIFTS) AND 11 (TRAVEL)", "AMENDING SECTION 5 AND 11"]
)
def test_what_a_title_with_captions_leaves_out_is_still_in_the_way(title):
    assert rules_in_wyoming(title, THREE) == [("title-leaves-out", True)]


def test_a_title_with_a_number_that_no_text_has_blocks_nothing():
    title = "AMENDING SECTIONS 5, 12 AND 9A-C"
    assert rules_in_wyoming(title, THREE) == [("title-names-unchanged", False), ("title-leaves-out", False)]


def test_a_section_named_by_the_end_of_its_number():
    code = changed(("2.60.010", "2.60.020"), before=tuple(section(f"2.60.0{each}") for each in (10, 20, 30)))
    assert rules_in_wyoming("AMENDING SECTIONS 2.60.010, GIFTS, AND .020, TRAVEL", code) == []
    assert rules_in_wyoming("AMENDING SECTION 2.60.010, GIFTS", code) == [("title-leaves-out", True)]


@pytest.mark.parametrize(
    "title",
    [
        "TO AMEND SECTIONS 5 AND 12 AND REPEAL SECTION 6 AND ADD SECTION 9A",
        "TO AMEND SECTIONS 5 AND 12, REPEAL SECTION 6, ADD SECTION 9A",
        "TO AMEND SECTIONS 5 AND 12, REPEAL SECTION 6, AND ADD A NEW SECTION 9A",
        "TO AMEND SECTIONS 5 AND 12; REPEAL SECTION 6; AND ALSO ADD SECTION 9A",
        "TO ADD SECTION 9A,  REPEAL SECTION 6 AND\nAMEND SECTIONS 5 AND 12",
        "TO AMEND SECTION 5 (GIFTS) AND SECTION 12, REPEAL SECTION 6 (TRAVEL), AND INSERT SECTION 9A",
        "TO REPEAL AND REENACT SECTIONS 5, 6 AND 12, AND ENACT SECTION 9A",
        "AMENDING SECTIONS 5 AND 12, REPEALING SECTION 6 AND ENACT SECTION 9A",
    ],
)
def test_a_verb_behind_and_or_a_comma_is_a_deed_of_its_own(title):
    assert rules_in_wyoming(title) == []


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        (
            "TO REPEAL SECTION 12 AND AMEND SECTION 5, REPEAL SECTION 6, ADD SECTION 9A",
            "12 is repealed; the bill amends it.",
        ),
        (
            "TO AMEND SECTIONS 5 AND 12, REPEAL SECTION 6, AND REPEAL SECTION 9A",
            "9A is repealed; the bill adds it.",
        ),
    ],
)
def test_such_a_verb_that_is_wrong_is_told(title, sentence):
    assert found(title) == [("title-says-otherwise", f"The long title says that section {sentence}")]


def test_a_number_that_no_text_has_is_told():
    title = "AMENDING SECTIONS 5, 12 AND 15, REPEALING SECTION 6 AND ADDING SECTION 9A"
    (only,) = found(title)
    assert only[1] == "The long title names section 15 as amended; no text of the bill has it."
    assert found(title, replace(WALKED, is_whole=False)) == []


CODE = tuple(section(f"3-{each}", key=str(each)) for each in (11, 12, 13, 14))


@pytest.mark.parametrize(
    "title",
    [
        "AMENDING SECTIONS 3-11 THROUGH 3-13 AND ADDING SECTION 3-13A",
        "AMENDING SECTIONS 3-11, 3-12 AND 3-13 AND ADDING SECTION 3-13A OF CHAPTER 3",
        "ADDING SECTION 13A OF CHAPTER 3, AND AMENDING SECTION 11 OF CHAPTER 3, CHAPTER 3, SECTION 12, "
        "AND SECTION 13 OF CHAPTER 3",
        "AMENDING SECTIONS 3-11 TO 3-13; ADDING SECTION 3-13 A (SOCIAL MEDIA)",
    ],
)
def test_ranges_letters_and_chapters(title):
    code = changed(("3-11", "3-12", "3-13"), ("3-13A",), before=CODE)
    assert found(title, code) == []


def test_a_range_that_goes_too_far():
    code = changed(("3-11", "3-12", "3-13"), before=CODE)
    assert [each[1] for each in found("AMENDING SECTIONS 3-11 THROUGH 3-14", code)] == [
        "The long title names section 3-14 as amended, and the bill leaves it as it is."
    ]


def test_a_number_may_be_that_of_any_policy_of_the_bill():
    media = replace(changed(("11",)), policy="Social media policy")
    title = "AMENDING SECTIONS 5 AND 12 OF THE CODE OF ETHICS, REPEALING SECTION 6, ADDING SECTION 9A"
    assert found(f"{title} AND AMENDING SECTION 11 OF THE SOCIAL MEDIA POLICY", WALKED, media) == []
    assert found(title, WALKED, media) == []


def test_a_policy_that_is_new_gone_or_changed_as_a_whole_is_not_counted_through():
    title = "AMENDING SECTION 5 OF THE CODE OF ETHICS"
    assert found(title, change(*BEFORE)) == []
    assert found(title, replace(change(before=BEFORE), sections=None)) == []
    whole = replace(WALKED, steps=[step("amend", "Code of ethics")], names=["Code of ethics"])
    assert found(title, whole) == []


def test_state_law_puts_it_in_the_way_of_an_ordinance_and_of_no_paper():
    title = {"long_title": "AMENDING SECTIONS 5, 11 AND 12, REPEALING SECTION 6 AND ADDING SECTION 9A"}

    def weighed(**other):
        rows = over_bill(bill(WALKED, **title, **other))
        return [(each.blocks, each.sentence.endswith("clearly.")) for each in rows if "title" in each.rule]

    assert weighed(rules=WYOMING) == [(True, True)]
    assert weighed() == [(False, False)]
    assert weighed(rules=WYOMING, is_from_paper=True) == [(False, False)]
    assert weighed(rules=WYOMING, kind="resolution") == [(False, False)]


def test_the_rest_is_named_once_and_not_without_end():
    many = tuple(section(str(each), key=str(each)) for each in range(1, 30))
    code = changed([str(each) for each in range(1, 30)], before=many)
    (only,) = found("AMENDING SECTION 1", code)
    assert "The bill changes sections 2, 3, 4, 5, 6 and 23 more of Code of ethics" in only[1]


def test_a_hostile_title_is_read_soon():
    for words in (
        "amending " * 700,
        "section 5, " * 600,
        "amending section 5 and " * 300,
        "of " * 2000,
        "5-6 (gifts " * 500,
    ):
        read_title(words)
