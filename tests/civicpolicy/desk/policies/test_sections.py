"""A section is written with its redline; the second writer sees both texts and loses nothing."""

import re
import uuid

import pytest

from policies.models import Section
from policies.queries import sections_of
from policies.services import freezing
from policies.services.outlining import merge_section, state_of
from policies.text.section import SectionText
from tests import make
from tests.civicpolicy.desk.policies.conftest import typed

pytestmark = pytest.mark.django_db


def address(desk, draft, at=1):
    return desk.address(draft, "section", sections_of(draft)[at].key)


def text(draft, at=1):
    return sections_of(draft)[at].text


def test_a_section_is_saved_with_its_reason(desk, draft):
    assert "fifty dollars ($50.00)" in desk.get(address(desk, draft))
    form = typed(draft, 1, text="No gift is taken.", reason="The council asked.")
    page = desk.after(desk.post(address(desk, draft), form))
    assert "2.60.020 Gifts was saved." in page
    assert text(draft) == "No gift is taken."
    entry = Section.history.filter(version_id=draft.pk).latest()
    assert (entry.history_change_reason, entry.history_user) == ("The council asked.", desk.person)


def test_saving_the_same_words_leaves_no_trace(desk, draft):
    before = Section.history.count()
    assert "Nothing was changed." in desk.after(desk.post(address(desk, draft), typed(draft, 1)))
    assert Section.history.count() == before


def test_a_clause_is_brought_in_after_the_typed_words_are_kept(desk, draft):
    answer = desk.post(address(desk, draft), typed(draft, 1, text="No gift is taken.", then="clause"))
    assert answer.url == desk.address(draft, "section-clause", sections_of(draft)[1].key)
    assert text(draft) == "No gift is taken." and "was saved." in desk.after(answer)
    refused = desk.post(address(desk, draft), typed(draft, 1, text="x" * 2_000_000, then="clause"), 422)
    assert "There is a problem" in refused


def test_the_preview_draws_what_was_typed_and_saves_nothing(desk, draft):
    form = typed(draft, 1, text="No gift over ten dollars is taken.", preview="yes", reason="Why not")
    page = desk.post(address(desk, draft), form, 200)
    assert "2</strong> words inserted, <strong>3</strong> deleted." in page
    assert 'value="Why not"' in page and "No gift over ten dollars is taken.</textarea>" in page
    assert "fifty dollars" in text(draft)


def test_the_preview_is_against_the_text_that_was_chosen(desk, draft, code):
    other = make.draft(code, make.keyed([SectionText("section", "9", "Else", "Else.")]))
    page = desk.post(address(desk, draft), typed(draft, 1, preview="yes", against=str(other.number)), 200)
    assert "The section is new." in page


def test_the_second_writer_sees_both_texts_and_saves_over_it_knowingly(desk, draft):
    mine = typed(draft, 1, text="No gift of mine is taken.", reason="Mine")
    desk.post(address(desk, draft), typed(draft, 1, text="No gift of theirs is taken."))
    page = desk.post(address(desk, draft), mine, 409)
    assert "Your words are not saved yet" in page
    assert "No gift of mine is taken.</textarea>" in page and 'value="Mine"' in page
    assert "No gift of theirs is taken." in page
    assert "[begin deletion]" in page.partition("id_text")[0]
    places = re.findall(r' id="([^"]*)"', page)
    assert len(places) == len(set(places))
    assert "Save mine over it" in page and "take what stands now" in page
    assert text(draft) == "No gift of theirs is taken."
    row = sections_of(draft)[1]
    assert f'name="seen" value="{state_of(row)}"' in page
    desk.post(address(desk, draft), mine | {"seen": state_of(row)})
    assert text(draft) == "No gift of mine is taken."


TWO_LINES = "(a) This chapter sets rules.\n(b) It binds all."


def test_changes_of_other_words_are_put_together_looked_at_and_saved(desk, draft):
    mine = typed(draft, 0, text=TWO_LINES.replace("binds all", "binds everybody"), reason="Plainer")
    desk.post(address(desk, draft, 0), typed(draft, 0, text=TWO_LINES.replace("rules", "the rules")))
    page = desk.post(address(desk, draft, 0), mine, 409)
    assert "Put both together" in page
    row = sections_of(draft)[0]
    again = mine | {"was": mine["seen"], "seen": state_of(row), "together": "yes"}
    page = desk.post(address(desk, draft, 0), again, 200)
    assert "Both texts are put together, and nothing is saved yet" in page
    assert "This chapter sets the rules. (b) It binds everybody.</textarea>" in page
    assert 'value="Plainer"' in page
    assert "everybody" not in text(draft, 0)
    both = "(a) This chapter sets the rules.\n(b) It binds everybody."
    del again["together"]
    desk.post(address(desk, draft, 0), again | {"text": both})
    assert text(draft, 0) == both


def test_words_that_both_changed_are_not_put_together(desk, draft):
    mine = typed(draft, 1, text="No gift over ten dollars is taken.")
    desk.post(address(desk, draft), typed(draft, 1, text="No gift over twenty dollars is taken."))
    page = desk.post(address(desk, draft), mine, 409)
    assert "Put both together" not in page
    stale = mine | {"was": mine["seen"], "together": "yes"}
    assert "Your words are not saved yet" in desk.post(address(desk, draft), stale, 409)
    assert "Your words are not saved yet" in desk.post(address(desk, draft), stale | {"was": "x"}, 409)


def test_a_section_that_is_gone_gives_the_words_back(desk, draft):
    mine, where = typed(draft, 1, text="No gift of mine."), address(desk, draft)
    row = sections_of(draft)[1]
    merge_section(by=None, version=draft, key=row.key, seen=state_of(row))
    page = desk.post(where, mine, 409)
    assert "This section is gone" in page and "No gift of mine.</textarea>" in page


def test_a_section_is_split_and_joined(desk, draft):
    desk.post(address(desk, draft, 0), typed(draft, 0, split="yes", line="2"))
    assert [row.heading for row in sections_of(draft)] == ["Purpose", "(b) It binds all.", "Gifts", "Records"]
    desk.post(address(desk, draft, 1), typed(draft, 1, merge="yes"))
    assert len(sections_of(draft)) == 3
    reasons = Section.history.filter(version_id=draft.pk).values_list("history_change_reason", flat=True)
    assert "Split off from 2.60.010 Purpose" in reasons


@pytest.mark.parametrize("button", ["split", "merge"])
def test_a_change_of_the_outline_by_somebody_else_stops_it(desk, draft, button):
    form = typed(draft, 1, **{button: "yes"}, line="1")
    row = sections_of(draft)[2]
    merge_section(by=None, version=draft, key=row.key, seen=state_of(row))
    stale = typed(draft, 1, **{button: "yes"}, line="1", outline=form["outline"])
    page = desk.post(address(desk, draft), stale, 409)
    assert "Somebody else added, took out, moved or renamed a section" in page
    assert len(sections_of(draft)) == 2


@pytest.mark.parametrize("button", ["split", "merge"])
def test_words_that_are_not_saved_are_not_lost_by_another_button(desk, draft, button):
    page = desk.post(address(desk, draft), typed(draft, 1, text="Mine.", **{button: "yes"}, line="1"), 422)
    assert "save your words first" in page and "Mine.</textarea>" in page


@pytest.mark.parametrize(
    "changes", [{"level": "verse"}, {"label": "x" * 61}, {"heading": "a\x00"}, {"text": "a" * 400_001}]
)
def test_a_section_that_cannot_be_is_shown_again(desk, draft, changes):
    before = text(draft)
    page = desk.post(address(desk, draft), typed(draft, 1, **changes), 422)
    assert "There is a problem" in page
    assert text(draft) == before


def test_a_frozen_text_cannot_be_written(desk, law):
    page = desk.get(address(desk, law))
    assert "Frozen." in page and "Start a draft from this" in page and "<textarea" not in page
    desk.post(address(desk, law), typed(law, 1, text="Other."), 409)
    assert "fifty dollars" in text(law)


def test_a_text_that_is_frozen_meanwhile_stays(desk, draft):
    form = typed(draft, 1, text="Late.")
    freezing.freeze_version(by=desk.person, version=draft)
    page = desk.post(address(desk, draft), form, 409)
    assert "Frozen." in page
    assert "fifty dollars" in text(draft)


def test_a_section_that_is_none_is_not_there(desk, draft):
    desk.get(desk.address(draft, "section", uuid.uuid4()), 404)


@pytest.mark.parametrize("number", [1, 100])
def test_a_section_asks_few_questions_whatever_the_text(desk, code, number, assert_queries_at_most):
    long = make.keyed(SectionText("section", f"1.{n}", f"Part {n}", "Words.") for n in range(number))
    law = make.law(code, long)
    draft = make.draft(code, [row.as_text() for row in sections_of(law)], base=law)
    with assert_queries_at_most(12):
        desk.get(address(desk, draft, 0))
