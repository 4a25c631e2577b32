"""Defined terms: read, found in use, and what is worth a look in them."""

import pytest

from policies.linting.definitions import definitions
from policies.linting.usage import stems, uses
from tests.policies.linting.making import drafted, names, section


def read(text, heading="Words"):
    return [each.term for each in definitions(section("1", text, heading), 0)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("“City account” means an account.", ["City account"]),
        ('"Gift" shall mean a thing.', ["Gift"]),
        ('the term "Inappropriate postings"shall mean speech', ["Inappropriate postings"]),
        ("The term “social media” includes all means.", ["social media"]),
        ("“Board” has the same meaning as in section 2.", ["Board"]),
        ("“Act,” as used in this chapter, means the Act.", ["Act"]),
        ("the Office of the Clerk (hereinafter “Clerk”) keeps it", ["Clerk"]),
        ("the Board (hereinafter referred to as the “Board”)", ["Board"]),
        ("the Ethics Commission (the “Commission”)", ["Commission"]),
        ("“Family” and “household” mean those who live together.", ["household"]),
        ("“Gift” is a word. A (“gift”) is not. This means nothing.", []),
        ("“Shall” means a duty and “should” means advice.", []),
        ("It means a thing.", []),
    ],
)
def test_definitions_are_read(text, terms):
    assert read(text) == terms


def test_a_list_of_definitions_needs_no_quotation_marks():
    text = "(a) Gift means a thing.\n(b) Family member means a spouse.\nThis chapter means well."
    assert read(text, "Definitions") == ["Gift", "Family member"]
    assert read(text, "Gifts") == []


@pytest.mark.parametrize(
    ("lead", "is_narrow"),
    [
        ("In this section ", True),
        ("For purposes of this subsection, ", True),
        ("For the purposes of this fee schedule item, ", True),
        ("In this chapter ", False),
        ("In this section. In this policy ", False),
        ("", False),
    ],
)
def test_a_definition_may_hold_for_one_section_only(lead, is_narrow):
    (only,) = definitions(section("1", f"{lead}“gift” means a thing."), 0)
    assert (only.is_narrow, only.start) == (is_narrow, len(lead) + 1)


def test_a_second_name_belongs_to_the_definition():
    (only,) = definitions(section("1", "“Family” or “household” means those who live together."), 0)
    assert (only.term, only.also) == ("household", "Family")


def test_uses_are_found_in_any_form_and_the_longest_counts():
    rows = [
        section(
            "1",
            "City Accounts, a city\naccount and the account of a city. Accounts of businesses.",
            "City account",
        )
    ]
    found = uses(rows, [stems("City account"), stems("account"), stems("business")])
    assert {term: len(each) for term, each in found.items()} == {
        ("city", "account"): 3,
        ("account",): 2,
        ("business",): 1,
    }
    assert [each.is_heading for each in found["city", "account"]] == [True, False, False]


def test_words_with_a_stop_between_them_are_no_term():
    assert uses([section("1", "It is the city. Account for it.", "Money")], [stems("city account")]) == {}


GIFT = "“Token gift” means a thing of no value."


def test_a_term_that_nothing_uses():
    (only,) = drafted(section("1", GIFT), section("2", "Gifts are refused."))
    assert (only.rule, only.blocks, only.sentence) == (
        "term-unused",
        False,
        "“Token gift” is defined and used nowhere else.",
    )
    assert GIFT[only.place.start : only.place.end] == "Token gift"


@pytest.mark.parametrize("use", ["A token gift is taken.", "Token gifts are taken.", "TOKEN GIFTS"])
def test_a_term_that_is_used(use):
    assert "term-unused" not in names(drafted(section("1", GIFT), section("2", use)))


def test_one_of_two_names_is_enough():
    assert (
        drafted(section("1", "“Family” or “household” means those who live together. The family is told."))
        == ()
    )


def test_of_a_policy_on_file_in_part_nobody_knows_what_it_uses():
    assert drafted(section("1", GIFT), is_whole=False) == ()


def test_a_definition_that_the_law_has_is_left_alone():
    old = section("1", GIFT)
    assert drafted(old, section("2", "New."), before=(old, section("2", "A token gift."))) == ()


def test_a_definition_is_taken_out_and_its_term_stays():
    before = (section("1", GIFT), section("2", "A token gift is taken."))
    text = "A token gift is taken. Token gifts are listed. Who takes a token gift is told."
    (only,) = drafted(section("1", "Words."), section("2", text), before=before)
    assert only.rule == "term-undefined"
    assert (
        only.sentence == "The definition of “Token gift” is taken out, and 2 and 2 more places still use it."
    )
    assert text[only.place.start : only.place.end] == "token gift"


def test_a_definition_that_goes_with_its_term():
    before = (section("1", "“Family” means a spouse."), section("2", "A gift from the family."))
    after = (section("1", "“Family member” means a spouse."), section("2", "A gift from a family member."))
    assert drafted(*after, before=before) == ()


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("A gift from a restricted source, as defined in this chapter, is refused.", ["term-undefined"]),
        ("A restricted source (as defined below) is told.", ["term-undefined"]),
        ("A token gift, as defined in this chapter, is refused.", []),
        ("Token gifts (as that term is defined herein) are refused.", []),
        ("A vendor, as defined in the Charter, is told. A vendor as defined in section 9 of the Act.", []),
    ],
)
def test_what_a_text_says_it_defines_is_defined(text, rules):
    used = section("3", "A token gift is taken.")
    assert names(drafted(section("1", GIFT), section("2", text), used)) == rules
    assert drafted(section("1", GIFT), section("2", text), used, is_whole=False) == ()


def test_the_sentence_has_the_words_that_are_not_defined():
    (only,) = drafted(section("1", "Gifts from a restricted source, as defined in this policy, are refused."))
    assert only.sentence == "1 says that “restricted source” is defined here; no definition of it is found."


def test_a_definition_that_is_not_set_out_is_not_taken_out():
    before = (section("1", GIFT), section("2", "A token gift is taken."))
    assert drafted(section("2", "A token gift is listed."), before=before, is_whole=False) == ()


def test_a_term_that_became_a_second_name_is_still_defined():
    before = (section("1", "“Family” means a spouse."), section("2", "The family is told."))
    after = (section("1", "“Family” or “household” means a spouse."), before[1])
    assert drafted(*after, before=before) == ()


def test_a_term_that_is_defined_twice():
    rows = drafted(section("1", GIFT), section("2", "“Token gift” means a meal. A token gift is taken."))
    assert [(each.rule, each.sentence) for each in rows] == [
        ("term-defined-twice", "“Token gift” is defined here, and in 1 too.")
    ]
    assert rows[0].place.words == "2"


@pytest.mark.parametrize(
    "second",
    [
        "In this section “token gift” means a meal. A token gift is taken.",
        "“Token gift” includes a meal. A token gift is taken.",
    ],
)
def test_a_definition_for_one_section_and_an_addition_are_no_second_one(second):
    assert drafted(section("1", GIFT), section("2", second)) == ()


ACCOUNT = "“City account” means an account of the City."


@pytest.mark.parametrize(
    ("text", "odd", "usual"),
    [
        ("A post on a City account. Who has a City Account is told.", "City Account", "City account"),
        (
            "A post on a City account, on a City account and on a city account.",
            "city account",
            "City account",
        ),
        ("City Accounts are listed.", "City Accounts", "City account"),
    ],
)
def test_a_term_that_is_written_two_ways(text, odd, usual):
    (only,) = drafted(section("1", ACCOUNT), section("2", text))
    assert (only.rule, only.proposal) == ("term-capitals", usual)
    assert text[only.place.start : only.place.end] == odd
    assert only.sentence == f"2 writes “{odd}”; elsewhere it is “{usual}”."


@pytest.mark.parametrize(
    "text",
    [
        "A post on a city account, and another city account.",
        "City accounts are listed. A City account is one.",
        "The City Account Policy says what a City account is.",
        "A CITY ACCOUNT is a City account.",
        "City Account. What is posted on a City account stays.",
    ],
)
def test_one_way_to_write_a_term(text):
    assert drafted(section("1", ACCOUNT), section("2", text)) == ()


CITY = "“City” means the City of Elm Fork. The City is heard, and may ask the City of old, or the City."


def test_a_single_word_is_odd_only_where_nearly_all_are_otherwise():
    (only,) = drafted(section("1", CITY), section("2", "It asks the city, and the city attorney answers."))
    assert (only.rule, only.sentence) == ("term-capitals", "2 writes “city”; elsewhere it is “City”.")
    assert drafted(section("1", CITY), section("2", "It asks the city attorney.")) == ()
    assert (
        drafted(section("1", "“City” means a town. The City acts."), section("2", "Ask the city, or not."))
        == ()
    )


def test_capitals_in_sections_that_stay_are_left_alone():
    old = section("2", "Who has a City Account is told. A City account.")
    assert drafted(section("1", ACCOUNT), old, section("3"), before=(section("1", ACCOUNT), old)) == ()
