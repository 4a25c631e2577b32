"""An earlier state of a section becomes the text again, as a new change."""

import pytest

from policies.models import Section
from policies.queries import sections_of
from policies.refusals import Frozen, Refused
from policies.services import freezing
from policies.services.arranging import take_out
from policies.services.outlining import ChangedMeanwhile, correct_section, state_of
from policies.services.restoring import GONE, restore_section, revive_section
from policies.text.section import SectionText
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make.draft(make.policy(make.city()))


def who(draft):
    return {"by": make.clerk_of(draft.municipality), "version": draft}


def change(draft, text, at=1):
    row = sections_of(draft)[at]
    typed = SectionText(row.level, row.label, row.heading, text)
    return correct_section(**who(draft), key=row.key, seen=state_of(row), typed=typed)


def first_entry(row):
    return Section.history.filter(key=row.key).earliest().history_id


def test_a_section_reads_again_as_it_did_and_the_history_grows(draft):
    before = sections_of(draft)[1].text
    row = change(draft, "Other.")
    count = Section.history.filter(key=row.key).count()
    restore_section(**who(draft), key=row.key, entry=first_entry(row), seen=state_of(row), reason="Again")
    assert sections_of(draft)[1].text == before
    assert Section.history.filter(key=row.key).count() == count + 1
    assert Section.history.filter(key=row.key).latest().history_change_reason == "Again"


@pytest.mark.parametrize("at", [0, 1])
def test_a_section_that_was_taken_out_stands_in_its_place_again(draft, at):
    row = sections_of(draft)[at]
    take_out(**who(draft), key=row.key, seen=state_of(row))
    restore_section(**who(draft), key=row.key, entry=first_entry(row), seen=GONE)
    rows = sections_of(draft)
    assert [each.position for each in rows] == [1, 2]
    assert (rows[at].key, rows[at].text) == (row.key, row.text)


def test_who_saw_another_state_is_told(draft):
    row = sections_of(draft)[1]
    seen, entry = state_of(row), first_entry(row)
    change(draft, "Theirs.")
    with pytest.raises(ChangedMeanwhile) as refusal:
        restore_section(**who(draft), key=row.key, entry=entry, seen=seen)
    assert refusal.value.current.text == "Theirs."


def test_an_entry_of_another_section_is_none(draft):
    one, other = sections_of(draft)
    with pytest.raises(Refused, match="no such entry"):
        restore_section(**who(draft), key=one.key, entry=first_entry(other), seen=state_of(one))


def test_a_section_that_is_gone_is_put_back_with_the_words_of_who_came_second(draft):
    row = sections_of(draft)[0]
    take_out(**who(draft), key=row.key, seen=state_of(row))
    mine = SectionText("section", "1", "Mine", "My words.")
    revive_section(**who(draft), key=row.key, typed=mine)
    assert (sections_of(draft)[0].key, sections_of(draft)[0].text) == (row.key, "My words.")
    with pytest.raises(ChangedMeanwhile):
        revive_section(**who(draft), key=row.key, typed=mine)


def test_a_frozen_text_stays(draft):
    row = sections_of(draft)[1]
    freezing.freeze_version(by=make.clerk_of(draft.municipality), version=draft)
    with pytest.raises(Frozen):
        restore_section(**who(draft), key=row.key, entry=first_entry(row), seen=state_of(row))
