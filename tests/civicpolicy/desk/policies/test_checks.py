"""Numbers that stand twice, sections without one, sections without words: said beside the draft."""

import pytest

from civicpolicy.desk.policies.checks import MOST, checks
from policies.queries import sections_of
from policies.text.section import SectionText
from tests import make

WORDS = "Words."


def section(label, heading="Heading", text=WORDS, level="section"):
    return SectionText(level, label, heading, text, f"key {label} {heading}")


def said(*rows):
    return [each.sentence for each in checks(rows)]


def test_a_sound_draft_has_nothing_to_look_at():
    assert said(section("1"), section("2"), section("A", text="", level="chapter")) == []


def test_a_number_that_stands_twice_is_said_at_both():
    assert said(section("1"), section("1"), section("2")) == ["1 is the number of 2 sections."] * 2


def test_a_chapter_and_a_section_may_have_one_number():
    assert said(section("1", level="chapter"), section("1")) == []


def test_a_section_without_a_number_is_given_one_that_is_free():
    rows = (section("2.60.070"), section(None, "Travel"), section("2.60.080"))
    assert said(*rows) == ["“Travel” has no number. 2.60.075 is free there."]


def test_a_text_without_numbers_needs_none_and_a_preamble_neither():
    assert said(section(None), section(None, "Two"), section("1")) == []
    assert said(section(None, "Preamble"), section("1"), section("2")) == []


def test_a_section_without_words_is_said():
    assert said(section("1", text=" "), section("2")) == ["1 has no words yet."]


def test_the_list_has_an_end():
    assert len(said(*(section("1") for _ in range(100)))) == MOST


@pytest.mark.django_db
def test_they_stand_on_the_draft_and_on_the_section(desk, code):
    rows = [section("2.60.070"), section(None, "Travel"), section("2.60.080")]
    draft = make.draft(code, make.keyed(SectionText(r.level, r.label, r.heading, r.text) for r in rows))
    assert "“Travel” has no number. 2.60.075 is free there." in desk.get(desk.address(draft))
    page = desk.get(desk.address(draft, "section", sections_of(draft)[1].key))
    assert "This section has no number. 2.60.075 is free here." in page


@pytest.mark.django_db
def test_a_frozen_text_is_not_checked(desk, code):
    law = make.law(code, make.keyed([SectionText("section", "1", "One", "")]))
    assert "has no words yet" not in desk.get(desk.address(law))
