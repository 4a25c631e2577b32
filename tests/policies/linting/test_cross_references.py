"""References that lead nowhere, and the many that may lead to law elsewhere."""

import pytest

from policies.linting.cross_references import asked_elsewhere
from policies.linting.facts import Elsewhere
from policies.linting.looks import Look
from policies.linting.registry import over_bill
from tests.policies.linting.making import bill, change, drafted, names, section

CODE = ("2.48.010", "2.48.020", "2.48.030")


def coded(text, labels=CODE, **other):
    """The text stands in the second section of a chapter of a code."""
    rows = [section(label, text if at == 1 else "Words.") for at, label in enumerate(labels)]
    return drafted(*rows, **other)


@pytest.mark.parametrize(
    ("text", "rule", "told"),
    [
        (
            "As section 2.48.090 says.",
            "reference-to-nothing",
            "2.48.020 refers to 2.48.090, and there is no section",
        ),
        ("(a) Under § 2.48.015.", "reference-to-nothing", "2.48.020(a) refers to 2.48.015"),
        ("See sections 2.48.010 and 2.48.077.", "reference-to-nothing", "refers to 2.48.077"),
        ("See sections 2.48.010 through 2.48.099.", "reference-to-nothing", "refers to 2.48.099"),
        ("(a) One.\n(b) Subsection (d) holds.", "reference-to-no-place", "refers to (d) of this section"),
        (
            "(a) One.\n(b) Subsection (a)(2) holds.",
            "reference-to-no-place",
            "refers to (a)(2) of this section",
        ),
        ("As section 2.48.030(c) says.", "reference-to-no-place", "refers to (c) of 2.48.030"),
        ("As subsection (c) of section 2.48.030 says.", "reference-to-no-place", "refers to (c) of 2.48.030"),
    ],
)
def test_a_reference_that_leads_nowhere(text, rule, told):
    (only,) = coded(text)
    assert (only.rule, only.blocks) == (rule, False)
    assert told in only.sentence
    assert 0 <= only.place.start < only.place.end <= len(text)


def test_the_words_of_the_reference_are_the_place():
    text = "As section 2.48.090 says."
    (only,) = coded(text)
    assert text[only.place.start : only.place.end] == "section 2.48.090"


@pytest.mark.parametrize(
    "text",
    [
        "As section 2.48.030 says, and section 2.48.010, and this section.",
        "See sections 2.48.010 through 2.48.030.",
        "Under section 2.52.010, 42 U.S.C. § 1983 and W.S. 9-13-101 through 9-13-109.",
        "Under section 504 and Section 9 of the Charter.",
        "Under section 2.48.090 of the County Code.",
        "Under sections 2.48.090 and 2.48.091 of the County Code.",
        "The Charter, section 2.48.090, binds all.",
        "Under section 2.48.090 (Records) of the County Code.",
        "(a) One.\n(b) Subsection (a) and subsection (b) of this section hold.",
        "(a) One:\n  (1) this; and\n  (2) that.\n(b) Paragraph (2) and subsection (a)(1) hold.",
        "A person may (a) ask, or (b) tell; paragraph (b) is for the rest.",
        "(a) One.\n(b) Subsections (d), (e) and (f) of the Act hold.",
        "Subparagraph (d) of paragraph two of another rule holds.",
        "(c) An excerpt.\n(d) Subsection (a) holds.",
        "(a) One.\n* * *\n(d) Subsection (b) holds.",
        "Under chapter 9, article IV and title II.",
        "See section 2.48.090.\n§ 2.48.090 International will; validity.",
    ],
)
def test_a_reference_that_leads_somewhere_or_to_law_elsewhere(text):
    assert coded(text) == ()


@pytest.mark.parametrize(
    ("number", "rules"), [("6", ["reference-to-nothing"]), ("3", []), ("504", []), ("1983", [])]
)
def test_a_plain_number_far_from_the_others_is_of_another_law(number, rules):
    assert names(coded(f"As section {number} says.", ("1", "2", "3"))) == rules


def test_of_a_policy_on_file_in_part_nobody_knows():
    assert coded("As section 2.48.090 says.", is_whole=False) == ()
    assert names(coded("(a) One.\n(b) Subsection (d) holds.", is_whole=False)) == ["reference-to-no-place"]


def test_a_section_that_the_bill_takes_out_is_still_referred_to():
    old = [section("2.48.010"), section("2.48.020", "See section 2.48.030."), section("2.48.030")]
    (only,) = drafted(*old[:2], before=old)
    assert only.rule == "reference-to-repealed"
    assert only.sentence == "2.48.020 refers to 2.48.030, which the text does not have any more."


def test_a_section_that_is_not_set_out_is_not_repealed():
    old = [section("2.48.010"), section("2.48.020", "Words."), section("2.48.030")]
    amended = section("2.48.020", "See section 2.48.030.")
    assert drafted(amended, before=old, is_whole=False) == ()


def test_a_section_that_stands_as_repealed():
    rows = [section("1", "See section 2."), section("2", "", "Repealed"), section("3")]
    assert [each.sentence for each in drafted(*rows)] == ["1 refers to 2, which is repealed or reserved."]


def test_what_the_law_refers_to_is_left_alone_in_sections_that_stay():
    old = [section("2.48.010", "See section 2.48.090."), section("2.48.020")]
    assert drafted(old[0], section("2.48.020", "Other words."), before=old) == ()


def test_a_section_of_another_policy():
    text = "As section 2.52.010 says."
    assert coded(text, elsewhere=Elsewhere({"2.52.010": "Personnel rules"})) == ()
    (only,) = coded(text, elsewhere=Elsewhere({}, {"2.52.010": "Personnel rules"}))
    assert (
        only.sentence == "2.48.020 refers to 2.52.010, a section of the Personnel rules, which is repealed."
    )
    assert coded("As section 9 says.", elsewhere=Elsewhere({}, {"9": "Personnel rules"})) == ()


def test_what_the_same_bill_adds_or_repeals_in_another_policy_counts():
    code = change(section("2.48.010", "See sections 2.52.010 and 2.60.010."), section("2.48.020"))
    added = change(section("2.52.010"), section("2.52.020"))
    gone = type(code)("Personnel rules", None, (section("2.60.010"),))
    rows = over_bill(bill(code, added, gone))
    assert [each.sentence for each in rows] == [
        "2.48.010 refers to 2.60.010, a section of the Personnel rules, which is repealed."
    ]


def test_only_what_no_text_of_the_bill_has_is_asked_of_other_policies():
    one = change(
        section("2.48.010", "See 2.48.020(a), section 3.11 and section 9 of the Act."), section("2.48.020")
    )
    assert asked_elsewhere([Look(one)]) == {"3.11", "3-11"}
