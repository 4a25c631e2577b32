"""Sections as they are numbered: twice, with a hole, without a number, without words."""

import pytest

from policies.linting.section_numbers import is_blank
from policies.text.section import SectionText
from tests.policies.linting.making import drafted, names, section


def test_a_number_that_stands_twice_is_found_at_both():
    rows = drafted(section("1", heading="One"), section("1", heading="Two"), section("2"))
    assert [(each.rule, each.blocks, each.place.key) for each in rows] == [
        ("section-number-twice", True, "key of 1 One"),
        ("section-number-twice", True, "key of 1 Two"),
    ]
    assert rows[0].sentence == "1 is the number of 2 sections."


def test_each_article_may_count_from_one():
    rows = [
        section(label, level=level, heading=f"{at}")
        for at, (level, label) in enumerate(
            [
                ("article", "I"),
                ("section", "1"),
                ("section", "2"),
                ("article", "II"),
                ("section", "1"),
                ("section", "2"),
            ]
        )
    ]
    assert drafted(*rows) == ()


def test_a_chapter_and_a_section_may_have_one_number():
    assert drafted(section("1", level="chapter"), section("1")) == ()


def test_a_number_that_the_law_has_twice_already_is_left_alone():
    twice = (section("1", heading="One"), section("1", heading="Two"))
    assert drafted(*twice, section("2"), before=twice) == ()
    changed = (twice[0], section("1", "Other words.", "Two"))
    assert names(drafted(*changed, before=twice)) == ["section-number-twice"] * 2


@pytest.mark.parametrize(
    ("labels", "rules"),
    [
        (("1", "2", "4", "5"), ["section-number-missing"]),
        (("1", "2", "3", "4"), []),
        (("1", "2", "4"), []),
        (("10", "20", "30", "50"), []),
        (("1", "3", "5", "7"), []),
        (("1", "2", "3", "9"), []),
        (("2.1", "2.2", "2.4", "2.5"), []),
    ],
)
def test_a_hole_in_a_new_text(labels, rules):
    assert names(drafted(*(section(label) for label in labels))) == rules


def test_a_hole_is_said_at_the_section_behind_it():
    (only,) = drafted(*(section(label) for label in ("1", "2", "3", "5")))
    assert only.sentence == "The sections count to 3 and go on with 5: 4 is missing."
    assert only.place.words == "5"


def test_a_hole_in_a_text_that_was_law_may_be_what_a_repeal_left():
    before = [section(label) for label in ("1", "2", "3", "4", "5")]
    assert drafted(*(each for each in before if each.label != "3"), before=before) == ()


def test_a_section_without_a_number_is_given_one_that_is_free():
    (only,) = drafted(section("2.60.070"), section(None, heading="Travel"), section("2.60.080"))
    assert only.sentence == "“Travel” has no number. 2.60.075 is free there."
    assert (only.rule, only.proposal) == ("section-number-none", "2.60.075")


def test_a_text_without_numbers_needs_none_and_a_preamble_neither():
    assert drafted(section(None), section(None, heading="Two"), section("1")) == ()
    assert drafted(section(None, heading="Preamble"), section("1"), section("2")) == ()


def test_a_section_without_words_is_in_the_way():
    (only,) = drafted(section("1", " "), section("2"))
    assert (only.rule, only.blocks, only.sentence) == ("section-blank", True, "1 has no words yet.")


@pytest.mark.parametrize(("heading", "blank"), [("Code of ethics", False), (" ", True)])
def test_a_heading_without_a_number_is_a_title(heading, blank):
    assert is_blank(SectionText("section", None, heading, "")) is blank


@pytest.mark.parametrize(
    ("level", "heading", "text", "blank"),
    [
        ("section", "Gifts", "", True),
        ("subsection", "", "\n", True),
        ("section", "", "Words", False),
        ("section", "Reserved", "", False),
        ("section", "[Repealed by Ord. 9]", "", False),
        ("chapter", "Ethics", "", False),
    ],
)
def test_a_section_says_something_unless_it_is_reserved(level, heading, text, blank):
    assert is_blank(SectionText(level, "1", heading, text)) is blank
